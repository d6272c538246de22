"""A bar above the content that says what happened, what is safe and what to do next."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton


class NoticeBar(QFrame):
    """Shows one notice until it is closed or another one comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._action.clicked.connect(self._on_action)
        self._next: Callable[[], object] | None = None
        close = QToolButton()
        close.setText("×")
        close.setAccessibleName(_("Close the message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
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
        danger: bool = False,
        action: str = "",
        run: Callable[[], object] | None = None,
    ) -> None:
        """Show a notice with at most one action."""
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._next = run
        self.setProperty("danger", danger)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def _on_action(self) -> None:
        self.hide()
        if self._next is not None:
            self._next()
