"""Tables of old Word documents, whose cells and rows end with the same mark."""

from collections.abc import Iterator, Sequence

from desktop.intake.readers.tables import TableLine, lines_of_table

_MARK, _PARAGRAPH = "\x07", "\r"
_MOST_COLUMNS = 30


def with_tables(text: str) -> Iterator[str | TableLine]:
    """Yield the text around tables of speeches or fields as it came, and what those say in its place.

    A row ends with a mark of its own after that of its last cell, so that an empty piece follows each row.
    """
    pieces = text.split(_MARK)
    if len(pieces) < 2 * 3:
        yield text
        return
    before, _end, first = pieces[0].rpartition(_PARAGRAPH)
    cells = [first, *pieces[1:-1]]
    whole = _told(cells)
    if whole is not None:
        yield before
        yield from whole
        yield pieces[-1]
        return
    yield before
    for table in _apart(cells):
        between, _end, begin = table[0].rpartition(_PARAGRAPH)
        yield between
        told = _told([begin, *table[1:]])
        if told is None:
            yield _MARK.join([begin, *table[1:]])
        else:
            yield from told
    yield pieces[-1]


def _apart(cells: Sequence[str]) -> Iterator[list[str]]:
    """Yield the cells of each table: text that ends in a paragraph stands between two."""
    table: list[str] = []
    for cell in cells:
        if table and not table[-1] and _PARAGRAPH in cell:
            yield table
            table = []
        table.append(cell)
    yield table


def _told(cells: Sequence[str]) -> tuple[TableLine, ...] | None:
    for columns in range(2, _MOST_COLUMNS):
        step = columns + 1
        if len(cells) % step == 0 and not any(cells[columns::step]):
            rows = [cells[n : n + columns] for n in range(0, len(cells), step)]
            return lines_of_table([[cell.replace(_PARAGRAPH, "\n") for cell in row] for row in rows])
    return None
