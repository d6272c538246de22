"""Bring terms from several sources together, and tell which segments are worth making one of."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np

from desktop.search.segments import Segment
from desktop.search.tables import NO_TERMS, Integers, Table, Terms, merged

# Each save makes a segment, and a query looks into each; so many of a size are let be.
_FANOUT = 4
# Occurrences that are brought together at once; a few arrays of as many numbers are held in memory.
_AT_ONCE = 1 << 21


class TermSource(Protocol):
    """Terms in ascending order, to be taken piece by piece."""

    def cuts(self, size: int) -> Terms:
        """Return terms with about `size` occurrences from one to the next."""

    def between(self, low: int, high: int) -> Table:
        """Return the terms from one number up to another, which is not among them."""


class SegmentTerms:
    """The terms of a field of a segment, with its records' new numbers: -1 for one that was removed."""

    def __init__(self, segment: Segment, field: str, numbers: Integers) -> None:
        self._segment = segment
        self._field = field
        self._numbers = numbers

    def cuts(self, size: int) -> Terms:  # noqa: ARG002 - a segment lies in pieces already
        """Return the terms that the segment's tables begin with."""
        known = self._segment.fields.get(self._field)
        return known.cuts() if known else NO_TERMS

    def between(self, low: int, high: int) -> Table:
        """Return the terms that living records hold."""
        known = self._segment.fields.get(self._field)
        table = known.between(low, high) if known else None
        return table.renumbered(self._numbers) if table else merged([])


def merged_terms(sources: Sequence[TermSource]) -> Iterator[Table]:
    """Yield the terms of all sources in pieces; the records of each have the higher numbers."""
    if not sources:
        return
    # As many terms from each source cut the whole into pieces of one size.
    size = max(_AT_ONCE // len(sources), 1)
    cuts = np.sort(np.concatenate([source.cuts(size) for source in sources]))[
        len(sources) - 1 :: len(sources)
    ]
    ends = [0, *np.unique(cuts).tolist(), 1 << 63]
    for low, high in pairwise(ends):
        table = merged([part for source in sources if len((part := source.between(low, high)).terms)])
        if len(table.terms):
            yield table


def worth_merging(sizes: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return the places of the segments to make one of, given each one's records, all and removed.

    Segments fall into classes, each eight times the size of the one before. A class of more than four is
    merged together with all smaller ones, so that a record is written again once for each class. A segment
    of which more than half was removed is written anew.
    """
    classes = [max(total - gone, 1).bit_length() // 3 for total, gone in sizes]
    for level in sorted(set(classes)):
        if sum(one == level for one in classes) > _FANOUT:
            return tuple(n for n, one in enumerate(classes) if one <= level)
    return tuple(n for n, (total, gone) in enumerate(sizes) if gone * 2 > total)
