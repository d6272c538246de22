"""The ways to read the characters of a line as words and names, and what each way costs.

Costs are negative logarithms of how likely something is. What stands beside a name is weighed by how much
more often it stands beside a name than beside any word (`resources/intake/names.json`).
"""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from desktop.intake.lexicon import OFFICE, SAYS, Word, lexicon, longest
from desktop.intake.transliterations import dotted_starts, first_characters, names_by_sound, within_place
from desktop.intake.vocabulary import HAN
from desktop.records.resources import resource

# One token in a hundred is a name; three in four are of two characters.
_NAME, _ONE_GIVEN, _TWO_GIVEN = 4.6, 1.4, 0.3
_COMPOUND, _RARE_FAMILY, _RARE_GIVEN = 7.5, 8.0, 9.5
_UNKNOWN, _HANGS, _SPACED = 13.0, 4.0, 1.0
_COMMON, _VERB_GIVEN = 8.5, 8.5
# In no given name: grammar, and the ends of places and bodies.
_NEVER_GIVEN = frozenset("的了们吗呢把被那这此最更很各每他她它我你您副省市县区乡镇局厅署委院")
_ADVERB, _LEVEL, _WHOLE = 0.5, 6.0, 2.0
# What a name costs more that ends in what is oftener a word of grammar, as 方宏则 may be 方宏 and a word.
_SWALLOWED, _AS_OFTEN, _GRAMMAR = 2.0, 0.25, "pcurdz"
_LED = frozenset("vpd") | {SAYS}
# What a joining word does not join: what somebody does, 等, a mark, the end.
_JOINS_NOTHING = frozenset("vdpu.|") | {SAYS}
_LEVELS, _JOINS = "省市县区州盟旗镇乡村", frozenset("和与及暨同跟")
# Behind this much said by what stands beside it a name is one.
ANCHOR = 1.0
_HANGING = frozenset("pcd")
_DOT = "·•‧・"
_HAN = re.compile(HAN)
_GAP = re.compile("[ 　]{1,2}")
# Characters that words and names are within: no reading goes on from one run to the next.
RUN = re.compile(rf"{HAN}+(?:(?:[{_DOT}]|[ 　]{{1,2}}){HAN}+)*")


@dataclass(frozen=True, slots=True)
class Name:
    """A way to read a name, what it costs by itself, and how much what stands `beside` it says for it."""

    end: int
    name: str
    cost: float
    beside: float = 0.0


@lru_cache(maxsize=1024)
def boundary(line: str, at: int, side: int) -> tuple[str, str]:
    """Return the word or mark that begins (`side` 1) or ends (-1) at a place of a line, and its kind."""
    if at >= len(line) if side > 0 else at <= 0:
        return "|", "|"
    character = line[at] if side > 0 else line[at - 1]
    if not _HAN.match(character):
        kind = "0" if character.isdigit() else "A" if character.isalpha() else "."
        return character if kind == "." else kind, kind
    known, (begins, ends) = lexicon(), longest()
    if side > 0:
        most = min(begins.get(line[at : at + 2], 1), len(line) - at)
    else:
        most = min(ends.get(line[max(0, at - 2) : at], 1), at)
    for size in range(most, 0, -1):
        text = line[at : at + size] if side > 0 else line[at - size : at]
        word = known.get(text)
        if word:
            return (f"{text}|", "hangs") if side > 0 and _hangs(line, at + size, word) else (text, word.kind)
    return character, "?"


@cache
def families() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Return what family names of one and of two characters cost."""
    single, compound = resource("intake/surnames.txt").read_text("utf-8").splitlines()[:2]
    ranked = _scores()["families"]
    costs = {family: _RARE_FAMILY + 2 * leads_on(family) for family in single}
    costs |= {family: 2.65 + 0.78 * math.log(rank) for rank, family in enumerate(ranked, start=1)}
    return costs, dict.fromkeys(compound.split(), _COMPOUND)


def segmented(line: str, names: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the words and names of a line whose names are known: the likeliest way to part it."""
    within = {i for start, end in names for i in range(start, end)}
    starts = dict(names)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(math.inf, 0)] * len(line)
    for at in range(len(line)):
        here = best[at][0]
        if at in starts:
            steps = [(starts[at], 0.0)]
        elif at in within:
            continue
        else:
            steps = [(end, cost) for end, cost in words_at(line, at) if not within & set(range(at, end))]
        for end, cost in steps:
            best[end] = min(best[end], (here + cost, at))
    end = len(line)
    while end:
        start = best[end][1]
        if _HAN.match(line, start):
            yield start, end
        end = start


def words_at(line: str, at: int) -> Iterator[tuple[int, float]]:
    """Yield where the words end that begin at a place of a line, with their costs."""
    if not _HAN.match(line, at):
        yield at + 1, 0.0
        return
    found = lexicon()
    word = found.get(line[at])
    yield at + 1, (word.cost + _HANGS * _hangs(line, at + 1, word)) if word else _UNKNOWN
    most = longest()[0].get(line[at : at + 2], 1)
    for size in range(2, min(most, len(line) - at) + 1):
        word = found.get(line[at : at + size])
        if word:
            yield at + size, word.cost + _HANGS * _hangs(line, at + size, word)


def _hangs(line: str, end: int, word: Word) -> bool:
    """Tell whether a word that leads on to another (在, 和, 就) has nothing behind it."""
    return word.kind in _HANGING and (end >= len(line) or line[end] in "、，。；：！？,;:!?）)")


