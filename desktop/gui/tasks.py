"""The long jobs of an open archive: copy, verify; each ends in a notice."""

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.composition import Desk
from desktop.gui.jobs import Jobs
from desktop.gui.notices import NoticeBar
from desktop.records import ArchiveError


class Tasks:
    """Asks where to, starts the job, says what became of it."""

    def __init__(self, window: QWidget, jobs: Jobs, notice: NoticeBar) -> None:
        self._window = window
        self._jobs = jobs
        self._notice = notice

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

    def _on_copied(self, path: Path) -> None:
        text = _("The copy was written and verified: {name}").format(name=path)
        self._notice.show_notice(text, kind="ok", action=_("Show the folder"), run=lambda: _show(path.parent))

    def _on_verified(self, report: object) -> None:
        faults: tuple[str, ...] = getattr(report, "faults", ())
        text = " ".join(faults) or _("The archive is whole: every speech is as it was saved.")
        self._notice.show_notice(text, kind="danger" if faults else "ok")

    def _on_failed(self, error: ArchiveError) -> None:
        self._notice.show_notice(str(error), kind="danger")


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
