"""The archive that is open: opened, made, taken in place of another, closed."""

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.composition import Composition, Desk
from desktop.gui.notices import NoticeBar
from desktop.records import ArchiveError


class Archives(QObject):
    """Holds the desk of the open archive; where another cannot be opened, that one stays.

    `replacing` is emitted before another takes its place, and `leaving` before a desk is closed, so that
    nothing uses it any more.
    """

    opened = Signal(object)
    leaving = Signal()
    replacing = Signal()

    def __init__(self, window: QWidget, composition: Composition, notice: NoticeBar) -> None:
        super().__init__(window)
        self._notice = notice
        self._window = window
        self._composition = composition
        self.drafts = composition.drafts
        self.desk: Desk | None = None

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open an archive; nothing happens when it is the one that is open."""
        if self.desk is None or path.resolve() != self.desk.browse.path.resolve():
            self._take(lambda: self._composition.open(path, read_only=read_only), path)

    def open_sample(self) -> None:
        """Open the sample archive for reading."""
        self.open(self._composition.sample, read_only=True)

    def create(self) -> None:
        """Ask for a file and make a new archive there."""
        name, _kind = QFileDialog.getSaveFileName(self._window, _("New archive"), _("archive.db"), "*.db")
        if name:
            path = Path(name).with_suffix(".db")
            self._take(lambda: self._composition.create(path, name=path.stem), None)

    def choose(self) -> None:
        """Ask for an archive and open it."""
        name, _kind = QFileDialog.getOpenFileName(self._window, _("Open an archive"), "", "*.db")
        if name:
            self.open(Path(name))

    def desk_to_import(self) -> Desk | None:
        """Return the desk of an archive that can be written, made where none is open; else say why not."""
        if self.desk is None:
            self.create()
        desk = self.desk
        if desk is not None and not desk.imports.can_save:
            text = _("This archive is open for reading only, so nothing can be imported into it.")
            self._notice.show_notice(text, action=_("New archive…"), run=self.create)
            return None
        return desk

    def close(self) -> None:
        """Close the archive that is open."""
        if self.desk is not None:
            self.leaving.emit()
            self.desk.close()
            self.desk = None

    def _take(self, get: Callable[[], Desk], path: Path | None) -> None:
        try:
            desk = get()
        except ArchiveError as error:
            self._refuse(error, path)
            return
        self.replacing.emit()
        self.close()
        self.desk = desk
        self.opened.emit(desk)

    def _refuse(self, error: ArchiveError, path: Path | None) -> None:
        """Say why an archive cannot be opened; one that somebody else writes can still be read."""
        action, run = _("Choose another…"), self.create if path is None else self.choose
        if path is not None and "who" in error.values:
            action, run = _("Open for reading only"), lambda: self.open(path, read_only=True)
        self._notice.show_notice(str(error), kind="danger", action=action, run=run)
