"""Paragraphs from printed rows: joined over rows, columns and pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from desktop.intake.readers import left_out
from desktop.intake.readers.line_numbers import without_line_numbers
from desktop.intake.readers.page_furniture import without_furniture
from desktop.intake.readers.page_rows import Page, Row, rows_of, strips_of
from desktop.records import IntakeWarning, Line

# Shares of the type size: an indent, the white at the end of a row that ends a paragraph (where a word
# of letters may not be broken, more), and the sides of a row in the middle.
_INDENT = 1.0
_SHORT = 1.7
_SHORT_LATIN = 7.0
# A row that holds clauses and ends within one goes on below, even where the edge is not well known.
_SHORT_CUT = 3.0
_CLAUSES = re.compile("[，。；：、！？）)”]")
_CENTRED = 1.0
# Rows further apart than this many usual distances belong to two paragraphs.
_APART = 1.4
_SAME_SIZE, _SAME_SIZE_RECOGNISED = 0.12, 0.3
# Larger type than usual makes a heading of the first or the second level.
_HEADINGS = ((1, 1.4), (2, 1.15))
# A column's edges are those of its page where that has enough rows, else those of the document.
_ENOUGH = 8
_SHARED_EDGE = 0.15
# So many rows that end within a character of each other show the right edge, where they are wide enough.
_FULL_ROWS, _TIGHT = 3, 1.1
_NARROW = 10.0

# Below this a recognised row may be wrong; rapidocr's own threshold for leaving one out is 0.5.
LEAST_SURE = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edges:
    """Where a column's rows begin and end, and how far apart they are."""

    left: float
    right: float
    pitch: float


def lines_of_pages(pages: Sequence[Page]) -> tuple[tuple[Line, ...], tuple[IntakeWarning, ...]]:
    """Return the paragraphs of pages without their furniture; warnings name that and what is unsure."""
    strips = without_line_numbers([strips_of(page) for page in pages])
    kept, removed = without_furniture(strips, [page.height for page in pages])
    rows = list(rows_of({page.number: strips for page, strips in zip(pages, kept, strict=True)}))
    usual = median(row.size for row in rows) if rows else 1.0
    lines: list[Line] = []
    warnings: list[IntakeWarning] = []
    if removed:
        warnings.append(left_out.furniture(removed))
    widths = {page.number: page.width for page in pages}
    for line, sure in _paragraphs(rows, widths, usual):
        n = len(lines) + 1
        lines.append(replace(line, n=n))
        if sure < LEAST_SURE:
            message = "This paragraph was recognised with little certainty ({percent} %). Compare the page."
            values = (("percent", int(sure * 100)),)
            warnings.append(IntakeWarning(code="mojibake", message=message, line=n, values=values))
    return tuple(lines), tuple(warnings)


def joined(rows: Sequence[str]) -> str:
    """Join the rows of one paragraph: letters with a space, characters without."""
    text = ""
    for row in rows:
        space = text and row and text[-1].isascii() and row[0].isascii() and text[-1] != "-"
        text += (" " if space else "") + row
    return text


def _paragraphs(
    rows: Sequence[Row], widths: Mapping[int, float], usual: float
) -> Iterator[tuple[Line, float]]:
    """Yield paragraphs, not numbered yet, and how sure each is; `usual` is the document's type size."""
    edges = _edges(rows, widths)
    together: list[Row] = []
    for row in rows:
        if together and not _goes_on(together[-1], row, edges):
            yield _paragraph(together, edges, usual)
            together = []
        together.append(row)
    if together:
        yield _paragraph(together, edges, usual)


def _paragraph(rows: list[Row], edges: Mapping[tuple[int, int], _Edges], usual: float) -> tuple[Line, float]:
    first = rows[0]
    around = edges[first.page, first.column]
    centred = all(_is_centred(row, edges[row.page, row.column]) for row in rows)
    large = next((level for level, times in _HEADINGS if first.size >= times * usual), 0)
    line = Line(
        n=0,
        text=joined([row.text for row in rows]),
        bold=all(row.bold for row in rows),
        centred=centred,
        heading=large,
        page=first.page,
        indented=not centred and first.left - around.left > _INDENT * first.size,
    )
    return line, min(row.sure for row in rows)


def _goes_on(before: Row, row: Row, edges: Mapping[tuple[int, int], _Edges]) -> bool:
    above, here = edges[before.page, before.column], edges[row.page, row.column]
    if before.spaced or row.spaced or _is_centred(before, above) or _is_centred(row, here):
        return False
    same = _SAME_SIZE if before.sure == row.sure == 1.0 else _SAME_SIZE_RECOGNISED
    if abs(before.size - row.size) > same * max(before.size, row.size):
        return False
    if row.left - here.left > _INDENT * row.size:
        return False
    if above.right - before.right > _room_below(before, row) * before.size:
        return False
    beside = (before.page, before.column) == (row.page, row.column) and row.top > before.top
    return not beside or row.top - before.top <= _APART * max(here.pitch, row.size)


def _room_below(before: Row, row: Row) -> float:
    """Return how much white may end a row of a paragraph, in sizes of its type."""
    if before.text[-1:].isascii() and row.text[:1].isascii():
        return _SHORT_LATIN
    is_prose = _CLAUSES.search(before.text) and not _CLAUSES.fullmatch(before.text[-1:])
    return _SHORT_CUT if is_prose and not row.spaced else _SHORT


def _is_centred(row: Row, edges: _Edges) -> bool:
    inset = min(row.left - edges.left, edges.right - row.right)
    middle = (edges.left + edges.right) / 2
    return inset > 2 * _CENTRED * row.size and abs(row.middle - middle) < _CENTRED * row.size


def _edges(rows: Sequence[Row], widths: Mapping[int, float]) -> dict[tuple[int, int], _Edges]:
    on_page: dict[tuple[int, int], list[Row]] = defaultdict(list)
    in_all: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        # What goes across a page is as wide as its columns together.
        for column in {0, row.column}:
            on_page[row.page, column].append(row)
            in_all[column].append(row)
    edges = {}
    for (page, column), found in on_page.items():
        measured = _measured(found if len(found) >= _ENOUGH else in_all[column], widths[page])
        edges[page, column] = measured
    return edges


def _measured(rows: Sequence[Row], width: float) -> _Edges:
    size = median(row.size for row in rows)
    starts = Counter(round(row.left / size) for row in rows)
    ends = sorted(row.right for row in rows)
    right = ends[-1 - len(ends) // 20]
    shared = {start for start, count in starts.items() if count >= _SHARED_EDGE * len(rows)}
    # Where most paragraphs have one row, few begin at the edge: those that follow a full one.
    shared |= {
        round(row.left / size)
        for before, row in pairwise(rows)
        if before.right > right - _SHORT * size and before.page == row.page and row.top > before.top
    }
    first = min(shared or starts)
    left = min(row.left for row in rows if round(row.left / size) == first)
    full = sum(abs(row.right - right) < _TIGHT * size and row.left < left + size for row in rows)
    if rows[0].column == 0 and (full < _FULL_ROWS or right - left < _NARROW * size):
        # Too few full rows to tell: the text is taken to stand in the middle of the page.
        right = max(ends[-1], width - left)
    steps = sorted(
        below.top - above.top
        for above, below in pairwise(rows)
        if above.page == below.page and below.top > above.top
    )
    return _Edges(left=left, right=right, pitch=median(steps) if steps else size * 2)
