"""Find the speeches that a narrative tells in its sentences."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from desktop.intake.tellers import Teller
from desktop.intake.vocabulary import office_pattern, spaced_name_pattern

# 甲在代表乙发言时说
_INSIDE = re.compile(r"在代表(?P<who>[^，。]{2,30}?)(?:作|做)?(?:大会|书面)?发言")
# What a name is followed by when its bearer is called.
_CALLED = "委员|常委|代表|研究员|院士|博士|会长|院长|校长|董事长|总经理|律师|医生|老师"
# （本报记者 甲　乙/文）, at the end of an account.
_LONGEST_CREDIT = 80
_CREDIT = re.compile(
    r"[\s　]*[（(](?:[^（）()。，]{0,8}记者|通讯员|文|图|责任编辑|责编|编辑|作者|来源|供稿|摄影|审核|校对)"
    r"[^（）()。]{1,40}[）)]$"
)
# With these words the account begins to tell what somebody spoke about (甲就某事提出建议).
_TELLS_ABOUT = "就围针对分剖阐探"
_OPEN, _CLOSE = "“「『", "”」』"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedSpeech:
    """A speech told in paragraph `line` (from 1); `ranges` are its characters there, start and end.

    `subjects_only`: the account tells what was spoken about, and not what was said.
    """

    names: tuple[str, ...]
    office: str | None
    on_behalf_of: str | None
    title: str | None
    line: int
    ranges: tuple[tuple[int, int], ...]
    subjects_only: bool = False


def reported_speeches(
    line: int, text: str, teller: Teller | None = None, spoke: tuple[str, ...] = ()
) -> Iterator[ReportedSpeech]:
    """Yield the speeches told in one paragraph, in order; each ends where the next one begins.

    A pronoun (他强调，) stands for the person named last before it, or for those who `spoke` last in the
    paragraph before; 委员们建议， is a speech without a name. A quotation that ends right before the name of
    the one who said it is theirs.
    """
    teller = teller or Teller.knowing()
    quoted = _quotations(text)
    openings = [
        match
        for pattern in teller.openings
        for match in pattern.finditer(text)
        if not _inside(match.start(), quoted) and (match.re is not teller.opening or _is_told(match, teller))
    ]
    openings = _without_asides_in_others(openings, teller)
    begins = [_begin(match, quoted, text) for match in openings]
    for position, match in enumerate(openings):
        later = begins[position + 1] if position + 1 < len(openings) else len(text)
        following = _before(later, text, match.end())
        if match.end() > following or match.re is teller.aside:
            continue
        if match.re is teller.titled:
            yield from _titled(line, match)
            continue
        found = _told(line, text, match, following, teller)
        if match.re is teller.pronoun:
            found = _by_pronoun(found, match, spoke if position else (), teller)
            found = found if found.names else replace(found, names=spoke)
        spoke = found.names
        quote = (begins[position], match.start()) if begins[position] < match.start() else None
        yield replace(found, ranges=(quote, *found.ranges)) if quote else found


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


def _without_asides_in_others(openings: list[re.Match[str]], teller: Teller) -> list[re.Match[str]]:
    """Return the openings in order, without asides that hold one, and pronouns that another one holds."""
    spans = sorted(match.span() for match in openings if match.re not in (teller.aside, teller.pronoun))
    ends = list(accumulate((end for _, end in spans), max))

    def stands(match: re.Match[str]) -> bool:
        before = bisect_left(spans, (match.start(), 0))
        if match.re is teller.aside:
            return before == len(spans) or spans[before][0] >= match.end()
        held = before > 0 and ends[before - 1] > match.start()
        return match.re is not teller.pronoun or not held

    return sorted(filter(stands, openings), key=lambda match: match.start())


def _is_told(match: re.Match[str], teller: Teller) -> bool:
    """Tell whether words without a reporting verb (甲接过话头：) follow who is known to be a person."""
    free = any(match.group("words_before", "words_after", "worries"))
    called = re.search(rf"(?:{_CALLED})$", match.group("name") or "")
    return not free or bool(
        any(match.group("office", "after")) or called or match.group("name") in teller.names
    )


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the outermost quotations, from the opening mark to behind the closing one."""
    found, start, depth = [], 0, 0
    for position, character in enumerate(text):
        if character in _OPEN:
            start = position if depth == 0 else start
            depth += 1
        elif character in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                found.append((start, position + 1))
    return found


def _inside(position: int, quoted: list[tuple[int, int]]) -> bool:
    before = bisect_left(quoted, (position, 0))
    return before > 0 and position < quoted[before - 1][1]


def _begin(match: re.Match[str], quoted: list[tuple[int, int]], text: str) -> int:
    """Return where a speech begins: before the quotation that its opening follows, if that is a sentence."""
    before = bisect_left(quoted, (match.start(), 0))
    start, end = quoted[before - 1] if before else (0, -1)
    if end == match.start() and (start == 0 or text[start - 1] in "。！？；!?; 　"):
        return start
    return match.start()


