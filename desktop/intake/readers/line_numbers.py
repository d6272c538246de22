"""Numbers of lines in the margin of a page, as verbatim reports have them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.intake.readers.page_rows import Piece, Strip

# So many numbers that go up by one step, 1 or 5, are a margin's; the white beside them is at least this share
# of the type size.
_LEAST = 3
_STEPS = (1, 2, 5, 10)
_GAP = 0.5
_WIDE_GAP = 1.5


def without_line_numbers(pages: Sequence[Sequence[Strip]]) -> list[list[Strip]]:
    """Return the strips of pages without the numbers that stand to the left of all text.

    A page with few of them has them from the others. Numbers that begin the rows of a table, whose cells have
    white between them, stay.
    """
    found = [_without(strips, _LEAST) for strips in pages]
    if not any(found):
        return [list(strips) for strips in pages]
    return [kept or _without(strips, 1) or list(strips) for kept, strips in zip(found, pages, strict=True)]


def _without(strips: Sequence[Strip], least: int) -> list[Strip]:
    """Return a page's strips without so many numbers of lines at least; none where there are fewer."""
    begun = [(n, size) for n, strip in enumerate(strips) if (size := _digits(strip))]
    text = min((strips[n][size].left for n, size in begun if size < len(strips[n])), default=0.0)
    numbered = [(n, size) for n, size in begun if strips[n][size - 1].right < text]
    if len(numbered) < least or not _count_lines(strips, numbered):
        return []
    sizes = dict(numbered)
    kept = [strip[sizes.get(n, 0) :] for n, strip in enumerate(strips)]
    edge = max(strips[n][size - 1].right for n, size in numbered)
    inked = [strip for strip in kept if strip]
    beside = [strip for n, strip in enumerate(kept) if strip and n in sizes]
    is_margin = all(strip[0].left > edge for strip in inked) and not any(map(_is_spaced, beside))
    return inked if is_margin else []


def _digits(strip: Strip) -> int:
    """Return of how many pieces the number is that begins a strip, with white behind it; 0 for none."""
    count = next((n for n, piece in enumerate(strip) if not piece.text.strip().isdecimal()), len(strip))
    if not count or count == len(strip):
        return count
    gap = strip[count].left - strip[count - 1].right
    return count if gap > _GAP * strip[count].size else 0


def _count_lines(strips: Sequence[Strip], numbered: Sequence[tuple[int, int]]) -> bool:
    values = list(_values(strips, numbered))
    steps = {after - before for before, after in pairwise(values)}
    return len(steps) <= 1 and steps <= set(_STEPS)


def _values(strips: Sequence[Strip], numbered: Sequence[tuple[int, int]]) -> Iterator[int]:
    for n, size in numbered:
        yield int("".join(piece.text.strip() for piece in strips[n][:size]))


def _is_spaced(strip: Sequence[Piece]) -> bool:
    return any(piece.left - before.right > _WIDE_GAP * piece.size for before, piece in pairwise(strip))
