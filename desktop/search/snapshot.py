"""The index as it stands at one moment, read as whole arrays over all segments."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from whoosh.index import FileIndex

from desktop.search.codec import term_bytes
from desktop.search.postings import Integers, Postings, joined
from desktop.search.segments import Segment

_CACHED_BYTES = 32 << 20
# Three arrays and their names take about as much besides what they hold.
_ENTRY_BYTES = 500
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
        self.size = sum(sizes)
        self._bases = [sum(sizes[:place]) for place in range(len(sizes))]
        self._postings: OrderedDict[tuple[str, bytes], Postings] = OrderedDict()
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
    def count(self) -> int:
        """How many records are not removed."""
        return int(np.count_nonzero(self.living))

    @cached_property
    def characters(self) -> int:
        """The length of all texts that are not removed, in characters."""
        return int(self.numbers("length")[self.living].sum(dtype=np.int64))

    def postings(self, field: str, term: str) -> Postings:
        """Return where a term occurs, removed records included."""
        key = (field, term_bytes(term))
        known = self._postings.get(key)
        if known is not None:
            self._postings.move_to_end(key)
            return known
        parts = []
        for base, segment in self._based():
            found = segment.postings(*key)
            if found is not None:
                parts.append(found.moved(base))
        postings = joined(parts)
        self._remember(key, postings)
        return postings

    def postings_from(self, field: str, prefix: str) -> list[Postings]:
        """Return the postings of every term that begins with a prefix; they are not remembered."""
        return [
            postings.moved(base)
            for base, segment in self._based()
            for _term, postings in segment.terms(field, term_bytes(prefix))
        ]

    def numbers(self, column: str) -> NDArray[np.uint32]:
        """Return a column of numbers, one for each record."""
        return self._known("numbers", column, lambda: self._concatenated(column))

    def texts(self, column: str) -> Texts:
        """Return a column of texts over all segments."""
        return self._known("texts", column, lambda: self._united(column))

    def speech_id(self, number: int) -> str:
        """Return the UUID of a record."""
        place = bisect_right(self._bases, number) - 1
        segment = list(self.segments.values())[place]
        column = self._known("ids", str(place), partial(segment.values, "speech_id"))
        return bytes(column[number - self._bases[place]]).decode("utf-8", "surrogatepass")

    def passages(self, kind: int) -> Passages:
        """Return the problems (kind 0) or proposals (kind 1) of all records."""
        return self._known("passages", str(kind), lambda: self._passages(kind))

    def _passages(self, kind: int) -> Passages:
        starts, ends = [], []
        for base, segment in self._based():
            for number, raw in enumerate(segment.values("ranges")):
                rows = np.frombuffer(bytes(raw), _RANGE).reshape(-1, 3).astype(np.int64)
                rows = rows[rows[:, 0] == kind] + ((base + number) << 32)
                starts.append(rows[:, 1])
                ends.append(rows[:, 2])
        nothing = np.empty(0, np.int64)
        return Passages(starts=np.concatenate([nothing, *starts]), ends=np.concatenate([nothing, *ends]))

    def _concatenated(self, column: str) -> NDArray[np.uint32]:
        parts = [segment.numbers(column) for segment in self.segments.values()]
        return np.concatenate(parts) if parts else np.empty(0, np.uint32)

    def _united(self, column: str) -> Texts:
        known = [segment.texts(column) for segment in self.segments.values()]
        values = sorted({text for texts in known for text in texts})
        places = {text: place for place, text in enumerate(values)}
        parts = [
            np.array([places[text] for text in texts], np.int32)[segment.numbers(column)]
            for texts, segment in zip(known, self.segments.values(), strict=True)
        ]
        return Texts(numbers=np.concatenate([np.empty(0, np.int32), *parts]), values=values)

    def _based(self) -> list[tuple[int, Segment]]:
        return list(zip(self._bases, self.segments.values(), strict=True))

    def _known(self, kind: str, name: str, make: Callable[[], Column]) -> Column:
        if (kind, name) not in self._columns:
            self._columns[kind, name] = make()
        column: Column = self._columns[kind, name]
        return column

    def _remember(self, key: tuple[str, bytes], postings: Postings) -> None:
        self._postings[key] = postings
        self._cached += postings.size + _ENTRY_BYTES
        while self._cached > _CACHED_BYTES:
            _key, dropped = self._postings.popitem(last=False)
            self._cached -= dropped.size + _ENTRY_BYTES
