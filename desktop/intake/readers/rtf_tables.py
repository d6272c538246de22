"""The table of an RTF document that is being read."""

from desktop.intake.readers.tables import lines_of_table
from desktop.intake.readers.text import lines_of
from desktop.records import Line


class OpenTable:
    """Collects cells and rows as they end, and puts what the table says in place of its lines."""

    def __init__(self) -> None:
        self._start: int | None = None
        self._cell = 0
        self._rows: list[list[str]] = []
        self._cells: list[str] = []

    def begin(self, place: int) -> None:
        """Note that the line at a place is in a table, which goes on if one is open."""
        if self._start is None:
            self._start = self._cell = place

    def end_cell(self, lines: list[Line]) -> None:
        """Take the lines since the last cell as one."""
        self._cells.append("\n".join(line.text for line in lines[self._cell :]))
        self._cell = len(lines)

    def end_row(self) -> None:
        """Take the cells since the last row as one."""
        self._rows.append(self._cells)
        self._cells = []

    def end(self, lines: list[Line]) -> None:
        """Close the table; the lines of one of speeches or of fields are replaced by what it says."""
        told = lines_of_table(self._rows) if self._start is not None else None
        if told is not None:
            lines[self._start : self._cell] = lines_of(told)
        self._start = None
        self._rows, self._cells = [], []
