"""Where the people of a document are named, and where each name ends, weighed over the whole of it.

A line is read in all ways as words and names; each way is as likely as its parts are. What stands beside a
name tells (an office, a verb of speech, a mark of a list), and so do the other places that name the same
person: what is read without doubt in one place is expected in the others.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.intake.lexicon import lexicon
from desktop.intake.readers import alive
from desktop.intake.readings import ANCHOR, Name, leads_on, names_at, words_at
from desktop.intake.vocabulary import HAN

_ROUNDS = 3
# A name must be read without much doubt in one place; then it is taken wherever it is the likelier reading.
_SURE, _LIKELY, _MOVES, _FAINT = 0.9, 0.5, 0.3, 0.01
# How much of what is named is expected to be somebody whom the document names elsewhere too.
_AGAIN = 0.8
# What a name costs that the document is known to name; of a place it names, and of an item of a list.
_NAMED, _PLACE_COST, _LISTED = 4.6, 5.0, 4.0
_ENDS_ITEM = ("", *"、，。；,; 　（(等")
# 某某市政协, 政协某某市委员会, 民革某某市支部, 在某某镇.
_PLACE = re.compile(
    rf"(?:(?<=政协|中共|民革|民盟|民建|民进)|(?<=农工党|致公党)|(?<=九三学社)|(?:(?<!{HAN})|(?<=[日午天在]))"
    r"(?=.{3,4}(?:政协|委|人大|人民政府)))"
    rf"(?P<stem>(?![省市县区州届]){HAN}{{2,3}}?)(?<!届)[省市县区州盟旗]"
)
_PAPER = re.compile(rf"(?<!{HAN}){HAN}{{2,3}}(?=[日晚]报|代表团)|(?<=的){HAN}{{2,3}}(?=代表团)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A name in a line: characters `start` to `end`, and the name without the spaces within it."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Line:
    """The ways to read a line: for each place the words that begin there, as end and cost, and the names."""

    text: str
    words: tuple[tuple[tuple[int, float], ...], ...]
    names: tuple[tuple[Name, ...], ...]

    @classmethod
    def of(cls, text: str, places: frozenset[str]) -> "_Line":
        """Return the ways to read a line of a document that names these places."""
        parts, names = [], []
        for at in range(len(text)):
            named = [(at + n, _PLACE_COST) for n in (2, 3, 4) if places and text[at : at + n] in places]
            parts.append((*words_at(text, at), *named))
            names.append(tuple(name for name in names_at(text, at) if name.name not in places))
        return cls(text, tuple(parts), tuple(names))

    def weighed(self, known: "_Known") -> Iterator[tuple[Place, float]]:
        """Yield each way to read a name, with the share of all ways to read the line that hold it."""
        if not any(self.names):
            return
        size = len(self.text)
        named = [
            [(name, known.cost(name, self.text, at)) for name in names] for at, names in enumerate(self.names)
        ]
        steps = [
            [*words, *((name.end, cost) for name, cost in names)]
            for words, names in zip(self.words, named, strict=True)
        ]
        before, behind = _sums_before(steps), _sums_behind(steps)
        for at in range(size):
            for name, cost in named[at]:
                share = math.exp(min(0.0, before[at] - cost + behind[name.end] - before[size]))
                if share > _FAINT:
                    yield Place(start=at, end=name.end, name=name.name), share


def _sums_before(steps: Sequence[Sequence[tuple[int, float]]]) -> list[float]:
    """Return for each place of a line how likely all ways are to read what stands before it."""
    found: list[list[float]] = [[] for _ in range(len(steps) + 1)]
    found[0].append(0.0)
    sums = []
    for at, ahead in enumerate(steps):
        sums.append(_log_sum(found[at]))
        for end, cost in ahead:
            found[end].append(sums[at] - cost)
    return [*sums, _log_sum(found[-1])]


def _sums_behind(steps: Sequence[Sequence[tuple[int, float]]]) -> list[float]:
    """Return for each place of a line how likely all ways are to read what stands behind it."""
    sums = [0.0] * (len(steps) + 1)
    for at in range(len(steps) - 1, -1, -1):
        sums[at] = _log_sum([sums[end] - cost for end, cost in steps[at]])
    return sums


@dataclass(frozen=True, slots=True)
class _Known:
    """How often a document names each person; `own`: what the readings of this line are of it, by their span.

    No reading speaks for itself.
    """

    counted: Mapping[str, float]
    own: Mapping[tuple[int, int], float]
    whole: float
    starts: frozenset[int]
    ends: frozenset[int]

    @classmethod
    def of(cls, evidence: Mapping[str, float], own: Sequence[tuple[Place, float]]) -> "_Known":
        spans = {(place.start, place.end): _weight(share) for place, share in own}
        sure = [place for place, share in own if share >= _SURE]
        return cls(
            evidence,
            spans,
            sum(evidence.values()) or 1.0,
            frozenset(place.start for place in sure),
            frozenset(place.end for place in sure),
        )

    def _listed(self, line: str, start: int, end: int) -> float:
        """Return what a list of names says of an item of it that may be a name: as much by each neighbour."""
        if line[end : end + 1] not in _ENDS_ITEM:
            return 0.0
        behind = line[end : end + 1] == "、" and end + 1 in self.starts
        before = line[start - 1 : start] == "、" and start - 1 in self.ends
        return _LISTED * (behind + before)

    def _share(self, name: str, start: int, end: int) -> float:
        """Return the share of a name among all in the other places of the document."""
        rest = self.counted.get(name, 0.0) - self.own.get((start, end), 0.0)
        return max(0.0, rest) / self.whole

    def cost(self, name: Name, line: str, at: int) -> float:
        """Return what a name costs at a place of a line, with all that speaks for it."""
        share = self._share(name.name, at, name.end)
        own = -math.log((1 - _AGAIN) * math.exp(-name.cost) + _AGAIN * math.exp(-_NAMED) * share)
        return own - name.beside - self._listed(line, at, name.end)


def places_of_names(lines: Sequence[str]) -> list[list[Place]]:
    """Return where each line of a document names somebody, in order."""
    places = _places_in(lines)
    ways = [_Line.of(line, places) for line in alive.steps(lines)]
    read: list[list[tuple[Place, float]]] = [[] for _ in lines]
    for _ in range(_ROUNDS):
        evidence = _evidence(lines, read)
        read = [
            list(line.weighed(_Known.of(evidence, own)))
            for line, own in zip(alive.steps(ways), read, strict=True)
        ]
    sure = _sure(ways, read)
    return [_with_all(line, found, sure) for line, found in zip(lines, read, strict=True)]


def _sure(ways: Sequence[_Line], read: Sequence[Sequence[tuple[Place, float]]]) -> set[str]:
    """Return the names that one place leaves little doubt of, and that what stands beside them tells."""
    surest: dict[str, float] = defaultdict(float)
    anchored: set[str] = set()
    for line, found in zip(ways, read, strict=True):
        for place, share in found:
            surest[place.name] = max(surest[place.name], share)
            beside = next(n.beside for n in line.names[place.start] if n.end == place.end)
            if share >= _LIKELY and beside >= ANCHOR:
                anchored.add(place.name)
    return {name for name, share in surest.items() if share >= _SURE} & anchored


def _with_all(line: str, found: Sequence[tuple[Place, float]], sure: set[str]) -> list[Place]:
    """Return the names in a line that are sure to be some in a document, wherever it holds them.

    One of two characters may be a part of a word, or of a longer name, so there its reading decides.
    """
    places = [place for place, share in found if share >= _LIKELY and place.name in sure]
    taken = {i for place in places for i in range(place.start, place.end)}
    for name in sorted((name for name in sure if len(name) > 2 and name in line), key=len, reverse=True):
        for match in re.finditer(re.escape(name), line):
            if not taken.intersection(range(*match.span())):
                places.append(Place(start=match.start(), end=match.end(), name=name))
                taken.update(range(*match.span()))
    return sorted(places, key=lambda place: place.start)


def _places_in(lines: Sequence[str]) -> frozenset[str]:
    """Return the places that a document names (of 某某市政协 both 某某市 and 某某)."""
    found: set[str] = set()
    for line in lines:
        found |= {match.group() for match in _PAPER.finditer(line)}
        for match in _PLACE.finditer(line):
            stem = match.group("stem")
            if stem not in lexicon() and not any(map(leads_on, stem)):
                found |= {stem, match.group()}
    return frozenset(found)


def _weight(share: float) -> float:
    """Return what a reading with a share counts for: little if it is doubtful."""
    return share**4


def _evidence(lines: Sequence[str], read: Sequence[Sequence[tuple[Place, float]]]) -> Mapping[str, float]:
    """Return how often each name was read; where all readings of one go on to a longer one, it was that."""
    counted: dict[str, float] = defaultdict(float)
    for found in read:
        for place, share in found:
            counted[place.name] += _weight(share)
    text = "\n".join(lines)
    for name in list(counted):
        shorter = name[:-1]
        likely = counted[name] >= _MOVES * counted.get(shorter, math.inf)
        if likely and text.count(name) == text.count(shorter):
            counted[name] += counted.pop(shorter)
    return counted


def _log_sum(values: Sequence[float]) -> float:
    most = max(values, default=-math.inf)
    if len(values) < 2 or most == -math.inf:
        return most
    return most + math.log(sum(math.exp(value - most) for value in values))
