"""Paint a sidebar row: label left, count right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.gui.models.scopes import COUNT
from desktop.gui.theme import Theme, sans


class ScopeDelegate(QStyledItemDelegate):
    """Rows of 28 pixels."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, 28)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRect(option.rect)
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, self._theme.colour("sel"))
        painter.setFont(sans(13, bold=selected or not index.parent().isValid()))
        count = index.data(COUNT)
        right = "" if count is None else str(count)
        width = QFontMetrics(painter.font()).horizontalAdvance(right)
        label = rect.adjusted(4, 0, -width - 18, 0)
        painter.setPen(self._theme.colour("text"))
        text = QFontMetrics(painter.font()).elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, label.width()
        )
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(sans(12))
        painter.setPen(self._theme.colour("text2"))
        box = rect.adjusted(0, 0, -10, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)
        painter.restore()
