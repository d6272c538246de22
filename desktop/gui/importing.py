"""The import as a page of the window: begun, left, resumed; what was typed is never lost."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from desktop.gui.archives import Archives
from desktop.gui.drafting import Drafting
from desktop.gui.views.import_window import ImportView
from desktop.records.draft import Draft
from desktop.workflows.found_files import is_table


class Importing(QObject):
    """Shows the import over the pages of `stack`; `kept` carries what was saved, by UUIDs."""

    begun = Signal()
    kept = Signal(object)
    ended = Signal(bool)
    session_requested = Signal(str)
    tables_given = Signal(object)

    def __init__(self, stack: QStackedWidget, archives: Archives) -> None:
        super().__init__(stack)
        self._stack = stack
        self._archives = archives
        self.view: ImportView | None = None

    def begin(self, paths: list[Path]) -> None:
        """Show the import, with files to begin with or an empty page; makes an archive where none is open.

        Tables may be lists of members and are handed on to be told apart.
        """
        if self.view is not None:
            if paths:
                self.view.open_paths(paths)
        elif paths and all(map(is_table, paths)):
            self.tables_given.emit(paths)
        else:
            self._show(paths)

    def begin_articles(self, paths: list[Path]) -> None:
        """Import files that are articles, tables of speeches among them."""
        if self.view is None:
            self._show([])
        if self.view is not None:
            self.view.open_articles(paths)

    def _show(self, paths: list[Path]) -> None:
        desk = self._archives.desk_to_import()
        if desk is None:
            return
        drafting = Drafting(self._archives.drafts, desk.archive.id, self)
        self.view = ImportView(desk.imports, drafting, self._stack)
        self.view.tables_given.connect(self.tables_given)
        self.view.session_requested.connect(self._on_session_requested)
        self.view.saved.connect(self._on_saved)
        self.view.closed.connect(lambda: self._end(has_saved=False))
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self.begun.emit()
        self.view.source.setFocus()
        if paths:
            self.view.open_paths(paths)

    def paste(self) -> None:
        """Import the text on the clipboard; without one the empty page is shown."""
        self.take_text(QGuiApplication.clipboard().text())

    def take_text(self, text: str) -> None:
        """Import a text, unless another report is being checked; without one the empty page is shown."""
        self.begin([])
        if self.view is not None and self.view.review is None and text.strip():
            self.view.paste_text(text)

    def resume(self, draft: Draft) -> None:
        """Go on with a draft."""
        self.begin([])
        if self.view is not None:
            self.view.resume(draft)

    def leave(self) -> None:
        """Leave the import; what was corrected stays as a draft."""
        if self.view is not None:
            self.view.leave()

    def stop(self) -> None:
        """Take the page away without a question."""
        if self.view is not None:
            self.view.stop()
            self._stack.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None

    def _on_session_requested(self, session_id: str) -> None:
        self.leave()
        self.session_requested.emit(session_id)

    def _on_saved(self, session_ids: tuple[str, ...]) -> None:
        self._end(has_saved=True)
        self.kept.emit(session_ids)

    def _end(self, *, has_saved: bool) -> None:
        self.stop()
        self.ended.emit(has_saved)
