"""From texts to the terms that occur in them: a batch is sorted as a whole, with no list for each term."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.search.folding import CODE_POINTS, folded_codes
from desktop.search.tables import Integers, Table, offsets, term_numbers

_BATCH = 1 << 23


class Inverter:
    """Inverts the texts of one field, into pairs with positions and into single characters.

    A full batch is sorted and put into files of `folder`, so that memory is bounded whatever the number of
    texts; `batch` is its size in characters.
    """

    def __init__(self, folder: Path, *, batch: int = _BATCH) -> None:
        self._folder = folder
        self._batch = batch
        self._numbers: list[int] = []
        self._texts: list[str] = []
        self._size = 0
        self._pairs: list[Table] = []
        self._characters: list[Table] = []
        self.characters_in_all = 0

    def add(self, number: int, text: str) -> None:
        """Take in the text of the record of a number, as it stands; numbers ascend."""
        if not text:
            return
        self._numbers.append(number)
        self._texts.append(text)
        self._size += len(text)
        self.characters_in_all += len(text)
        if self._size >= self._batch:
            self._sort(spill=True)

    def pairs(self) -> list[Table]:
        """Return every pair and every last character alone, batch by batch."""
        self._sort()
        return self._pairs

    def characters(self) -> list[Table]:
        """Return every single character, without positions, batch by batch."""
        self._sort()
        return self._characters

    def discard(self) -> None:
        """Forget everything; the files can be removed then."""
        self._pairs, self._characters = [], []

    def _sort(self, *, spill: bool = False) -> None:
        if not self._texts:
            return
        batch = _Batch(self._numbers, self._texts)
        self._numbers, self._texts, self._size = [], [], 0
        for tables, table in ((self._pairs, batch.pairs()), (self._characters, batch.characters())):
            tables.append(self._spilled(table) if spill else table)

    def _spilled(self, table: Table) -> Table:
        arrays = {}
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{len(self._pairs)}-{len(self._characters)}"
        for field in fields(Table):
            file = self._folder / f"{name}-{field.name}.npy"
            np.save(file, getattr(table, field.name))
            # An array of no numbers cannot be mapped, and need not be.
            arrays[field.name] = np.load(file, mmap_mode="r" if len(getattr(table, field.name)) else None)
        return Table(**arrays)


class _Batch:
    """Texts laid end to end, with their characters renumbered in order so that 16 bits are mostly enough."""

    def __init__(self, numbers: Sequence[int], texts: Sequence[str]) -> None:
        codes = folded_codes("".join(texts))
        lengths = np.array(list(map(len, texts)), np.int64)
        self._numbers = np.array(numbers, np.int32)
        self._starts = offsets(lengths)
        self._text_of = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        is_used = np.zeros(CODE_POINTS, bool)
        is_used[codes] = True
        alphabet = np.flatnonzero(is_used)
        # Raised by one, as terms have them; the first stands for no character.
        self._alphabet = np.concatenate([[0], alphabet + 1])
        ranks = np.zeros(CODE_POINTS, np.uint16 if len(alphabet) < 1 << 16 else np.uint32)
        ranks[alphabet] = np.arange(1, len(alphabet) + 1)
        self._ranks = ranks[codes]
        # Numbers of 16 bits are put in order without comparing them.
        self._by_character = np.argsort(self._ranks, kind="stable")

    def characters(self) -> Table:
        """Return every character, without positions."""
        return self._table(self._by_character, np.zeros_like(self._ranks), has_positions=False)

    def pairs(self) -> Table:
        """Return every pair, and the last character of each text alone, with positions."""
        second = np.zeros_like(self._ranks)
        second[:-1] = self._ranks[1:]
        lasts = self._starts[1:] - 1
        second[lasts] = 0
        # What is in order by the second character stays so where it is put in order by the first.
        is_start = np.zeros(len(second), bool)
        is_start[self._starts[:-1]] = True
        by_second = np.concatenate([lasts, self._by_character[~is_start[self._by_character]] - 1])
        order = by_second[np.argsort(self._ranks[by_second], kind="stable")]
        return self._table(order, second[order], has_positions=True)

    def _table(self, order: Integers, second: Integers, *, has_positions: bool) -> Table:
        """Return the terms that begin at places in `order`, with their second characters."""
        first, texts = self._ranks[order], self._text_of[order]
        is_term = _is_new(first) | _is_new(second)
        is_first = is_term | _is_new(texts)
        posting_at, term_at = np.flatnonzero(is_first), np.flatnonzero(is_term)
        terms = term_numbers(self._alphabet[first[term_at]], self._alphabet[second[term_at]])
        return Table(
            terms=terms,
            records=np.append(np.searchsorted(posting_at, term_at), len(posting_at)),
            places=np.append(term_at, len(order)),
            ids=self._numbers[texts[posting_at]],
            is_first=is_first,
            positions=self._positions(order, texts) if has_positions else np.empty(0, np.uint16),
        )

    def _positions(self, order: Integers, texts: Integers) -> NDArray[np.integer]:
        positions = order - self._starts[texts]
        return positions.astype(np.uint16 if int(positions.max()) < 1 << 16 else np.uint32)


def _is_new(numbers: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell which of some numbers differ from the one before."""
    return np.concatenate([[True], numbers[1:] != numbers[:-1]])
