"""The digest and the speaking copy print all of the text in their own geometry."""

from collections import Counter, deque
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop.printing import Press
from desktop.records import Session, Speech, SpeechKind
from desktop.records.printing import Layout, PrintedSession

MM = 72 / 25.4
SESSION = Session(id="s", revision=1, name="六届七次常委会会议", held_on=date(2023, 7, 18), theme="夜间出行")
SPEECH = Speech(
    id="a",
    session_id="s",
    position=1,
    revision=1,
    sha256="",
    kind=SpeechKind.SPEECH,
    title="夜班公交",
    on_behalf_of="民革",
    text="推" * 600,
)


def written(tmp_path: Path, layout: Layout, *speeches: Speech) -> Path:
    printed = PrintedSession(session=SESSION, speeches=speeches, whole=True)
    deque(Press().write_pdf([printed], layout, tmp_path / "a.pdf"), maxlen=0)
    return tmp_path / "a.pdf"


def boxes(pdf: Path, character: str, page: int) -> list[tuple[float, float, float]]:
    """Left and right edge and baseline-side edge of each place of a character on a page, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[page].get_textpage()
        return [
            (left, right, round(bottom, 1))
            for number in range(text.count_chars())
            if text.get_text_range(number, 1) == character
            for left, bottom, right, _top in [text.get_charbox(number, loose=True)]
        ]


def test_a_speaking_copy_has_15_lines_of_20_characters(tmp_path: Path) -> None:
    places = boxes(written(tmp_path, Layout.LARGE_PRINT, SPEECH), "推", page=2)
    lines = Counter(bottom for _left, _right, bottom in places)
    assert list(lines.values()) == [20] * 15
    assert min(left for left, _right, _bottom in places) == pytest.approx(25 * MM, abs=0.5)
    assert max(right for _left, right, _bottom in places) == pytest.approx(185 * MM, abs=1)


def test_a_digest_divides_one_page_into_two_even_columns(tmp_path: Path) -> None:
    target = written(tmp_path, Layout.DIGEST, SPEECH, replace(SPEECH, title="老街消防"))
    places = boxes(target, "推", page=0)
    middle = (28 + 156 / 2) * MM
    right_column = {bottom for left, _right, bottom in places if left > middle}
    left_column = {bottom for left, _right, bottom in places if left < middle}
    assert len(places) == 1200
    assert all(right <= middle or left >= middle for left, right, _bottom in places)
    assert abs(len(left_column) - len(right_column)) <= 4


def column_ends(pdf: Path, page: int) -> list[float]:
    """The lowest baseline of either column, in points from the foot of the page."""
    places = boxes(pdf, "推", page)
    middle = (210 / 2) * MM
    columns = [[b for left, _r, b in places if (left > middle) is right] for right in (False, True)]
    return [min(column) for column in columns]


def test_a_digest_ends_level_on_the_last_page_of_each_session(tmp_path: Path) -> None:
    many = replace(SPEECH, text="\n".join(["推" * 90] * 12))
    parts = [
        PrintedSession(session=replace(SESSION, id=f"s{n}"), speeches=(many,) * n, whole=True) for n in (2, 3)
    ]
    deque(Press().write_pdf(parts, Layout.DIGEST, tmp_path / "a.pdf"), maxlen=0)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        heads = ["发言摘登" in page.get_textpage().get_text_range() for page in document]
    second = heads.index(True, 1)
    for last in (second - 1, len(heads) - 1):
        left, right = column_ends(tmp_path / "a.pdf", last)
        assert left > 60 * MM
        assert abs(left - right) <= 2.1 * 225 / 38 * MM


def test_a_speaker_turns_the_page_at_the_end_of_a_paragraph(tmp_path: Path) -> None:
    target = written(tmp_path, Layout.LARGE_PRINT, replace(SPEECH, text="\n".join(["推" * 118] * 4)))
    counts = [len(boxes(target, "推", page)) for page in (1, 2)]
    assert all(count % 118 == 0 for count in counts)


def test_a_digest_of_many_speeches_loses_none(tmp_path: Path) -> None:
    target = written(tmp_path, Layout.DIGEST, *[SPEECH] * 9)
    with pypdfium2.PdfDocument(target) as document:
        pages = len(document)
    assert pages > 1
    assert sum(len(boxes(target, "推", page)) for page in range(pages)) == 9 * 600
