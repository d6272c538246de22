"""Find the speeches that a narrative tells in its sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop.intake.vocabulary import name_pattern, office_pattern, verb_pattern


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
    name, office = name_pattern(), office_pattern()
    after = r"委员|常委|代表(?=建议|说|认为|提出|指出|表示|呼吁)|主席|书记|副市长|市长|主任|局长"
    behalf = (
        r"代表(?P<behalf>[^，。；,;“《]{2,30}?(?:委员会|委会|界别活动小组|界别小组|界别|小组|界|政协|工委|[市省区县]委"
        r"|联合会|工商联|党派|学社|组))"
    )
    title = r"(?:题为)?(?:《|“|「|『)(?P<title>[^”》」』]{4,60})(?:》|”|」|』)的?"
    speaks = rf"(?:作|做)?了?(?:书面|大会)?(?:{title})?(?:大会|书面)?(?:发言|發言)(?:中|时|時)?"
    verb = rf"(?:还|也|则|进一步|進一步|最后|同时)?(?P<verb>{verb_pattern()})"
    about = r"[，,]?(?=就[^。；]{2,80}(?:建议|提出|发言|建言))"
    return re.compile(
        rf"(?:^|(?<=[。；;！？!?”])|(?<=[。；;！？!?”]\s))(?:[^。；;，,：:“]{{0,6}}[，,])??"
        rf"(?P<office>{office}|来自\S{{2,12}}的)??(?!代表)(?P<name>{name}|[\u4e00-\u9fff]{{2,5}}(?=委员|常委))"
        rf"(?:[（(][^）)]{{1,14}}[）)])?(?P<after>{after})?(?:{behalf})?"
        rf"(?:(?P<speaks>{speaks})(?:{about}|[，,]?{verb})?|{verb.replace('verb', 'alone')})[，,：:]?"
    )


def reported_speeches(line: int, text: str) -> Iterator[ReportedSpeech]:
    """Yield the speeches told in one paragraph, in order; each ends where the next one begins."""
    openings = list(_opening().finditer(text))
    for position, match in enumerate(openings):
        following = openings[position + 1].start() if position + 1 < len(openings) else len(text)
        title = match.group("title")
        start = match.start("title") - 1 if title and not match.group("verb") else match.end()
        if start >= following:
            continue
        end = len(text[:following].rstrip(" 　；;"))
        if not match.group("verb") and not match.group("alone") and not title and text[start] != "就":
            # Only that somebody spoke is told; what follows is somebody else's.
            end = start
        yield ReportedSpeech(
            names=(match.group("name"),),
            office=_office(match),
            on_behalf_of=match.group("behalf"),
            title=title,
            line=line,
            start=start,
            end=end,
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
