"""Where the people of a document are named, and where each name ends, weighed over the whole of it.

A line is read in all ways as words and names; each way is as likely as its parts are. What stands beside a
name tells (an office, a verb of speech, a mark of a list), and so do the other places that name the same
person: what is read without doubt in one place is expected in the others.
"""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.intake.lexicon import lexicon
from desktop.intake.readers import alive
from desktop.intake.readings import ANCHOR, Name, leads_on
from desktop.intake.stretches import Reading, Stretch, stretches, usual_weight
from desktop.intake.vocabulary import HAN

_ROUNDS = 3
# A name must be read without much doubt in one place; then it is taken wherever it is the likelier reading.
_SURE, _LIKELY, _MOVES = 0.9, 0.5, 0.3
_SOMEBODY, _ENDS = 0.87, 0.75
# How much of what is named is expected to be somebody whom the document names elsewhere too.
_AGAIN = 0.8
# What a name costs that the document is known to name; what each neighbour in a list says for a name.
_NAMED, _LISTED = 4.6, 4.0
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
class _Lists:
    """Where names begin and end in a line that are read without much doubt, for what stands in a row."""

    starts: frozenset[int]
    ends: frozenset[int]

    @classmethod
    def of(cls, found: Sequence[Reading]) -> "_Lists":
        sure = [reading.span for reading in found if reading.share >= _SURE]
        return cls(frozenset(start for start, _ in sure), frozenset(end for _, end in sure))

    def beside(self, line: str, start: int, end: int) -> float:
        """Return what a list of names says of an item of it that may be a name: as much by each neighbour."""
        if line[end : end + 1] not in _ENDS_ITEM:
            return 0.0
        behind = line[end : end + 1] == "、" and end + 1 in self.starts
        before = line[start - 1 : start] == "、" and start - 1 in self.ends
        return _LISTED * (behind + before)


@dataclass(frozen=True, slots=True)
class _Known:
    """How often a document names each person; `own`: what the readings of this line are of it, by their span.

    No reading speaks for itself.
    """

    counted: Mapping[str, float]
    own: Mapping[tuple[int, int], float]
    whole: float
    lists: "_Lists"

    @classmethod
    def of(cls, evidence: Mapping[str, float], whole: float, own: Sequence[Reading]) -> "_Known":
        return cls(evidence, {each.span: _counts(each.share) for each in own}, whole, _Lists.of(own))

    def _share(self, name: str, start: int, end: int) -> float:
        """Return the share of a name among all in the other places of the document."""
        rest = self.counted.get(name, 0.0) - self.own.get((start, end), 0.0)
        return max(0.0, rest) / self.whole

    def weight(self, name: Name, line: str, at: int) -> float:
        """Return the weight of a name at a place of a line, with all that speaks for it."""
        share = self._share(name.name, at, name.end)
        own = (1 - _AGAIN) * math.exp(-name.cost) + _AGAIN * math.exp(-_NAMED) * share
        return own * math.exp(name.beside + self.lists.beside(line, at, name.end)) * usual_weight(name, at)


def places_of_names(lines: Sequence[str]) -> list[list[Place]]:
    """Return where each line of a document names somebody, in order."""
    places = _places_in(lines)
    ways = [list(stretches(line, places)) for line in alive.steps(lines)]
    read: list[list[Reading]] = [[] for _ in lines]
    for _ in range(_ROUNDS):
        evidence = _evidence(lines, read)
        whole = sum(evidence.values()) or 1.0
        read = [
            _read(line, pieces, _Known.of(evidence, whole, own)) if pieces else []
            for line, pieces, own in zip(alive.steps(lines), ways, read, strict=True)
        ]
    sure = _sure(lines, read)
    return [_with_all(line, found, sure) for line, found in zip(lines, read, strict=True)]


def _read(line: str, pieces: Sequence[Stretch], known: _Known) -> list[Reading]:
    """Return the names that a line may hold, by what is known of the document."""
    found: list[Reading] = []
    for piece in pieces:
        found += piece.read([known.weight(name, line, at) for at, name in piece.names])
    return found


def _sure(lines: Sequence[str], read: Sequence[Sequence[Reading]]) -> set[str]:
    """Return the names that one place leaves little doubt of, and that what stands beside them tells.

    There somebody is named beyond doubt, and few ways to read the name end elsewhere.
    """
    sure: set[str] = set()
    anchored: set[str] = set()
    for line, found in zip(lines, read, strict=True):
        lists = _Lists.of(found)
        named: dict[int, float] = defaultdict(float)
        for reading in found:
            named[reading.at] += reading.share
        for reading in found:
            name = reading.name
            if named[reading.at] >= _SOMEBODY and reading.share >= _ENDS * named[reading.at]:
                sure.add(name.name)
            if reading.share >= _LIKELY and name.beside + lists.beside(line, *reading.span) >= ANCHOR:
                anchored.add(name.name)
    return sure & anchored


def _with_all(line: str, found: Sequence[Reading], sure: set[str]) -> list[Place]:
    """Return the names in a line that are sure to be some in a document, wherever it holds them.

    One of two characters may be a part of a word, or of a longer name, so there its reading decides.
    """
    places = [
        Place(start=reading.at, end=reading.name.end, name=reading.name.name)
        for reading in found
        if reading.share >= _LIKELY and reading.name.name in sure
    ]
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


def _counts(share: float) -> float:
    """Return what a reading with a share counts for: little if it is doubtful."""
    return share**4


def _evidence(lines: Sequence[str], read: Sequence[Sequence[Reading]]) -> Mapping[str, float]:
    """Return how often each name was read; where all readings of one go on to a longer one, it was that.

    A word of grammar does not follow a name each time, so the oftener it does, the less must speak for it.
    """
    counted: dict[str, float] = defaultdict(float)
    for found in read:
        for reading in found:
            counted[reading.name.name] += _counts(reading.share)
    text = "\n".join(lines)
    for name in list(counted):
        shorter = name[:-1]
        often = text.count(name)
        likely = counted[name] >= _MOVES ** (2 * often - 1) * counted.get(shorter, math.inf)
        if likely and often == text.count(shorter):
            counted[name] += counted.pop(shorter)
    return counted
