"""A real print service is given jobs and asked what became of them."""

import subprocess
import threading
from pathlib import Path
from uuid import uuid4

import pypdfium2
import pytest

from desktop.printing import Spooler, ipp, make_booklet
from desktop.printing.imposition import booklet_order, chosen_pages
from desktop.records import PrintingError
from desktop.records.printing import ENDED, JobState, Layout, PrintedSession, PrintJob, PrintSettings, Sides
from tests.printing.conftest import Printer, PrintService, session, speech


@pytest.fixture
def pdf(printed: Printer) -> Path:
    spoken = (speech("推" * 1200),)
    return printed(Layout.OFFICIAL, [PrintedSession(session=session(), speeches=spoken)])


def ended(spooler: Spooler, job: PrintJob) -> PrintJob:
    for _try in range(300):
        job = spooler.state(job)
        if job.state in ENDED:
            return job
        threading.Event().wait(0.1)
    raise AssertionError(f"the job did not end: {job}")


def told(spooler: Spooler, job: PrintJob) -> PrintJob:
    """Wait until the spooler gives a reason."""
    for _try in range(100):
        job = spooler.state(job)
        if job.reason:
            return job
        threading.Event().wait(0.1)
    raise AssertionError(f"no reason was given: {job}")


def test_the_default_printer_comes_first_and_each_says_what_is_wrong(spooler: Spooler) -> None:
    first, *others = spooler.printers()
    named = {printer.name: printer for printer in others}
    assert (first.name, first.is_default, first.is_ready, first.accepts) == ("Kept", True, True, True)
    assert (named["Off"].is_ready, named["Off"].reason) == (False, "out of paper")
    assert (named["Full"].accepts, named["Full"].reason) == (False, "closed for today")


def test_a_file_arrives_as_it_is(spooler: Spooler, print_service: PrintService, pdf: Path) -> None:
    job = spooler.submit(pdf, PrintSettings(printer="Kept", sides=Sides.LONG_EDGE), "夜班 -n 9")
    assert ended(spooler, job).state is JobState.DONE
    assert print_service.kept.read_bytes() == pdf.read_bytes()


def test_a_range_and_copies_are_printed_by_cups_pdf(
    spooler: Spooler, print_service: PrintService, pdf: Path
) -> None:
    settings = PrintSettings(printer="PDF", copies=2, pages=((2, 2),))
    title = f"yizheng-{uuid4().hex}"
    job = spooler.submit(pdf, settings, title)
    assert ended(spooler, job).state is JobState.DONE
    answer = ipp.ask(
        print_service.address, ipp.GET_JOB_ATTRIBUTES, f"/jobs/{job.number}", ["copies"], user="a"
    )
    assert answer.number("copies") == 2
    # cups-pdf writes to the real home of the user who prints, whatever HOME says.
    (made,) = (Path("/root") / "PDF").glob(f"{title}*.pdf")
    try:
        with pypdfium2.PdfDocument(made) as document:
            assert len(document) == 1
    finally:
        made.unlink()


def test_a_job_for_a_stopped_printer_waits_and_can_be_taken_back(spooler: Spooler, pdf: Path) -> None:
    job = spooler.submit(pdf, PrintSettings(printer="Off"), "a")
    assert (job.state, job.reason) == (JobState.STOPPED, "out of paper")
    spooler.cancel(job)
    assert spooler.state(job).state is JobState.CANCELLED
    with pytest.raises(PrintingError, match="could not be cancelled"):
        spooler.cancel(job)


def test_a_printer_that_cannot_be_reached_is_not_done(spooler: Spooler, pdf: Path) -> None:
    job = spooler.submit(pdf, PrintSettings(printer="Gone"), "a")
    seen = told(spooler, job)
    assert seen.state in (JobState.PRINTING, JobState.HELD, JobState.STOPPED)
    assert "not exist or is unavailable" in seen.reason
    spooler.cancel(job)


@pytest.mark.parametrize(("printer", "reason"), [("Full", "not accepting"), ("Nowhere", "does not exist")])
def test_a_printer_that_takes_no_jobs_is_said(spooler: Spooler, pdf: Path, printer: str, reason: str) -> None:
    with pytest.raises(PrintingError, match=f"{printer} did not take the job.*{reason}"):
        spooler.submit(pdf, PrintSettings(printer=printer), "a")


def test_without_a_service_nothing_is_listed_and_nothing_claimed(
    monkeypatch: pytest.MonkeyPatch, pdf: Path
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    assert Spooler().printers() == ()
    with pytest.raises(PrintingError, match="did not take the job"):
        Spooler().submit(pdf, PrintSettings(printer="Kept"), "a")
    with pytest.raises(PrintingError, match="does not answer"):
        Spooler().state(PrintJob(number=1, printer="Kept", state=JobState.WAITING))
    assert not Spooler().printer("Kept").is_ready


def test_without_the_commands_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Spooler().printers() == ()
    with pytest.raises(PrintingError, match="cups-client"):
        Spooler().submit(tmp_path / "a.pdf", PrintSettings(printer="Kept"), "a")


def test_an_unknown_job_is_not_called_done(spooler: Spooler) -> None:
    with pytest.raises(PrintingError, match="not known"):
        spooler.state(PrintJob(number=99999, printer="Kept", state=JobState.WAITING))


def test_a_booklet_is_read_in_order_when_folded() -> None:
    assert booklet_order(8) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    assert booklet_order(5) == [(-1, 0), (1, -1), (-1, 2), (3, 4)]
    assert booklet_order(0) == []


def test_ranges_stop_at_the_last_page() -> None:
    assert chosen_pages(4, ((2, 3), (4, 9))) == [1, 2, 3]


def test_a_booklet_has_two_pages_to_a_side(tmp_path: Path, pdf: Path) -> None:
    assert make_booklet(pdf, tmp_path / "b.pdf") == 2
    with pypdfium2.PdfDocument(tmp_path / "b.pdf") as document:
        assert document[0].get_size() == pytest.approx((841.9, 595.3), abs=0.1)
        assert "夜班公交" in "".join(document[0].get_textpage().get_text_range().split())


def test_a_service_that_hangs_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def hang(*_command: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("lp", 60)

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(PrintingError, match="the print service does not answer"):
        Spooler().submit(tmp_path / "a.pdf", PrintSettings(printer="Kept"), "a")
