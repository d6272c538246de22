"""Where a needle of any length occurs in a place, from the arrays of its pairs."""

from dataclasses import dataclass

import numpy as np

from desktop.records.query_tree import Words
from desktop.search.postings import NO_SPOTS, SHIFT, Postings, Spots
from desktop.search.schema import characters_of
from desktop.search.snapshot import Passages, Snapshot
from desktop.search.tables import Integers

_PASSAGES = ("problem", "proposal")
# From here on one array is walked through, where the other is so many times as long, instead of looked up in.
_MERGED_FROM = 12
# So few records are looked into, without asking what other pairs they hold.
_FEW = 64


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

    def ids(self, place: str, words: Words) -> Integers:
        """Return the records that hold folded words at a place, ascending."""
        whole = self._whole(place, words)
        return self.counts(place, words).ids if whole is None else whole.ids

    def counts(self, place: str, words: Words) -> Counts:
        """Return the records that hold folded words at a place, and how often each does."""
        key = (place, words)
        if key not in self._counts:
            self._counts[key] = self._count(place, words)
        return self._counts[key]

    def spots(self, place: str, words: Words) -> Spots:
        """Return every place where folded words stand, ascending and without overlapping themselves."""
        key = (place, words)
        if key not in self._spots:
            spots = _apart(self._all_spots(place, words.text), len(words.text))
            if words.field in _PASSAGES:
                passages = self._snapshot.passages(int(words.field == "proposal"))
                spots = _inside(spots, len(words.text), passages)
            self._spots[key] = spots
        return self._spots[key]

    def _whole(self, place: str, words: Words) -> Postings | None:
        """Return the postings that tell all of some words, where one term is enough for them."""
        text = words.text
        if words.field in _PASSAGES:
            return None
        if len(text) == 1:
            return self._snapshot.postings(characters_of(place), text)
        return self._snapshot.postings(place, text) if len(text) == 2 and text[0] != text[1] else None

    def _count(self, place: str, words: Words) -> Counts:
        whole = self._whole(place, words)
        if whole is not None:
            return Counts(whole.ids, whole.counts)
        ids = self.spots(place, words) >> SHIFT
        firsts = np.flatnonzero(np.diff(ids, prepend=-1))
        return Counts(ids[firsts], np.diff(firsts, append=len(ids)))

    def _all_spots(self, place: str, text: str) -> Spots:
        if len(text) == 1:
            return self._snapshot.spots_of_character(place, text)
        return _Phrase(self._snapshot, place, text).spots()


class _Phrase:
    """A needle of two characters or more: pairs that must stand at their offsets from one another."""

    def __init__(self, snapshot: Snapshot, place: str, text: str) -> None:
        self._size = snapshot.size
        self._pairs = []
        for offset in range(len(text) - 1):
            self._pairs.append(snapshot.postings(place, text[offset : offset + 2]))
            if not self._pairs[-1].records:
                break

    def spots(self) -> Spots:
        """Return every place where the needle begins, ascending."""
        if not self._pairs[-1].records:
            return NO_SPOTS
        if len(self._pairs) == 1:
            return self._pairs[0].spots(0)
        chosen = sorted(self._cover(), key=lambda offset: self._pairs[offset].occurrences)
        records = self._records(chosen)
        spots: Spots | None = None
        for offset in chosen:
            there = self._pairs[offset].spots_in(records, offset)
            spots = there if spots is None else _common(spots, there)
            if not len(spots):
                break
            records = _distinct(spots >> SHIFT)
        return NO_SPOTS if spots is None else spots

    def _records(self, chosen: list[int]) -> Integers:
        """Return records that hold all of the chosen pairs, wherever; few others are among them."""
        rarest, *others = sorted(
            range(len(self._pairs)), key=lambda offset: (self._pairs[offset].records, offset not in chosen)
        )
        records = self._pairs[rarest].ids
        for offset in others:
            if len(records) > _FEW or offset in chosen:
                records = self._among(records, self._pairs[offset].ids)
        return records

    def _among(self, records: Integers, ids: Integers) -> Integers:
        """Return those of some records that are in `ids`; both ascend."""
        if len(records) * _MERGED_FROM < len(ids):
            at = np.searchsorted(ids, records)
            at[at == len(ids)] = 0
            return np.asarray(records[ids[at] == records])
        holds = np.zeros(self._size, bool)
        holds[ids] = True
        return np.asarray(records[holds[records]])

    def _cover(self) -> list[int]:
        """Return the offsets of the fewest places of pairs that cover every character of the needle."""
        costs = [postings.occurrences for postings in self._pairs]
        best: list[tuple[int, list[int]]] = []
        for offset, cost in enumerate(costs):
            before = best[max(0, offset - 2) :] if offset else [(0, [])]
            total, chosen = min(before)
            best.append((total + cost, [*chosen, offset]))
        return best[-1][1]


def _distinct(ascending: Spots) -> Spots:
    """Return each of some ascending numbers once."""
    is_new = np.ones(len(ascending), bool)
    np.not_equal(ascending[1:], ascending[:-1], out=is_new[1:])
    return ascending[is_new]


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
        return NO_SPOTS
    # Where passages overlap, the one that ends last of those that begin before counts.
    furthest = np.maximum.accumulate(passages.ends)
    at = np.searchsorted(passages.starts, spots, side="right") - 1
    return spots[(at >= 0) & (spots + length <= furthest[at])]
