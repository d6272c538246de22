"""What pages about a session, a person or a sector share: leaving them, and the head with the name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.gui.icons import IconButton
from desktop.gui.theme import serif
from desktop.gui.views.session_card import Elided


class PageOverText(QWidget):
    """A page in the place of the text; Esc goes back to it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PageHead(QFrame):
    """A title, a quiet line below it, and tools at the right."""

    def __init__(self, tools: Sequence[IconButton]) -> None:
        super().__init__()
        self.setObjectName("pageHead")
        self._title, self._below = Elided(), QLabel()
        self._title.setFont(serif(22))
        self._below.setObjectName("quiet")
        self._below.setWordWrap(True)
        self._below.setTextFormat(Qt.TextFormat.PlainText)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(3)
        bar.addStretch(1)
        for tool in tools:
            bar.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 5, 10, 6)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self._title)
        column.addWidget(self._below)

    def show_texts(self, title: str, below: str) -> None:
        """Show another title and what stands below it."""
        self._title.show_text(title)
        self._below.setText(below)
        self._below.setVisible(bool(below))


def section(text: str) -> QLabel:
    """Return the heading of a part of a page."""
    label = QLabel(text)
    label.setObjectName("strong")
    return label


def clear(layout: QHBoxLayout | QVBoxLayout) -> None:
    """Take every widget out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget: QWidget | None = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
