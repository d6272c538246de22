"""Records to print, and what a printed file says."""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop.printing import Press
from desktop.records import Attendance, Role, Session, Speaker, Speech, SpeechKind
from desktop.records.printing import Layout, PrintedSession, PrintOptions

Printer = Callable[..., Path]


def session(number: int = 0) -> Session:
    """A session of an invented city."""
    return Session(
        id=f"s{number}",
        revision=1,
        body="澜川市政协",
        name=f"六届{'七八九十'[number % 4]}次常委会会议",
        held_on=date(2023, 7, 18 + number),
        place="会议厅",
        theme="夜间出行",
        attendance=(
            Attendance(role=Role.CHAIR, name="卫承岳", office="市政协主席"),
            Attendance(role=Role.LEADER, name="席远", office="副市长"),
            Attendance(role=Role.ATTENDEE, name="单晓"),
            Attendance(role=Role.ATTENDEE, name="曾喆"),
        ),
    )


def speech(text: str, *, name: str = "蔺望川", title: str | None = "夜班公交 怎样开得下去") -> Speech:
    return Speech(
        kind=SpeechKind.SPEECH,
        title=title,
        speakers=(Speaker(name=name),),
        office="市政协委员",
        on_behalf_of="民革市委会",
        text=text,
        id="a",
        session_id="s0",
        position=1,
        revision=1,
        sha256="",
    )


def pages_of(pdf: Path) -> list[str]:
    """The text of each page without white space."""
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.fixture
def printed(tmp_path: Path) -> Printer:
    """Print some sessions in a layout and return the file."""

    def to_pdf(
        layout: Layout, sessions: Sequence[PrintedSession], options: PrintOptions | None = None
    ) -> Path:
        target = tmp_path / f"{layout.value}.pdf"
        deque(Press().write_pdf(sessions, layout, target, options or PrintOptions()), maxlen=0)
        return target

    return to_pdf
