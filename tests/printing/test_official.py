"""The official layout keeps the measures of GB/T 9704-2012, as measured in the PDF."""

import ctypes
from collections import defaultdict, deque
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from desktop.printing import Press
from desktop.records import Session, Speech, SpeechKind
from desktop.records.printing import Layout, PrintedSession

MM = 72 / 25.4
PITCH = (225 * MM - 15.75) / 21
FIRST = 37 * MM + 0.88 * 15.75


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """A line of a page: baseline from the top edge, left and right edge of the ink's origins, in points."""

    baseline: float
    left: float
    right: float
    text: str


def lines_of(pdf: Path, page: int) -> list[PrintedLine]:
    with pypdfium2.PdfDocument(pdf) as document:
        height = document[page].get_height()
        text = document[page].get_textpage()
        found: dict[float, list[tuple[float, float, str]]] = defaultdict(list)
        x, y = ctypes.c_double(), ctypes.c_double()
        for number in range(text.count_chars()):
            character = text.get_text_range(number, 1)
            if character.strip():
                pypdfium2.raw.FPDFText_GetCharOrigin(text, number, x, y)
                right = text.get_charbox(number, loose=True)[2]
                found[round(height - y.value, 1)].append((x.value, right, character))
    return [
        PrintedLine(
            baseline=baseline,
            left=min(place[0] for place in places),
            right=max(place[1] for place in places),
            text="".join(place[2] for place in sorted(places)),
        )
        for baseline, places in sorted(found.items())
    ]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[PrintedLine]]:
    target = tmp_path_factory.mktemp("official") / "a.pdf"
    text = "一、班次\n（一）末班时间\n一是延后半小时。由公司试行。\n" + "推" * 1500
    spoken = Speech(
        id="a",
        session_id="s",
        position=1,
        revision=1,
        sha256="",
        kind=SpeechKind.SPEECH,
        title="夜班公交 怎样开得下去",
        on_behalf_of="民革",
        text=text,
    )
    session = Session(id="s", revision=1, name="六届七次常委会会议")
    printed = PrintedSession(session=session, speeches=(spoken,))
    deque(Press().write_pdf([printed], Layout.OFFICIAL, target), maxlen=0)
    with pypdfium2.PdfDocument(target) as document:
        count = len(document)
    return [lines_of(target, number) for number in range(count)]


def test_a_full_page_has_22_lines_on_an_even_grid(pages: list[list[PrintedLine]]) -> None:
    *lines, _number = pages[1]
    assert [line.baseline for line in lines] == pytest.approx([FIRST + PITCH * n for n in range(22)], abs=0.2)


def test_a_full_line_has_28_characters_over_156_mm(pages: list[list[PrintedLine]]) -> None:
    *lines, _number = pages[1]
    assert {len(line.text) for line in lines} == {28}
    assert {round(line.right - line.left) for line in lines} == {round(156 * MM)}


def test_the_binding_margin_is_28_mm_on_either_side(pages: list[list[PrintedLine]]) -> None:
    assert pages[0][-2].left == pytest.approx(28 * MM, abs=0.2)
    assert pages[1][-2].right == pytest.approx((210 - 28) * MM, abs=1)


def test_the_first_page_keeps_the_grid_below_its_title(pages: list[list[PrintedLine]]) -> None:
    title = [line.text for line in pages[0][:2]]
    body = [line.baseline for line in pages[0][2:-1]]
    assert title == ["夜班公交", "怎样开得下去"]
    assert [(place - FIRST) / PITCH for place in body] == pytest.approx([2, 3, *range(5, 22)], abs=0.02)


def test_page_numbers_stand_7_mm_below_outside_one_character_in(pages: list[list[PrintedLine]]) -> None:
    odd, even = pages[0][-1], pages[1][-1]
    assert (odd.text, even.text) == ("—1—", "—2—")
    assert odd.baseline == pytest.approx((37 + 225 + 7) * MM + 0.88 * 14, abs=0.3)
    assert (210 - 26) * MM - odd.right == pytest.approx(14, abs=5)
    assert even.left - 26 * MM == pytest.approx(14, abs=1)


def test_paragraphs_are_indented_by_two_characters(pages: list[list[PrintedLine]]) -> None:
    heading = next(line for line in pages[0] if line.text == "一、班次")
    assert heading.left == pytest.approx(28 * MM + 2 * 15.75, abs=0.3)


def test_a_heading_stays_with_what_it_heads(tmp_path: Path) -> None:
    text = "推" * (28 * 19 - 2) + "\n一、班次\n" + "敲" * 300
    spoken = Speech(
        id="a",
        session_id="s",
        position=1,
        revision=1,
        sha256="",
        kind=SpeechKind.SPEECH,
        title="夜",
        text=text,
    )
    printed = PrintedSession(session=Session(id="s", revision=1), speeches=(spoken,))
    deque(Press().write_pdf([printed], Layout.OFFICIAL, tmp_path / "a.pdf"), maxlen=0)
    heading = next(
        line for page in (0, 1) for line in lines_of(tmp_path / "a.pdf", page) if "班" in line.text
    )
    assert heading.baseline == pytest.approx(FIRST, abs=0.2)


def test_no_line_of_a_paragraph_stands_alone_on_a_page(tmp_path: Path) -> None:
    text = "\n".join(["推" * 110] * 40)
    spoken = Speech(
        id="a",
        session_id="s",
        position=1,
        revision=1,
        sha256="",
        kind=SpeechKind.SPEECH,
        title="夜",
        text=text,
    )
    printed = PrintedSession(session=Session(id="s", revision=1), speeches=(spoken,))
    deque(Press().write_pdf([printed], Layout.OFFICIAL, tmp_path / "a.pdf"), maxlen=0)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        count = len(document)
    for page in range(1, count):
        *lines, _number = lines_of(tmp_path / "a.pdf", page)
        begins = [line.left > 30 * MM for line in lines]
        assert begins[0] or not begins[1]
