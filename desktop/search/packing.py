"""A table in as few bytes as can be read back as whole arrays: numbers of one to four bytes each.

A term's records are kept as steps from one to the next, in as many bytes as its widest step needs, and its
positions in as many as the highest needs; how many these are follows from where the term's bytes begin and
end. Which occurrence is a record's first is kept in bits, which stand for the counts as well.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from desktop.search.sheaf import DamagedIndexError, Sheaf
from desktop.search.tables import Flags, Integers, Table, Terms, offsets

_TERM, _END = np.dtype("<u8"), np.dtype("<u4")
_WIDEST = 4
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a packed table lies: offset, terms, and the sizes of its four parts in bytes."""

    offset: int
    terms: int
    id_bytes: int
    flag_bytes: int
    position_bytes: int

    @property
    def size(self) -> int:
        """The bytes of the whole."""
        heads = self.terms * _TERM.itemsize + 4 * (self.terms + 1) * _END.itemsize
        return heads + self.id_bytes + self.flag_bytes + self.position_bytes


def pack(table: Table, offset: int) -> tuple[Layout, list[bytes]]:
    """Return a table of at least one term as the parts to be written at an offset, and their layout."""
    steps = np.diff(table.ids, prepend=np.int32(0))
    firsts = table.records[:-1]
    steps[firsts] = table.ids[firsts]
    id_ends, id_bytes = _narrowed(steps, table.records)
    position_ends, position_bytes = np.zeros_like(id_ends), np.empty(0, np.uint8)
    if len(table.positions):
        position_ends, position_bytes = _narrowed(table.positions, table.places)
    flags = np.packbits(table.is_first, bitorder="little")
    ends = (table.records, table.places, id_ends, position_ends)
    layout = Layout(
        offset=offset,
        terms=len(table.terms),
        id_bytes=len(id_bytes),
        flag_bytes=len(flags),
        position_bytes=len(position_bytes),
    )
    heads = [table.terms.astype(_TERM).tobytes(), *(one.astype(_END).tobytes() for one in ends)]
    return layout, [*heads, id_bytes.tobytes(), flags.tobytes(), position_bytes.tobytes()]


def _narrowed(numbers: Integers, ends: Integers) -> tuple[NDArray[np.int64], Bytes]:
    """Return where each term's numbers begin and end when they take as few bytes each, and these bytes."""
    top = np.maximum.reduceat(numbers, ends[:-1])
    widths = 1 + sum((top >= 1 << bits).astype(np.int64) for bits in (8, 16, 24))
    sizes = np.diff(ends)
    wide = numbers.astype(_END).view(np.uint8).reshape(-1, _WIDEST)
    narrow = wide[np.arange(_WIDEST) < np.repeat(widths, sizes)[:, None]]
    return offsets(widths * sizes), narrow


