"""The lines of a PDF as they stand on the page."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """A line of a page (from 0): baseline from the top edge, left and right edge, in points, and its text."""

    page: int
    baseline: float
    left: float
    right: float
    text: str


def lines(pdf: Path) -> Iterator[list[PrintedLine]]:
    """Yield the lines of each page from top to bottom."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            yield _lines(page, number)
            page.close()


def _lines(page: pypdfium2.PdfPage, number: int) -> list[PrintedLine]:
    height = page.get_height()
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    found: dict[int, list[tuple[float, float, float, str]]] = defaultdict(list)
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, place)
        character = chr(code) if code else ""
        if character.strip():
            raw.FPDFText_GetCharOrigin(text, place, x, y)
            right = text.get_charbox(place, loose=True)[2]
            baseline = height - y.value
            found[round(baseline)].append((x.value, right, baseline, character))
    text.close()
    return [
        PrintedLine(
            page=number,
            baseline=places[0][2],
            left=min(one[0] for one in places),
            right=max(one[1] for one in places),
            text="".join(one[3] for one in sorted(places)),
        )
        for _key, places in sorted(found.items())
    ]
