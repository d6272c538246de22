"""A line of text that leaves Enter to the input method while one composes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override


class TextField(QLineEdit):
    """Enter means nothing until what is being composed has become text.

    Most input methods keep the key to themselves; some hand it on, and the half of a word would be
    submitted.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False

    @override
    def inputMethodEvent(self, arg__1: QInputMethodEvent) -> None:
        self._composing = bool(arg__1.preeditString())
        super().inputMethodEvent(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if self._composing and arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(arg__1)

    @override
    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        self._composing = False
        super().focusOutEvent(arg__1)
