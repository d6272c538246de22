"""What a strict reader measures: type area, baselines, line breaks, lone lines, the text, PDF/A."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from benchmarks.print.pdf_lines import PrintedLine
from desktop.records import Speech

MM = 72 / 25.4
# GB/T 15834-2011, 5.1: marks that may not begin, and that may not end, a line.
_NOT_FIRST = set("。，、；：？！）》〉】］｝”’…—～·.,;:?!)]}%％℃")
_NOT_LAST = set("（《〈【［｛“‘([{")
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_NUMBER = re.compile(r"—\d+—$")
_PITCH = (225 * MM - 15.75) / 21
_FIRST = 37 * MM + 0.88 * 15.75


def geometry(pages: Sequence[list[PrintedLine]]) -> list[tuple[str, str, str]]:
    """Return name, required and measured value of each measure of the official layout."""
    full = [page[:-1] for page in pages if len(page) == 23]
    errors = [abs(line.baseline - (_FIRST + _PITCH * n)) / MM for page in full for n, line in enumerate(page)]
    bodies = [line for page in full for line in _whole_lines(page)]
    odd = [line for line in bodies if line.page % 2 == 0]
    even = [line for line in bodies if line.page % 2]
    height = [(page[-1].baseline - page[0].baseline + 15.75) / MM for page in full]
    width = [(line.right - line.left) / MM for line in bodies]
    left, right = [line.left / MM for line in odd], [210 - line.right / MM for line in even]
    numbers = [page[-1].baseline / MM - 262 - 0.88 * 14 / MM for page in pages]
    return [
        ("full pages measured", "", str(len(full))),
        ("lines on a full page", "22", _span([len(page) for page in full], "")),
        ("width of the type area", "156 mm", _span(width, " mm")),
        ("height, first to last line", "225 mm", _span(height, " mm")),
        (
            "baseline off the grid, mean / largest",
            "0 mm",
            f"{sum(errors) / len(errors):.3f} / {max(errors):.3f} mm",
        ),
        (
            "binding margin, odd pages (left)",
            "28 ± 1 mm",
            _span(left, " mm"),
        ),
        (
            "binding margin, even pages (right)",
            "28 ± 1 mm",
            _span(right, " mm"),
        ),
        ("page number below the type area", "7 mm", _span(numbers, " mm")),
    ]


def _whole_lines(page: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield lines that fill the width and have no mark at either end, where half a mark is cut off."""
    left = min(line.left for line in page)
    for line, below in pairwise(page):
        is_last = below.left > left + 20
        if not is_last and line.left < left + 20 and _HAN.fullmatch(line.text[0] + line.text[-1]):
            yield line


def line_breaks(pages: Sequence[list[PrintedLine]]) -> Counter[str]:
    """Count lines, lines that begin or end with a forbidden mark, and paragraphs torn to one line."""
    counts: Counter[str] = Counter()
    for page in pages:
        body = page[:-1]
        left = min((line.left for line in body), default=0)
        for line in body:
            # A dash or an ellipsis of two places may begin a line, half of one may not.
            first = "" if line.text[:2] in ("——", "……") else line.text[0]
            counts["lines"] += 1
            counts["forbidden at the beginning"] += first in _NOT_FIRST
            counts["forbidden at the end"] += line.text[-1] in _NOT_LAST
        starts = [line.left > left + 20 for line in body]
        if len(starts) > 2 and page[0].page:
            counts["last line of a paragraph alone on top"] += (
                not starts[0] and starts[1] and body[0].right < 500
            )
    return counts


def same_text(pages: Sequence[list[PrintedLine]], speeches: Sequence[Speech]) -> bool:
    """Whether the body of every speech comes out of the PDF as it went in, white space apart."""
    whole = "".join(line.text for page in pages for line in page if not _NUMBER.fullmatch(line.text))
    place = 0
    for speech in speeches:
        text = "".join(speech.text.split())
        place = whole.find(text, place)
        if place < 0:
            return False
        place += len(text)
    return True


def pdf_a(pdf: Path) -> list[tuple[str, bool]]:
    """Check what can be checked of PDF/A-2b without a validator."""
    content = pdf.read_bytes()
    with pypdfium2.PdfDocument(pdf) as document:
        fonts = [
            raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(one.raw)) == 1
            for one in document[min(2, len(document) - 1)].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
        ]
    return [
        (
            "XMP says PDF/A part 2, conformance B",
            b"<pdfaid:part>2" in content and b"conformance>B" in content,
        ),
        ("output intent with a colour profile", b"/OutputIntent" in content and b"/GTS_PDFA1" in content),
        ("every font embedded (third page)", bool(fonts) and all(fonts)),
        ("file identifier", b"/ID" in content[-2048:] or b"/ID[" in content),
        ("not encrypted", b"/Encrypt" not in content),
        ("no JavaScript, no launch action", b"/JavaScript" not in content and b"/Launch" not in content),
        ("title in XMP", b"<dc:title>" in content),
    ]


def _span(values: Sequence[float], unit: str) -> str:
    low, high = min(values), max(values)
    if isinstance(low, int):
        return f"{low}{unit}" if low == high else f"{low}–{high}{unit}"
    return f"{low:.2f}{unit}" if high - low < 0.01 else f"{low:.2f}–{high:.2f}{unit}"
