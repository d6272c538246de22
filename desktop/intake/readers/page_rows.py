"""The printed rows of a page, in the order in which people read them."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median_low

# All measures below are shares of the type size.
_SAME_ROW = 0.5
_WORD_GAP = 0.25
_WIDE_GAP = 1.5
_GUTTER = 1.0
_FULL_ROW = 2.5
_LEAST_COLUMN = 8.0
# Prose in columns: so many rows beside each other, so many of those to the left reaching the gutter, and
# so many of those to the right beginning at it. The right column may end early.
_LEAST_ROWS = 3
_FULL_SHARE = 0.3
_ALIGNED_SHARE = 0.5
# So many rows may go across the columns of a page where those are known from another.
_MOST_ACROSS = 0.2
# A gutter is looked for in this middle part of the text's width, in steps of a quarter character.
_MIDDLE = (0.3, 0.7)
_STEP = 0.25
# A damaged file may spread its text over any distance.
_WIDEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A character or a run of them on a page, in any unit of length; `top` is less than `bottom`.

    `sure` is how sure a recogniser is of it, from 0 to 1.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    sure: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page with what is printed on it, `number` from 1; its sides in the unit of its pieces."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A printed row of one column; `column` is 0 across the page, 1 to the left and 2 to the right.

    `spaced` rows have white within, as those of tables and lists of names.
    """

    text: str
    page: int
    column: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    sure: float
    spaced: bool

    @property
    def middle(self) -> float:
        """Half-way between the ends."""
        return (self.left + self.right) / 2


Strip = list[Piece]
"""Everything that stands on one line across a page, from left to right."""


_Reach = tuple[list[float], list[float]]
"""Where the pieces of a strip begin, and how far it reaches to the right up to each of them."""


def strips_of(page: Page) -> list[Strip]:
    """Return what is printed on a page, top to bottom."""
    return [sorted(strip, key=lambda piece: piece.left) for strip in _grouped(page.pieces)]


def rows_of(pages: Mapping[int, list[Strip]]) -> Iterator[Row]:
    """Yield the rows of pages, by their numbers: across the page, else the left column before the right one.

    A page that ends in its left column has its columns from the pages before.
    """
    gutters = {number: _gutter(strips) for number, strips in pages.items()}
    found = [gutter for gutter in gutters.values() if gutter is not None]
    for number, strips in pages.items():
        gutter = gutters[number]
        if gutter is None and found and _crossing(strips, median_low(found)) <= _MOST_ACROSS * len(strips):
            gutter = median_low(found)
        if gutter is None:
            yield from (_row(strip, number, 0) for strip in strips)
        else:
            yield from _in_columns(strips, gutter, number)


def _crossing(strips: list[Strip], place: float) -> int:
    return sum(any(piece.left < place < piece.right for piece in strip) for strip in strips)


def text_of(strip: Strip) -> str:
    """Return the text of pieces beside each other, with spaces where there is white."""
    parts = [strip[0].text]
    for before, piece in pairwise(strip):
        gap = (piece.left - before.right) / max(piece.size, 1e-6)
        han = _is_wide(parts[-1][-1:]) and _is_wide(piece.text[:1])
        if gap > (_GUTTER * 0.8 if han else _WORD_GAP) and not parts[-1].endswith(" "):
            parts.append("\u3000" if han else " ")
        parts.append(piece.text)
    return "".join(parts).strip()


def _grouped(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces that stand on one base line, top to bottom."""
    row: list[Piece] = []
    middle = 0.0
    inked = [piece for piece in pieces if piece.text.strip()]
    for piece in sorted(inked, key=lambda piece: piece.top + piece.bottom):
        height = (piece.top + piece.bottom) / 2
        if row and height - middle > _SAME_ROW * max(piece.size, row[0].size):
            yield row
            row = []
        if not row:
            middle = height
        row.append(piece)
    if row:
        yield row


def _in_columns(rows: list[Strip], gutter: float, page: int) -> Iterator[Row]:
    beside: list[Row] = []
    for row in rows:
        half = _SAME_ROW * row[0].size
        if any(piece.left < gutter - half / 2 and piece.right > gutter + half / 2 for piece in row):
            yield from sorted(beside, key=lambda one: one.column)
            beside = []
            yield _row(row, page, 0)
            continue
        left = [piece for piece in row if piece.right <= gutter + half]
        right = [piece for piece in row if piece.right > gutter + half]
        beside += [_row(part, page, n) for n, part in ((1, left), (2, right)) if part]
    yield from sorted(beside, key=lambda one: one.column)


def _gutter(rows: list[Strip]) -> float | None:
    """Return where the white between two columns of prose is; None for one column and for tables."""
    if len(rows) < _LEAST_ROWS:
        return None
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    size = sorted(row[0].size for row in rows)[len(rows) // 2]
    place, end = left + (right - left) * _MIDDLE[0], left + (right - left) * _MIDDLE[1]
    best, most = None, 0
    if not 0 < end - place < _WIDEST * size:
        return None
    reaches = [_reach(row) for row in rows]
    while place < end:
        free = _rows_beside(reaches, place, size)
        if free > most:
            best, most = place, free
        place += _STEP * size
    return best


def _rows_beside(rows: Sequence[_Reach], place: float, size: float) -> int:
    """Return how many rows stand on both sides of a place, or 0 where that is no gutter between prose."""
    ends: list[float] = []
    starts: list[float] = []
    for lefts, rights in rows:
        at = bisect_left(lefts, place + _GUTTER * size / 2)
        if at and rights[at - 1] > place - _GUTTER * size / 2:
            continue
        if at:
            ends.append(rights[at - 1])
            starts += lefts[at : at + 1]
    if len(starts) < _LEAST_ROWS:
        return 0
    edge, begin = max(ends), min(starts)
    full = sum(end > edge - _FULL_ROW * size for end in ends)
    aligned = sum(start < begin + _FULL_ROW * size for start in starts)
    wide = edge - min(lefts[0] for lefts, _rights in rows) >= _LEAST_COLUMN * size
    is_prose = full >= _FULL_SHARE * len(ends) and aligned >= _ALIGNED_SHARE * len(starts)
    return len(starts) if wide and is_prose else 0


def _reach(strip: Strip) -> _Reach:
    return [piece.left for piece in strip], list(accumulate((piece.right for piece in strip), max))


def _row(pieces: Strip, page: int, column: int) -> Row:
    inked = sum(len(piece.text) for piece in pieces)
    return Row(
        text=text_of(pieces),
        page=page,
        column=column,
        left=pieces[0].left,
        right=max(piece.right for piece in pieces),
        top=min(piece.top for piece in pieces),
        bottom=max(piece.bottom for piece in pieces),
        size=max(piece.size for piece in pieces),
        bold=sum(len(piece.text) for piece in pieces if piece.bold) * 2 > inked,
        sure=min(piece.sure for piece in pieces),
        spaced=any(piece.left - before.right > _WIDE_GAP * piece.size for before, piece in pairwise(pieces)),
    )


def _is_wide(character: str) -> bool:
    return character >= "\u2e80"
