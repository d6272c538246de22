"""One segment of the index, read as whole arrays; everything that reaches into Whoosh's reader is here."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader, TermNotFound

from desktop.search.postings import Postings, unpack


class Segment:
    """The records of one segment, numbered from 0 to `size`; what it holds never changes.

    Which of them were removed since is written in the index's table of contents and not here.
    """

    def __init__(self, storage: FileStorage, schema: Any, segment: Any) -> None:
        self._reader = SegmentReader(storage, schema, segment)
        # Whoosh's reader has no public way to the block of a term.
        self._terms = self._reader._terms  # noqa: SLF001
        self._file = self._terms._postfile  # noqa: SLF001
        self._numbers: dict[str, NDArray[np.uint32]] = {}
        self._texts: dict[str, Sequence[str]] = {}
        self.size: int = self._reader.doc_count_all()

    def close(self) -> None:
        """Close the files."""
        self._reader.close()

    def postings(self, field: str, term: bytes) -> Postings | None:
        """Return where a term occurs, or None where it does not."""
        try:
            info = self._terms.term_info(field, term)
        except TermNotFound:
            return None
        return self._block(info)

    def terms(self, field: str, prefix: bytes = b"") -> Iterator[tuple[bytes, Postings]]:
        """Yield the terms of a field that begin with a prefix, in the order of their bytes."""
        if field not in self._terms.indexed_field_names():
            return
        for (name, term), info in self._terms.items_from(field, prefix):
            if name != field or not term.startswith(prefix):
                return
            yield term, self._block(info)

    def numbers(self, column: str) -> NDArray[np.uint32]:
        """Return the number of each record, or of its text for a column of texts."""
        if column not in self._numbers:
            self._numbers[column] = self._column(column).numbers()
        return self._numbers[column]

    def texts(self, column: str) -> Sequence[str]:
        """Return the distinct texts of a column, which its numbers count from 0."""
        if column not in self._texts:
            self._texts[column] = self._column(column).texts()
        return self._texts[column]

    def values(self, column: str) -> Any:
        """Return a column as Whoosh reads it, a value at a time."""
        return self._column(column)

    def length(self, number: int, field: str) -> int:
        """Return the length of a record's text in characters, roughly, as Whoosh keeps it."""
        return self._reader.doc_field_length(number, field) or 0

    def _column(self, name: str) -> Any:
        return self._reader.column_reader(name, translate=False)

    def _block(self, info: Any) -> Postings:
        """Read a block; its bytes are copied, so that the file can be closed."""
        offset, length = info.extent()
        # Whoosh reads the length back as a tuple of one.
        size = length[0] if isinstance(length, tuple) else length
        return unpack(bytes(self._file.get(offset, size)))
