"""Names of people that are written by their sound, without a family name: 扎西顿珠, 巴特尔, 阿依古丽.

All their characters are some of the few that such names are written with, but so are those of many places,
which are nobody. Costs are those of `readings`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from desktop.intake.lexicon import lexicon
from desktop.intake.vocabulary import HAN, words
from desktop.records.resources import resource

# What a part, a character of a dotted name and one that is not usual in names by sound cost.
_PART, _SOUND, _NO_SOUND = 6.0, 3.2, 9.0
_SHORTEST_RUN, _ONE_SOUND = 4, 4.5
# A name with all its characters from those of one people; three may be a word more easily than more.
_SHORTEST, _LONGEST, _LETTER, _OF_ONE, _SHORT = 3, 7, 4.0, 2.0, 3.0
_SHORTEST_PLACE, _LONG_PLACE = 3, 4
_DOT = "·•‧・"
_LONGEST_PART = 7
_FIRST_PART = re.compile(rf"{HAN}{{1,{_LONGEST_PART}}}[{_DOT}]")
_SOUNDED = re.compile(rf"{HAN}{{{_SHORTEST_RUN},6}}")
# 博尔塔拉蒙古自治州 is called 博尔塔拉, 呼伦贝尔市 呼伦贝尔.
_AUTONOMOUS = rf"(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|{HAN}{{1,3}}族)*自治"
_LEVEL = re.compile(rf"(?:{_AUTONOMOUS})?(?:[左右前后中]?旗|地区|[省市县区州盟])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letters:
    """How names by sound are written: a pattern for each people's, and `words` that are nobody's name."""

    names: tuple[re.Pattern[str], ...]
    first: frozenset[str]
    words: frozenset[str]


def names_by_sound(line: str, at: int) -> Iterator[tuple[int, float]]:
    """Yield where the names end that are written by sound and begin at a place of a line, with costs."""
    for end, cost in _undotted_at(line, at):
        if not _is_place(line, at, end):
            yield end, cost
    yield from _dotted_at(line, at)


def within_place(line: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a line is a part of a place or word that is written by sound: 乌兰牧骑."""
    return any(begins <= start and end <= ends for begins, ends in _places_in(line))


@cache
def first_characters() -> frozenset[str]:
    """Return the characters with which a name by sound without a dot can begin."""
    return _sounds() | _letters().first | {word[0] for word in words()["minority_names"]}


def dotted_starts(line: str, start: int, end: int) -> set[int]:
    """Return where between two places of a line a name with a dot may begin."""
    dots = [i for i in range(start, end) if line[i] in _DOT]
    return {at for dot in dots for at in range(max(start, dot - _LONGEST_PART), dot)}


def _undotted_at(line: str, at: int) -> Iterator[tuple[int, float]]:
    whole = _whole().match(line, at)
    if whole:
        yield whole.end(), _PART * 2
    for count, parts in _parts().items():
        found = parts.match(line, at)
        if found is None:
            break
        yield found.end(), _PART * count
    yield from _sounded_at(line, at)
    yield from _of_one_people_at(line, at)


def _sounded_at(line: str, at: int) -> Iterator[tuple[int, float]]:
    """Yield names with the sounds of any people; one character of five may be any."""
    run = _SOUNDED.match(line, at)
    for size in range(_SHORTEST_RUN, len(run.group() if run else "") + 1):
        others = sum(character not in _sounds() for character in line[at : at + size])
        if others > 1:
            return
        if not others or size > _SHORTEST_RUN:
            yield at + size, _ONE_SOUND * (size - others) + _NO_SOUND * others


def _of_one_people_at(line: str, at: int) -> Iterator[tuple[int, float]]:
    """Yield names that have all their characters from those of one people."""
    found = (pattern.match(line, at) for pattern in _letters().names)
    longest = max((match.end() for match in found if match), default=at)
    for end in range(at + _SHORTEST, longest + 1):
        yield end, _OF_ONE + _LETTER * (end - at) + _SHORT * (end - at == _SHORTEST)


def _dotted_at(line: str, at: int) -> Iterator[tuple[int, float]]:
    first = _FIRST_PART.match(line, at)
    if first is None:
        return
    cost = sum(map(_sounding, line[at : first.end() - 1]))
    end = first.end()
    while end < len(line) and end - first.end() < _LONGEST_PART and re.match(HAN, line[end]):
        cost += _sounding(line[end])
        end += 1
        yield end, cost


def _is_place(line: str, start: int, end: int) -> bool:
    """Tell whether what may be a name is a word, is made of places, or has a part of a place in it."""
    text = line[start:end]
    if text in lexicon() or _only_places().fullmatch(text):
        return True
    return any(begins < end and start < ends for begins, ends in _places_in(line))


@lru_cache(maxsize=1024)
def _places_in(line: str) -> tuple[tuple[int, int], ...]:
    """Return where a line has places and words that are written by sound."""
    return tuple(match.span() for match in _long_places().finditer(line))


@cache
def _long_places() -> re.Pattern[str]:
    return _either(place for place in _places() if len(place) >= _SHORTEST_PLACE)


@cache
def _only_places() -> re.Pattern[str]:
    return re.compile(f"(?:{_either(_places()).pattern})+")


def _either(listed: Iterator[str] | frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(listed, key=lambda word: (-len(word), word))))


@cache
def _places() -> frozenset[str]:
    """Return what is written by sound and is nobody: places without what they are, and words."""
    whole = resource("intake/places.txt").read_text("utf-8").split()
    return frozenset(filter(_is_by_sound, (_LEVEL.sub("", place) for place in whole))) | _letters().words


def _is_by_sound(place: str) -> bool:
    """Tell whether a place is written by sound: all of a short one, half of a longer one (锡林郭勒)."""
    others = sum(character not in first_characters() for character in place)
    return len(place) > 1 and (others == 0 if len(place) < _LONG_PLACE else others * 2 <= len(place))


def _sounding(character: str) -> float:
    return _SOUND if character in _sounds() else _NO_SOUND if character not in _DOT else 0.0


@cache
def _letters() -> _Letters:
    names: list[re.Pattern[str]] = []
    first: set[str] = set()
    nobody: set[str] = set()
    for line in resource("intake/transliterations.txt").read_text("utf-8").splitlines():
        kind, _, listed = line.partition(" ")
        if kind == "letters":
            names.append(re.compile(f"[{listed}]{{{_SHORTEST},{_LONGEST}}}"))
            first.update(listed)
        elif kind == "begins":
            begins, _, behind = listed.partition(" ")
            names.append(re.compile(f"{begins}[{behind}]{{{_SHORTEST - 1},3}}"))
            first.add(begins)
        elif kind == "words":
            nobody.update(listed.split())
    return _Letters(names=tuple(names), first=frozenset(first), words=frozenset(nobody))


@cache
def _sounds() -> frozenset[str]:
    return frozenset(words()["sounds"]) | frozenset("".join(words()["minority_name_parts"]))


@cache
def _parts() -> Mapping[int, re.Pattern[str]]:
    either = "|".join(sorted(words()["minority_name_parts"], key=len, reverse=True))
    return {count: re.compile(f"(?:{either}){{{count}}}") for count in (2, 3)}


@cache
def _whole() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words()["minority_names"], key=len, reverse=True)))