def _end(text: str, following: int) -> int:
    """Return where words end that are told up to a position: before spaces, and whom the page names last."""
    start = max(0, following - _LONGEST_CREDIT)
    return start + len(_CREDIT.sub("", text[start:following]).rstrip(" 　；;"))


def _before(begin: int, text: str, start: int) -> int:
    """Return where the words from `start` on end before an opening in the middle of a sentence."""
    if begin == len(text) or text[begin - 1] not in "，," or text[begin - 3 : begin - 1] == "发言":
        return begin
    sentence = max(text.rfind(mark, start, begin) for mark in "。；;！？") + 1
    return sentence or begin


def _told(line: int, text: str, match: re.Match[str], following: int, teller: Teller) -> ReportedSpeech:
    if match.re is teller.opening:
        return _named(line, text, match, following)
    if match.re is teller.several:
        return ReportedSpeech(
            names=tuple(_plain(name) for name in match.group("names").split("、")),
            office=match.group("office"),
            on_behalf_of=None,
            title=None,
            line=line,
            ranges=(match.span("topics"),),
            subjects_only=True,
        )
    if match.re is teller.group_says:
        end = _end(text, following)
        return ReportedSpeech(
            names=(),
            office=None,
            on_behalf_of=re.sub(r"^会上[，,]|在$", "", match.group("group")),
            title=match.group("title"),
            line=line,
            ranges=((match.end(), max(match.end(), end)),),
        )
    if match.re is teller.group:
        return ReportedSpeech(
            names=(),
            office=None,
            on_behalf_of=match.group("group"),
            title=match.group("title"),
            line=line,
            ranges=((match.end("title"), match.end("title")),),
        )
    end = _end(text, following)
    return ReportedSpeech(
        names=(), office=None, on_behalf_of=None, title=None, line=line, ranges=((match.end(), end),)
    )


def _titled(line: int, match: re.Match[str]) -> Iterator[ReportedSpeech]:
    """Yield a speech for each name with the title that stands in the same place; none if they do not pair."""
    names = [_plain(name) for name in match.group("names").split("、")]
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
    return (_plain(person.group("name")),), office


def _is_subject(text: str, person: re.Match[str]) -> bool:
    """Tell whether a sentence begins with a person, whose office and an adverb may stand before."""
    return not re.search("[，,：:“”]", re.split("[。；！？]", text[: person.start()])[-1])


def _plain(name: str) -> str:
    return re.sub(rf"(?<=..)(?:{_CALLED})$|[ 　]", "", name)


def _pair(names: str) -> tuple[str, ...]:
    """Split 甲和乙, but not a name that holds 和 itself."""
    pair = re.fullmatch(rf"(\S{{2,4}}?)(?:委员|常委)?和({spaced_name_pattern()}(?:委员|常委)?)", names)
    return pair.groups() if pair else (names,)


def _named(line: int, text: str, match: re.Match[str], following: int) -> ReportedSpeech:
    field = "title" if match.group("title") else "quoted"
    title = match.group(field)
    said_so = any(match.group("asks", "quotes", "words_before", "words_after", "worries")) or (
        match.group("speaks") and match.group().endswith((":", "："))
    )
    verbs = match.group("verb", "verb_alone", "verb_and", "proposes", "proposes_alone", "seen")
    verb = any(verbs) or said_so
    start = match.start(field) - 1 if title and not match.group("verb") else match.end()
    end = _end(text, following)
    if title and not match.group("verb"):
        # The printed title is all that is told of the speech.
        start = end = match.end(field)
    elif not verb and text[start : start + 1] not in tuple(_TELLS_ABOUT):
        # Only that somebody spoke is told; what follows is somebody else's.
        end = start
    elif text[start : start + 1] in "。；":
        # 甲发问。 closes a quotation; what follows is not 甲's.
        end = start
    if match.group("some"):
        # 就某事，甲提出了三条建议。
        start = match.start("matter") if match.group("matter") else match.end()
        end = match.end()
    inside = _INSIDE.search(match.group())
    printed = match.group("seen") or match.group("name")
    names = [name for part in printed.split("、") for name in _pair(part)]
    return ReportedSpeech(
        names=tuple(map(_plain, names)),
        office=_office(match, printed, names),
        on_behalf_of=match.group("behalf")
        or match.group("first")
        or (inside.group("who") if inside else None),
        title=title or match.group("topic") or match.group("topic_alone"),
        line=line,
        ranges=((start, max(start, end)),),
    )


def _office(match: re.Match[str], printed: str, names: list[str]) -> str | None:
    own = re.search(rf"(?:{_CALLED})$", printed)
    before = match.group("office") or ""
    many = re.search("委员|常委", match.groupdict().get("many") or "")
    said = match.group("after") or (own.group() if own else None) or (many.group() if many else None)
    if match.group("seen"):
        return "委员" if "委员看来" in match.group() else None
    note = next((n for n in match.group("note", "note_after") if n and re.search(office_pattern(), n)), None)
    if note and len(names) == 1:
        # 甲委员（某校校长）: both are the speaker's.
        return "，".join(filter(None, (said, note)))
    return said or re.sub(r"^(?:会议由|由|经(?!济))", "", before.strip("，,、 ")) or None
