"""The list of those present keeps the order of the source and spaces short names."""

from dataclasses import replace

import pypdfium2
import pytest

from desktop.records import PrintingError
from desktop.records.printing import Layout, PrintedSession
from tests.printing.conftest import Printer, pages_of, session


def test_each_part_has_its_names_and_their_number(printed: Printer) -> None:
    whole = PrintedSession(session=session(), speeches=(), whole=True)
    (page,) = pages_of(printed(Layout.ATTENDANCE, [whole]))
    assert page.startswith("澜川市政协六届七次常委会会议出席人员名单时间：2023年7月18日")
    assert "主持（1人）卫承岳市政协主席出席（1人）席远副市长参加（2人）单晓曾喆" in page


def test_a_session_is_listed_once(printed: Printer) -> None:
    part = PrintedSession(session=session(), speeches=())
    assert len(pages_of(printed(Layout.ATTENDANCE, [part, part]))) == 1


def test_without_names_there_is_no_list(printed: Printer) -> None:
    nobody = PrintedSession(session=replace(session(), attendance=()), speeches=())
    with pytest.raises(PrintingError, match="No one is listed"):
        printed(Layout.ATTENDANCE, [nobody])


def test_short_names_are_as_wide_as_long_ones(printed: Printer) -> None:
    whole = PrintedSession(session=session(), speeches=())
    with pypdfium2.PdfDocument(printed(Layout.ATTENDANCE, [whole])) as document:
        text = document[0].get_textpage().get_text_range()
    assert "单　晓" in text
    assert "卫承岳" in text
