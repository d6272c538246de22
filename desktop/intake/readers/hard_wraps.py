"""Rows that a program broke at one width, joined to paragraphs again by what the whole text shows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.intake.readers import left_out
from desktop.intake.readers.page_furniture import is_page_number, shape_of
from desktop.intake.readers.page_paragraphs import joined
from desktop.intake.readers.tables import TableLine
from desktop.intake.readers.typed_rows import TypedRow, columns, typed_rows
from desktop.records import Reading

# A text is broken at a width when so many rows end within two characters below it, nearly none far beyond
# it, and most of them neither end a sentence nor a clause, but hold the ends of some.
_NARROWEST, _WIDEST = 30, 120
_LEAST_FULL, _FULL_SHARE = 3, 0.2
_SLACK = 4
_MOST_BEYOND = 0.03
_UNFINISHED_SHARE = 0.65
_ENDS_WITHIN = 0.15
# A part set wider or narrower, as points below a question are, differs by no more than this.
_NARROWER = 0.8
# Columns of white by which a row is set in, and from which on it stands in the middle.
_INDENT, _CENTRED = 2, 9
# What may not be broken makes the row above it end early, by no more than this.
_LONGEST_WORD = 20
_STYLE_SHARE = 0.5
# The white in front of a paragraph that is only known to be set in.
_SET_IN = 4

_SENTENCE_ENDS = frozenset("。！？；，")
_SENTENCE_WITHIN = re.compile(r"[。！？；][^。！？；”』」）]")
# What may not be broken: a word of letters or a character, with the marks that may not stand alone.
_UNIT = re.compile(r"[“‘《（【「『〔]*(?:[!-~]+|.)[，。；：、！？”’》）】」』〕…—]*")
_MARK = re.compile(
    r"[（(\[【〔]?\s*(?:第?[一二三四五六七八九十百]{1,4}|\d{1,3})\s*(?:[、．.)）\]】〕]|[章节条部]|是[：:，])|[①-⑳●■◆▲★•·*+-]"
)
_CLAUSES = re.compile("[，。；、：]")
_SPEAKS = re.compile(r"[^，。；！？：:]{2,24}[：:]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphs:
    """The rows of each paragraph by their positions, and how many rows of page furniture were left out."""

    groups: tuple[tuple[int, ...], ...]
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """How a text is set: its width, its left margin, and what tells where paragraphs begin."""

    width: int
    margin: int
    indents: bool
    gaps: bool
    spaced: bool


def paragraphs_of(rows: Sequence[TypedRow]) -> Paragraphs | None:
    """Return which rows make up each paragraph; None for a text that was not broken at one width.

    Headings, lists, verse and other short rows stay what they are.
    """
    width = _width_of(rows)
    if width is None:
        return None
    removed = _furniture(rows, width)
    kept = [n for n in range(len(rows)) if n not in removed]
    style = _style_of([rows[n] for n in kept], width)
    groups: list[list[int]] = []
    for n in kept:
        if groups and _goes_on(rows, groups[-1], n, style):
            groups[-1].append(n)
        else:
            groups.append([n])
    return Paragraphs(groups=tuple(map(tuple, groups)), removed=len(removed))


def unwrapped(rows: Sequence[str | TableLine]) -> tuple[list[str | TableLine], int]:
    """Return paragraphs, with the white in front of them, of a text's rows, and how many rows were left out.

    A text that was not broken at one width is returned row by row, and lines of tables always are.
    """
    typed = typed_rows(rows)
    found = paragraphs_of([row for _came, row in typed])
    if found is None:
        return list(rows), 0
    paragraphs: list[str | TableLine] = []
    for first, *others in found.groups:
        came = typed[first][0]
        if not isinstance(came, TableLine):
            came = joined([came.rstrip(), *(typed[n][1].text for n in others)])
        paragraphs.append(came)
    return paragraphs, found.removed


def unwrapped_lines(reading: Reading) -> Reading:
    """Return a reading whose paragraphs were the rows of a text broken at one width, with whole ones."""
    rows = [
        TypedRow(
            text=line.text,
            indent=_SET_IN if line.indented else 0,
            alone=line.bold or line.centred or line.heading > 0 or line.list_number is not None,
        )
        for line in reading.lines
    ]
    found = paragraphs_of(rows)
    if found is None:
        return reading
    lines = tuple(
        replace(reading.lines[group[0]], n=n, text=joined([rows[at].text for at in group]))
        for n, group in enumerate(found.groups, start=1)
    )
    left = (left_out.furniture(found.removed),) if found.removed else ()
    return replace(reading, lines=lines, warnings=(*reading.warnings, *left))


def _width_of(rows: Sequence[TypedRow]) -> int | None:
    """Return the column at which a text was broken; None where it was not."""
    rights = Counter(row.right for row in rows if not row.alone)
    near = {
        right: sum(rights[column] for column in range(right - _SLACK, right + 1))
        for right in rights
        if _NARROWEST <= right <= _WIDEST
    }
    width = max(near, key=lambda right: (near[right], right), default=0)
    if near.get(width, 0) < max(_LEAST_FULL, _FULL_SHARE * len(rows)):
        return None
    full = [row for row in rows if width - _SLACK <= row.right <= width]
    # What has no break in it, such as an address on the web, cannot be broken.
    beyond = [row for row in rows if row.right > width / _NARROWER + _SLACK and not row.text.isascii()]
    cut = [row for row in full if row.is_cut]
    within = [row for row in full if _SENTENCE_WITHIN.search(row.text)]
    is_broken = (
        len(beyond) <= _MOST_BEYOND * len(rows)
        and len(cut) >= _UNFINISHED_SHARE * len(full)
        and len(within) >= max(_ENDS_WITHIN * len(full), 1)
    )
    return width if is_broken else None


def _furniture(rows: Sequence[TypedRow], width: int) -> set[int]:
    """Return the positions of page numbers, and of running heads: short rows that come again and again.

    Half the rows of a head have to break a sentence or stand beside a page number. A number of mere digits
    has to break one itself, to stand beside a head, or to be one of several that count the pages.
    """
    shapes = Counter(shape_of(row.text) for row in rows)
    numbers = {n for n, row in enumerate(rows) if is_page_number(row.text)}
    repeated = {n for n, row in enumerate(rows) if shapes[shape_of(row.text)] > 1 and _may_head(row, width)}
    runs = list(_runs(repeated | numbers))
    breaking = {n for run in runs if _breaks(rows, run, width) for n in run}
    beside = {n for run in runs if numbers & set(run) and set(run) - numbers for n in run}
    shown = Counter(shape_of(rows[n].text) for n in breaking | (beside - numbers))
    heads = {n for n in repeated - numbers if 2 * shown[key := shape_of(rows[n].text)] >= shapes[key] > 1}
    telling = numbers & (breaking | {n for run in runs if heads & set(run) for n in run})
    telling |= {n for n in numbers if not rows[n].text.isdigit()}
    counts = _count_up([rows[n].text for n in sorted(numbers)])
    counted = numbers if counts and telling else telling
    # The first row of all says what the text is, even where later pages say it again.
    return (heads | counted) - ({0} - numbers)


def _may_head(row: TypedRow, width: int) -> bool:
    return not _is_full(row, width) and row.text[-1] not in _SENTENCE_ENDS


def _runs(positions: set[int]) -> Iterator[list[int]]:
    """Yield positions that follow each other."""
    run: list[int] = []
    for n in sorted(positions):
        if run and n != run[-1] + 1:
            yield run
            run = []
        run.append(n)
    if run:
        yield run


def _breaks(rows: Sequence[TypedRow], run: Sequence[int], width: int) -> bool:
    """Whether rows stand between two rows of one sentence."""
    before, after = run[0] - 1, run[-1] + 1
    if before < 0 or after >= len(rows):
        return False
    above, below = rows[before], rows[after]
    reaches = above.right >= _NARROWER * width
    return reaches and not above.is_finished and below.indent < above.indent + _INDENT


def _count_up(numbers: Sequence[str]) -> bool:
    values = [int(digits) for text in numbers if (digits := re.sub(r"\D.*$", "", re.sub(r"^\D+", "", text)))]
    return len(values) > 2 and all(after == before + 1 for before, after in pairwise(values))


def _style_of(rows: Sequence[TypedRow], width: int) -> _Style:
    margin = min(row.indent for row in rows if _is_full(row, width))
    below_cut = [after for before, after in pairwise(rows) if _is_full(before, width) and before.is_cut]
    starts = [
        after
        for before, after in pairwise(rows)
        if before.is_finished and (not _is_full(before, width) or after.indent > before.indent)
    ]

    def most(found: Sequence[TypedRow], test: Sequence[bool]) -> bool:
        return bool(found) and sum(test) >= _STYLE_SHARE * len(found)

    return _Style(
        width=width,
        margin=margin,
        indents=most(starts, [row.indent >= margin + _INDENT for row in starts]),
        gaps=most(starts, [row.gap for row in starts]),
        spaced=most(below_cut, [row.gap for row in below_cut]),
    )


def _is_full(row: TypedRow, width: int) -> bool:
    return row.right >= width - _SLACK


def _goes_on(rows: Sequence[TypedRow], paragraph: Sequence[int], n: int, style: _Style) -> bool:
    """Whether row `n` goes on with a paragraph."""
    before, row = rows[paragraph[-1]], rows[n]
    if (
        before.alone
        or row.alone
        or is_page_number(row.text)
        or max(before.indent, row.indent) >= style.margin + _CENTRED
    ):
        return False
    cut_off = n > paragraph[-1] + 1 and not before.is_finished
    if row.gap and not (style.spaced or cut_off or (style.indents and _is_open(before, row, style))):
        return False
    if not _reaches(before, row, style) or (len(paragraph) == 1 and _is_heading(before, style)):
        return False
    if row.indent >= style.margin + _INDENT and not _is_set_in(rows[paragraph[0]], before, row):
        return False
    opens = _MARK.match(row.text) or _SPEAKS.match(row.text)
    return not (before.is_finished and opens and not style.indents and not style.gaps)


def _is_open(before: TypedRow, row: TypedRow, style: _Style) -> bool:
    """Whether a sentence goes on over a blank row, as at the end of a page."""
    return not before.is_finished and row.indent < style.margin + _INDENT and _is_full(before, style.width)


def _is_set_in(first: TypedRow, before: TypedRow, row: TypedRow) -> bool:
    """Whether a row set in goes on with a part that is set in as a whole, or hangs below a number."""
    if before.is_finished:
        return False
    return row.indent == before.indent or (before is first and _MARK.match(first.text) is not None)


def _is_heading(row: TypedRow, style: _Style) -> bool:
    """Whether a row is a heading, though a full one: not set in where paragraphs are, and no sentence."""
    is_prose = row.is_finished or _CLAUSES.search(row.text)
    return style.indents and row.indent < style.margin + _INDENT and not is_prose


def _reaches(before: TypedRow, row: TypedRow, style: _Style) -> bool:
    """Whether a row is so long that the first word of the one below found no place in it."""
    unit = _UNIT.match(row.text)
    size = min(columns(unit.group()), _LONGEST_WORD) if unit else 0
    # Where nothing else tells a paragraph's end, a sentence's end counts as one if more had found a place.
    told = style.indents or style.gaps or not before.is_finished
    if before.right + size > style.width - (_SLACK if told else 0):
        return True
    narrower = before.right >= _NARROWER * style.width and before.is_cut and not row.gap
    return narrower and _CLAUSES.search(before.text) is not None
