"""The right of the window: the text, or the page of a session, a person or a sector."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.gui.views.profile_page import ProfilePage
from desktop.gui.views.reader_pane import ReaderPane
from desktop.gui.views.session_page import SessionPage


class RightSide(QStackedWidget):
    """Shows one of three; the text comes back when a page is left."""

    def __init__(self, text_size: int) -> None:
        super().__init__()
        self.setMinimumWidth(380)
        self.pane, self.session, self.profile = ReaderPane(text_size), SessionPage(), ProfilePage()
        for part in (self.pane, self.session, self.profile):
            self.addWidget(part)
        self.session.left.connect(self.show_text)
        self.profile.left.connect(self.show_text)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What the keyboard goes to here; only that of the shown one is visible."""
        return (self.pane.reader, self.pane.related.list, self.session.speeches, self.profile.entries)

    def show_text(self) -> None:
        """Show the text that is read; the keyboard follows where a page had it."""
        page = self.currentWidget()
        focused = self.window().focusWidget()
        had_focus = page is not None and focused is not None and page.isAncestorOf(focused)
        self.setCurrentWidget(self.pane)
        if had_focus and page is not self.pane:
            self.pane.reader.setFocus()
