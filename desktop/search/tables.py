"""The terms of a field with all their postings, as a few arrays end to end; no term is looked at alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.integer]
Flags = NDArray[np.bool_]
Terms = NDArray[np.uint64]
_CODE_BITS = 21
NO_TERMS = np.empty(0, np.uint64)


def term_number(text: str) -> int:
    """Return the number of a term of one or two characters; numbers ascend as the terms' code points do.

    Both characters are raised by one, so that 0 stands for the second of a single one.
    """
    first, second = ord(text[0]) + 1, ord(text[1]) + 1 if len(text) > 1 else 0
    return (first << _CODE_BITS) | second


def term_numbers(first: Integers, second: Integers) -> Terms:
    """Return the numbers of terms of two code points raised by one, 0 standing for no character."""
    numbers: Terms = (first.astype(np.uint64) << np.uint64(_CODE_BITS)) | second.astype(np.uint64)
    return numbers


def term_text(number: int) -> str:
    """Return the characters of a term."""
    codes = (number >> _CODE_BITS, number & ((1 << _CODE_BITS) - 1))
    return "".join(chr(code - 1) for code in codes if code)


def beginning_with(text: str) -> tuple[int, int]:
    """Return the least number of the terms that begin with a text of up to two characters, and the end."""
    if not text:
        return 0, 1 << (2 * _CODE_BITS)
    first = term_number(text)
    return first, first + (1 if len(text) > 1 else 1 << _CODE_BITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Terms in ascending order; the postings of the n-th are those from `records[n]` to `records[n + 1]`.

    A posting is a record of `ids`, ascending within a term. Its occurrences, those of the n-th term from
    `places[n]` to `places[n + 1]`, stand together: `is_first` tells at which one the next record begins, and
    `positions` where it is in the record's text. A field without positions keeps none, but counts them.
    """

    terms: Terms
    records: Integers
    places: Integers
    ids: Integers
    is_first: Flags
    positions: Integers

    def between(self, low: int, high: int) -> "Table":
        """Return the terms from one number up to another, which is not among them."""
        start, stop = (int(np.searchsorted(self.terms, np.uint64(end))) for end in (low, high))
        records, places = self.records[start : stop + 1], self.places[start : stop + 1]
        occurrences = slice(int(places[0]), int(places[-1]))
        return Table(
            terms=self.terms[start:stop],
            records=records - records[0],
            places=places - places[0],
            ids=np.asarray(self.ids[int(records[0]) : int(records[-1])]),
            is_first=np.asarray(self.is_first[occurrences]),
            positions=np.asarray(self.positions[occurrences]),
        )

    def cuts(self, size: int) -> Terms:
        """Return terms with about `size` occurrences from one to the next."""
        wanted = np.arange(size, int(self.places[-1]), size)
        at = np.searchsorted(self.places, wanted)
        return np.asarray(self.terms[at[at < len(self.terms)]])

    def renumbered(self, numbers: Integers) -> "Table":
        """Return the same with each record's new number, without those whose new number is negative."""
        ids = numbers[self.ids]
        is_kept = ids >= 0
        if is_kept.all():
            return replace(self, ids=ids)
        counts = np.diff(np.flatnonzero(self.is_first), append=len(self.is_first))
        is_kept_place = np.repeat(is_kept, counts)
        records = offsets(is_kept)[self.records]
        places = offsets(is_kept_place)[self.places]
        has_any = np.append(np.diff(records) > 0, True)
        return Table(
            terms=self.terms[has_any[:-1]],
            records=records[has_any],
            places=places[has_any],
            ids=ids[is_kept],
            is_first=self.is_first[is_kept_place],
            positions=self.positions[is_kept_place] if len(self.positions) else self.positions,
        )


def offsets(sizes: NDArray[np.generic]) -> NDArray[np.int64]:
    """Return where each of some pieces laid end to end begins, and where the last one ends."""
    ends = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=ends[1:])
    return ends


def stretches(starts: Integers, sizes: Integers) -> NDArray[np.int64]:
    """Return the numbers from each start on, as many as its size, end to end."""
    ends = offsets(sizes)
    return np.repeat(starts - ends[:-1], sizes) + np.arange(ends[-1])


def merged(tables: Sequence[Table]) -> Table:
    """Return tables as one; the records of each have higher numbers than those of the tables before it."""
    if len(tables) == 1:
        return tables[0]
    terms = np.unique(np.concatenate([NO_TERMS, *(table.terms for table in tables)]))
    at = [np.searchsorted(terms, table.terms) for table in tables]
    records, places = (np.zeros(len(terms), np.int64) for _ in range(2))
    for table, rows in zip(tables, at, strict=True):
        records[rows] += np.diff(table.records)
        places[rows] += np.diff(table.places)
    records, places = offsets(records), offsets(places)
    next_record, next_place = records[:-1].copy(), places[:-1].copy()
    ids = np.empty(records[-1], np.int32)
    is_first = np.empty(places[-1], bool)
    has_positions = any(len(table.positions) for table in tables)
    widest = np.result_type(np.uint16, *(table.positions.dtype for table in tables))
    positions = np.empty(places[-1] if has_positions else 0, widest)
    for table, rows in zip(tables, at, strict=True):
        ids[_room(next_record, rows, table.records)] = table.ids
        room = _room(next_place, rows, table.places)
        is_first[room] = table.is_first
        if has_positions:
            positions[room] = table.positions
    return Table(terms=terms, records=records, places=places, ids=ids, is_first=is_first, positions=positions)


def _room(free: NDArray[np.int64], rows: Integers, ends: Integers) -> NDArray[np.int64]:
    """Return where a table's pieces go, and move what is `free` of each row behind them."""
    sizes = np.diff(ends)
    room = stretches(free[rows], sizes)
    free[rows] += sizes
    return room
