"""Find the speeches that a narrative tells in its sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from desktop.intake.vocabulary import (
    HAN,
    behalf_pattern,
    office_pattern,
    spaced_name_pattern,
    unnamed_pattern,
    verb_pattern,
)

# 甲在代表乙发言时说
_INSIDE = re.compile(r"在代表(?P<who>[^，。]{2,30}?)(?:作|做)?(?:大会|书面)?(?:发言|發言)")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """The ways in which sentences of one text open a speech; made for the names that the text holds."""

    opening: re.Pattern[str]
    person: re.Pattern[str]

    @classmethod
    def knowing(cls, names: frozenset[str] = frozenset()) -> "Teller":
        """Return a teller for a text in which these names are known already, of whatever surname."""
        return _teller(names)


def names_called(text: str) -> frozenset[str]:
    """Return the names that stand before 委员, 常委 or a verb's 代表, whatever their surname."""
    return frozenset(
        re.sub(r"[ 　]", "", match.group("name"))
        for match in _called().finditer(text)
        if not re.search(unnamed_pattern(), match.group("name"))
    )


@cache
def _called() -> re.Pattern[str]:
    verb = verb_pattern()
    return re.compile(
        rf"(?:^|(?<=[。；;！？!?，,、”：:\n　 在和]))(?P<name>{HAN}{{2,4}}(?:[·•‧・]{HAN}{{1,6}})*)"
        rf"(?=(?:委员|常委|議員|議员|委員)(?:(?:还|也|则|則|率先|也)?(?:{verb})|[在作做发發联聯看]|代表[^，。；]{{2,30}}(?:{verb}|发言|發言|作|做)))"
    )


@lru_cache(maxsize=8)
def _teller(names: frozenset[str]) -> Teller:
    known = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    spaced = [r"[ 　]?".join(map(re.escape, name)) for name in known]
    name = f"(?:{'|'.join([*spaced, spaced_name_pattern()])})"
    return Teller(opening=_opening(name), person=_person(spaced))


def _opening(name: str) -> re.Pattern[str]:
    office, verb = office_pattern(), verb_pattern()
    after = (
        r"(?:委员|常委|委員|代表(?=(?:发言|發言)?(?:时|時)?(?:"
        + verb
        + r"))|副?主席|副?书记|副?市长|副?区长|副?县长|主任|局长|教授)"
    )
    names = rf"{name}{after}?(?:[、和]{name}{after}?)*"
    behalf = rf"(?:受\S{{2,20}}委托[，,])?代表(?P<behalf>{behalf_pattern()})"
    title = (
        r"(?:题为|題為|以)?(?:《(?P<title>[^》]{4,60})》|[“「『](?P<quoted>[^”」』]{4,60})[”」』])"
        r"(?:为题|為題)?的?"
    )
    speaks = (
        rf"(?:登台|联名|聯名|首先|率先|最后|现场|作|做|進行|进行)*了?(?:书面|書面|大会|大會|重点|专题|交流)*"
        rf"(?:{title})?(?:大会|大會|书面|重点|交流)?(?:发言|發言)(?:中|时|時)?"
    )
    said = (
        r"(?:(?:总结|總結|小结|主持|讲话|講話|发言|發言)(?:时|時|中))?(?:在\S{2,14}?(?:时|時|中|上))?"
        rf"(?:还|也|则|則|进一步|進一步|最后|同时|接着|继续|率先|随后)*(?P<verb>{verb})(?:说|道|到)?"
    )
    about = r"[，,]?(?=就[^。；]{2,80}(?:建议|提出|发言|建言))"
    boundary = r"(?:^|(?<=[。；;！？!?”」])|(?<=[。；;！？!?”]\s)|(?<=[发發]言[，,、]))"
    lead = r"(?:[^。；;，,：:“”《》]{0,8}[，,])??"
    seen = rf"在(?P<seen>{name})(?:委员|常委|代表)?看来"
    return re.compile(
        rf"{boundary}[\s　]*(?![”」』]){lead}(?:{seen}"
        rf"|(?P<office>{office}[、，,]?|来自[^，。]{{2,12}}的){{0,3}}?(?!代表)(?P<name>{names})"
        rf"(?:[（(][^）)]{{1,14}}[）)])?(?P<after>{after})?(?:[（(][^）)]{{1,14}}[）)])?(?:{behalf})?"
        rf"(?:(?P<speaks>{speaks})(?:{about}|[，,]?{said})?|{said.replace('verb', 'alone')}))[，,：:]?"
    )


def _person(known: list[str]) -> re.Pattern[str]:
    """A known name wherever it stands, another one before what only people do."""
    does = rf"{spaced_name_pattern()}(?=委员|常委|主持|代表|在|到会|出席|讲话|作|发言)"
    return re.compile(f"(?P<name>{'|'.join([*known, does])})")


@cache
def _pronoun() -> re.Pattern[str]:
    lead = r"(?:会上|最后|同时|就此|为此)?[，,]?"
    return re.compile(
        rf"(?:^[\s　]*|(?<=[。；，,]))(?:{lead}[他她](?:还|也|最后|同时|进一步)?(?:{verb_pattern()})[，,：:]"
        rf"|[他她](?:还)?(?:希望|要求|强调|建议)(?=[^，。]{{2}}))"
    )


@cache
def _anonymous() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^[\s　]*|(?<=[。；]))(?:会上[，,])?(?:{unnamed_pattern()})(?:们|們)?(?:一致|普遍|还|纷纷)?"
        rf"(?:在[发發]言中)?(?:建议|提出|呼吁|建議|呼籲)[，,：:]"
    )


