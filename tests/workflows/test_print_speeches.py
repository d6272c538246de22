"""Speeches and sessions of an archive become PDF files."""

from collections.abc import Generator, Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop.archive import Archive
from desktop.records import (
    IntakePlan,
    NotFoundError,
    PlannedSession,
    Progress,
    Reading,
    SessionFacts,
    Source,
    Speaker,
    SpeechFacts,
    SpeechKind,
)
from desktop.records.printing import Layout, PrintReport, PrintRequest
from desktop.workflows.print_speeches import PrintSpeeches


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    spoken = tuple(
        SpeechFacts(kind=SpeechKind.SPEECH, title=title, speakers=(Speaker(name=name),), text=text)
        for title, name, text in (
            ("夜班公交", "蔺望川", "末班车太早。"),
            ("老街消防", "席远", "消火栓太少。"),
        )
    )
    facts = SessionFacts(name="六届七次常委会会议", held_on=date(2023, 7, 18), narrative="会议召开。")
    plan = IntakePlan(
        reading=Reading(source=Source(content=b"article", media_type="text/plain"), lines=()),
        lines=(),
        sessions=(PlannedSession(facts=facts, speeches=spoken),),
        warnings=(),
    )
    with Archive.create(tmp_path / "mine.db", name="mine") as made:
        made.save_plan(plan)
        yield made


def finished(job: Generator[Progress, None, PrintReport]) -> PrintReport:
    steps: list[Progress] = []
    while True:
        try:
            steps.append(next(job))
        except StopIteration as end:
            assert steps[-1].done == steps[-1].total
            report: PrintReport = end.value
            return report


def pages(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def test_a_whole_session_has_its_facts_and_then_its_speeches(archive: Archive, tmp_path: Path) -> None:
    (session,) = archive.sessions()
    target = tmp_path / "a.pdf"
    job = PrintSpeeches(archive).write_pdf(PrintRequest(session_ids=(session.id,)), target)
    assert finished(job).pages == 3
    head, first, second = pages(target)
    assert "2．老街消防（席远）" in head
    assert "末班车太早。" in first
    assert "消火栓太少。" in second


def test_speeches_are_printed_in_the_order_given(archive: Archive, tmp_path: Path) -> None:
    (session,) = archive.sessions()
    ids = tuple(s.id for s in archive.speeches(session.id) if s.kind is SpeechKind.SPEECH)
    target = tmp_path / "a.pdf"
    finished(PrintSpeeches(archive).write_pdf(PrintRequest(speech_ids=ids[::-1]), target))
    assert ["消火栓" in page for page in pages(target)] == [True, False]


def test_an_unknown_speech_writes_nothing(archive: Archive, tmp_path: Path) -> None:
    job = PrintSpeeches(archive).write_pdf(PrintRequest(speech_ids=("none",)), tmp_path / "a.pdf")
    with pytest.raises(NotFoundError):
        next(job)
    assert not (tmp_path / "a.pdf").exists()


def test_neighbours_of_one_session_share_its_head(archive: Archive, tmp_path: Path) -> None:
    (session,) = archive.sessions()
    ids = tuple(s.id for s in archive.speeches(session.id) if s.kind is SpeechKind.SPEECH)
    target = tmp_path / "a.pdf"
    finished(PrintSpeeches(archive).write_pdf(PrintRequest(speech_ids=ids, layout=Layout.DIGEST), target))
    (page,) = pages(target)
    assert page.count("六届七次常委会会议发言摘登") == 1
