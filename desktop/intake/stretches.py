"""All ways to read a line as words and names, and how likely each name in it is.

A line is read in pieces (`Stretch`) that no word and no name goes beyond, as the share of a reading depends
on nothing else; what holds no name is not read.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.intake.readings import RUN, Name, names_in_run, words_at

_FAINT = 0.01
# What a place costs that the document names.
_PLACE_COST = 5.0
# No piece is longer, in characters, so that no product of weights leaves the range of numbers; each is
# weighed against a way to read it that costs so much for a character.
_LONGEST, _USUAL = 60, 6.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a name, with its `share` of all ways to read the line."""

    at: int
    name: Name
    share: float

    @property
    def span(self) -> tuple[int, int]:
        """Return where the name begins and ends in its line."""
        return self.at, self.name.end


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line that begins at `start`, beyond which none of its words and names goes.

    `words` are for each of its characters the words that begin there, as end and weight.
    """

    start: int
    words: tuple[tuple[tuple[int, float], ...], ...]
    names: tuple[tuple[int, Name], ...]

    def read(self, weights: Sequence[float]) -> Iterator[Reading]:
        """Yield each way to read a name that is not faint, by the weights of the names."""
        size = len(self.words)
        steps = [list(words) for words in self.words]
        for (at, name), weight in zip(self.names, weights, strict=True):
            steps[at - self.start].append((name.end - self.start, weight))
        before, behind = [1.0] + [0.0] * size, [0.0] * size + [1.0]
        for at, ahead in enumerate(steps):
            for end, weight in ahead:
                before[end] += before[at] * weight
        for at in range(size - 1, -1, -1):
            behind[at] = sum(behind[end] * weight for end, weight in steps[at])
        for (at, name), weight in zip(self.names, weights, strict=True):
            share = before[at - self.start] * weight * behind[name.end - self.start] / before[size]
            if share > _FAINT:
                yield Reading(at, name, min(1.0, share))


def stretches(line: str, places: frozenset[str]) -> Iterator[Stretch]:
    """Yield the pieces of a line that may hold names, of a document that names these places."""
    named = _named(line, places)
    for run in RUN.finditer(line):
        found = [(at, name) for at, name in names_in_run(line, *run.span()) if name.name not in places]
        if found:
            yield from _parted(line, run.span(), found, named)


def _named(line: str, places: frozenset[str]) -> Mapping[int, list[tuple[int, float]]]:
    """Return where a line names one of the places, as what begins there."""
    named: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for place in places:
        at = line.find(place)
        while at >= 0:
            named[at].append((at + len(place), _PLACE_COST))
            at = line.find(place, at + 1)
    return named


def _parted(
    line: str,
    run: tuple[int, int],
    names: Sequence[tuple[int, Name]],
    places: Mapping[int, Sequence[tuple[int, float]]],
) -> Iterator[Stretch]:
    """Yield the pieces of a run that hold names; it is parted where no word, place or name goes on."""
    starting: dict[int, list[Name]] = defaultdict(list)
    for at, name in names:
        starting[at].append(name)
    start = reach = run[0]
    words: list[list[tuple[int, float]]] = []
    inside: list[tuple[int, Name]] = []
    for at in range(*run):
        if at == reach:
            if inside:
                yield _stretch(start, words, inside)
            start, words, inside = at, [], []
        most = start + _LONGEST
        words.append([(end, cost) for end, cost in (*words_at(line, at), *places.get(at, ())) if end <= most])
        begun = [name for name in starting.get(at, ()) if name.end <= most]
        inside += [(at, name) for name in begun]
        reach = max(reach, *(end for end, _ in words[-1]), *(name.end for name in begun))
    if inside:
        yield _stretch(start, words, inside)


def _stretch(
    start: int, words: Sequence[Sequence[tuple[int, float]]], names: Sequence[tuple[int, Name]]
) -> Stretch:
    weighed = (
        tuple((end - start, math.exp(_USUAL * (end - at) - cost)) for end, cost in ahead)
        for at, ahead in enumerate(words, start)
    )
    return Stretch(start, tuple(weighed), tuple(names))


def usual_weight(name: Name, at: int) -> float:
    """Return by what the likelihood of a name that begins at a place is multiplied to be its weight."""
    return math.exp(_USUAL * (name.end - at))
