"""The search box: a line with an icon, a way to clear it, its shortcut, and help with the query language."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit
from typing_extensions import override

from desktop.gui.icons import IconButton, IconLabel
from desktop.gui.views.faulty_text import fault_end, paint_wave
from desktop.gui.views.syntax_help import SyntaxHelp
from desktop.records import QueryError


class SearchLine(QLineEdit):
    """Tells Enter and Esc apart from an input method's own: while it composes, they never submit.

    A place that cannot be understood has a wave under it.
    """

    entered = Signal()
    left = Signal()
    focus_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._composing = False
        self._fault: int | None = None

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
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._composing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and not self.text():
            self.left.emit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
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


class SearchBox(QFrame):
    """The frame around the line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("searchBox")
        self.setFixedHeight(34)
        self.line = SearchLine()
        self.line.setAccessibleName(_("Search"))
        self.line.setFrame(False)
        self.clear = IconButton("close", _("Clear the search"))
        self.clear.hide()
        self.syntax = IconButton("help", _("How to search"), _("Syntax"))
        self._keys = QLabel("Ctrl K")
        separator = QFrame()
        separator.setObjectName("separator")
        separator.setFixedSize(1, 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("search", 16))
        row.addWidget(self.line, 1)
        for widget in (self.clear, self._keys, separator, self.syntax):
            row.addWidget(widget)
        self.clear.clicked.connect(self._on_cleared)
        self.syntax.clicked.connect(self._on_syntax_requested)
        self.line.textChanged.connect(lambda text: self.clear.setVisible(bool(text)))
        self.line.focus_changed.connect(self._show_focus)

    def show_fault(self, error: QueryError | None) -> None:
        """Show where the query cannot be understood, and say why; None takes both away."""
        self.line.show_fault(error.position if error is not None else None)
        said = str(error) if error is not None else ""
        self.line.setToolTip(said)
        self.line.setAccessibleDescription(said)

    def _on_cleared(self) -> None:
        self.line.clear()
        self.line.setFocus()

    def _on_syntax_requested(self) -> None:
        popup = SyntaxHelp(self)
        popup.example_chosen.connect(self._on_example_chosen)
        popup.show_below(self)

    def _on_example_chosen(self, example: str) -> None:
        self.line.setText(example)
        self.line.setFocus()

    def _show_focus(self, has_focus: bool) -> None:
        self.setProperty("focused", has_focus)
        self.style().unpolish(self)
        self.style().polish(self)
