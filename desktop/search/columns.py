"""What an index knows of each record besides its texts, read as whole arrays."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override
from whoosh import columns

from desktop.search.sheaf import DamagedIndexError
from desktop.search.tables import Integers, offsets

_NUMBER = np.dtype("<u4")


def encoded(text: str) -> bytes:
    """Return a text as columns hold it; a lone surrogate is a character like others."""
    return text.encode("utf-8", "surrogatepass")


def decoded(piece: bytes) -> str:
    """Return the text that a column holds."""
    return piece.decode("utf-8", "surrogatepass")


class _Writer(columns.ColumnWriter):  # type: ignore[misc]
    """Keeps numbers until the end, 0 for records that were given none."""

    def __init__(self, dbfile: Any) -> None:
        super().__init__(dbfile)
        self._numbers = array("L")

    @override
    def add(self, docnum: int, value: Any) -> None:
        if docnum > len(self._numbers):
            self._numbers.extend([0] * (docnum - len(self._numbers)))
        self._numbers.append(self._number(value))

    def _number(self, value: Any) -> int:
        return int(value)

    @override
    def finish(self, docnum: int) -> None:
        self._numbers.extend([0] * (docnum - len(self._numbers)))
        self._dbfile.write(np.array(self._numbers, _NUMBER).tobytes())


class NumberColumn(columns.Column):  # type: ignore[misc]
    """A number from 0 to 4,294,967,295 for each record."""

    _default = 0
    Writer = _Writer

    class Reader(columns.ColumnReader):  # type: ignore[misc]
        """Reads the whole column at once."""

        def numbers(self) -> NDArray[np.uint32]:
            """Return the number of each record."""
            raw = bytes(self._dbfile.get(self._basepos, self._doccount * _NUMBER.itemsize))
            if len(raw) != self._doccount * _NUMBER.itemsize:
                raise DamagedIndexError
            return np.frombuffer(raw, _NUMBER)

        @override
        def __getitem__(self, docnum: int) -> int:
            return int(self.numbers()[docnum])

        @override
        def __iter__(self) -> Iterator[int]:
            return iter(self.numbers().tolist())


class _TextWriter(_Writer):
    """Gives each distinct text a number and writes the texts behind the numbers."""

    def __init__(self, dbfile: Any) -> None:
        super().__init__(dbfile)
        self._codes: dict[str, int] = {"": 0}

    @override
    def _number(self, value: Any) -> int:
        return self._codes.setdefault(value, len(self._codes))

    @override
    def finish(self, docnum: int) -> None:
        super().finish(docnum)
        texts = list(map(encoded, self._codes))
        sizes = np.array([len(texts), *map(len, texts)], _NUMBER)
        self._dbfile.write(sizes.tobytes() + b"".join(texts))


class TextColumn(columns.Column):  # type: ignore[misc]
    """A text for each record, few of them distinct; the empty text where none was given."""

    _default = ""
    Writer = _TextWriter

    class Reader(NumberColumn.Reader):
        """Reads the texts as numbers of distinct texts, and these."""

        def distinct(self) -> "Pieces":
            """Return the distinct texts in bytes; the numbers of the records count from 0 in them."""
            at = self._basepos + self._doccount * _NUMBER.itemsize
            raw = bytes(self._dbfile.get(at, self._length - (at - self._basepos)))
            sizes = np.frombuffer(raw, _NUMBER, 1 + int.from_bytes(raw[:4], "little"))[1:]
            return Pieces(raw=raw[(1 + len(sizes)) * _NUMBER.itemsize :], ends=offsets(sizes))

        @override
        def __getitem__(self, docnum: int) -> Any:
            return decoded(self.distinct()[super().__getitem__(docnum)])

        @override
        def __iter__(self) -> Iterator[Any]:
            texts = self.distinct().texts()
            return (texts[number] for number in super().__iter__())


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Bytes laid end to end, those of each record or text from one of the `ends` to the next."""

    raw: bytes
    ends: Integers

    def __getitem__(self, place: int) -> bytes:
        """Return the bytes at a place."""
        return self.raw[int(self.ends[place]) : int(self.ends[place + 1])]

    def texts(self) -> list[str]:
        """Return all as texts."""
        ends = self.ends.tolist()
        return [decoded(self.raw[start:end]) for start, end in pairwise(ends)]


class _BytesWriter(_Writer):
    """Writes how many bytes each record has, and then these."""

    def __init__(self, dbfile: Any) -> None:
        super().__init__(dbfile)
        self._pieces: list[bytes] = []

    @override
    def _number(self, value: Any) -> int:
        self._pieces.append(value)
        return len(value)

    @override
    def finish(self, docnum: int) -> None:
        super().finish(docnum)
        self._dbfile.write(b"".join(self._pieces))


class BytesColumn(columns.Column):  # type: ignore[misc]
    """Some bytes for each record."""

    _default = b""
    Writer = _BytesWriter

    class Reader(NumberColumn.Reader):
        """Reads the bytes of all records at once."""

        def pieces(self) -> Pieces:
            """Return the bytes of all records."""
            sizes = self.numbers()
            at = self._basepos + self._doccount * _NUMBER.itemsize
            raw = bytes(self._dbfile.get(at, self._length - (at - self._basepos)))
            pieces = Pieces(raw=raw, ends=offsets(sizes))
            if len(raw) != pieces.ends[-1]:
                raise DamagedIndexError
            return pieces

        @override
        def __getitem__(self, docnum: int) -> Any:
            return self.pieces()[docnum]

        @override
        def __iter__(self) -> Iterator[Any]:
            pieces = self.pieces()
            return (pieces[n] for n in range(self._doccount))
