"""A list of plain rows, 28 pixels each."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.gui.models.rows import ROW, ListRow, RowModel
from desktop.gui.theme import sans, shown_theme
from desktop.gui.views.fixed_rows import FixedRows

HEIGHT = 28
_GAP = 10
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """The lead has a width of its own, the same in every row; what is too long is elided."""

    def __init__(self, parent: QWidget, lead: int) -> None:
        super().__init__(parent)
        self._lead = lead

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, ListRow):
            return
        theme, rect = shown_theme(), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("sel"))
        elif option.state & QStyle.StateFlag.State_MouseOver and row.key:
            painter.fillRect(rect, theme.colour("hover"))
        box = rect.adjusted(8, 0, -8, 0)
        painter.setPen(theme.colour("text2"))
        painter.setFont(sans(12))
        metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, row.aside)
        right = metrics.horizontalAdvance(row.aside) + (_GAP if row.aside else 0)
        painter.drawText(QRect(box.left(), box.top(), self._lead, box.height()), middle, row.lead)
        free = box.adjusted(self._lead + _GAP, 0, -right, 0)
        painter.setFont(sans(13))
        painter.setPen(theme.colour("text"))
        used = self._elided(painter, free, row.text)
        painter.setFont(sans(12))
        painter.setPen(theme.colour("text2"))
        self._elided(painter, free.adjusted(used + _GAP, 0, 0, 0), row.quiet)
        painter.restore()

    def _elided(self, painter: QPainter, box: QRect, text: str) -> int:
        """Paint as much of a text as there is room for and return its width."""
        if box.width() < HEIGHT:
            return 0
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)


class RowList(FixedRows):
    """A click or Enter asks for the record of a row to be opened."""

    opened = Signal(str)

    def __init__(self, name: str, lead: int) -> None:
        super().__init__(HEIGHT)
        self.setObjectName("rows")
        self.setAccessibleName(name)
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self, lead))
        self.clicked.connect(self._open)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        key = self.rows.row(index.row()).key
        if key:
            self.opened.emit(key)
