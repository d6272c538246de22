"""From texts to the terms that occur in them: one sort of a whole batch instead of a list for each term."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.search.codec import term_bytes
from desktop.search.folding import CODE_POINTS, written
from desktop.search.postings import Integers, Postings, joined

_BATCH = 1 << 24
_CODE_BITS = 21
Numbers = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Run:
    """The inverted texts of one batch: terms ascending, and for each where its postings begin.

    A term is two code points raised by one in a number; the second is 0 where there is none.
    """

    terms: Numbers
    first_posting: Integers
    first_position: Integers
    ids: Integers
    counts: Integers
    positions: Integers

    def postings(self) -> Iterator[Postings]:
        """Yield the postings of each term, in the order of `terms`."""
        # Plain integers and arrays: looking into arrays of numbers one by one takes ten times as long.
        ids, counts, positions = map(np.asarray, (self.ids, self.counts, self.positions))
        bounds = zip(
            pairwise(self.first_posting.tolist()), pairwise(self.first_position.tolist()), strict=True
        )
        for (a, b), (c, d) in bounds:
            yield Postings(ids=ids[a:b], counts=counts[a:b], positions=positions[c:d])


class Inverter:
    """Inverts the texts of one field, into pairs with positions and into single characters.

    A full batch is sorted and put into files of `folder`, so that memory is bounded whatever the number of
    texts; `batch` is its size in characters.
    """

    def __init__(self, folder: Path, *, batch: int = _BATCH) -> None:
        self._folder = folder
        self._batch = batch
        self._numbers: list[int] = []
        self._texts: list[NDArray[np.uint32]] = []
        self._size = 0
        self._pairs: list[_Run] = []
        self._characters: list[_Run] = []

    def add(self, number: int, codes: NDArray[np.uint32]) -> None:
        """Take in the folded text of the record of a number; numbers ascend."""
        if not len(codes):
            return
        self._numbers.append(number)
        self._texts.append(codes)
        self._size += len(codes)
        if self._size >= self._batch:
            self._sort(spill=True)

    def pairs(self) -> Iterator[tuple[bytes, Postings]]:
        """Yield every pair and every last character alone, in the order of their bytes."""
        self._sort()
        return _merged(self._pairs)

    def characters(self) -> Iterator[tuple[bytes, Postings]]:
        """Yield every single character, without positions, in the order of their bytes."""
        self._sort()
        return _merged(self._characters)

    def discard(self) -> None:
        """Forget everything; the files can be removed then."""
        self._pairs, self._characters = [], []

    def _sort(self, *, spill: bool = False) -> None:
        if not self._texts:
            return
        lengths = np.array([len(text) for text in self._texts], np.int64)
        batch = _Batch(np.array(self._numbers, np.int32), lengths, np.concatenate(self._texts))
        self._numbers, self._texts, self._size = [], [], 0
        for runs, run in ((self._pairs, batch.pairs()), (self._characters, batch.characters())):
            runs.append(self._spilled(run) if spill else run)

    def _spilled(self, run: _Run) -> _Run:
        arrays = []
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{len(self._pairs)}-{len(self._characters)}"
        for field in _Run.__slots__:
            file = self._folder / f"{name}-{field}.npy"
            np.save(file, getattr(run, field))
            arrays.append(np.load(file, mmap_mode="r"))
        return _Run(*arrays)


class _Batch:
    """Texts laid end to end, with their characters renumbered so that two and a place fit into 64 bits."""

    def __init__(self, numbers: Integers, lengths: Integers, codes: NDArray[np.uint32]) -> None:
        is_used = np.zeros(CODE_POINTS, bool)
        is_used[codes] = True
        self._alphabet = np.flatnonzero(is_used).astype(np.uint64)
        ranks = np.zeros(CODE_POINTS, np.uint64)
        # From 1: 0 stands for the end of a text.
        ranks[self._alphabet] = np.arange(1, len(self._alphabet) + 1, dtype=np.uint64)
        self._ranks = ranks[codes]
        self._numbers = numbers
        self._starts = np.concatenate([[0], np.cumsum(lengths)])
        self._text_of = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        self._rank_bits = len(self._alphabet).bit_length()
        self._place_bits = len(codes).bit_length()
        if 2 * self._rank_bits + self._place_bits > 64:
            raise OverflowError

    def pairs(self) -> _Run:
        """Return every pair, and the last character of each text alone, with positions."""
        second = np.zeros_like(self._ranks)
        second[:-1] = self._ranks[1:]
        second[self._starts[1:] - 1] = 0
        return self._run(second, has_positions=True)

    def characters(self) -> _Run:
        """Return every character, without positions."""
        return self._run(np.zeros_like(self._ranks), has_positions=False)

    def _run(self, second: Numbers, *, has_positions: bool) -> _Run:
        shift = np.uint64(self._place_bits)
        keys = self._ranks << np.uint64(self._rank_bits)
        keys |= second
        keys <<= shift
        keys |= np.arange(len(keys), dtype=np.uint64)
        keys.sort()
        places = (keys & np.uint64((1 << self._place_bits) - 1)).astype(np.int64)
        keys >>= shift
        texts = self._text_of[places]
        is_term = np.concatenate([[True], keys[1:] != keys[:-1]])
        is_posting = is_term.copy()
        is_posting[1:] |= texts[1:] != texts[:-1]
        postings = np.flatnonzero(is_posting)
        counts = np.diff(postings, append=len(keys))
        first = np.flatnonzero(is_term[postings])
        positions = (places - self._starts[texts]).astype(np.uint32) if has_positions else places[:0]
        if len(positions) and int(positions.max()) < 1 << 16:
            positions = positions.astype(np.uint16)
        return _Run(
            self._terms(keys[postings[first]]),
            np.append(first, len(postings)),
            np.append(postings[first], len(keys)) if has_positions else np.zeros(len(first) + 1, np.int64),
            self._numbers[texts[postings]],
            counts.astype(np.uint16 if int(counts.max()) < 1 << 16 else np.uint32),
            positions,
        )

    def _terms(self, keys: Numbers) -> Numbers:
        """Return terms by their code points, so that batches of different alphabets can be merged."""
        alphabet = np.concatenate([[0], self._alphabet + np.uint64(1)]).astype(np.uint64)
        low = np.uint64((1 << self._rank_bits) - 1)
        first, second = alphabet[keys >> np.uint64(self._rank_bits)], alphabet[keys & low]
        terms: Numbers = (first << np.uint64(_CODE_BITS)) | second
        return terms


def _merged(runs: list[_Run]) -> Iterator[tuple[bytes, Postings]]:
    """Yield the terms of several batches; code points ascend as their bytes in UTF-8 do."""
    if not runs:
        return
    terms = np.unique(np.concatenate([run.terms for run in runs]))
    streams = [run.postings() for run in runs]
    holds = [np.isin(terms, run.terms, assume_unique=True).tolist() for run in runs]
    codes = np.stack([terms >> np.uint64(_CODE_BITS), terms & np.uint64((1 << _CODE_BITS) - 1)], axis=1)
    has_second = (codes[:, 1] > 0).tolist()
    text = written(np.maximum(codes, 1).astype(np.uint32).ravel() - 1)
    for number in range(len(terms)):
        term = text[2 * number : 2 * number + 1 + has_second[number]]
        parts = [next(stream) for stream, held in zip(streams, holds, strict=True) if held[number]]
        yield term_bytes(term), joined(parts)
