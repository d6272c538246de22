"""A small editor over a paragraph in which a person places the cursor where it is to be split."""

from gettext import gettext as _

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

# Border, padding and the document's own margin, in pixels, rounded up.
_MARGIN = 16


class ParagraphSplitter(QPlainTextEdit):
    """Enter splits at the cursor, Escape leaves; the text itself cannot be changed."""

    split_chosen = Signal(int)
    finished = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setCursorWidth(2)
        self.setAccessibleName(_("Place the cursor and press Enter to split the paragraph there"))
        self.setToolTip(_("Place the cursor and press Enter to split the paragraph there"))

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the whole text takes in a width."""
        box = QRect(0, 0, width - 2 * _MARGIN, 10_000)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        return self.fontMetrics().boundingRect(box, flags.value, self.toPlainText()).height() + 2 * _MARGIN

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            offset = self.textCursor().position()
            self.finished.emit()
            if 0 < offset < len(self.toPlainText()):
                self.split_chosen.emit(offset)
            return
        if e.key() == Qt.Key.Key_Escape:
            self.finished.emit()
            return
        super().keyPressEvent(e)
