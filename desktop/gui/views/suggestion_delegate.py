"""Paint a row of what the search box offers: the field quiet, the value bold, the count at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.gui.icons import pixmap
from desktop.gui.models.suggestions import ROW, OfferRow
from desktop.gui.theme import Theme, sans, shown_theme

HEIGHT = 28
_LEFT, _RIGHT = 10, 10
Index = QModelIndex | QPersistentModelIndex


class SuggestionDelegate(QStyledItemDelegate):
    """Rows of 28 pixels; headings are small and quiet."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, OfferRow):
            return
        theme, box = shown_theme(), QRect(option.rect).adjusted(_LEFT, 0, -_RIGHT, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if (is_chosen or is_hovered) and not row.is_heading:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sel" if is_chosen else "hover"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0, 0, -1, -1), 4, 4)
        if row.is_heading:
            painter.setFont(sans(12))
            painter.setPen(theme.colour("text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, row.text)
        else:
            self._row(painter, box, row, theme)
        painter.restore()

    def _row(self, painter: QPainter, box: QRect, row: OfferRow, theme: Theme) -> None:
        if row.query is not None:
            painter.drawPixmap(box.left(), box.center().y() - 7, pixmap("recent", theme.tokens["text2"], 16))
            box = box.adjusted(24, 0, 0, 0)
        count = "" if row.count is None else str(row.count)
        painter.setFont(sans(12))
        painter.setPen(theme.colour("text2"))
        taken = QFontMetrics(painter.font()).horizontalAdvance(count)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, count)
        painter.setFont(sans(13))
        painter.drawText(box, middle, row.lead)
        lead = QFontMetrics(painter.font()).horizontalAdvance(row.lead)
        painter.setFont(sans(13, bold=row.query is None))
        painter.setPen(theme.colour("text"))
        free = box.adjusted(lead, 0, -taken - 8, 0)
        text = QFontMetrics(painter.font()).elidedText(row.text, Qt.TextElideMode.ElideRight, free.width())
        painter.drawText(free, middle, text)
