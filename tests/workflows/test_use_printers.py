"""A file goes to a printer, and the job is followed to its end."""

from collections.abc import Generator
from pathlib import Path

import pypdfium2
import pytest

from desktop.printing import Spooler
from desktop.records import Progress
from desktop.records.printing import JobState, Layout, PrintedSession, PrintJob, PrintSettings, Sides
from desktop.workflows.use_printers import UsePrinters
from tests.printing.conftest import Printer, PrintService, session, speech


@pytest.fixture
def pdf(printed: Printer) -> Path:
    spoken = (speech("推" * 1200),)
    return printed(Layout.OFFICIAL, [PrintedSession(session=session(), speeches=spoken)])


def last(job: Generator[Progress, None, PrintJob]) -> PrintJob:
    while True:
        try:
            next(job)
        except StopIteration as end:
            followed: PrintJob = end.value
            return followed


def test_a_booklet_is_sent_as_landscape_sheets(
    spooler: Spooler, print_service: PrintService, pdf: Path
) -> None:
    printers = UsePrinters(spooler)
    settings = PrintSettings(printer="Kept", is_booklet=True, sides=Sides.LONG_EDGE)
    job = printers.send(pdf, settings, "a")
    assert last(printers.follow(job, patience_s=30)).state is JobState.DONE
    with pypdfium2.PdfDocument(print_service.kept) as document:
        assert document[0].get_width() > document[0].get_height()


def test_a_stopped_printer_ends_the_waiting(spooler: Spooler, pdf: Path) -> None:
    printers = UsePrinters(spooler)
    assert printers.has_spooler
    assert "Off" in [printer.name for printer in printers.printers()]
    job = printers.send(pdf, PrintSettings(printer="Off"), "a")
    assert last(printers.follow(job, patience_s=30)).state is JobState.STOPPED
    printers.cancel(job)


def test_patience_ends(spooler: Spooler, pdf: Path) -> None:
    printers = UsePrinters(spooler)
    job = printers.send(pdf, PrintSettings(printer="Gone"), "a")
    assert last(printers.follow(job, patience_s=0.1)).state is not JobState.DONE
    printers.cancel(job)
