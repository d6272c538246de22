"""Whole folders in the window: imported in one go, or watched for new reports."""

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.gui.archives import Archives
from desktop.gui.dialogs.folder_import import FolderImportDialog
from desktop.gui.importing import Importing
from desktop.gui.jobs import Jobs
from desktop.gui.notices import NoticeBar
from desktop.workflows.watch_folder import WatchFolder

# The system tells of changes on most file systems; on network shares only looking helps.
_LOOK_MS = 10_000
# Up to so many new files are reviewed one by one; more are imported as a folder.
_REVIEWED = 10


class Folders(QObject):
    """Offers what is new in the watched folder, and asks for folders to import or to watch."""

    imported = Signal()
    session_requested = Signal(str)

    def __init__(
        self, window: QWidget, watch: WatchFolder, archives: Archives, importing: Importing, notice: NoticeBar
    ) -> None:
        super().__init__(window)
        self._window = window
        self._watch = watch
        self._archives = archives
        self._importing = importing
        self._notice = notice
        self._jobs = Jobs(self)
        self._told: frozenset[Path] = frozenset()
        self._dialog: FolderImportDialog | None = None
        self._system = QFileSystemWatcher(self)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._system.directoryChanged.connect(lambda _path: self.look())
        archives.leaving.connect(self._on_leaving)
        # After the window has shown the archive, which clears the notice.
        archives.opened.connect(lambda _desk: QTimer.singleShot(0, self, self._offer_unfinished))
        self._begin_watching()

    def choose(self) -> None:
        """Ask for a folder and import it."""
        name = QFileDialog.getExistingDirectory(self._window, _("Import a folder"))
        if name:
            self.import_paths([Path(name)])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders in one go; makes an archive where none is open."""
        desk = self._archives.desk_to_import()
        if desk is None:
            return
        dialog = FolderImportDialog(self._window, desk.folders, paths)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.imported.connect(self.imported)
        dialog.session_requested.connect(self.session_requested)
        dialog.stopped.connect(lambda: self._offer_rest(tuple(paths)))
        dialog.finished.connect(self._on_dialog_finished)
        self._dialog = dialog
        dialog.open()
        dialog.start()

    def choose_watched(self) -> None:
        """Ask for the folder to watch; leaving the question ends the watching, after saying so."""
        before = self._watch.folder
        name = QFileDialog.getExistingDirectory(
            self._window, _("Watch a folder for new reports"), str(before or "")
        )
        if name:
            self._watch.watch(Path(name))
            self._begin_watching()
            text = _("New reports in {name} will be offered for review.").format(name=name)
            self._notice.show_notice(text, kind="ok", action=_("Stop watching"), run=self.stop_watching)
        elif before is not None:
            text = _("{name} is being watched for new reports.").format(name=before)
            self._notice.show_notice(text, action=_("Stop watching"), run=self.stop_watching)

    def stop_watching(self) -> None:
        """Watch no folder any more."""
        self._watch.watch(None)
        self._begin_watching()

    def look(self) -> None:
        """Look for new files, on a thread, as a share may answer slowly."""
        self._jobs.start("watch", self._watch.new_files, self._on_found, lambda _error: None)

    def close(self) -> None:
        """Stop looking, so that the window can go away."""
        self._timer.stop()
        self._jobs.stop()

    def _on_leaving(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()

    def _on_dialog_finished(self) -> None:
        self._dialog = None

    def _offer_rest(self, paths: tuple[Path, ...]) -> None:
        text = _("The import was stopped. What was taken in stays, and it can go on from there.")
        self._notice.show_notice(text, action=_("Go on"), run=lambda: self.import_paths(paths))

    def _offer_unfinished(self) -> None:
        desk = self._archives.desk
        if desk is None or not desk.imports.can_save:
            return
        left = desk.folders.unfinished()
        if not left:
            return
        paths = tuple(map(Path, left[0].paths))
        text = _("The import of {name} broke off after {count} files.")
        self._notice.show_notice(
            text.format(name="、".join(path.name for path in paths[:3]), count=left[0].done),
            action=_("Go on"),
            run=lambda: self.import_paths(paths),
        )

    def _begin_watching(self) -> None:
        if self._system.directories():
            self._system.removePaths(self._system.directories())
        self._told = frozenset()
        if self._watch.folder is None:
            self._timer.stop()
            return
        self._system.addPath(str(self._watch.folder))
        self._timer.start()
        self.look()

    def _on_found(self, files: tuple[Path, ...]) -> None:
        if not files or frozenset(files) <= self._told or self._importing.view is not None:
            return
        self._told = frozenset(files)
        text = _("{count} new reports lie in {name}.").format(count=len(files), name=files[0].parent.name)
        self._notice.show_notice(text, action=_("Review"), run=lambda: self._review(files))

    def _review(self, files: tuple[Path, ...]) -> None:
        self._watch.offered(files)
        if len(files) > _REVIEWED:
            self.import_paths(files)
        else:
            self._importing.begin(list(files))