def names_in_run(line: str, start: int, end: int) -> Iterator[tuple[int, Name]]:
    """Yield the ways to read names in a run of a line (one match of `RUN`), each with where it begins."""
    found = {match.start() for match in _may_begin().finditer(line, start, end)}
    found |= dotted_starts(line, start, end)
    for at in sorted(found):
        for name in _names_at(line, at):
            yield at, name


@cache
def _may_begin() -> re.Pattern[str]:
    """Return a pattern for the characters with which a name without a dot can begin."""
    single, compound = families()
    begins = first_characters() | {word[0] for word in (*single, *compound)}
    return re.compile(f"[{''.join(sorted(begins))}]")


def _names_at(line: str, at: int) -> Iterator[Name]:
    """Yield the ways to read a name that begins at a place of a line, one for each end."""
    forms: dict[int, Name] = {}
    for name in _forms_at(line, at):
        known = forms.get(name.end)
        if known is None or name.cost < known.cost:
            forms[name.end] = name
    left = _beside("left", *boundary(line, at, -1)) if forms else 0.0
    for name in forms.values():
        right = _behind(line, name.end) + _WHOLE * (not _in_run(line, at, name.end))
        yield Name(name.end, name.name, name.cost + _NAME, left + right)


def _forms_at(line: str, at: int) -> Iterator[Name]:
    for name in _with_family_at(line, at):
        if not within_place(line, at, name.end):
            yield name
    for end, cost in names_by_sound(line, at):
        yield Name(end, line[at:end], cost)


def _with_family_at(line: str, at: int) -> Iterator[Name]:
    single, compound = families()
    family = compound.get(line[at : at + 2])
    if family is not None:
        yield from _given_behind(line, at, at + 2, family)
    family = single.get(line[at])
    if family is not None:
        yield from _given_behind(line, at, at + 1, family)


def _given_behind(line: str, start: int, at: int, family: float) -> Iterator[Name]:
    gap = _GAP.match(line, at)
    if gap:
        # 王 伟: letter-spaced, and nothing but a mark or a space behind it.
        end = gap.end() + 1
        alone = not _HAN.match(line, end) or (at > start + 1 and _behind(line, end) >= ANCHOR)
        if end <= len(line) and _HAN.match(line, end - 1) and alone:
            name = line[start:at] + line[end - 1]
            yield Name(end, name, family + _ONE_GIVEN + _given(line[end - 1]) + _SPACED)
        return
    cost = family
    for size, of_length in ((1, _ONE_GIVEN), (2, _TWO_GIVEN)):
        end = at + size
        if end > len(line) or not _HAN.match(line, end - 1) or line[end - 1] in _NEVER_GIVEN:
            return
        cost += _given(line[end - 1])
        yield Name(end, line[start:end], cost + of_length + _SWALLOWED * (size > 1 and _leads(line, end)))


def _given(character: str) -> float:
    found: dict[str, float] = _scores()["given"]
    cost = found.get(character, _RARE_GIVEN)
    if leads_on(character):
        return max(cost, _RARE_GIVEN)
    return max(cost, _VERB_GIVEN) if _is_verb(character) else cost


@cache
def leads_on(character: str) -> bool:
    """Tell whether a character is a common word of grammar: 在, 则, 由."""
    word = lexicon().get(character)
    return word is not None and word.kind in "pcur" and word.cost < _COMMON


@cache
def _is_verb(character: str) -> bool:
    return _is_oftener(character, "vSfd") and lexicon()[character].cost < _COMMON


@cache
def _is_oftener(character: str, kinds: str) -> bool:
    """Tell whether a character is oftener a word of these kinds than a part of a name: 则, 也; not 正, 先."""
    word = lexicon().get(character)
    given: dict[str, float] = _scores()["given"]
    often = given.get(character, _RARE_GIVEN) + _AS_OFTEN
    return word is not None and word.kind in kinds and word.cost < often


def _leads(line: str, end: int) -> bool:
    """Tell whether a name ends in what would lead on to a verb behind it: 方宏则|建议."""
    last = line[end - 1]
    return last not in _JOINS and _is_oftener(last, _GRAMMAR) and boundary(line, end, 1)[1] in _LED


def _in_run(line: str, start: int, end: int) -> bool:
    """Tell whether other characters of words adjoin a name, so that it is no item by itself."""
    return bool(start and _HAN.match(line, start - 1)) or bool(_HAN.match(line, end))


def _behind(line: str, at: int) -> float:
    """Return what stands behind a name says of it; adverbs let through what they lead to (甲则表示)."""
    unit, kind = boundary(line, at, 1)
    if unit[0] in _LEVELS and kind != OFFICE:
        return -_LEVEL
    score = _beside("right", unit, kind)
    if unit in _JOINS and boundary(line, at + 1, 1)[1] in _JOINS_NOTHING:
        return -_LEVEL
    joins = kind == "c" and boundary(line, at + len(unit), 1)[1] == SAYS
    if kind not in "dz" and not joins:
        return score
    return max(score, _behind(line, at + len(unit)) - _ADVERB)


def _beside(side: str, unit: str, kind: str) -> float:
    found: dict[str, float] = _scores()[side]
    return found.get(unit, found.get(f"<{kind}>", -1.0))


@cache
def _scores() -> dict[str, dict[str, float]]:
    loaded: dict[str, dict[str, float]] = json.loads(resource("intake/names.json").read_text("utf-8"))
    return loaded
