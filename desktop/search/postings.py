"""Where a term occurs, as whole arrays, and the block of bytes that holds it on disk."""

import struct
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MAGIC = b"YZ02"
# magic, checksum of the rest, records, positions, first record, bytes of a step, of a count, of a position
_HEADER = struct.Struct("<4sIIIIBBBx")
_CHECKED_FROM = 8
_TYPES = {1: "u1", 2: "<u2", 4: "<u4"}

Integers = NDArray[np.integer]


class DamagedIndexError(Exception):
    """The index does not hold what was written; it never reaches a person, for it is made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """The records that hold a term: `ids` ascending, `counts` how often each holds it.

    `positions` are the offsets in the records' texts, ascending within each record, `counts` of them for
    each; empty for a field that keeps none.
    """

    ids: Integers
    counts: Integers
    positions: Integers

    @property
    def size(self) -> int:
        """The bytes of memory that the arrays take."""
        return self.ids.nbytes + self.counts.nbytes + self.positions.nbytes

    @property
    def total(self) -> int:
        """How often the term occurs in all records."""
        return len(self.positions) or int(self.counts.sum(dtype=np.int64))

    def moved(self, base: int) -> "Postings":
        """Return the same with every record's number raised by `base`."""
        return Postings(ids=self.ids + base, counts=self.counts, positions=self.positions) if base else self

    def renumbered(self, numbers: Integers) -> "Postings":
        """Return the same with each record's new number, without those whose new number is negative."""
        ids = numbers[self.ids]
        is_kept = ids >= 0
        positions = self.positions
        if len(positions):
            positions = positions[np.repeat(is_kept, self.counts)]
        return Postings(ids=ids[is_kept], counts=self.counts[is_kept], positions=positions)


NOTHING = Postings(ids=np.empty(0, np.int32), counts=np.empty(0, np.uint8), positions=np.empty(0, np.uint16))


def joined(parts: list[Postings]) -> Postings:
    """Return postings of one term that follow each other as one."""
    if not parts:
        return NOTHING
    if len(parts) == 1:
        return parts[0]
    return Postings(
        ids=np.concatenate([part.ids for part in parts]),
        counts=np.concatenate([part.counts for part in parts]),
        positions=np.concatenate([part.positions for part in parts]),
    )


def pack(postings: Postings) -> bytes:
    """Return the block of a term that occurs at least once.

    Numbers of records are kept as steps, everything in as few bytes as the largest needs: a position takes
    four bytes only in texts longer than 65,535 characters.
    """
    if len(postings.ids) == 1:
        return _pack_one(postings)
    steps = postings.ids[1:] - postings.ids[:-1]
    step_size = _bytes_for(steps)
    count_size = 0 if int(postings.counts.max()) == 1 else _bytes_for(postings.counts)
    position_size = _bytes_for(postings.positions)
    arrays: bytes = steps.astype(_TYPES[step_size]).tobytes()
    if count_size:
        arrays += postings.counts.astype(_TYPES[count_size], copy=False).tobytes()
    arrays += postings.positions.astype(_TYPES[position_size], copy=False).tobytes()
    sizes = (len(postings.ids), len(postings.positions), int(postings.ids[0]))
    return _block((*sizes, step_size, count_size, position_size), arrays)


def unpack(block: bytes) -> Postings:
    """Return the postings of a block; DamagedIndexError where it is not as it was written."""
    if len(block) < _HEADER.size or not block.startswith(MAGIC):
        raise DamagedIndexError
    _, checked, records, places, first, step_size, count_size, position_size = _HEADER.unpack_from(block)
    if zlib.crc32(memoryview(block)[_CHECKED_FROM:]) != checked:
        raise DamagedIndexError
    offset = _HEADER.size
    ids = np.empty(records, np.int32)
    ids[0] = first
    if records > 1:
        ids[1:] = np.frombuffer(block, _TYPES[step_size], records - 1, offset)
        np.cumsum(ids, out=ids)
        offset += (records - 1) * step_size
    if count_size:
        counts: Integers = np.frombuffer(block, _TYPES[count_size], records, offset)
        offset += records * count_size
    else:
        counts = np.ones(records, np.uint8)
    positions = np.frombuffer(block, _TYPES[position_size], places, offset)
    return Postings(ids=ids, counts=counts, positions=positions)


def _pack_one(postings: Postings) -> bytes:
    """Pack a term that one record holds, as about half of all are, without looking at arrays."""
    count = int(postings.counts[0])
    count_size = 0 if count == 1 else 4
    arrays = count.to_bytes(4, "little") if count_size else b""
    position_size = postings.positions.itemsize if len(postings.positions) else 1
    sizes = (1, len(postings.positions), int(postings.ids[0]), 1, count_size, position_size)
    return _block(sizes, arrays + postings.positions.tobytes())


def _block(sizes: tuple[int, ...], arrays: bytes) -> bytes:
    header = _HEADER.pack(MAGIC, 0, *sizes)[_CHECKED_FROM:]
    checked = zlib.crc32(arrays, zlib.crc32(header))
    return b"".join((MAGIC, checked.to_bytes(4, "little"), header, arrays))


def _bytes_for(numbers: Integers) -> int:
    top = int(numbers.max()) if len(numbers) else 0
    return 1 if top < 1 << 8 else 2 if top < 1 << 16 else 4
