"""What a page repeats around its text: running heads, page numbers, the paper's name."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import dropwhile

from desktop.intake.readers.page_rows import Strip, text_of

# Furniture is looked for in the rows that are this share of the page's height from its edges.
_EDGE = 0.13
# A head on odd pages only is on half of them, and a first page has none.
_REPEATED = 0.4
_NUMBER = re.compile(
    r"[-—–―·•\s]*(?:第\s*)?(?:\d{1,4}|[一二三四五六七八九十百〇]{1,5}|[ivx]{1,5})\s*"
    r"(?:页|頁)?(?:\s*[/／,，共]+\s*\d{1,4}\s*(?:页|頁)?)?[-—–―·•\s]*"
)
_BARE_CHINESE = re.compile(r"[一二三四五六七八九十百〇]+")
_DIGITS = re.compile(r"\d+|(?<=第)[一二三四五六七八九十百]+(?=[期版页章])")


def without_furniture(
    pages: Sequence[list[Strip]], heights: Sequence[float]
) -> tuple[list[list[Strip]], int]:
    """Return pages without running heads, feet and page numbers, and how many rows were left out.

    A row at a page's edge is furniture when it is a page's number, or when nearly the same row stands
    at the edge of other pages too.
    """
    often = max(2, _REPEATED * len(pages))
    places = Counter(
        place
        for strips, height in zip(pages, heights, strict=True)
        for place in {_place(strip) for strip in strips if _at_edge(strip, height)}
    )

    def is_furniture(strip: Strip, height: float) -> bool:
        return _at_edge(strip, height) and (places[_place(strip)] >= often or is_page_number(text_of(strip)))

    kept = []
    for strips, height in zip(pages, heights, strict=True):
        # From the outside in: what stands behind a row of the text is text.
        inner = list(dropwhile(lambda strip: is_furniture(strip, height), strips))  # noqa: B023 - used at once
        inner = list(dropwhile(lambda strip: is_furniture(strip, height), reversed(inner)))  # noqa: B023
        kept.append(inner[::-1])
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def is_page_number(text: str) -> bool:
    """Whether a row is nothing but a page's number; a bare Chinese one may be a heading and is not."""
    return _NUMBER.fullmatch(text) is not None and _BARE_CHINESE.fullmatch(text) is None


def shape_of(text: str) -> str:
    """Return a row's text without its white and with one sign for every number."""
    return _DIGITS.sub("#", text.replace(" ", "").replace("\u3000", ""))


def _at_edge(strip: Strip, height: float) -> bool:
    top, bottom = min(piece.top for piece in strip), max(piece.bottom for piece in strip)
    return bottom < _EDGE * height or top > (1 - _EDGE) * height


def _place(strip: Strip) -> tuple[str, int]:
    """Return a row's text without its digits and about how far down the page it stands."""
    return shape_of(text_of(strip)), round(strip[0].top / max(strip[0].size, 1e-6))
