"""What the search box and the open archive's page have to do with each other."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.gui.settings import Settings
from desktop.gui.views.browse_page import BrowsePage
from desktop.gui.views.search_box import SearchBox
from desktop.workflows.suggest_queries import Suggestion


class Searching(QObject):
    """Completes from the page that is attached, shows its faults, and remembers what was searched for.

    `go_on` takes the keyboard to what was found, `widen` drops the last limit.
    """

    def __init__(
        self, box: SearchBox, settings: Settings, go_on: Callable[[], None], widen: Callable[[], None]
    ) -> None:
        super().__init__(box)
        self._box = box
        self._settings = settings
        self._go_on = go_on
        self._page: BrowsePage | None = None
        box.recent = lambda: settings.recent_queries
        box.entered.connect(self._on_entered)
        box.left.connect(widen)
        box.narrowed.connect(self._on_narrowed)

    def attach(self, page: BrowsePage) -> None:
        """Serve another page."""
        self._page = page
        self._box.suggest = page.suggest
        self._box.show_fault(None)
        page.faulty.connect(self._box.show_fault)

    def _on_entered(self) -> None:
        self._settings.remember_query(self._box.line.text())
        self._go_on()

    def _on_narrowed(self, text: str, suggestion: Suggestion) -> None:
        if self._page is not None:
            self._page.narrow(text, suggestion)
