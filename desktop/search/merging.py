"""Make one segment of several: their blocks laid end to end, and which segments are worth it."""

import heapq
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from desktop.search.postings import Integers, Postings, joined
from desktop.search.segments import Segment

# Each save makes a segment, and a query looks into each; so many of a size are let be.
_FANOUT = 4


class SegmentTerms:
    """The terms of a segment, with its records' new numbers: -1 for one that was removed."""

    def __init__(self, segment: Segment, numbers: Integers) -> None:
        self._segment = segment
        self._numbers = numbers

    def of(self, field: str) -> Iterator[tuple[bytes, Postings]]:
        """Yield the terms of a field that living records hold, in the order of their bytes."""
        for term, postings in self._segment.terms(field):
            kept = postings.renumbered(self._numbers)
            if len(kept.ids):
                yield term, kept


def merged_terms(
    field: str, new: Iterator[tuple[bytes, Postings]], segments: Sequence[SegmentTerms]
) -> Iterator[tuple[bytes, Postings]]:
    """Yield the terms of segments and of new records together; new records have the highest numbers."""
    if not segments:
        yield from new
        return
    streams = [segment.of(field) for segment in segments]
    ordered = heapq.merge(*streams, new, key=itemgetter(0))
    for term, group in groupby(ordered, key=itemgetter(0)):
        yield term, joined([postings for _term, postings in group])


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
