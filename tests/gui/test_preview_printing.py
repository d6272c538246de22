"""What the preview sends to printers, through a real spooler, and as images where there is none."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.models.preview_words import printer_words
from desktop.gui.views.preview_page import PreviewPage
from desktop.gui.views.preview_painter import paint_pages, system_printer, system_printers
from desktop.printing import Spooler, page_images
from desktop.records import PrintingError
from desktop.records.printing import JobState, Printer, PrintSettings, Sides
from tests.printing.conftest import PrintService


@pytest.fixture
def printing(spooler: Spooler, preview: PreviewPage, qtbot: QtBot) -> Iterator[PreviewPage]:
    qtbot.waitUntil(lambda: preview.printer.can_print, timeout=20_000)
    yield preview
    qtbot.waitUntil(lambda: not preview.is_working, timeout=30_000)


def choose_printer(view: PreviewPage, name: str) -> None:
    view.printer.printer.setCurrentIndex(view.printer.printer.findData(name))


def test_the_paper_is_printed_as_it_is(
    printing: PreviewPage, print_service: PrintService, window: MainWindow, qtbot: QtBot
) -> None:
    assert printing.printer.printer.currentData() == "Kept"
    window.print_shown()
    qtbot.waitUntil(lambda: "has printed it" in printing.notice.text, timeout=30_000)
    assert printing.report is not None
    assert print_service.kept.read_bytes() == printing.report.path.read_bytes()


def test_a_job_that_waits_is_shown_and_taken_back(printing: PreviewPage, qtbot: QtBot) -> None:
    choose_printer(printing, "Off")
    assert printing.printer.printer.currentText() == "Off (stopped)"
    printing.bar.prints.click()
    qtbot.waitUntil(lambda: "is stopped (out of paper)" in printing.notice.text, timeout=30_000)
    printing.notice.act()
    qtbot.waitUntil(lambda: "was cancelled" in printing.notice.text, timeout=30_000)
    job = printing.sending.job
    assert job is not None
    assert job.state is JobState.CANCELLED


def test_a_printer_that_takes_nothing_is_said(printing: PreviewPage, qtbot: QtBot) -> None:
    choose_printer(printing, "Full")
    printing.bar.prints.click()
    qtbot.waitUntil(lambda: "did not take the job" in printing.notice.text, timeout=30_000)


def test_pages_that_are_not_understood_are_not_printed(printing: PreviewPage) -> None:
    printing.printer.pages.setText("drei")
    assert not printing.bar.prints.isEnabled()
    printing.printer.pages.setText("1")
    assert printing.bar.prints.isEnabled()
    assert printing.printer.settings().pages == ((1, 1),)


def test_printers_are_named_with_what_is_wrong() -> None:
    assert printer_words(Printer(name="A")) == "A"
    assert printer_words(Printer(name="A", accepts=False)) == "A (takes no jobs)"


def test_page_images_are_painted_at_the_resolution_of_the_printer(
    preview: PreviewPage, tmp_path: Path
) -> None:
    assert preview.report is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    images = page_images(preview.report.path, scale=2)
    assert len(list(paint_pages(printer, images, preview.report.pages))) == preview.report.pages
    with pypdfium2.PdfDocument(tmp_path / "painted.pdf") as document:
        assert len(document) == preview.report.pages


def test_a_printer_that_cannot_be_used_is_said(preview: PreviewPage, tmp_path: Path) -> None:
    assert preview.report is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "a.pdf"))
    with pytest.raises(PrintingError, match="could not be used"):
        deque(paint_pages(printer, page_images(preview.report.path), 1), maxlen=0)


def test_a_printer_is_set_up_for_a4_without_margins() -> None:
    printer = system_printer(PrintSettings(printer="Nowhere", copies=2, sides=Sides.LONG_EDGE))
    assert printer.fullPage()
    assert printer.pageLayout().pageSize().name() == "A4"
    assert all(isinstance(one, Printer) for one in system_printers())


def test_where_there_is_no_spooler_images_go_to_the_printer(
    preview: PreviewPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_file(_settings: PrintSettings) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "images.pdf"))
        return printer

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("desktop.gui.views.preview_sending.system_printer", to_file)
    preview.sending.find_printers()
    qtbot.waitUntil(lambda: not preview.is_working, timeout=20_000)
    assert not preview.bar.prints.isEnabled()
    preview.printer.show_printers([Printer(name="Office")])
    preview.bar.prints.click()
    qtbot.waitUntil(lambda: "handed to Office" in preview.notice.text, timeout=30_000)
    assert (tmp_path / "images.pdf").read_bytes().startswith(b"%PDF-")


def test_printing_images_can_be_stopped(preview: PreviewPage, tmp_path: Path) -> None:
    assert preview.report is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    images = [one for one in page_images(preview.report.path) for _copy in range(3)]
    job = paint_pages(printer, iter(images), len(images))
    preview.status.show_progress(next(job))
    assert preview.status.work.text() == f"Working… 1 of {len(images)}"
    job.close()
    assert printer.printerState() is not QPrinter.PrinterState.Active
