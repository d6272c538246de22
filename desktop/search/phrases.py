"""Where a needle of any length occurs in a place, from the arrays of its pairs."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from desktop.records.query_tree import Words
from desktop.search.postings import Integers, Postings
from desktop.search.schema import characters_of
from desktop.search.snapshot import Passages, Snapshot

# A place in all texts: the record's number times 2³² and the offset in its text.
Spots = NDArray[np.int64]
_SHIFT = 32
_NO_SPOTS = np.empty(0, np.int64)
_MERGED_FROM = 12


@dataclass(frozen=True, slots=True)
class Counts:
    """The records that hold a needle, ascending, and how often."""

    ids: Integers
    counts: Integers


class Finder:
    """Finds needles in a snapshot, remembering what one query asks for more than once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._counts: dict[tuple[str, Words], Counts] = {}
        self._spots: dict[tuple[str, Words], Spots] = {}

    def counts(self, place: str, words: Words) -> Counts:
        """Return the records that hold folded words at a place."""
        key = (place, words)
        if key not in self._counts:
            self._counts[key] = self._count(place, words)
        return self._counts[key]

    def spots(self, place: str, words: Words) -> Spots:
        """Return every place where folded words stand, ascending and without overlapping themselves."""
        key = (place, words)
        if key not in self._spots:
            spots = _apart(self._all_spots(place, words.text), len(words.text))
            if words.field in ("problem", "proposal"):
                passages = self._snapshot.passages(int(words.field == "proposal"))
                spots = _inside(spots, len(words.text), passages)
            self._spots[key] = spots
        return self._spots[key]

    def _count(self, place: str, words: Words) -> Counts:
        text = words.text
        if words.field not in ("problem", "proposal"):
            if len(text) == 1:
                known = self._snapshot.postings(characters_of(place), text)
                return Counts(known.ids, known.counts)
            if len(text) == 2 and text[0] != text[1]:
                known = self._snapshot.postings(place, text)
                return Counts(known.ids, known.counts)
        ids = self.spots(place, words) >> _SHIFT
        firsts = np.flatnonzero(np.diff(ids, prepend=-1))
        return Counts(ids[firsts], np.diff(firsts, append=len(ids)))

    def _all_spots(self, place: str, text: str) -> Spots:
        if len(text) == 1:
            parts = [_spread(postings, 0) for postings in self._snapshot.postings_from(place, text)]
            return np.sort(np.concatenate([_NO_SPOTS, *parts]))
        return _Phrase(self._snapshot, place, text).spots


class _Phrase:
    """A needle of two characters or more: pairs that must stand at their offsets from one another."""

    def __init__(self, snapshot: Snapshot, place: str, text: str) -> None:
        self._size = snapshot.size
        self._pairs = []
        for offset in range(len(text) - 1):
            self._pairs.append(snapshot.postings(place, text[offset : offset + 2]))
            if not len(self._pairs[-1].ids):
                break

    @cached_property
    def spots(self) -> Spots:
        """Every place where the needle begins, ascending."""
        if not len(self._pairs[-1].ids):
            return _NO_SPOTS
        if len(self._pairs) == 1:
            return _spread(self._pairs[0], 0)
        can_hold = self._records()
        chosen = sorted(self._cover(), key=lambda offset: len(self._pairs[offset].positions))
        spots: Spots | None = None
        for offset in chosen:
            there = _spread(_only(self._pairs[offset], can_hold), offset)
            spots = there if spots is None else _common(spots, there)
            if not len(spots):
                break
            if offset != chosen[-1]:
                can_hold = np.zeros(self._size, bool)
                can_hold[spots >> _SHIFT] = True
        return _NO_SPOTS if spots is None else spots

    def _records(self) -> NDArray[np.bool_]:
        """Return which records hold all pairs, wherever."""
        rarest, *others = sorted(self._pairs, key=lambda postings: len(postings.ids))
        can_hold = np.zeros(self._size, bool)
        can_hold[rarest.ids] = True
        for postings in others:
            holds = np.zeros(self._size, bool)
            holds[postings.ids] = True
            can_hold &= holds
        return can_hold

    def _cover(self) -> list[int]:
        """Return the offsets of the fewest places of pairs that cover every character of the needle."""
        costs = [len(postings.positions) for postings in self._pairs]
        best: list[tuple[int, list[int]]] = []
        for offset, cost in enumerate(costs):
            before = best[max(0, offset - 2) :] if offset else [(0, [])]
            total, chosen = min(before)
            best.append((total + cost, [*chosen, offset]))
        return best[-1][1]


def _only(postings: Postings, wanted: NDArray[np.bool_]) -> Postings:
    """Return the postings of some records."""
    is_wanted = wanted[postings.ids]
    if is_wanted.all():
        return postings
    return Postings(
        ids=postings.ids[is_wanted],
        counts=postings.counts[is_wanted],
        positions=postings.positions[np.repeat(is_wanted, postings.counts)],
    )


def _spread(postings: Postings, offset: int) -> Spots:
    """Return the places where a needle would begin that has a term at an offset."""
    spots = np.repeat(postings.ids.astype(np.int64) << _SHIFT, postings.counts)
    spots += postings.positions
    spots -= offset
    return spots


def _common(few: Spots, many: Spots) -> Spots:
    """Return the places in both of two ascending arrays."""
    if len(few) > len(many):
        few, many = many, few
    if len(few) * _MERGED_FROM > len(many):
        # A stable sort merges two ascending rows in one pass, sooner than so many look-ups.
        both = np.concatenate([few, many])
        both.sort(kind="stable")
        common: Spots = both[:-1][both[1:] == both[:-1]]
        return common
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    return few[many[at] == few] if len(many) else many


def _apart(spots: Spots, length: int) -> Spots:
    """Return the places left when a needle of a length is sought from left to right, without overlaps."""
    is_near = np.diff(spots) < length
    if not is_near.any():
        return spots
    is_kept = np.ones(len(spots), bool)
    last = -1
    # Only what stands in a row of overlaps is looked at one by one.
    for place in np.flatnonzero(is_near).tolist():
        last = place if is_kept[place] else last
        is_kept[place + 1] = spots[place + 1] - spots[last] >= length
    return spots[is_kept]


def _inside(spots: Spots, length: int, passages: Passages) -> Spots:
    """Return the places where a needle of a length stands wholly inside a passage."""
    if not len(passages.starts):
        return _NO_SPOTS
    # Where passages overlap, the one that ends last of those that begin before counts.
    furthest = np.maximum.accumulate(passages.ends)
    at = np.searchsorted(passages.starts, spots, side="right") - 1
    return spots[(at >= 0) & (spots + length <= furthest[at])]
