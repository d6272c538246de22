"""Marks and lines stand as a Chinese reader expects them."""

import ctypes
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from desktop.records.printing import Layout, PrintedSession
from tests.printing.conftest import Printer, session, speech


def origins(pdf: Path, text: str) -> list[float]:
    """The left origins of the characters of a text that stands in one line, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        start = page.get_text_range().replace("\r\n", "\n\n").find(text)
        x, y = ctypes.c_double(), ctypes.c_double()
        found = []
        for place in range(start, start + len(text)):
            pypdfium2.raw.FPDFText_GetCharOrigin(page, place, x, y)
            found.append(x.value)
        return found


@pytest.fixture
def tight(printed: Printer) -> Path:
    spoken = (speech("甲（乙）。丙丁。"),)
    return printed(Layout.OFFICIAL, [PrintedSession(session=session(), speeches=spoken)])


def test_adjacent_marks_share_one_place(tight: Path) -> None:
    places = origins(tight, "甲（乙）。丙")
    steps = [round((b - a) / 15.75, 1) for a, b in pairwise(places)]
    assert steps[3] == 0.5
    assert sum(steps) < 5


def test_quotes_dashes_and_ellipses_are_full_width(printed: Printer) -> None:
    spoken = (speech("甲“乙”——丙……丁"),)
    pdf = printed(Layout.OFFICIAL, [PrintedSession(session=session(), speeches=spoken)])
    places = origins(pdf, "甲“乙”——丙……丁")
    assert places[-1] - places[0] == pytest.approx(9 * 15.75, abs=0.6 * 15.75)


def test_no_line_begins_or_ends_with_a_forbidden_mark(printed: Printer) -> None:
    text = "".join(
        f"{'推' * (n % 9 + 1)}（{'敲' * (n % 4 + 1)}），“{'街' * (n % 3 + 1)}”。" for n in range(200)
    )
    pdf = printed(Layout.LARGE_PRINT, [PrintedSession(session=session(), speeches=(speech(text),))])
    with pypdfium2.PdfDocument(pdf) as document:
        lines = [
            line
            for page in document
            for line in page.get_textpage().get_text_range().split("\r\n")
            if len(line) > 3
        ]
    assert len(lines) > 100
    assert [line for line in lines if line[0] in "，。）”" or line[-1] in "（“"] == []
