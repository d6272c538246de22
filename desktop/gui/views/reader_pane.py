"""The right of the window: where one is in the list, hits, what can be done, and the text."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.gui.icons import IconButton
from desktop.gui.views.find_bar import FindBar
from desktop.gui.views.reader import Reader, Reading
from desktop.gui.views.reader_text import passage_label
from desktop.gui.views.related_strip import RelatedStrip
from desktop.records import Passage
from desktop.records.display import displayed
from desktop.workflows.cite_speeches import CitationForm, citation, reference, with_marks

# Below this width, in pixels, the tools above the text go without their labels.
_NARROW = 540


class ReaderPane(QWidget):
    """The tools above the text; what goes beyond the record that is shown is asked for."""

    step_requested = Signal(int)
    hit_step_requested = Signal(int)
    collect_requested = Signal()
    print_requested = Signal()
    zoom_requested = Signal(int)

    def __init__(self, text_size: int) -> None:
        super().__init__()
        self.setObjectName("readerPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(380)
        self.reader, self.finder, self.related = Reader(text_size), FindBar(), RelatedStrip()
        self.reader.zoom_requested.connect(self.zoom_requested)
        self.reader.menu_requested.connect(self._show_menu)
        self.finder.text_changed.connect(self._on_find_changed)
        self.finder.step_requested.connect(self._step_found)
        self.finder.left.connect(self.leave_find)
        self.finder.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.finder)
        column.addWidget(self.reader, 1)
        column.addWidget(self.related)
        self.show_reading(None, 0, 0)

    def _head(self) -> QWidget:
        self.place, self.hits = QLabel(), QLabel()
        for label in (self.place, self.hits):
            label.setObjectName("quiet")
        self._up = _tool("up", _("Previous record (K)"), lambda: self.step_requested.emit(-1))
        self._down = _tool("down", _("Next record (J)"), lambda: self.step_requested.emit(1))
        ask = self.hit_step_requested.emit
        self._hit_up = _tool("hit-up", _("Previous hit (Shift+F3)"), lambda: ask(-1))
        self._hit_down = _tool("hit-down", _("Next hit (F3)"), lambda: ask(1))
        self._line = QFrame()
        self._line.setObjectName("separator")
        self._line.setFixedSize(1, 18)
        self.star = _tool("star", _("Into a collection (Ctrl+B)"), self.collect_requested.emit, _("Collect"))
        paper = _tool("print", _("Print (Ctrl+P)"), self.print_requested.emit, _("Print"))
        self._tools = (self._cite(), self.star, paper)
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
        for tool in (*self._tools, self._letters()):
            row.addWidget(tool)
        return head

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        is_narrow = event.size().width() < _NARROW
        for tool in self._tools:
            tool.setToolButtonStyle(style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon)

    def _cite(self) -> QToolButton:
        button = IconButton("cite", _("Copy with its source (Ctrl+Shift+C)"), _("Cite"))
        menu = QMenu(self)
        self._add_citations(menu)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.clicked.connect(lambda _checked=False: self.cite(CitationForm.PLAIN))
        return button

    def _add_citations(self, menu: QMenu) -> None:
        for label, wish in (
            (_("With its source (Ctrl+Shift+C)"), self.cite),
            (_("Reference by GB/T 7714 (Ctrl+Shift+G)"), lambda: self.cite(CitationForm.GB7714)),
            (_("With the marks of problems and proposals"), self.copy_with_marks),
        ):
            _act(menu, label, wish)

    def _letters(self) -> QToolButton:
        menu = QMenu(self)
        for label, step in (
            (_("Larger text (Ctrl++)"), 1),
            (_("Smaller text (Ctrl+-)"), -1),
            (_("Usual size (Ctrl+0)"), 0),
        ):
            _act(menu, label, partial(self.zoom_requested.emit, step))
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
        for tool in self._tools:
            tool.setEnabled(reading is not None)
        hits = self.reader.hits
        for widget in (self._line, self.hits, self._hit_up, self._hit_down):
            widget.setVisible(hits > 0)
        self.say(ngettext("{n} hit", "{n} hits", hits).format(n=hits) if hits else "")
        self.finder.show_place(0, self.reader.finds)

    def say(self, text: str) -> None:
        """Show where one is among the hits."""
        self.hits.setText(text)
        self.hits.setVisible(bool(text))

    def step_hit(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) hit in this record; False where there is none."""
        number = self.reader.step_hit(step)
        if number:
            self.say(_("Hit {n} of {total}").format(n=number, total=self.reader.hits))
        return bool(number)

    def look(self) -> None:
        """Open the search in this text, for what is selected if that is one line."""
        chosen = self.reader.textCursor().selectedText()
        self.finder.show()
        if chosen and "\u2029" not in chosen:
            self.finder.line.setText(chosen)
        self.finder.line.setFocus()
        self.finder.line.selectAll()
        self._on_find_changed(self.finder.line.text())

    def leave_find(self) -> None:
        """Close the search in this text and go back to the text."""
        self.finder.hide()
        self.reader.find_all("")
        self.reader.setFocus()

    def cite(self, form: CitationForm = CitationForm.PLAIN) -> None:
        """Copy what is selected, or the whole text, with its source; or the source alone by GB/T 7714."""
        speech, session = self.reader.speech, self.reader.session
        if speech is not None:
            chosen = self.reader.textCursor().selectedText().replace("\u2029", "\n")
            is_plain = form is CitationForm.PLAIN
            _copy(citation(speech, session, chosen) if is_plain else reference(speech, session))

    def copy_with_marks(self) -> None:
        """Copy what is selected, or the whole text, with the name of each problem and proposal before it."""
        speech = self.reader.speech
        if speech is not None:
            _copy(with_marks(speech, self.reader.selected or (0, len(speech.text)), passage_label))

    def _cite_passage(self, passage: Passage) -> None:
        speech = self.reader.speech
        if speech is not None:
            text = displayed(speech.text)[passage.start : passage.end].strip()
            _copy(citation(speech, self.reader.session, text))

    def menu_at(self, place: QPoint) -> QMenu | None:
        """Return what can be done with the text at a point of the reader; nothing without a record."""
        if self.reader.speech is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.reader.textCursor().hasSelection():
            _act(menu, _("Copy (Ctrl+C)"), self.reader.copy)
        passage = self.reader.passage_at(place)
        if passage is not None:
            label = _("{passage} with its source").format(passage=passage_label(passage))
            _act(menu, label, lambda: self._cite_passage(passage))
        self._add_citations(menu)
        menu.addSeparator()
        _act(menu, _("Find in this text (Ctrl+F)"), self.look)
        return menu

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu_at(place)
        if menu is not None:
            menu.popup(self.reader.viewport().mapToGlobal(place))

    def _on_find_changed(self, text: str) -> None:
        self.reader.find_all(text)
        self._step_found(1)

    def _step_found(self, step: int) -> None:
        self.finder.show_place(self.reader.step_found(step), self.reader.finds)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _act(menu: QMenu, label: str, wish: Callable[[], object]) -> None:
    menu.addAction(label).triggered.connect(lambda _checked=False: wish())


def _tool(glyph: str, tip: str, slot: object, label: str = "") -> IconButton:
    button = IconButton(glyph, tip, label)
    button.clicked.connect(slot)
    return button
