"""The preview as a page of the window: begun with what is read and listed, left again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.gui.models.preview_scope import scopes
from desktop.gui.settings import Settings
from desktop.gui.views.browse_page import BrowsePage
from desktop.gui.views.preview_page import PreviewPage


class Printing(QObject):
    """Shows the preview over the pages of `stack`; the line `below` them is hidden meanwhile."""

    begun = Signal()
    ended = Signal(bool)

    def __init__(self, stack: QStackedWidget, settings: Settings, below: QWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self._settings = settings
        self._below = below
        self.view: PreviewPage | None = None
        stack.currentChanged.connect(self._on_current_changed)

    def begin(self, page: BrowsePage | None) -> None:
        """Show what is read or listed in `page` as paper; where paper is shown, print it."""
        if self.view is not None:
            self.view.print_now()
        elif page is not None:
            self._show(page)

    def zoom(self, step: int) -> bool:
        """Show the paper larger (1), smaller (-1) or fitted (0); False where none is shown."""
        if self.view is None:
            return False
        self.view.canvas.zoom_by(step)
        return True

    def end(self) -> None:
        """Leave the preview; a job in the spooler goes on."""
        self.drop()
        self.ended.emit(False)

    def drop(self) -> None:
        """Put the preview away, where there is one."""
        if self.view is not None:
            view, self.view = self.view, None
            view.stop()
            view.put_away()
            self._stack.removeWidget(view)
            view.deleteLater()
            self._below.show()

    def _on_current_changed(self) -> None:
        """Put the preview away when an import or the editor takes its place."""
        if self.view is not None and self._stack.currentWidget() is not self.view:
            self.drop()

    def _show(self, page: BrowsePage) -> None:
        speech = page.reader.speech
        session = page.sessions.get(speech.session_id) if speech is not None else None
        choices = scopes(page.desk, speech, session, page.query, page.results.total)
        if not choices:
            return
        self.view = PreviewPage(page.desk, choices, self._settings)
        self.view.closed.connect(self.end)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self.view.canvas.setFocus()
        self._below.hide()
        self.begun.emit()
