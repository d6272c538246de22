"""A volume finds its own pages: contents, bookmarks and the index of speakers."""

import re
from pathlib import Path

import pypdfium2
import pytest

from desktop.records.printing import Layout, PrintedSession, PrintOptions
from tests.printing.conftest import Printer, pages_of, session, speech


@pytest.fixture
def book(printed: Printer) -> Path:
    first = PrintedSession(
        session=session(0),
        whole=True,
        speeches=(speech("推" * 2000, name="单晓"), speech("同意。", name="曾喆")),
    )
    second = PrintedSession(session=session(1), whole=True, speeches=(speech("末班车太早。", name="单晓"),))
    return printed(Layout.VOLUME, [first, second], PrintOptions(title="澜川履职录"))


def test_cover_and_imprint_come_first(book: Path) -> None:
    cover, imprint = pages_of(book)[:2]
    assert cover == "澜川履职录2023年7月18日至2023年7月19日澜川市政协"
    assert "会议2次，发言3篇，发言人2名" in imprint


def test_contents_give_the_page_that_a_session_begins_on(book: Path) -> None:
    pages = pages_of(book)
    entry = re.search(r"澜川市政协六届八次常委会会议[.]*(\d+)", pages[2])
    assert entry is not None
    page = next(n for n, text in enumerate(pages) if "时间：2023年7月19日" in text)
    assert pages[page].endswith(f"—{entry[1]}—")


def test_bookmarks_lead_to_sessions_and_speeches(book: Path) -> None:
    with pypdfium2.PdfDocument(book) as document:
        marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert [title for level, title in marks if level == 0] == [
        "澜川市政协六届七次常委会会议",
        "澜川市政协六届八次常委会会议",
        "发言人索引（按姓氏笔画）",
        "发言人索引（按姓氏拼音）",
    ]
    assert len([title for level, title in marks if level == 1]) == 3


def test_the_index_names_the_pages_of_each_speaker(book: Path) -> None:
    strokes, pinyin = pages_of(book)[-2:]
    assert re.search(r"八画单晓[.]*1、4十二画曾喆[.]*3", strokes)
    assert re.search(r"S单晓[.]*1、4Z曾喆[.]*3", pinyin)


def test_a_volume_is_called_after_its_only_session(printed: Printer) -> None:
    alone = PrintedSession(session=session(), whole=True, speeches=(speech("同意。"),))
    assert pages_of(printed(Layout.VOLUME, [alone]))[0].startswith("澜川市政协六届七次常委会会议发言汇编")