def _widened(narrow: Bytes, widths: Integers, sizes: Integers) -> Integers:
    """Return the numbers that were narrowed."""
    wide = np.zeros((int(sizes.sum()), _WIDEST), np.uint8)
    wide[np.arange(_WIDEST) < np.repeat(widths, sizes)[:, None]] = narrow
    return wide.view(_END).ravel()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What two neighbouring ends of a term say: where it begins, where it ends."""

    start: int
    stop: int

    @property
    def size(self) -> int:
        """How much lies between."""
        return self.stop - self.start


class PackedTable:
    """A table in a file, of which terms are read one by one or in a row."""

    def __init__(self, sheaf: Sheaf, layout: Layout) -> None:
        self._sheaf = sheaf
        self._layout = layout
        heads = layout.offset + layout.terms * _TERM.itemsize
        self._heads = [heads + n * (layout.terms + 1) * _END.itemsize for n in range(5)]
        self._ids_at = self._heads[4]
        self._flags_at = self._ids_at + layout.id_bytes
        self._positions_at = self._flags_at + layout.flag_bytes

    @cached_property
    def first(self) -> int:
        """The number of the first term."""
        return int(self._sheaf.array(_TERM, 1, self._layout.offset)[0])

    def numbers(self) -> list[int]:
        """Return the numbers of all terms."""
        known: list[int] = self._sheaf.array(_TERM, self._layout.terms, self._layout.offset).tolist()
        return known

    def term(self, number: int) -> "PackedTerm | None":
        """Return a term by its number, or None where it does not occur."""
        at = self._place(number)
        if at == self._layout.terms or self._number(at) != number:
            return None
        return PackedTerm(self, *(self._span(head, at) for head in range(4)))

    def table(self, low: int, high: int) -> Table:
        """Return the terms from one number up to another, which is not among them."""
        start, stop = self._place(low), self._place(high)
        count = stop - start
        terms: Terms = self._sheaf.array(_TERM, count, self._layout.offset + start * _TERM.itemsize)
        records, places, id_ends, position_ends = (
            self._sheaf.array(_END, count + 1, head + start * _END.itemsize).astype(np.int64)
            for head in self._heads[:4]
        )
        steps = self._numbers(self._ids_at, id_ends, np.diff(records))
        positions = self._numbers(self._positions_at, position_ends, np.diff(places))
        is_first = self.flags(Span(start=int(places[0]), stop=int(places[-1])))
        records, places = records - records[0], places - places[0]
        ids = np.cumsum(steps, dtype=np.int64)
        before = np.concatenate([[0], ids])[records[:-1]]
        ids -= np.repeat(before, np.diff(records))
        return Table(
            terms=terms,
            records=records,
            places=places,
            ids=ids.astype(np.int32),
            is_first=is_first,
            positions=positions if self._layout.position_bytes else positions[:0],
        )

    def flags(self, places: Span) -> Flags:
        """Return which of some occurrences are the first of their record."""
        start, stop = places.start >> 3, (places.stop + 7) >> 3
        packed = self._sheaf.array(np.dtype(np.uint8), stop - start, self._flags_at + start)
        bits = np.unpackbits(packed, bitorder="little")
        return bits[places.start - 8 * start : places.stop - 8 * start].view(bool)

    def steps(self, span: Span, count: int) -> Integers:
        """Return `count` steps from record to record out of a span of bytes."""
        return self._evenly(self._ids_at, span, count)

    def positions(self, span: Span, count: int) -> Integers:
        """Return `count` positions out of a span of bytes."""
        return self._evenly(self._positions_at, span, count)

    def _evenly(self, base: int, span: Span, count: int) -> Integers:
        width = span.size // count
        if width * count != span.size or not 1 <= width <= _WIDEST:
            raise DamagedIndexError
        if width != 3:
            return self._sheaf.array(np.dtype(f"<u{width}"), count, base + span.start)
        wide = np.zeros((count, _WIDEST), np.uint8)
        wide[:, :3] = self._sheaf.array(np.dtype(np.uint8), span.size, base + span.start).reshape(count, 3)
        return wide.view(_END).ravel()

    def _numbers(self, base: int, ends: Integers, sizes: Integers) -> Integers:
        size = int(ends[-1] - ends[0])
        if not size:
            return np.empty(0, _END)
        narrow = self._sheaf.array(np.dtype(np.uint8), size, base + int(ends[0]))
        return _widened(narrow, np.diff(ends) // sizes, sizes)

    def _place(self, number: int) -> int:
        layout = self._layout
        return self._sheaf.place(_TERM, layout.terms, layout.offset, number)

    def _number(self, at: int) -> int:
        return int(self._sheaf.array(_TERM, 1, self._layout.offset + at * _TERM.itemsize)[0])

    def _span(self, head: int, at: int) -> Span:
        start, stop = self._sheaf.array(_END, 2, self._heads[head] + at * _END.itemsize).tolist()
        return Span(start=start, stop=stop)


@dataclass(frozen=True, slots=True)
class PackedTerm:
    """The postings of one term in a file."""

    _table: PackedTable
    _records: Span
    _places: Span
    _id_bytes: Span
    _position_bytes: Span

    @property
    def records(self) -> int:
        """How many records hold the term."""
        return self._records.size

    @property
    def occurrences(self) -> int:
        """How often it occurs."""
        return self._places.size

    def ids(self) -> Integers:
        """Return the records, ascending."""
        steps = self._table.steps(self._id_bytes, self.records)
        return np.cumsum(steps, dtype=np.int32)

    def starts(self) -> Integers:
        """Return which occurrence is the first of each record."""
        if self.records == self.occurrences:
            return np.arange(self.records)
        starts = np.flatnonzero(self._table.flags(self._places))
        if len(starts) != self.records:
            raise DamagedIndexError
        return starts

    def positions(self) -> Integers:
        """Return the offset in the text of each occurrence; nothing for a field that keeps none."""
        if not self._position_bytes.size:
            return np.empty(0, np.uint16)
        return self._table.positions(self._position_bytes, self.occurrences)
