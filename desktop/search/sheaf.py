"""A file of arrays, checked page by page when first read, and written once from beginning to end."""

import json
import mmap
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

_MAGIC = b"YZSHEAF3"
_PAGE = 1 << 15
# magic, bytes of what was written, bytes of the contents, checksum of contents and page sums
_END = struct.Struct("<8sQQI")
_SUM = np.dtype("<u4")


class DamagedIndexError(Exception):
    """The index does not hold what was written; it never reaches a person, for it is made anew."""


class SheafWriter:
    """Writes bytes one after the other, and at last what they are."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("wb")
        self._page = bytearray()
        self._sums: list[int] = []
        self.size = 0

    def write(self, pieces: Iterable[bytes]) -> None:
        """Write pieces behind what was written before."""
        for piece in pieces:
            self._file.write(piece)
            self.size += len(piece)
            self._sum(piece)

    def finish(self, contents: dict[str, Any]) -> None:
        """Write what the file holds, as JSON can say it, and close the file."""
        if self._page:
            self._sums.append(zlib.crc32(self._page))
        described = json.dumps(contents).encode()
        tail = described + np.array(self._sums, _SUM).tobytes()
        self._file.write(tail + _END.pack(_MAGIC, self.size, len(described), zlib.crc32(tail)))
        self.close()

    def close(self) -> None:
        """Close the file; without its end it is none."""
        self._file.close()

    def _sum(self, piece: bytes) -> None:
        rest = memoryview(piece)
        while len(self._page) + len(rest) >= _PAGE:
            taken = _PAGE - len(self._page)
            self._sums.append(zlib.crc32(rest[:taken], zlib.crc32(self._page)))
            self._page.clear()
            rest = rest[taken:]
        self._page += rest


class Sheaf:
    """Reads a file of arrays; DamagedIndexError where a page is not as it was written."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:
            raise DamagedIndexError from error
        self._size = 0
        self._sums: list[int] = []
        try:
            self.contents = self._read_end()
        except DamagedIndexError:
            self._map.close()
            raise
        self._is_checked = bytearray(len(self._sums))

    def _read_end(self) -> dict[str, Any]:
        if len(self._map) < _END.size:
            raise DamagedIndexError
        magic, self._size, described, checked = _END.unpack_from(self._map, len(self._map) - _END.size)
        tail = self._map[self._size : len(self._map) - _END.size]
        if magic != _MAGIC or zlib.crc32(tail) != checked:
            raise DamagedIndexError
        self._sums = np.frombuffer(tail[described:], _SUM).tolist()
        contents: dict[str, Any] = json.loads(tail[:described])
        return contents

    def array(self, kind: "np.dtype[Any]", count: int, offset: int) -> NDArray[Any]:
        """Return numbers of a kind as an array of their own, so that the file can be closed."""
        self._check(offset, count * kind.itemsize)
        return np.frombuffer(self._map, kind, count, offset).copy()

    def place(self, kind: "np.dtype[Any]", count: int, offset: int, number: int) -> int:
        """Return where in ascending numbers a number stands, or would stand."""
        self._check(offset, count * kind.itemsize)
        return int(np.searchsorted(np.frombuffer(self._map, kind, count, offset), kind.type(number)))

    def close(self) -> None:
        """Close the file."""
        self._map.close()

    def _check(self, offset: int, size: int) -> None:
        """Compare the pages of some bytes with their sums, each once."""
        for page in range(offset // _PAGE, (offset + size + _PAGE - 1) // _PAGE):
            if page >= len(self._sums):
                raise DamagedIndexError
            if not self._is_checked[page]:
                # The last page ends where the contents begin, which are not in its sum.
                end = min((page + 1) * _PAGE, self._size)
                if zlib.crc32(self._map[page * _PAGE : end]) != self._sums[page]:
                    raise DamagedIndexError
                self._is_checked[page] = 1
