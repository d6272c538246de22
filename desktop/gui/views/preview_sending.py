"""Send the paper that is shown to a printer or into a file, and say what became of it."""

from collections.abc import Callable
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.composition import Desk
from desktop.gui.jobs import Jobs
from desktop.gui.models.preview_words import job_words
from desktop.gui.notices import NoticeBar
from desktop.gui.views.preview_painter import paint_pages, system_printer, system_printers
from desktop.gui.views.preview_printer import PrinterPanel
from desktop.records import ArchiveError
from desktop.records.printing import ENDED, JobState, Printer, PrintJob, PrintReport, PrintRequest

_FORBIDDEN = '\\/:*?"<>|\n\t'
# How long a job is followed, in seconds: a volume on a slow printer.
_PATIENCE_S = 3600


class PreviewSending(QObject):
    """Hands files over; on systems without CUPS, page images at the printer's resolution."""

    def __init__(self, parent: QWidget, desk: Desk, panel: PrinterPanel, notice: NoticeBar) -> None:
        super().__init__(parent)
        self._window = parent
        self._desk = desk
        self._panel = panel
        self._notice = notice
        self.jobs = Jobs(self)
        self.job: PrintJob | None = None

    def find_printers(self) -> None:
        """Ask the system for its printers and offer them."""
        self.jobs.start("printers", self._printers, self._panel.show_printers, self._on_failed)

    def print_paper(self, report: PrintReport, name: str) -> None:
        """Print a file as the panel says; `name` is what the job is called."""
        settings, printers = self._panel.settings(), self._desk.printers
        if printers.has_spooler:
            self._start("print", lambda: printers.send(report.path, settings, name), self._on_sent)
            return
        ranges = settings.pages or ((1, report.pages),)
        pages = [page - 1 for first, last in ranges for page in range(first, last + 1)]
        device = system_printer(settings)
        images = self._desk.preview.pages(report.path, pages, scale=device.resolution() / 72)
        self._start("print", lambda: paint_pages(device, images, len(pages)), self._on_painted)

    def export(self, request: Callable[[], PrintRequest], name: str) -> None:
        """Ask for a file, called `name` at first, and write the PDF to it."""
        wanted = "".join(" " if character in _FORBIDDEN else character for character in name).strip()[:60]
        target, _kind = QFileDialog.getSaveFileName(self._window, _("Export PDF"), f"{wanted}.pdf", "*.pdf")
        if target:
            path, write = Path(target).with_suffix(".pdf"), self._desk.prints.write_pdf
            self._start("export", lambda: write(request(), path), self._on_exported)

    def stop(self) -> None:
        """Give up what is going on; a job in the spooler stays there."""
        self.jobs.stop()

    def _start(self, kind: str, work: Callable[[], object], done: Callable[..., None]) -> None:
        self.jobs.start(kind, work, done, self._on_failed)

    def _printers(self) -> tuple[Printer, ...]:
        printers = self._desk.printers
        return printers.printers() if printers.has_spooler else system_printers()

    def _on_sent(self, job: PrintJob) -> None:
        self._on_followed(job)
        if job.state not in ENDED | {JobState.STOPPED}:
            follow = self._desk.printers.follow
            self._start("follow", lambda: follow(job, patience_s=_PATIENCE_S), self._on_followed)

    def _on_followed(self, job: PrintJob) -> None:
        self.job = job
        kind = {JobState.DONE: "ok", JobState.FAILED: "danger"}.get(job.state, "note")
        if job.state in ENDED:
            self._notice.show_notice(job_words(job), kind=kind)
        else:
            action = _("Cancel the print job")
            self._notice.show_notice(job_words(job), kind=kind, action=action, run=self._cancel_job)

    def _cancel_job(self) -> None:
        job, printers = self.job, self._desk.printers
        if job is not None:
            cancelled = replace(job, state=JobState.CANCELLED, reason="")
            self._start("cancel", lambda: printers.cancel(job), lambda _none: self._on_followed(cancelled))

    def _on_painted(self, pages: int) -> None:
        text = _("{n} pages were handed to {printer}; its queue shows what becomes of them.")
        printer = self._panel.printer.currentData()
        self._notice.show_notice(text.format(n=pages, printer=printer), kind="ok")

    def _on_exported(self, report: PrintReport) -> None:
        text = _("Printed {pages} pages to {name}.").format(pages=report.pages, name=report.path)
        place = QUrl.fromLocalFile(str(report.path))
        show = _("Show")
        self._notice.show_notice(text, kind="ok", action=show, run=lambda: QDesktopServices.openUrl(place))

    def _on_failed(self, error: ArchiveError) -> None:
        self._notice.show_notice(str(error), kind="danger")
