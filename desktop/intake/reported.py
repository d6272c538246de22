"""Find the speeches that a narrative tells in its sentences."""

import re
from collections.abc import Iterator
from dataclasses import replace

from desktop.intake.credits_behind import words_end
from desktop.intake.in_turn import one_in_turn, told_in_turn
from desktop.intake.openings import TELLS_ABOUT, Opening, openings_in
from desktop.intake.tellers import Teller, called
from desktop.intake.told_names import listed_names, named_before, names_of, plain, topics_of_each
from desktop.intake.told_speech import ReportedSpeech
from desktop.intake.vocabulary import office_pattern, sentence_pattern

# 甲在代表乙发言时说
_INSIDE = re.compile(r"在代表(?P<who>[^，。]{2,30}?)(?:作|做)?(?:大会|书面)?发言")
# 我县…, 县政府…, and 建议… at the head of a sentence: somebody speaks.
_OUR = re.compile("(?:我|本)[省市区州县旗们国院校]|全[省市区县州]|目前|当前|近年来|[省市县区州]政府")
_URGES = re.compile(r"^[^先分紧围就从第\d].*[。；](?:因此|为此)?[，,]?(?:建议|希望|呼吁)")
# 甲发言，题目是《…》。
_TITLE_IS = re.compile(
    r"[，,]?(?:发言)?(?:的?题目|标题|主题)[是为叫][《“](?P<title>[^》”]{4,60})[》”][。，,；;]?"
)
# 甲代表某会所作的题为《…》的发言
_MADE = re.compile("所[作做]的?$")
_BEHIND = re.compile("委员(?![长会])|常委(?!会)|代表(?=在?发言|[说建认呼希表指]|提[出议])")
# The groups of `opening` in which somebody speaks.
_VERBS = ("verb", "verb_alone", "verb_and", "bare", "bare_alone", "proposes", "proposes_alone", "seen")
# What somebody is called is no office.
_ADDRESSES = ("同志", "先生", "女士")


def reported_speeches(
    line: int, text: str, teller: Teller | None = None, spoke: tuple[str, ...] = ()
) -> Iterator[ReportedSpeech]:
    """Yield the speeches told in one paragraph, in order; each ends where the next one begins.

    A pronoun (他强调，) stands for the person named last before it, or for those who `spoke` last in the
    paragraph before; 委员们建议， is a speech without a name. A quotation that ends right before the name of
    the one who said it is theirs.
    """
    teller = teller or Teller.knowing()
    begin = 0
    for (start, end), items in told_in_turn(text):
        yield from _reported(line, " " * begin + text[begin:start], teller, spoke)
        yield from (one_in_turn(line, item, topic) for item, topic in items)
        begin = end
    yield from _reported(line, " " * begin + text[begin:], teller, spoke)


def _reported(line: int, text: str, teller: Teller, spoke: tuple[str, ...]) -> Iterator[ReportedSpeech]:
    """Yield the speeches of a text in which nobody speaks in turn."""
    openings = _with_their_quotations(openings_in(text, teller), text)
    for position, opening in enumerate(openings):
        later = openings[position + 1].begin if position + 1 < len(openings) else len(text)
        following = _before(later, text, opening.end)
        if opening.end > following or opening.kind == "aside":
            continue
        if opening.kind == "titled":
            yield from _titled(line, opening.match)
            continue
        found = _signed(_told(line, text, opening, following), text)
        if each := _each_about(found, text, opening):
            yield from each
            continue
        if opening.kind == "pronoun":
            found = _by_pronoun(found, opening.match, spoke if position else (), teller)
            found = replace(found, names=found.names or spoke, goes_on=opening.start)
        spoke = found.names
        quote = (opening.begin, opening.start) if opening.begin < opening.start else None
        yield replace(found, ranges=(quote, *found.ranges)) if quote else found


def _each_about(found: ReportedSpeech, text: str, opening: Opening) -> list[ReportedSpeech]:
    """Return a speech for each of several who spoke each about one of as many topics; none if they do not."""
    if opening.about is None or "分别" not in text[opening.match.end() : opening.about[0]]:
        return []
    each = zip(found.names, topics_of_each(text, opening.about, len(found.names)), strict=False)
    return [replace(found, names=(name,), ranges=(topic,)) for name, topic in each]


