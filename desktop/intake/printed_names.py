"""Who a printed phrase names, read from its parts: a name, an office, a body, a sector, in any order."""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from desktop.intake.speakers import Announcement
from desktop.intake.vocabulary import (
    HAN,
    MARKS,
    body_pattern,
    filled,
    name_pattern,
    words,
)
from desktop.intake.voices import Voice, body_voice, voice_of

# What a part of a phrase adds to how surely the phrase says who speaks.
KNOWN, PERHAPS, PLACED, BODY, GUESSED = 2.0, 0.5, 2.0, 2.5, 0.25
_UNREAD, _FOR_A_PART, _FOR_A_PERSON, _CALLED_SO = 1.5, 0.25, 0.6, 0.75
_GAP = r"[\s　]+"
_APART = tuple(
    re.compile(rf"[\s　]+|[/／|｜:：，,（）()〔〕【】\[\]{more}]|(?:——?|--)")
    for more in ("", "·", "、", "、·")
)
_EDGES = re.compile(rf"^[{MARKS}\s　]+|[\s　]+$")
_SENTENCE = re.compile(
    r"[。；;！？!?“”《》…]|本[报刊台网]|摄影?$|通讯员|编辑|校对|审核|来源|责编|供图|记者|编印|印发"
)
# 执笔, 作者系, 发言人: they say that a name follows, and are no part of it.
_CUES = re.compile(
    r"(?:(?:本文)?作者(?:单位)?|发言人|发言者|执笔人?|代表人|供稿|整理)?[系为是]?(?:并?(?:代为|代表)?(?:发言|宣读))?"
    r"|(?:书面|口头|视频|联合)(?:发言|连线)?|[男女]|.{1,5}族"
)
_CUE_BEFORE = re.compile(
    r"^(?:(?:本文)?作者[系为是:：]|(?:发言人|发言单位)[:：]|执笔人?|代表(?=[^、]{4}))[\s　]*"
)
_CUE_BEHIND = re.compile(r"(?:执笔(?:并发言)?|代表发言|发言|代言|供稿)$")
_CALLED = re.compile(r"(?P<name>.{2,}?)(?P<called>委员|常委|代表|同志|教授|先生|女士)$")
_WIDE = re.compile(rf"(?<!{HAN})({HAN})[ \xa0　]{{1,2}}({HAN})(?!{HAN})")
# 区政协城建委
_COMMITTEE = re.compile(r"[^，。、\s]{1,12}政协[^，。、\s]{2,12}委")
_LONGEST, _LONGEST_NAME = 64, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who a phrase names, how surely (0 and more), and whether an office, a body or a sector is with it."""

    said: Announcement
    weight: float
    placed: bool


@cache
def _office() -> re.Pattern[str]:
    return re.compile(
        filled(
            r"(?:[^，。；：]{0,28}(?:@TITLES@|委员|师|员|长|主任|书记|总裁|顾问|农民|校友|传承人|代表|召集人)(?<!委员会))"
            r"(?:[、兼和].*)?"
        )
    )


@cache
def _place() -> re.Pattern[str]:
    """A body or a sector that somebody belongs to."""
    sectors = "|".join(sorted(words()["sectors"], key=len, reverse=True))
    return re.compile(
        filled(rf".{{0,24}}(?:{body_pattern()}|@ORGANISATION@)|.{{0,8}}(?:{sectors})(?:人士)?界?别?(?:委员)?")
    )


@cache
def _nobody() -> re.Pattern[str]:
    """Those who are greeted, or who are many, speak not."""
    return re.compile(
        filled(
            r"^(?:@SALUTES@|各[位部]|全体|与会|第[^，]{1,3}[组场期])|同期声|[们组]$|(?:建言|材料|摘登|建议|名单|审议)$"
        )
    )


def who_in(phrase: str) -> Who | None:
    """Return who a phrase names, in any order and with any marks between its parts; None for nobody."""
    text = _WIDE.sub(r"\1\2", _EDGES.sub("", phrase)).strip("：:（）()〔〕[]").strip()
    text = text + "）" * (text.count("（") - text.count("）"))
    cue = _CUE_BEFORE.match(text)
    text = _CUE_BEHIND.sub("", text[cue.end() :] if cue else text)
    if not 2 <= len(text) <= _LONGEST or _SENTENCE.search(text) or _nobody().search(text):
        return None
    found = [who for who in (_body(text), *(_parted(text, apart) for apart in _APART)) if who is not None]
    best = max(found, key=_surest, default=None)
    if best is not None and cue is not None and not best.placed:
        best = replace(best, weight=best.weight + PLACED, placed=True)
    voiced = _by_voice(voice_of(text)) or _behind_office(text)
    if best is None or voiced is None:
        return best or voiced
    if voiced.said.names == best.said.names:
        kept = best.said.on_behalf_of and not voiced.said.on_behalf_of
        return best if kept else replace(best, said=voiced.said)
    return max(best, voiced, key=_surest)


def _surest(who: Who) -> float:
    """Order readings of one phrase: of two that are as sure the one that names more people."""
    return who.weight + _FOR_A_PERSON * len(who.said.names)


def guessed(phrase: str) -> Who | None:
    """Return who a phrase may name that stands where others name who speaks, whatever its words are.

    Days, times and counts name nobody: 某某政协 2024年1月14日 18:30 云南.
    """
    text = _WIDE.sub(r"\1\2", _EDGES.sub("", phrase)).strip("：:（）()〔〕[]【】").strip()
    if not 2 <= len(text) <= _LONGEST or _SENTENCE.search(text) or _nobody().search(text):
        return None
    if re.search(r"\d{2}", text):
        return None
    pieces = re.split(_GAP, text)
    for name, office in ((pieces[-1], pieces[:-1]), (pieces[0], pieces[1:])):
        if office and re.fullmatch(rf"(?:{HAN}|·){{2,8}}", name):
            said = Announcement(names=(name,), office=" ".join(office))
            return Who(said=said, weight=GUESSED, placed=False)
    return Who(said=Announcement(on_behalf_of=text), weight=GUESSED, placed=False)


def is_capacity(phrase: str) -> bool:
    """Tell whether a phrase is an office, a body or a sector, and names nobody."""
    text = phrase.strip().strip("（）()【】[]").strip()
    return bool(_office().fullmatch(text) or _place().fullmatch(text))


def _body(text: str) -> Who | None:
    voice = body_voice(text)
    if voice is not None:
        return Who(said=voice.said, weight=BODY, placed=True)
    return (
        Who(said=Announcement(on_behalf_of=text), weight=PLACED, placed=True)
        if _COMMITTEE.fullmatch(text)
        else None
    )


def _by_voice(voice: Voice | None) -> Who | None:
    """Weigh what stands without a mark between (某局局长甲): the forms that `voice_of` reads."""
    if voice is None or not voice.said.names or voice.form in ("bare", "role", "loose"):
        return None
    if _is_seat(voice.said.names[0]):
        return None
    known = re.fullmatch(name_pattern(), voice.said.names[0])
    weight = (KNOWN if known else PERHAPS) + PLACED
    return Who(said=voice.said, weight=weight - _FOR_A_PART, placed=True)


def _behind_office(text: str) -> Who | None:
    """Read a name right behind an office that `voice_of` parts not: 市政协委员甲, a long name."""
    match = _joined().fullmatch(text)
    if match is None:
        return None
    name = match.group("name")
    if not (_is_long_name(name) or re.fullmatch(name_pattern(), name)):
        return None
    said = Announcement(names=(name,), office=match.group("office"))
    return Who(said=said, weight=KNOWN + PLACED - _FOR_A_PART, placed=True)


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(
        filled(rf"(?P<office>.{{1,30}}(?:@TITLES@|代表|教授))(?!会)(?P<name>(?:{HAN}|·){{2,10}})")
    )


@dataclass(slots=True)
class _Parts:
    """The parts of a phrase; of a person: the name, whether it is known, and 委员 behind it."""

    people: list[tuple[str, bool, str]] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    behalf: str | None = None
    unread: int = 0
    after_office: bool = False


def _parted(text: str, apart: re.Pattern[str]) -> Who | None:
    """Read a phrase by the marks between its parts."""
    pieces = [piece.strip("、 　") for piece in apart.split(text)]
    cued = any(piece and _CUES.fullmatch(piece) for piece in pieces)
    pieces = [piece for piece in pieces if piece and not _CUES.fullmatch(piece)]
    parts = _Parts()
    for i, piece in enumerate(pieces):
        _sort(piece, parts, may_name=i in (0, len(pieces) - 1) or parts.after_office)
    people = _people(parts)
    if not people:
        return None
    known, called = (
        any(known for _, known, _ in people),
        not cued and not parts.places and len(parts.offices) == 1,
    )
    placed = cued or bool(parts.offices or parts.places)
    place = _CALLED_SO if called and not known and people[0][2] else PLACED
    weight = (KNOWN if known else PERHAPS) + (place if placed else 0)
    weight -= _UNREAD * parts.unread + _FOR_A_PART * max(len(pieces) - 2, 0)
    said = _said([name for name, _, _ in people], parts)
    return Who(said=said, weight=weight, placed=placed) if weight > 0 else None


def _people(parts: _Parts) -> list[tuple[str, bool, str]]:
    """Return who of a phrase's possible people speaks: all, each in an office; or the one who is known."""
    people = parts.people
    if len(people) > 1 and len(people) != len(parts.offices):
        # 牧民代表 甲: beside a name alone, what stands before 代表 is no name.
        called = [person for person in people if person[2]]
        people = [person for person in people if not person[2]] if len(called) < len(people) else []
        parts.offices[:0] = [name + title for name, _, title in called]
    alone = len(people) == 1 or (
        len(people) == len(parts.offices) and all(known for _, known, _ in people[1:])
    )
    parts.offices += [title for _, _, title in people if title and alone]
    return people if alone else []


