"""How Whoosh keeps an index of arrays: a codec with two files for a segment, its terms and its columns.

Tables of contents, segments, removals and locks stay Whoosh's own, and its queries read the terms. Whoosh
pickles fields and codec into the index, so these classes keep their names for as long as the index's version.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from typing_extensions import override
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader
from whoosh.filedb.structfile import BufferFile, StructFile
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from desktop.search.fields import POSITION
from desktop.search.packing import Layout, PackedTerm
from desktop.search.sheaf import Sheaf, SheafWriter
from desktop.search.tables import Table, term_number, term_text
from desktop.search.terms import PackedField, contents_of, packed

TERMS, COLUMNS = ".terms", ".columns"


def file_of(storage: Any, segment: Any, extension: str) -> Path:
    """Return where a file of a segment lies."""
    return Path(storage.folder) / str(segment.make_filename(extension))


class TableWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes the terms of a segment, a table at a time and a field after the other."""

    def __init__(self, path: Path) -> None:
        self._sheaf = SheafWriter(path)
        self._fields: dict[str, list[Layout]] = {}
        self.is_closed = False

    def add_table(self, field: str, table: Table) -> None:
        """Write terms of a field, which come behind those written before."""
        if len(table.terms):
            self._fields.setdefault(field, []).append(packed(self._sheaf, table))

    @override
    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        """Whoosh's way of writing a field, which has nothing to write here."""
        raise NotImplementedError

    start_term = add = finish_term = start_field

    @override
    def close(self) -> None:
        self._sheaf.finish(contents_of(self._fields))
        self.is_closed = True


class TableReader(base.TermsReader):  # type: ignore[misc]
    """Reads the terms of a segment, as Whoosh's own queries want them."""

    def __init__(self, path: Path) -> None:
        self._sheaf = Sheaf(path)
        self.fields = PackedField.all_in(self._sheaf)

    def _term(self, field: str, term: bytes) -> PackedTerm | None:
        text = term.decode("utf-8", "surrogatepass")
        return self.fields[field].term(term_number(text)) if field in self.fields and text else None

    @override
    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._term(*term) is not None

    @override
    def indexed_field_names(self) -> Any:
        return self.fields.keys()

    @override
    def terms(self) -> Iterator[tuple[str, bytes]]:
        for name in sorted(self.fields):
            yield from self.terms_from(name, b"")

    @override
    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        for number in self.fields[fieldname].numbers():
            term = term_text(number).encode("utf-8", "surrogatepass")
            if term >= prefix:
                yield fieldname, term

    @override
    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    @override
    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    @override
    def cursor(self, fieldname: str, fieldobj: Any) -> Any:
        raise NotImplementedError

    @override
    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        term = self._term(fieldname, text)
        if term is None:
            raise TermNotFound(f"{fieldname}:{text!r}")
        ids = term.ids()
        return TermInfo(
            weight=term.occurrences, df=term.records, minid=int(ids[0]), maxid=int(ids[-1]), minlength=1
        )

    @override
    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(self.term_info(fieldname, text).weight())

    @override
    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return int(self.term_info(fieldname, text).doc_frequency())

    @override
    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Any:
        info = self.term_info(fieldname, text)
        term = self._term(fieldname, text)
        assert term is not None  # term_info found it
        starts = [*term.starts().tolist(), term.occurrences]
        raw = [POSITION.itemsize * start for start in starts] if len(term.positions()) else [0] * len(starts)
        positions = term.positions().astype(POSITION).tobytes()
        values = [positions[a:b] for a, b in pairwise(raw)]
        weights = np.diff(starts).astype(float).tolist()
        return ListMatcher(
            term.ids().tolist(),
            weights,
            values,
            format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=info,
        )

    @override
    def close(self) -> None:
        self._sheaf.close()


class ColumnsWriter(base.PerDocWriterWithColumns):  # type: ignore[misc]
    """Writes the columns of a segment into one file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._writers: dict[str, tuple[Any, BytesIO]] = {}
        self._count = 0
        self.is_closed = False

    @override
    def _has_column(self, fieldname: str) -> bool:
        return fieldname in self._writers

    @override
    def _create_column(self, fieldname: str, column: Any) -> None:
        file = BytesIO()
        self._writers[fieldname] = column.writer(StructFile(file)), file

    @override
    def _get_column(self, fieldname: str) -> Any:
        return self._writers[fieldname][0]

    @override
    def start_doc(self, docnum: int) -> None:
        self._docnum = docnum
        self._count = docnum + 1

    @override
    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Neither values nor lengths of fields are kept."""

    @override
    def add_vector_items(self, fieldname: str, fieldobj: Any, items: Any) -> None:
        """Vectors are not kept."""

    @override
    def finish_doc(self) -> None:
        """Nothing is kept back until here."""

    @override
    def close(self) -> None:
        sheaf = SheafWriter(self._path)
        contents = {}
        for name, (writer, file) in self._writers.items():
            writer.finish(self._count)
            contents[name] = (sheaf.size, file.tell())
            sheaf.write([file.getvalue()])
        sheaf.finish(contents)
        self.is_closed = True


class ColumnsReader(W3PerDocReader):  # type: ignore[misc]
    """Reads the columns of a segment; Whoosh knows which of its records were removed."""

    def __init__(self, storage: Any, segment: Any) -> None:
        super().__init__(storage, segment)
        self._sheaf = Sheaf(file_of(storage, segment, COLUMNS))

    @override
    def has_column(self, fieldname: str) -> bool:
        return fieldname in self._sheaf.contents

    @override
    def column_reader(self, fieldname: str, column: Any) -> Any:
        offset, size = self._sheaf.contents[fieldname]
        file = BufferFile(self._sheaf.array(np.dtype(np.uint8), size, offset).tobytes())
        return column.reader(file, 0, size, self.doc_count_all())

    @override
    def close(self) -> None:
        super().close()
        self._sheaf.close()


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's own codec, but for terms and columns."""

    length_stats = False

    @override
    def field_writer(self, storage: Any, segment: Any) -> TableWriter:
        return TableWriter(file_of(storage, segment, TERMS))

    @override
    def terms_reader(self, storage: Any, segment: Any) -> TableReader:
        return TableReader(file_of(storage, segment, TERMS))

    @override
    def per_document_writer(self, storage: Any, segment: Any) -> ColumnsWriter:
        return ColumnsWriter(file_of(storage, segment, COLUMNS))

    @override
    def per_document_reader(self, storage: Any, segment: Any) -> ColumnsReader:
        return ColumnsReader(storage, segment)
