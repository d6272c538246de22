"""The terms of a field in a file: packed tables one after the other, each with the terms behind the last."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cached_property
from typing import Any

import numpy as np

from desktop.search.packing import Layout, PackedTable, PackedTerm, pack
from desktop.search.sheaf import Sheaf, SheafWriter
from desktop.search.tables import NO_TERMS, Table, Terms, merged


def packed(sheaf: SheafWriter, table: Table) -> Layout:
    """Write a table and return how it lies."""
    layout, pieces = pack(table, sheaf.size)
    sheaf.write(pieces)
    return layout


def contents_of(fields: Mapping[str, Sequence[Layout]]) -> dict[str, Any]:
    """Return what a file says that it holds."""
    return {field: [asdict(layout) for layout in layouts] for field, layouts in fields.items()}


class PackedField:
    """Finds terms by their numbers, and gives all that lie between two."""

    def __init__(self, tables: Sequence[PackedTable]) -> None:
        self._tables = tables

    @classmethod
    def all_in(cls, sheaf: Sheaf) -> dict[str, "PackedField"]:
        """Return the fields of a file."""
        return {
            field: cls([PackedTable(sheaf, Layout(**layout)) for layout in layouts])
            for field, layouts in sheaf.contents.items()
        }

    @cached_property
    def _firsts(self) -> list[int]:
        return [table.first for table in self._tables]

    def term(self, number: int) -> PackedTerm | None:
        """Return a term, or None where it does not occur."""
        at = bisect_right(self._firsts, number) - 1
        return self._tables[at].term(number) if at >= 0 else None

    def between(self, low: int, high: int) -> Table | None:
        """Return the terms from one number up to another, which is not among them; None for no terms."""
        start = max(bisect_right(self._firsts, low) - 1, 0)
        parts = []
        for first, table in zip(self._firsts[start:], self._tables[start:], strict=True):
            if first >= high:
                break
            parts.append(table.table(low, high))
        known = [part for part in parts if len(part.terms)]
        return merged(known) if known else None

    def cuts(self) -> Terms:
        """Return the terms that tables begin with."""
        return np.array(self._firsts, NO_TERMS.dtype)

    def numbers(self) -> Iterator[int]:
        """Yield the number of every term, ascending."""
        for table in self._tables:
            yield from table.numbers()
