"""The right of the window: where one is in the list, hits, what can be done, and the text."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.gui.icons import IconButton
from desktop.gui.views.reader import Reader, Reading


class ReaderPane(QWidget):
    """The tools above the text ask; the page does."""

    step_requested = Signal(int)
    cite_requested = Signal()
    print_requested = Signal()
    zoom_requested = Signal(int)

    def __init__(self, text_size: int) -> None:
        super().__init__()
        self.setObjectName("readerPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(440)
        self.reader = Reader(text_size)
        self.reader.zoom_requested.connect(self.zoom_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.reader, 1)
        self.show_reading(None, 0, 0)

    def _head(self) -> QWidget:
        self.place, self.hits = QLabel(), QLabel()
        for label in (self.place, self.hits):
            label.setObjectName("quiet")
        self._up = _tool("up", _("Previous record (K)"), lambda: self.step_requested.emit(-1))
        self._down = _tool("down", _("Next record (J)"), lambda: self.step_requested.emit(1))
        self._hit_up = _tool("hit-up", _("Previous hit (Shift+F3)"), lambda: self.step_hit(-1))
        self._hit_down = _tool("hit-down", _("Next hit (F3)"), lambda: self.step_hit(1))
        self._line = QFrame()
        self._line.setObjectName("separator")
        self._line.setFixedSize(1, 18)
        cite = _tool("cite", _("Copy with its source (Ctrl+Shift+C)"), self.cite_requested.emit, _("Cite"))
        paper = _tool("print", _("Print (Ctrl+P)"), self.print_requested.emit, _("Print"))
        self._tools = (self._up, self._down, cite, paper)
        head = QFrame()
        head.setObjectName("readerHead")
        head.setFixedHeight(39)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(3)
        for widget in (self._up, self._down, self.place):
            row.addWidget(widget)
        row.addSpacing(4)
        for part in (self._line, self.hits, self._hit_up, self._hit_down):
            row.addWidget(part)
        row.addStretch(1)
        for tool in (cite, paper, self._letters()):
            row.addWidget(tool)
        return head

    def _letters(self) -> QToolButton:
        menu = QMenu(self)
        for label, step in (
            (_("Larger text (Ctrl++)"), 1),
            (_("Smaller text (Ctrl+-)"), -1),
            (_("Usual size (Ctrl+0)"), 0),
        ):
            menu.addAction(label).triggered.connect(
                lambda _checked=False, wanted=step: self.zoom_requested.emit(wanted)
            )
        button = IconButton("letters", _("Size of the text"))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def show_reading(self, reading: Reading | None, number: int, total: int) -> None:
        """Show a record that is `number` of `total` in the list; 0 for one outside it."""
        self.reader.show_reading(reading)
        self.place.setText(_("{n} of {total}").format(n=number, total=total) if number else "")
        self._up.setEnabled(number > 1)
        self._down.setEnabled(0 < number < total)
        for tool in self._tools[2:]:
            tool.setEnabled(reading is not None)
        hits = self.reader.hits
        for widget in (self._line, self.hits, self._hit_up, self._hit_down):
            widget.setVisible(hits > 0)
        self.hits.setText(ngettext("{n} hit", "{n} hits", hits).format(n=hits))

    def step_hit(self, step: int) -> None:
        """Go to the next (1) or previous (-1) hit."""
        number = self.reader.step_hit(step)
        if number:
            self.hits.setText(_("Hit {n} of {total}").format(n=number, total=self.reader.hits))


def _tool(glyph: str, tip: str, slot: object, label: str = "") -> IconButton:
    button = IconButton(glyph, tip, label)
    button.clicked.connect(slot)
    return button
