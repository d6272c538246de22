"""What an index knows of each record besides its texts, read as whole arrays."""

from array import array
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override
from whoosh import columns

from desktop.search.postings import DamagedIndexError

Numbers = NDArray[np.uint32]
_NUMBER = np.dtype("<u4")


class _Writer(columns.ColumnWriter):  # type: ignore[misc]
    """Keeps numbers until the end, 0 for records that were given none."""

    def __init__(self, dbfile: Any) -> None:
        super().__init__(dbfile)
        self._numbers = array("L")

    @override
    def add(self, docnum: int, value: Any) -> None:
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

        def numbers(self) -> Numbers:
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
        encoded = [text.encode("utf-8", "surrogatepass") for text in self._codes]
        sizes = np.array([len(encoded), *map(len, encoded)], _NUMBER)
        self._dbfile.write(sizes.tobytes() + b"".join(encoded))


class TextColumn(columns.Column):  # type: ignore[misc]
    """A text for each record, few of them distinct; the empty text where none was given."""

    _default = ""
    Writer = _TextWriter

    class Reader(NumberColumn.Reader):
        """Reads the texts as numbers of distinct texts, and these."""

        def texts(self) -> Sequence[str]:
            """Return the distinct texts; the numbers of the records count from 0 in them."""
            at = self._basepos + self._doccount * _NUMBER.itemsize
            raw = bytes(self._dbfile.get(at, self._length - (at - self._basepos)))
            sizes = np.frombuffer(raw, _NUMBER, 1 + int.from_bytes(raw[:4], "little"))[1:]
            ends = (len(raw) - int(sizes.sum(dtype=np.int64)) + np.cumsum(sizes, dtype=np.int64)).tolist()
            starts = [(1 + len(sizes)) * _NUMBER.itemsize, *ends[:-1]]
            return [
                raw[start:end].decode("utf-8", "surrogatepass")
                for start, end in zip(starts, ends, strict=True)
            ]

        @override
        def __getitem__(self, docnum: int) -> Any:
            return self.texts()[super().__getitem__(docnum)]

        @override
        def __iter__(self) -> Iterator[Any]:
            texts = self.texts()
            return (texts[number] for number in super().__iter__())
