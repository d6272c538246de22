"""A bar above the content that says what happened, what is safe and what to do next."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.gui.icons import IconButton, IconLabel
from desktop.gui.theme import restyle

_GLYPHS = {"danger": "warning", "note": "help", "ok": "ready"}


class NoticeBar(QFrame):
    """Shows one notice until it is closed or another one comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._glyph = IconLabel("help", 16)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._action.setProperty("small", True)
        self._action.clicked.connect(self.act)
        self._next: Callable[[], object] | None = None
        self._kind = "note"
        close = IconButton("close", _("Close the message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 10, 5)
        row.setSpacing(10)
        row.addWidget(self._glyph)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, empty when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def show_notice(
        self,
        text: str,
        *,
        kind: str = "note",
        action: str = "",
        run: Callable[[], object] | None = None,
    ) -> None:
        """Show a notice of a kind (note, ok, danger) with at most one action."""
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._glyph.show_icon(_GLYPHS[kind])
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._next, self._kind = run, kind
        restyle(self, kind=kind)
        self.show()

    def go_on(self) -> None:
        """Take away what only says that something was done; what is still to be done stays."""
        if self._kind == "ok":
            self.hide()

    def act(self) -> None:
        """Do what the notice offers, and take it away."""
        self.hide()
        if self._next is not None:
            self._next()
