"""One segment of the index, read as whole arrays; everything that reaches into Whoosh's reader is here."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader

from desktop.search.columns import Pieces
from desktop.search.terms import PackedField

# So many records are sought in the column one by one; for more, all are read.
_FEW = 32


class Segment:
    """The records of one segment, numbered from 0 to `size`; what it holds never changes.

    Which of them were removed since is written in the index's table of contents and not here. `fields` are
    those in which any record holds a term.
    """

    def __init__(self, storage: FileStorage, schema: Any, segment: Any) -> None:
        self._reader = SegmentReader(storage, schema, segment)
        # Whoosh's reader has no public way to the codec's own.
        self.fields: dict[str, PackedField] = self._reader._terms.fields  # noqa: SLF001
        self._numbers: dict[str, NDArray[np.uint32]] = {}
        self._distinct: dict[str, Pieces] = {}
        self._pieces: dict[str, Pieces] = {}
        self.size: int = self._reader.doc_count_all()

    def close(self) -> None:
        """Close the files."""
        self._reader.close()

    def numbers(self, column: str) -> NDArray[np.uint32]:
        """Return the number of each record, or of its text for a column of texts."""
        if column not in self._numbers:
            self._numbers[column] = self._column(column).numbers()
        return self._numbers[column]

    def distinct(self, column: str) -> Pieces:
        """Return the distinct texts of a column, which its numbers count from 0."""
        if column not in self._distinct:
            self._distinct[column] = self._column(column).distinct()
        return self._distinct[column]

    def pieces(self, column: str) -> Pieces:
        """Return the bytes of each record."""
        if column not in self._pieces:
            self._pieces[column] = self._column(column).pieces()
        return self._pieces[column]

    def values(self, column: str) -> list[Any]:
        """Return a column's values, one for each record."""
        return list(self._column(column))

    def places_of(self, speech_ids: Iterable[bytes]) -> Iterator[int]:
        """Yield the numbers of those of some records that are in the segment."""
        wanted = set(speech_ids)
        if len(wanted) > _FEW:
            yield from (self._places[one] for one in wanted if one in self._places)
            return
        pieces = self.pieces("speech_id")
        for one in wanted:
            at = pieces.raw.find(one)
            while at >= 0:
                place = int(np.searchsorted(pieces.ends, at))
                if pieces.ends[place] == at and pieces[place] == one:
                    yield place
                    break
                at = pieces.raw.find(one, at + 1)

    @cached_property
    def _places(self) -> dict[bytes, int]:
        pieces = self.pieces("speech_id")
        return {pieces[place]: place for place in range(self.size)}

    def _column(self, name: str) -> Any:
        return self._reader.column_reader(name, translate=False)
