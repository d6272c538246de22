"""Put pages two to a sheet, in the order in which a folded booklet is read."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from desktop.printing.pages import PDFIUM

# Points of A4, upright.
_WIDTH, _HEIGHT = 595.276, 841.890


def booklet_order(count: int) -> list[tuple[int, int]]:
    """Return the pages (from 0) left and right on each side of the sheets; -1 is an empty one.

    Front and back of a sheet follow each other; the sheets are turned over at their short edge.
    """
    whole = -(-count // 4) * 4
    pages = [number if number < count else -1 for number in range(whole)]
    order = []
    for sheet in range(0, whole // 2, 2):
        order.append((pages[whole - 1 - sheet], pages[sheet]))
        order.append((pages[sheet + 1], pages[whole - 2 - sheet]))
    return order


def make_booklet(source: Path, target: Path, ranges: Sequence[tuple[int, int]] = ()) -> int:
    """Write a PDF of landscape sheets from `source`, or from ranges of its pages; return the sides of it."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(source)
        chosen = chosen_pages(len(document), ranges)
        flat = pypdfium2.PdfDocument.new()
        for position in (place for side in booklet_order(len(chosen)) for place in side):
            if position < 0:
                flat.new_page(_WIDTH, _HEIGHT)
            else:
                flat.import_pages(document, [chosen[position]])
        sheets = pypdfium2.PdfDocument(raw.FPDF_ImportNPagesToOne(flat, _HEIGHT, _WIDTH, 2, 1))
        sheets.save(target)
        sides = len(sheets)
        for one in (sheets, flat, document):
            one.close()
    return sides


def chosen_pages(count: int, ranges: Sequence[tuple[int, int]]) -> list[int]:
    """Return page numbers from 0 for ranges that count from 1; all pages without a range."""
    if not ranges:
        return list(range(count))
    return [page - 1 for first, last in ranges for page in range(first, min(last, count) + 1)]