def _sort(piece: str, parts: _Parts, *, may_name: bool) -> None:
    behalf = piece.startswith("代表")
    piece = _CUE_BEHIND.sub("", _CUE_BEFORE.sub("", piece)) or piece
    called = _CALLED.fullmatch(piece)
    bare, title = (called.group("name"), called.group("called")) if called else (piece, "")
    after_office, parts.after_office = parts.after_office, False
    if re.fullmatch(name_pattern(), bare) or _is_long_name(bare):
        parts.people.append((bare, True, title))
    elif title and re.fullmatch(rf"{HAN}{{2,4}}", bare) and may_name and not _is_seat(bare):
        parts.people.append((bare, False, title))
    elif _place().fullmatch(piece) and not re.search("委员$|常委$", piece):
        parts.places.append(piece)
        parts.behalf = piece if behalf else parts.behalf
    elif _office().fullmatch(piece):
        parts.offices.append(piece)
        parts.after_office = True
    elif (may_name or after_office) and re.fullmatch(rf"{HAN}{{2,{_LONGEST_NAME}}}|{HAN}+(?:·{HAN}+)+", bare):
        parts.people.append((bare, False, title))
    else:
        parts.unread += 1


def _is_seat(text: str) -> bool:
    """Tell whether what stands before 委员 is where somebody has the seat: 县政协, 界别."""
    return text.endswith(("政协", "界", "别", "特邀", "专职", "常务")) or bool(_place().fullmatch(text))


def _is_long_name(text: str) -> bool:
    """Tell whether half of a long word are characters that write the sounds of other languages."""
    sounds = re.findall(f"[{words()['sounds']}]", text)
    return bool(re.fullmatch(rf"{HAN}{{4,8}}", text)) and len(sounds) * 2 >= max(len(text), 5)


def _said(names: list[str], parts: _Parts) -> Announcement:
    """Say what the parts say; who stands with a body speaks for it, a sector is where one belongs."""
    sectors = tuple(words()["sectors"])
    bodies = [
        place
        for place in parts.places
        if (body_voice(place) is not None or place.endswith(sectors)) and not place.endswith(("界", "界别"))
    ]
    bodies = [parts.behalf] if parts.behalf else bodies
    offices = [*parts.offices, *(place for place in parts.places if place not in bodies)]
    office = "，".join(offices) or None
    return Announcement(names=tuple(names), office=office, on_behalf_of=bodies[0] if bodies else None)
