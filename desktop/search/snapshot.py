"""The index as it stands at one moment, read as whole arrays over all segments."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from whoosh.index import FileIndex

from desktop.search.postings import NO_SPOTS, SHIFT, Postings, Spots
from desktop.search.ranking import Scores, norms
from desktop.search.segments import Segment
from desktop.search.tables import Integers, beginning_with, term_number

_CACHED_BYTES = 64 << 20
# Postings and their names take about as much besides what their arrays hold.
_ENTRY_BYTES = 1000
Column = TypeVar("Column")
_RANGE = np.dtype("<u4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """A column of texts: `numbers` gives for each record the place of its text in `values`, ascending."""

    numbers: Integers
    values: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """All passages of one kind; a place is a record's number times 2³² and the offset in its text."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


class Snapshot:
    """One generation of the index; records are numbered from 0 to `size`, and some may be removed.

    It answers until it is closed, whatever is written meanwhile. One thread at a time may use it.
    """

    def __init__(self, index: FileIndex, before: "Snapshot | None" = None) -> None:
        """Open the newest generation; segments that `before` has open already are shared with it."""
        contents = index._read_toc()  # noqa: SLF001 - the only way to a generation's segments
        known = before.segments if before else {}
        self.segments: dict[str, Segment] = {}
        self.removed: dict[str, list[int]] = {}
        for one in contents.segments:
            name = one.segment_id()
            self.segments[name] = known.get(name) or Segment(index.storage, contents.schema, one)
            self.removed[name] = sorted(one.deleted_docs())
        sizes = [segment.size for segment in self.segments.values()]
        self._segments = list(self.segments.values())
        self.size = sum(sizes)
        self._bases = [sum(sizes[:place]) for place in range(len(sizes))]
        self._postings: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._cached = 0
        self._columns: dict[tuple[str, str], Any] = {}

    def close(self, *, keeping: "Snapshot | None" = None) -> None:
        """Close the files, as they must be before segments are removed; those of `keeping` stay open."""
        for name, segment in self.segments.items():
            if keeping is None or name not in keeping.segments:
                segment.close()

    @property
    def sizes(self) -> tuple[tuple[str, int, int], ...]:
        """Each segment's name and how many records it holds and how many of these were removed."""
        return tuple((name, one.size, len(self.removed[name])) for name, one in self.segments.items())

    @cached_property
    def living(self) -> NDArray[np.bool_]:
        """Which records are not removed."""
        living = np.ones(self.size, bool)
        for base, removed in zip(self._bases, self.removed.values(), strict=True):
            living[[base + number for number in removed]] = False
        return living

    @cached_property
    def is_whole(self) -> bool:
        """Whether no record is removed."""
        return bool(self.living.all())

    @cached_property
    def norms(self) -> Scores:
        """What each record is held back by for the length of its text."""
        return norms(self.numbers("length"), self.characters, self.count)

    @cached_property
    def count(self) -> int:
        """How many records are not removed."""
        return int(np.count_nonzero(self.living))

    @cached_property
    def characters(self) -> int:
        """The length of all texts that are not removed, in characters."""
        return int(self.numbers("length")[self.living].sum(dtype=np.int64))

    def postings(self, field: str, term: str) -> Postings:
        """Return where a term occurs, removed records included."""
        key = (field, term)
        known = self._postings.get(key)
        if known is not None:
            self._postings.move_to_end(key)
            return known
        parts = []
        for base, segment in self._based():
            packed = segment.fields.get(field)
            found = packed.term(term_number(term)) if packed else None
            if found is not None:
                parts.append((base, found))
        postings = Postings(parts)
        self._remember(key, postings)
        return postings

    def spots_of_character(self, field: str, character: str) -> Spots:
        """Return every place where a character stands, ascending: that of any pair that it begins."""
        spots: list[Spots] = [NO_SPOTS]
        for base, segment in self._based():
            packed = segment.fields.get(field)
            table = packed.between(*beginning_with(character)) if packed else None
            if table is not None:
                counts = np.diff(np.flatnonzero(table.is_first), append=len(table.is_first))
                records = (table.ids.astype(np.int64) + base) << SHIFT
                spots.append(np.repeat(records, counts) + table.positions.astype(np.int64))
        return np.sort(np.concatenate(spots))

    def numbers(self, column: str) -> NDArray[np.uint32]:
        """Return a column of numbers, one for each record."""
        return self._known("numbers", column, lambda: self._concatenated(column))

    def texts(self, column: str) -> Texts:
        """Return a column of texts over all segments."""
        return self._known("texts", column, lambda: self._united(column))

    def located(self, number: int) -> tuple[Segment, int]:
        """Return the segment that holds a record, and its number there."""
        place = bisect_right(self._bases, number) - 1
        return self._segments[place], number - self._bases[place]

    def passages(self, kind: int) -> Passages:
        """Return the problems (kind 0) or proposals (kind 1) of all records."""
        return self._known("passages", str(kind), lambda: self._passages(kind))

    def _passages(self, kind: int) -> Passages:
        nothing = np.empty(0, np.int64)
        starts, ends = [nothing], [nothing]
        for base, segment in self._based():
            pieces = segment.pieces("ranges")
            rows = np.frombuffer(pieces.raw, _RANGE).reshape(-1, 3).astype(np.int64)
            records = np.repeat(np.arange(segment.size), np.diff(pieces.ends) // (3 * _RANGE.itemsize))
            rows += ((records + base) << SHIFT)[:, None]
            is_wanted = rows[:, 0] & ((1 << SHIFT) - 1) == kind
            starts.append(rows[is_wanted, 1])
            ends.append(rows[is_wanted, 2])
        return Passages(starts=np.concatenate(starts), ends=np.concatenate(ends))

    def _concatenated(self, column: str) -> NDArray[np.uint32]:
        parts = [segment.numbers(column) for segment in self._segments]
        return np.concatenate(parts) if parts else np.empty(0, np.uint32)

    def _united(self, column: str) -> Texts:
        known = [segment.distinct(column).texts() for segment in self._segments]
        values = sorted({text for texts in known for text in texts})
        places = {text: place for place, text in enumerate(values)}
        parts = [
            np.array([places[text] for text in texts], np.int32)[segment.numbers(column)]
            for texts, segment in zip(known, self._segments, strict=True)
        ]
        return Texts(numbers=np.concatenate([np.empty(0, np.int32), *parts]), values=values)

    def _based(self) -> list[tuple[int, Segment]]:
        return list(zip(self._bases, self._segments, strict=True))

    def _known(self, kind: str, name: str, make: Callable[[], Column]) -> Column:
        if (kind, name) not in self._columns:
            self._columns[kind, name] = make()
        column: Column = self._columns[kind, name]
        return column

    def _remember(self, key: tuple[str, str], postings: Postings) -> None:
        self._postings[key] = postings
        self._cached += postings.size + _ENTRY_BYTES
        while self._cached > _CACHED_BYTES:
            _key, dropped = self._postings.popitem(last=False)
            self._cached -= dropped.size + _ENTRY_BYTES
