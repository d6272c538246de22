"""Find the speeches that a narrative tells in its sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop.intake.vocabulary import name_pattern, office_pattern, spaced_name_pattern, verb_pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedSpeech:
    """A speech told in the characters `start` to `end` of paragraph `line` (from 1)."""

    names: tuple[str, ...]
    office: str | None
    on_behalf_of: str | None
    title: str | None
    line: int
    start: int
    end: int


@cache
def _opening() -> re.Pattern[str]:
    name, office = spaced_name_pattern(), office_pattern()
    after = r"委员|常委|代表(?=建议|说|认为|提出|指出|表示|呼吁)|主席|书记|副市长|市长|主任|局长"
    behalf = (
        r"代表(?P<behalf>[^，。；,;“《]{2,30}?(?:委员会|委会|界别活动小组|界别小组|界别|小组|界|政协|工委|[市省区县]委"
        r"|联合会|工商联|党派|学社|支部|组))"
    )
    title = r"(?:题为)?(?:《|“|「|『)(?P<title>[^”》」』]{4,60})(?:》|”|」|』)的?"
    speaks = rf"(?:作|做)?了?(?:书面|大会)?(?:{title})?(?:大会|书面)?(?:发言|發言)(?:中|时|時)?"
    verb = rf"(?:还|也|则|进一步|進一步|最后|同时)?(?P<verb>{verb_pattern()})"
    about = r"[，,]?(?=就[^。；]{2,80}(?:建议|提出|发言|建言))"
    return re.compile(
        rf"(?:^|(?<=[。；;！？!?”])|(?<=[。；;！？!?”]\s))(?:[^。；;，,：:“]{{0,6}}[，,])??"
        rf"(?P<office>{office}|来自\S{{2,12}}的)??(?!代表)(?P<name>{name}(?:[、和]{name})*|[\u3400-\u9fff]{{2,5}}(?=委员|常委))"
        rf"(?:[（(][^）)]{{1,14}}[）)])?(?P<after>{after})?(?:{behalf})?"
        rf"(?:(?P<speaks>{speaks})(?:{about}|[，,]?{verb})?|{verb.replace('verb', 'alone')})[，,：:]?"
    )


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[。；，]))[他她](?:还|最后|同时)?(?:{verb_pattern()})[，,：:]")


@cache
def _anonymous() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|(?<=[。；]))(?:与会)?(?:政协)?(?:委员|常委|代表)们?(?:一致|普遍|还)?(?:建议|提出|呼吁)[，,：:]"
    )


@cache
def _person() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{spaced_name_pattern()})(?=委员|常委|主持|代表|在|到会|出席|讲话|作|发言)")


def reported_speeches(line: int, text: str) -> Iterator[ReportedSpeech]:
    """Yield the speeches told in one paragraph, in order; each ends where the next one begins.

    A pronoun (他强调，) stands for the person named last before it; 委员们建议， is a speech without a name.
    """
    openings = [*_opening().finditer(text), *_pronoun().finditer(text), *_anonymous().finditer(text)]
    openings.sort(key=lambda match: match.start())
    for position, match in enumerate(openings):
        following = openings[position + 1].start() if position + 1 < len(openings) else len(text)
        if match.end() > following:
            continue
        if match.re is _opening():
            yield _named(line, text, match, following)
        else:
            yield ReportedSpeech(
                names=_named_before(text[: match.start()]) if match.re is _pronoun() else (),
                office=None,
                on_behalf_of=None,
                title=None,
                line=line,
                start=match.end(),
                end=len(text[:following].rstrip(" 　；;")),
            )


def _named_before(text: str) -> tuple[str, ...]:
    found = [match.group("name") for match in _person().finditer(text)]
    return (re.sub(r"[ 　]", "", found[-1]),) if found else ()


def _pair(names: str) -> tuple[str, ...]:
    """Split 甲和乙, but not a name that holds 和 itself."""
    pair = re.fullmatch(rf"({spaced_name_pattern()})和({spaced_name_pattern()})", names)
    return pair.groups() if pair else (names,)


def _named(line: int, text: str, match: re.Match[str], following: int) -> ReportedSpeech:
    title = match.group("title")
    start = match.start("title") - 1 if title and not match.group("verb") else match.end()
    end = len(text[:following].rstrip(" 　；;"))
    if not match.group("verb") and not match.group("alone") and not title and text[start : start + 1] != "就":
        # Only that somebody spoke is told; what follows is somebody else's.
        end = start
    names = [name for part in match.group("name").split("、") for name in _pair(part)]
    return ReportedSpeech(
        names=tuple(re.sub(r"[ 　]", "", name) for name in names),
        office=_office(match),
        on_behalf_of=match.group("behalf"),
        title=title,
        line=line,
        start=start,
        end=max(start, end),
    )


def _office(match: re.Match[str]) -> str | None:
    return match.group("after") or (match.group("office") or "").strip("，, ") or None


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<name>{name_pattern()})(?:同志|主席|副主席|书记|市长|副市长)?(?:在[^，。]{{0,12}}(?:时|中|上))?"
        rf"(?:{verb_pattern()}|讲话)(?:道)?[，,:：]+"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words such as 甲强调， before a leader's remarks; those begin at character `start`."""

    names: tuple[str, ...]
    start: int


def cue_at_start(text: str) -> Cue | None:
    """Return the cue with which a paragraph begins, if it begins with one."""
    match = _cue().match(text)
    return Cue(names=(match.group("name"),), start=match.end()) if match else None
