"""Look for words in the text that is read: Ctrl+F."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit
from typing_extensions import override

from desktop.gui.icons import IconButton, IconLabel


class FindLine(QLineEdit):
    """Enter goes on, Shift+Enter back, Esc leaves; an input method's own keys stay its own."""

    step_requested = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._composing = False

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._composing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step_requested.emit(-1 if is_back else 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Asks for a text to be looked for and for steps between its places."""

    text_changed = Signal(str)
    step_requested = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self.setFixedHeight(39)
        self.line, self.count = FindLine(), QLabel()
        self.line.setAccessibleName(_("Find in this text"))
        self.line.setPlaceholderText(_("Find in this text"))
        self.line.setFrame(False)
        self.count.setObjectName("quiet")
        up = IconButton("hit-up", _("Previous place (Shift+Enter)"))
        down = IconButton("hit-down", _("Next place (Enter)"))
        close = IconButton("close", _("Leave the search in this text (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel("search", 16))
        row.addWidget(self.line, 1)
        for widget in (self.count, up, down, close):
            row.addWidget(widget)
        up.clicked.connect(lambda: self.step_requested.emit(-1))
        down.clicked.connect(lambda: self.step_requested.emit(1))
        close.clicked.connect(self.left)
        self.line.left.connect(self.left)
        self.line.step_requested.connect(self.step_requested)
        self.line.textChanged.connect(self.text_changed)

    def show_place(self, number: int, total: int) -> None:
        """Show at which of how many places one is."""
        if not self.line.text():
            self.count.clear()
        elif not total:
            self.count.setText(_("Not in this text"))
        else:
            self.count.setText(_("Place {n} of {total}").format(n=number, total=total))
