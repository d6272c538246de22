"""Where a term occurs in all segments, as arrays that are read when first asked for."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from desktop.search.packing import PackedTerm
from desktop.search.tables import Integers, offsets, stretches

# A place in all texts: the record's number times 2³² and the offset in its text.
Spots = NDArray[np.int64]
SHIFT = 32
NO_SPOTS = np.empty(0, np.int64)


class Postings:
    """The records that hold a term, removed ones among them, and where in their texts.

    A word of two characters needs records and counts alone, so positions are left unread until a phrase asks.
    """

    def __init__(self, parts: Sequence[tuple[int, PackedTerm]]) -> None:
        """Take what each segment holds of the term, with the number of its first record."""
        self._parts = parts
        self.records = sum(term.records for _base, term in parts)
        self.occurrences = sum(term.occurrences for _base, term in parts)

    @property
    def size(self) -> int:
        """The bytes of memory that the arrays take when all are read."""
        return 20 * self.records + 4 * self.occurrences

    @cached_property
    def ids(self) -> Integers:
        """The records, ascending."""
        return _joined([term.ids() + np.int32(base) if base else term.ids() for base, term in self._parts])

    @cached_property
    def starts(self) -> Integers:
        """Which occurrence is the first of each record, and how many occurrences there are."""
        sizes = [term.occurrences for _base, term in self._parts]
        bases = offsets(np.array(sizes, np.int64)).tolist()
        starts = [term.starts() + base for base, (_, term) in zip(bases, self._parts, strict=False)]
        return np.concatenate([*starts, [bases[-1]]])

    @cached_property
    def counts(self) -> Integers:
        """How often each record holds the term."""
        return np.diff(self.starts)

    @cached_property
    def _positions(self) -> Integers:
        return _joined([term.positions() for _base, term in self._parts])

    def spots(self, offset: int) -> Spots:
        """Return the places where a needle would begin that has the term at an offset."""
        spots = np.repeat(self.ids.astype(np.int64) << SHIFT, self.counts)
        spots += self._positions
        spots -= offset
        return spots

    def spots_in(self, records: Integers, offset: int) -> Spots:
        """Return those of the places that are in some of the term's records, given ascending."""
        if len(records) == self.records:
            return self.spots(offset)
        at = np.searchsorted(self.ids, records)
        sizes = self.counts[at]
        spots = np.repeat(records.astype(np.int64) << SHIFT, sizes)
        spots += self._positions[stretches(self.starts[at], sizes)]
        spots -= offset
        return spots


def _joined(arrays: list[Integers]) -> Integers:
    if not arrays:
        return np.empty(0, np.int32)
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
