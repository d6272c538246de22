"""The table of the speeches that an import has found."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QBrush, QKeySequence, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from desktop.gui.models.import_lines import Index
from desktop.gui.models.import_review import ImportReview
from desktop.gui.models.import_speeches import (
    BEHALF,
    CAPACITY,
    DOUBTFUL_ROLE,
    PROBLEMS,
    PROPOSALS,
    SPEAKER,
    STATE,
    TITLE,
    UNSURE_ROLE,
    ImportSpeechesModel,
)
from desktop.gui.views.import_palette import import_palette
from desktop.records.correction import Anchor, anchor_of

# From this width on, in pixels, there is room for a title beside all columns.
_ROOM = 560
_WIDTHS = {SPEAKER: 76, CAPACITY: 100, BEHALF: 104, STATE: 70}


class _SpeechCell(QStyledItemDelegate):
    """Colours the rows to be checked and frames a doubtful cell; the state column says so in words."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data(DOUBTFUL_ROLE):
            colours = import_palette()
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, colours.colour("warn"))
            option.backgroundBrush = QBrush(colours.colour("warnsoft"))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.data(UNSURE_ROLE):
            painter.save()
            painter.setPen(QPen(import_palette().colour("warn"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(option.rect.adjusted(1, 2, -2, -3))
            painter.restore()


class ImportTable(QTableView):
    """Cells are edited in place; Delete drops a speech and Alt+Up or Alt+Down moves it."""

    drop_requested = Signal(object)
    move_requested = Signal(object, int)
    speech_opened = Signal(object)
    session_requested = Signal(object, int)
    take_back_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.speeches = ImportSpeechesModel(self)
        self._review: ImportReview | None = None
        self.setModel(self.speeches)
        self.setItemDelegate(_SpeechCell(self))
        self.setAccessibleName(_("Speeches found"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        # A long office would leave no room for the title; the whole of it is in the tip.
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_action(_("Go to its paragraph"), "Ctrl+G", self._on_open)
        self._add_action(_("Move up"), "Alt+Up", lambda: self._on_move(-1))
        self._add_action(_("Move down"), "Alt+Down", lambda: self._on_move(1))
        self._add_action(_("Give the speech to the next session"), "Alt+PgDown", lambda: self._on_give(1))
        self._add_action(_("Give the speech to the session before"), "Alt+PgUp", lambda: self._on_give(-1))
        self._add_action(_("Take back what was written here"), "Ctrl+Backspace", self._on_take_back)
        self._add_action(_("This is no speech: leave it out"), "Del", self._on_drop)

    def show_review(self, review: ImportReview) -> None:
        """Replace the rows by the speeches of a review, keeping the current cell."""
        current, focus = self.currentIndex(), QApplication.focusWidget()
        was_writing = focus is not None and self.isAncestorOf(focus)
        self._review = review
        self.speeches.show(review.speeches, review.why_speech)
        self.setCurrentIndex(self.speeches.index(current.row(), current.column()))
        if was_writing:
            # The cell's field goes with the rows that were there before, and the keyboard would go anywhere.
            self.setFocus()

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        # Where there is no room for both, the title says more than how much was counted in it.
        for column in (PROBLEMS, PROPOSALS):
            self.setColumnHidden(column, self.width() < _ROOM)
        super().resizeEvent(e)

    def select(self, anchor: Anchor) -> None:
        """Select the row of the speech at a place of the source, where there is one."""
        for row in range(self.speeches.rowCount()):
            speech = self.speeches.speech(row)
            if speech is not None and anchor_of(speech) == anchor:
                self.setCurrentIndex(self.speeches.index(row, TITLE))

    def _add_action(self, text: str, keys: str, slot: Callable[[], None]) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.addAction(action)

    @property
    def _anchor(self) -> Anchor | None:
        speech = self.speeches.speech(self.currentIndex().row())
        return anchor_of(speech) if speech else None

    def _on_give(self, by: int) -> None:
        if self._anchor is not None and self._review is not None:
            wanted = self._review.session_of(self._anchor) + by
            if 0 <= wanted < len(self._review.plan.sessions):
                self.session_requested.emit(self._anchor, wanted)

    def _on_take_back(self) -> None:
        if self._anchor is not None:
            self.take_back_requested.emit(self._anchor)

    def _on_open(self) -> None:
        if self._anchor is not None:
            self.speech_opened.emit(self._anchor)

    def _on_drop(self) -> None:
        if self._anchor is not None:
            self.drop_requested.emit(self._anchor)

    def _on_move(self, by: int) -> None:
        last = self.speeches.rowCount() - 1
        if self._anchor is not None and 0 <= self.currentIndex().row() + by <= last:
            self.move_requested.emit(self._anchor, by)
