"""The keys of the window, and the order of its parts for F6."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.gui.views.browse_page import BrowsePage
from desktop.workflows.cite_speeches import CitationForm

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow

SEARCH, SCOPES, LIST, READER = range(4)


class Keyboard(QObject):
    """Binds every key but those of the menu; while an import is shown they are left to it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        bindings: tuple[tuple[str, Callable[..., object]], ...] = (
            ("Ctrl+K", lambda: self.focus(SEARCH)),
            ("Ctrl+I", lambda: window.importing.begin([])),
            ("Ctrl+P", window.print_shown),
            ("Ctrl+Shift+C", window.on_page(BrowsePage.cite, CitationForm.PLAIN)),
            ("Ctrl+Shift+G", window.on_page(BrowsePage.cite, CitationForm.GB7714)),
            ("Ctrl+F", window.on_page(BrowsePage.look)),
            ("Ctrl+Shift+S", window.on_page(BrowsePage.save_search)),
            ("F3", window.on_page(BrowsePage.step_hit, 1)),
            ("Shift+F3", window.on_page(BrowsePage.step_hit, -1)),
            ("F6", lambda: self._next_part(1)),
            ("Shift+F6", lambda: self._next_part(-1)),
            ("F9", window.toggle_sidebar),
            ("Alt+Left", window.on_page(BrowsePage.go_back)),
            ("Alt+Right", window.on_page(BrowsePage.go_forward)),
            ("Ctrl++", lambda: window.zoom(1)),
            ("Ctrl+=", lambda: window.zoom(1)),
            ("Ctrl+-", lambda: window.zoom(-1)),
            ("Ctrl+0", lambda: window.zoom(0)),
        )
        for keys, slot in bindings:
            QShortcut(QKeySequence(keys), window).activated.connect(slot)

    def focus(self, part: int) -> None:
        """Go to a part of the window."""
        parts = self._parts()
        if parts:
            parts[part].setFocus(Qt.FocusReason.ShortcutFocusReason)
            if part == SEARCH:
                self._window.bar.search.selectAll()
                self._window.bar.box.offer_recent()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a plain key asks for; False where it means nothing here."""
        page = self._window.shown_page
        if page is None:
            return False
        if event.key() in (Qt.Key.Key_J, Qt.Key.Key_K):
            page.step(1 if event.key() == Qt.Key.Key_J else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.widen()
        else:
            return False
        return True

    def widen(self) -> None:
        """Take the words away, or where there are none the last clause."""
        page = self._window.shown_page
        if self._window.bar.search.text():
            self._window.bar.search.clear()
        elif page is not None:
            page.chips.remove_last()

    def _parts(self) -> list[QWidget]:
        page = self._window.shown_page
        if page is None:
            return []
        return [self._window.bar.search, page.sidebar.scopes, page.results.list, page.reader]

    def _next_part(self, step: int) -> None:
        importing = self._window.importing.view
        if importing is not None:
            importing.keys.next_part(step)
            return
        page = self._window.shown_page
        parts = [self._window.bar.search, *page.parts] if page is not None else []
        if parts:
            now = next((place for place, part in enumerate(parts) if part.hasFocus()), -step)
            parts[(now + step) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)
