"""The long jobs of an open archive: print, copy, verify; each ends in a notice."""

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.composition import Desk
from desktop.gui.dialogs.print_choice import PrintChoice, PrintDialog
from desktop.gui.jobs import Jobs
from desktop.gui.models.words import session_name, speech_title
from desktop.gui.notices import NoticeBar
from desktop.records import ArchiveError, Session, Speech
from desktop.records.printing import PrintReport, PrintRequest

_FORBIDDEN = '\\/:*?"<>|\n\t'


class Tasks:
    """Asks where to, starts the job, says what became of it."""

    def __init__(self, window: QWidget, jobs: Jobs, notice: NoticeBar) -> None:
        self._window = window
        self._jobs = jobs
        self._notice = notice

    def print_speech(self, desk: Desk, speech: Speech, session: Session | None) -> None:
        """Ask what is printed, a speech or its session, and in which layout; then print it."""
        dialog = PrintDialog(self._window, speech, session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = speech_title(speech, session)
        whole = session_name(session) if session is not None else title
        dialog.chosen.connect(
            lambda choice: self.print_to_pdf(desk, choice, whole if choice.session_id else title)
        )
        dialog.open()

    def print_to_pdf(self, desk: Desk, choice: PrintChoice, name: str) -> None:
        """Ask for a file, called `name` at first, and print to it."""
        wanted = f"{_file_name(name)}.pdf"
        target, _kind = QFileDialog.getSaveFileName(self._window, _("Print to PDF"), wanted, "*.pdf")
        if not target:
            return
        request = PrintRequest(
            session_ids=(choice.session_id,) if choice.session_id else (),
            speech_ids=(choice.speech_id,) if choice.speech_id else (),
            layout=choice.layout,
        )
        work = desk.prints.write_pdf(request, Path(target).with_suffix(".pdf"))
        self._start("print", lambda: work, self._on_printed)

    def save_copy(self, desk: Desk) -> None:
        """Ask for a file and write a verified copy of the archive to it."""
        wanted = f"{desk.browse.path.stem}-{_('copy')}.db"
        target, _kind = QFileDialog.getSaveFileName(self._window, _("Save a verified copy"), wanted, "*.db")
        if target:
            work = desk.keep_safe.backup(Path(target).with_suffix(".db"))
            self._start("copy", lambda: work, self._on_copied)

    def verify(self, desk: Desk) -> None:
        """Check the archive."""
        work = desk.keep_safe.verify()
        self._start("verify", lambda: work, self._on_verified)

    def show_written(self, path: Path) -> None:
        """Say that a file was written, and offer its folder."""
        text = _("Written: {name}").format(name=path)
        self._notice.show_notice(text, kind="ok", action=_("Show the folder"), run=lambda: _show(path.parent))

    def _start(self, kind: str, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._jobs.start(kind, work, done, self._on_failed)

    def _on_printed(self, report: PrintReport) -> None:
        text = _("Printed {pages} pages to {name}.").format(pages=report.pages, name=report.path)
        if report.substitutes:
            faces = "、".join(f"{one.standard} → {one.used}" for one in report.substitutes)
            text += " " + _("Fonts that this computer lacks were replaced: {faces}.").format(faces=faces)
        if report.missing:
            text += " " + _("No font has: {characters}").format(characters=" ".join(report.missing))
        self._notice.show_notice(text, kind="ok", action=_("Show"), run=lambda: _show(report.path))

    def _on_copied(self, path: Path) -> None:
        text = _("The copy was written and verified: {name}").format(name=path)
        self._notice.show_notice(text, kind="ok", action=_("Show the folder"), run=lambda: _show(path.parent))

    def _on_verified(self, report: object) -> None:
        faults: tuple[str, ...] = getattr(report, "faults", ())
        text = " ".join(faults) or _("The archive is whole: every speech is as it was saved.")
        self._notice.show_notice(text, kind="danger" if faults else "ok")

    def _on_failed(self, error: ArchiveError) -> None:
        self._notice.show_notice(str(error), kind="danger")


def _file_name(title: str) -> str:
    return "".join(" " if character in _FORBIDDEN else character for character in title).strip()[:60]


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
