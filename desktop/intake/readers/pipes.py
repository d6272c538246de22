"""Tables within plain texts: rows parted by pipes, as in Markdown, by the lines of a box, or by tabs."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop.intake.readers.tables import TableLine, lines_of_table

_PIPE = re.compile(r"(?<!\\)[|｜│┃║]")
_RULE = re.compile(r"[-+|:=_—─━═┄┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝\s]+")
_FRAME = "|｜│┃║"
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# A cell so long, or with a sentence in it, is a paragraph; rows of shorter ones stay rows.
_PARAGRAPH = 24
_SENTENCE = re.compile("[。！？；]")
_GAP = "\u3000"


def with_tables_as_lines(rows: Sequence[str]) -> list[str | TableLine]:
    """Return the rows of a text with what its tables say in place of them.

    A table of speeches or of fields becomes the lines that `lines_of_table` tells. Of any other with a frame
    the cells are left, a row of short ones in one line. Rows with single pipes stay as they are.
    """
    lines: list[str | TableLine] = []
    for kind, group in groupby(rows, key=_kind):
        found = list(group)
        lines += _tabbed(found) if kind == "tab" else _piped(found) if kind == "pipe" else found
    return lines


def _kind(row: str) -> str:
    text = row.strip()
    if _PIPE.search(text) or (len(text) > 2 and _RULE.fullmatch(text) and not text.isalnum()):
        return "pipe"
    return "tab" if "\t" in text else ""


def _tabbed(rows: Sequence[str]) -> Sequence[str | TableLine]:
    return lines_of_table([row.split("\t") for row in rows]) or rows


def _piped(rows: Sequence[str]) -> Sequence[str | TableLine]:
    """Return the lines of rows with pipes or rules that follow each other."""
    if not any(_PIPE.search(row) for row in rows):
        return rows
    cells = list(_rows_of_cells(rows))
    found = lines_of_table(cells)
    if found is not None:
        return found
    if not _is_framed(rows):
        return [_without_edges(row) for row in rows]
    return [TableLine(text=text) for row in cells for text in _texts(row)]


def _is_framed(rows: Sequence[str]) -> bool:
    """Whether pipes frame two rows and more, or a rule stands below the first one."""
    texts = [row.strip() for row in rows]
    framed = [text for text in texts if len(text) > 1 and text[0] in _FRAME and text[-1] in _FRAME]
    return len(framed) > 1 or (len(texts) > 1 and _is_rule(texts[1]))


def _is_rule(row: str) -> bool:
    return _RULE.fullmatch(row) is not None and re.search("[-=─━═]", row) is not None


def _rows_of_cells(rows: Sequence[str]) -> Iterator[list[str]]:
    """Yield rows of cells; within a box, what stands between two of its lines is one row."""
    rules = sum(_is_rule(row.strip()) for row in rows)
    texts = len(rows) - rules
    boxed = rules > 2 and rules >= texts / 3 and rules < texts
    for is_rule, group in groupby(rows, key=lambda row: _is_rule(row.strip())):
        found = [] if is_rule else [_cells(row) for row in group]
        if not boxed:
            yield from found
        elif found:
            width = max(map(len, found))
            yield ["".join(row[n] for row in found if n < len(row)) for n in range(width)]


def _cells(row: str) -> list[str]:
    text = row.strip()
    parts = _PIPE.split(text)
    inner = parts[text[:1] in _FRAME : len(parts) - (len(parts) > 1 and text[-1:] in _FRAME)]
    return [_BREAK.sub("\n", part.replace("\\|", "|")).strip() for part in inner]


def _texts(row: Sequence[str]) -> list[str]:
    filled = [part for cell in row for part in cell.split("\n") if part.strip()]
    if any(len(text) >= _PARAGRAPH or _SENTENCE.search(text) for text in filled):
        return filled
    return [_GAP.join(filled)]


def _without_edges(row: str) -> str:
    """Take the frame off a row of one cell, which is all that is left of a table of layout."""
    text = row.strip()
    inner = text.strip(_FRAME + " \t\u3000")
    return row if _PIPE.search(inner) else inner
