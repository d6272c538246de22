"""How the parts of a page share its width or height, remembered from one page and one run to the next."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSplitter, QStackedWidget
from typing_extensions import override

from desktop.gui.settings import Settings


class Proportions(QObject):
    """Gives the splitters of each page that comes up the shares they were last given by hand.

    A splitter is remembered by its object name; one without a name is not.
    """

    def __init__(self, stack: QStackedWidget, settings: Settings) -> None:
        super().__init__(stack)
        self._stack = stack
        self._settings = settings
        stack.currentChanged.connect(self._on_page_shown)

    def _on_page_shown(self) -> None:
        page = self._stack.currentWidget()
        for splitter in page.findChildren(QSplitter) if page is not None else ():
            if splitter.objectName() and not splitter.property("remembered"):
                splitter.setProperty("remembered", True)
                splitter.splitterMoved.connect(lambda *_moved, one=splitter: self._keep(one))
                if splitter.isVisible():
                    self._restore(splitter)
                else:
                    splitter.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Restore a splitter when it is first shown: before, it has no room to share."""
        if isinstance(watched, QSplitter) and event.type() == QEvent.Type.Show:
            watched.removeEventFilter(self)
            self._restore(watched)
        return False

    def _restore(self, splitter: QSplitter) -> None:
        kept = self._settings.shares(splitter.objectName())
        if kept is not None:
            splitter.restoreState(kept)

    def _keep(self, splitter: QSplitter) -> None:
        self._settings.keep_shares(splitter.objectName(), splitter.saveState())