def _signed(found: ReportedSpeech, text: str) -> ReportedSpeech:
    """Give what a body says to the person in brackets behind it (民建市委会指出，…。（发言人：甲委员）)."""
    start, end = found.ranges[-1]
    signed = re.compile(sentence_pattern("signed")).search(text, start, end) if not found.names else None
    if signed is None:
        return found
    office = signed.group("called") or signed.group("office") or None
    name = re.sub(r"[ 　]", "", signed.group("name"))
    return replace(found, names=(name,), office=office, ranges=((start, signed.start()),))


def _with_their_quotations(openings: list[Opening], text: str) -> list[Opening]:
    """Return the openings, each quotation with one only: it is the words of the opening that leads to it.

    It is those of the one behind it only if they have no others (甲站起来。“…。”乙说。).
    """
    found = []
    for position, opening in enumerate(openings):
        before = openings[position - 1] if position else None
        free = before is not None and before.kind == "topic" and before.begin == before.start
        led_to = free and before is not None and before.end == opening.begin
        later = openings[position + 1].begin if position + 1 < len(openings) else len(text)
        if led_to and text[opening.end : later].strip(" 　。"):
            opening = replace(opening, begin=opening.start)  # noqa: PLW2901
        found.append(opening)
    return found


def _by_pronoun(
    found: ReportedSpeech, match: re.Match[str], spoke: tuple[str, ...], teller: Teller
) -> ReportedSpeech:
    """Give a speech that 他 makes to the subject of its own sentence, who spoke before, or is named."""
    before = match.string[: match.start()]
    sentence = re.split("[。；！？]", before)[-1]
    if any(_is_subject(sentence, person) for person in teller.person.finditer(sentence)):
        before = sentence
    elif spoke:
        return replace(found, names=spoke)
    names, office = _named_before(before, teller)
    return replace(found, names=names, office=office)


def _before(begin: int, text: str, start: int) -> int:
    """Return where the words from `start` on end before an opening in the middle of a sentence."""
    if begin == len(text) or text[begin - 1] not in "，," or text[begin - 3 : begin - 1] == "发言":
        return begin
    sentence = max(text.rfind(mark, start, begin) for mark in "。；;！？") + 1
    return sentence or begin


def _told(line: int, text: str, opening: Opening, following: int) -> ReportedSpeech:
    match = opening.match
    if opening.kind == "opening":
        return _named(line, text, match, following)
    if opening.kind == "topic":
        return _by_topic(line, text, opening, following)
    if opening.kind in ("several", "several_called"):
        return ReportedSpeech(
            names=listed_names(match.group("names")),
            office=match.group("office"),
            on_behalf_of=None,
            title=None,
            line=line,
            ranges=(match.span("topics"),),
            subjects_only=True,
        )
    if opening.kind == "group_says":
        end = words_end(text, following)
        return ReportedSpeech(
            names=(),
            office=None,
            on_behalf_of=re.sub(r"^会上[，,]|在$", "", match.group("group")),
            title=match.group("title"),
            line=line,
            ranges=((match.end(), max(match.end(), end)),),
        )
    if opening.kind == "group":
        return ReportedSpeech(
            names=(),
            office=None,
            on_behalf_of=match.group("group"),
            title=match.group("title"),
            line=line,
            ranges=((match.end("title"), match.end("title")),),
        )
    end = words_end(text, following)
    return ReportedSpeech(
        names=(), office=None, on_behalf_of=None, title=None, line=line, ranges=((match.end(), end),)
    )


def _by_topic(line: int, text: str, opening: Opening, following: int) -> ReportedSpeech:
    printed = opening.match.group("name")
    before = opening.match.group("before") or ""
    together = named_before(before, text[opening.match.end("name") :])
    names, end = [*together, *names_of(printed)], words_end(text, min(following, opening.stop or following))
    return ReportedSpeech(
        names=tuple(map(plain, names)),
        office=_office(opening.match, printed, names),
        on_behalf_of=opening.behalf,
        title=None,
        line=line,
        ranges=(opening.about or (opening.end, max(opening.end, end)),),
        subjects_only=opening.about is not None,
    )


def _titled(line: int, match: re.Match[str]) -> Iterator[ReportedSpeech]:
    """Yield a speech for each name with the title that stands in the same place; none if they do not pair."""
    names = [plain(name) for name in match.group("names").split("、")]
    titles = list(re.finditer("《([^》]+)》", match.group("titles")))
    for name, title in zip(names, titles, strict=False) if len(names) == len(titles) else ():
        end = match.start("titles") + title.end(1)
        yield ReportedSpeech(
            names=(name,),
            office=match.group("office"),
            on_behalf_of=None,
            title=title.group(1),
            line=line,
            ranges=((end, end),),
        )


