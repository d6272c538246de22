"""The list of paragraphs, worked with the keyboard."""

from gettext import gettext as _

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from desktop.gui.models.import_groups import GROUPS
from desktop.gui.models.import_lines import ROW_ROLE, FoldRow, ImportLinesModel, LineRow
from desktop.gui.views.paragraph_delegate import ParagraphDelegate


class ParagraphList(QListView):
    """Digits label, Backspace merges, Enter splits or unfolds; all of it is a wish to the review."""

    label_requested = Signal(str, object)
    merge_requested = Signal(int)
    split_requested = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = ImportLinesModel(self)
        self._delegate = ParagraphDelegate(self)
        self._delegate.split_requested.connect(self.split_requested)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(_("Paragraphs of the source"))

    @property
    def current_line(self) -> int:
        """The number of the current paragraph (of the first one where a run is folded); 0 for none."""
        row = self.currentIndex().data(ROW_ROLE)
        if isinstance(row, FoldRow):
            return row.lines[0].n
        return row.line.n if isinstance(row, LineRow) else 0

    def go_to(self, n: int) -> None:
        """Unfold, select and show paragraph `n`."""
        self.lines.unfold(n)
        self.select(n)

    def select(self, n: int) -> None:
        """Select the row that shows paragraph `n`, folded or not."""
        row = self.lines.row_of(n)
        if row is not None:
            index = self.lines.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    def keep_current_open(self) -> None:
        """Leave the current paragraphs in sight: what was just labelled may be what is folded else."""
        for row in self.selected_lines():
            self.lines.keep_open(row.line.n)

    def selected_lines(self) -> tuple[LineRow, ...]:
        """The selected paragraphs in order."""
        rows = (index.data(ROW_ROLE) for index in self.selectionModel().selectedIndexes())
        return tuple(sorted((row for row in rows if isinstance(row, LineRow)), key=lambda row: row.line.n))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in GROUPS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.selected_lines():
                self.label_requested.emit(event.text(), self.selected_lines())
        elif event.key() == Qt.Key.Key_Backspace:
            if isinstance(self.currentIndex().data(ROW_ROLE), LineRow) and self.current_line > 1:
                self.merge_requested.emit(self.current_line)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        row = self.indexAt(e.position().toPoint()).data(ROW_ROLE)
        if isinstance(row, FoldRow) and e.button() == Qt.MouseButton.LeftButton:
            self.go_to(row.lines[0].n)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self.scheduleDelayedItemsLayout()

    def _enter(self) -> None:
        row = self.currentIndex().data(ROW_ROLE)
        if isinstance(row, FoldRow):
            self.go_to(row.lines[0].n)
        elif isinstance(row, LineRow):
            self.edit(self.currentIndex())
