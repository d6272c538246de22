"""The line of the search box: keys, an input method's among them, and a wave under a fault."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from desktop.gui.views.faulty_text import fault_end, paint_wave


class SearchLine(QLineEdit):
    """Tells Enter and Esc apart from an input method's own: while it composes, they never submit.

    A place that cannot be understood has a wave under it.
    """

    entered = Signal()
    escaped = Signal()
    stepped = Signal(int)
    tabbed = Signal()
    focus_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._composing = False
        self._fault: int | None = None
        # Whether Tab is taken for a completion; else it goes on to the next control.
        self.takes_tab = False

    def show_fault(self, position: int | None) -> None:
        """Show that the word at a place, in characters, cannot be understood; None takes the wave away."""
        self._fault = position
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._fault is None:
            return
        # Where a character stands is not told; the cursor's place is.
        metrics, text = self.fontMetrics(), self.text()
        origin = self.cursorRect().center().x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
        end = fault_end(text, self._fault)
        painter = QPainter(self)
        left, right = (origin + metrics.horizontalAdvance(text[:place]) for place in (self._fault, end))
        paint_wave(painter, left, right, (self.height() + metrics.height()) / 2 - 2)
        painter.end()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Tab and self.takes_tab and not self._composing:  # type: ignore[attr-defined] # narrowed by is_key
            self.tabbed.emit()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if self._composing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in steps:
            self.stepped.emit(steps[key])
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)