def _named_before(text: str, teller: Teller) -> tuple[tuple[str, ...], str | None]:
    """Return who is named last as the subject of a sentence, or last of all.

    With the name comes the office that is printed behind or before it.
    """
    found = list(teller.person.finditer(text))
    if not found:
        return (), None
    person = next((match for match in reversed(found) if _is_subject(text, match)), found[-1])
    behind = re.match("委员|常委|代表(?=[^，。]{2,20}发言)", text[person.end() :])
    before = re.search(rf"(?:^|[。；，,、])({office_pattern()})$", text[: person.start()])
    office = behind.group() if behind else before.group(1) if before else None
    return (plain(person.group("name")),), office


def _is_subject(text: str, person: re.Match[str]) -> bool:
    """Tell whether a sentence begins with a person, whose office and an adverb may stand before."""
    return not re.search("[，,：:“”]", re.split("[。；！？]", text[: person.start()])[-1])


def _named(line: int, text: str, match: re.Match[str], following: int) -> ReportedSpeech:
    entitled = _TITLE_IS.match(text, match.end())
    start, end = (entitled.end(), words_end(text, following)) if entitled else _extent(text, match, following)
    inside = _INSIDE.search(match.group())
    printed = match.group("seen") or match.group("name")
    names = names_of(printed)
    titles = ("title", "quoted", "topic", "topic_alone")
    return ReportedSpeech(
        names=tuple(map(plain, names)),
        office=_office(match, printed, names),
        on_behalf_of=_MADE.sub("", match.group("behalf") or "")
        or match.group("first")
        or (inside.group("who") if inside else None),
        title=entitled.group("title") if entitled else next(filter(None, match.group(*titles)), None),
        line=line,
        ranges=((start, max(start, end)),),
    )


def _extent(text: str, match: re.Match[str], following: int) -> tuple[int, int]:
    """Return where the words of a named person begin and end that an opening tells, before a position."""
    field = "title" if match.group("title") else "quoted"
    said_so = any(match.group("asks", "quotes", "words_before")) or (
        match.group("speaks") and match.group().endswith((":", "："))
    )
    verbs = match.group(*_VERBS)
    start, end = match.end(), words_end(text, following)
    if match.group(field) and not match.group("verb"):
        # The printed title is all that is told of the speech.
        return match.end(field), match.end(field)
    if match.group("some"):
        # 就某事，甲提出了三条建议。
        return match.start("matter") if match.group("matter") else start, match.end()
    if match.group("speaks") and text.startswith("。", start) and _speaks_on(text[start + 1 : end]):
        return start + 1, end
    told = any(verbs) or said_so or text.startswith(TELLS_ABOUT, start) or _speaks_on(text[start:end])
    if not told or text[start : start + 1] in "。；":
        # Only that somebody spoke is told, or asked something (甲发问。); what follows is somebody else's.
        end = start
    asks = match.group("asks") or ""
    return match.span("asks") if start >= end and asks.startswith(TELLS_ABOUT) else (start, end)


def _speaks_on(text: str) -> bool:
    """Tell whether words that no verb opens (甲作发言，我县…。建议…) are those of who spoke."""
    return bool(_OUR.match(text) or _URGES.match(text))


def _office(match: re.Match[str], printed: str, names: list[str]) -> str | None:
    own = called().search(printed)
    before = (match.groupdict().get("before") or "") + (match.group("office") or "")
    many = re.search("委员|常委", match.groupdict().get("many") or "")
    behind = _BEHIND.match(match.string, match.end("name"))
    printed_as = (match.group("after"), *(found.group() if found else None for found in (own, many, behind)))
    said = next(filter(None, printed_as), None)
    said = None if said in _ADDRESSES else said
    if match.groupdict().get("seen"):
        return "委员" if "委员看来" in match.group() else None
    note = next((n for n in match.group("note", "note_after") if n and re.search(office_pattern(), n)), None)
    if note and len(names) == 1:
        # 甲委员（某校校长）: both are the speaker's.
        return "，".join(filter(None, (said, note)))
    # 开了二十年小店的甲: what somebody does is no office.
    return (
        said
        or re.sub(r"^(?:会议由|由|经(?!济)|[^，,、]{0,6}发言的)|[^，,、]*的$", "", before.strip("，,、 "))
        or None
    )