@cache
def _group() -> re.Pattern[str]:
    """A party or sector, and no person, gives a speech of which the title is told."""
    return re.compile(
        r"(?:^|(?<=[。；;，,]))(?P<group>(?:(?!代表|委员|委員|位)[^，。；;“《：:]){2,24}?(?:[委会會盟联聯部界组組]|界别|界別))(?:作|做)了?"
        r"(?:题为|題為)?《(?P<title>[^》]{4,60})》的?(?:大会|大會|书面)?(?:发言|發言)"
    )


@cache
def _several() -> re.Pattern[str]:
    """Several members, named in a list, speak on matters of which only the subjects are told."""
    return re.compile(
        rf"(?:^|(?<=[。；;])|(?<=[，,]))(?P<names>{HAN}{{2,4}}(?:、{HAN}{{2,4}}?)+)(?:等)?[\d一二三四五六七八九十]+[位名]"
        r"(?P<office>委员|常委|代表|委員)[，,]?(?:分别|先后|分別)?(?:围绕|就|圍繞)(?P<topics>[^。；;]{6,200}?)"
        r"(?:等(?:方面|问题|内容|主题|议题)?)?(?:作了?|做了?|进行了?|先后)?(?:交流)?(?:发言|發言|建言|发表意见)"
    )


@cache
def _aside() -> re.Pattern[str]:
    """The account's own words again, so that a speech before them has ended."""
    return re.compile(r"(?<=[。；])(?:会议(?:还|听取了|书面听取|审议通过)|據悉|据悉|据了解|據了解)")


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
        for pattern in (teller.opening, _several(), _group(), _pronoun(), _anonymous(), _aside())
        for match in pattern.finditer(text)
        if not _inside(match.start(), quoted)
    ]
    openings.sort(key=lambda match: match.start())
    begins = [_begin(match, quoted, text) for match in openings]
    for position, match in enumerate(openings):
        following = begins[position + 1] if position + 1 < len(openings) else len(text)
        if match.end() > following or match.re is _aside():
            continue
        found = _told(line, text, match, following, teller)
        if match.re is _pronoun():
            earlier = _named_before(text[: match.start()], teller)
            found = replace(found, names=spoke if spoke and position else earlier or spoke)
        spoke = found.names
        quote = (begins[position], match.start()) if begins[position] < match.start() else None
        yield replace(found, ranges=(quote, *found.ranges)) if quote else found


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
    return any(start < position < end for start, end in quoted)


def _begin(match: re.Match[str], quoted: list[tuple[int, int]], text: str) -> int:
    """Return where a speech begins: before the quotation that its opening follows, if that is a sentence."""
    for start, end in quoted:
        if end == match.start() and (start == 0 or text[start - 1] in "。！？；!?; 　"):
            return start
    return match.start()


def _told(line: int, text: str, match: re.Match[str], following: int, teller: Teller) -> ReportedSpeech:
    if match.re is teller.opening:
        return _named(line, text, match, following)
    if match.re is _several():
        return ReportedSpeech(
            names=tuple(_plain(name) for name in match.group("names").split("、")),
            office=match.group("office"),
            on_behalf_of=None,
            title=None,
            line=line,
            ranges=(match.span("topics"),),
            subjects_only=True,
        )
    if match.re is _group():
        return ReportedSpeech(
            names=(),
            office=None,
            on_behalf_of=match.group("group"),
            title=match.group("title"),
            line=line,
            ranges=((match.end("title"), match.end("title")),),
        )
    end = len(text[:following].rstrip(" 　；;"))
    return ReportedSpeech(
        names=(), office=None, on_behalf_of=None, title=None, line=line, ranges=((match.end(), end),)
    )


def _named_before(text: str, teller: Teller) -> tuple[str, ...]:
    found = [match.group("name") for match in teller.person.finditer(text)]
    return (_plain(found[-1]),) if found else ()


def _plain(name: str) -> str:
    return re.sub(r"(?<=..)(?:委员|常委|委員|代表)$|[ 　]", "", name)


def _pair(names: str) -> tuple[str, ...]:
    """Split 甲和乙, but not a name that holds 和 itself."""
    pair = re.fullmatch(
        rf"(\S{{2,4}}?)(?:委员|常委|委員)?和({spaced_name_pattern()}(?:委员|常委|委員)?)", names
    )
    return pair.groups() if pair else (names,)


def _named(line: int, text: str, match: re.Match[str], following: int) -> ReportedSpeech:
    field = "title" if match.group("title") else "quoted"
    title = match.group(field)
    verb = match.group("verb") or match.group("alone") or match.group("seen")
    start = match.start(field) - 1 if title and not match.group("verb") else match.end()
    end = len(text[:following].rstrip(" 　；;"))
    if title and not match.group("verb"):
        # The printed title is all that is told of the speech.
        start = end = match.end(field)
    elif not verb and text[start : start + 1] != "就":
        # Only that somebody spoke is told; what follows is somebody else's.
        end = start
    elif text[start : start + 1] in "。；":
        # 甲发问。 closes a quotation; what follows is not 甲's.
        end = start
    inside = _INSIDE.search(match.group())
    printed = match.group("seen") or match.group("name")
    names = [name for part in printed.split("、") for name in _pair(part)]
    return ReportedSpeech(
        names=tuple(map(_plain, names)),
        office=_office(match, printed),
        on_behalf_of=match.group("behalf") or (inside.group("who") if inside else None),
        title=title,
        line=line,
        ranges=((start, max(start, end)),),
    )


def _office(match: re.Match[str], printed: str) -> str | None:
    own = re.search(r"(?:委员|常委|委員|代表)$", printed)
    before = match.group("office") or ""
    said = match.group("after") or (own.group() if own else None)
    if match.group("seen"):
        return "委员" if "委员看来" in match.group() else None
    return said or re.sub(r"^(?:会议由|由|经)", "", before.strip("，,、 ")) or None
