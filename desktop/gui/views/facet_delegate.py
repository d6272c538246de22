"""Paint a value to narrow by: check box, label, a bar for its share, its count."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.gui.models.facets import SHARE, VALUE
from desktop.gui.models.scopes import COUNT
from desktop.gui.theme import Theme, sans, shown_theme
from desktop.gui.views.scope_delegate import arrow_box, paint_arrow

# Where a value's label begins, and how long the bar of the most frequent value is, in pixels.
_LABEL, _BAR = 53, 46
Index = QModelIndex | QPersistentModelIndex


def value_boxes(rect: QRect, wanted: int, share: float) -> tuple[QRect, QRectF]:
    """Return where a label that wants `wanted` pixels and the bar of a share (0 to 1) stand in a row.

    The label comes first: a bar gives up to three quarters of its length to a label that needs it.
    """
    right = rect.right() - 46
    left = min(max(right - _BAR, rect.left() + _LABEL + wanted + 6), right - _BAR // 4)
    place = QRect(rect.left() + _LABEL, rect.top(), left - 4 - rect.left() - _LABEL, rect.height())
    return place, QRectF(left, rect.center().y() - 1.5, max(4.0, (right - left) * share), 5)


class FacetDelegate(QStyledItemDelegate):
    """Fields are 28 pixels high, values 25."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 25 if index.parent().isValid() else 28)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = shown_theme(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(6, 0, -6, -1), 4, 4)
        if index.parent().isValid():
            self._value(painter, rect, index, theme)
        else:
            is_open = bool(option.state & QStyle.StateFlag.State_Open)
            self._field(painter, rect, index, theme, is_open=is_open)
        painter.restore()

    def _field(self, painter: QPainter, rect: QRect, index: Index, theme: Theme, *, is_open: bool) -> None:
        paint_arrow(painter, arrow_box(rect, 0), theme, is_open=is_open)
        painter.setFont(sans(13, bold=True))
        painter.setPen(theme.colour("text2"))
        label = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(rect.adjusted(31, 0, -16, 0), Qt.AlignmentFlag.AlignVCenter, label)
        painter.setFont(sans(12))
        right = str(index.data(COUNT)) if index.data(VALUE) == "speaker" else ""
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(0, 0, -16, 0), aligned, right)

    def _value(self, painter: QPainter, rect: QRect, index: Index, theme: Theme) -> None:
        checked = index.data(Qt.ItemDataRole.CheckStateRole) in (Qt.CheckState.Checked, 2)
        box = QRectF(rect.left() + 31.5, rect.center().y() - 6.5, 14, 14)
        painter.setPen(QPen(theme.colour("accent" if checked else "ctl"), 1))
        painter.setBrush(theme.colour("accent" if checked else "raised"))
        painter.drawRoundedRect(box, 3, 3)
        if checked:
            painter.setPen(QPen(theme.colour("onaccent"), 2))
            points = [box.topLeft() + QPointF(x, y) for x, y in ((3.5, 7.5), (6, 10), (10.8, 4.5))]
            painter.drawPolyline(points)
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(sans(12))
        painter.setPen(theme.colour("text2"))
        painter.drawText(rect.adjusted(0, 0, -16, 0), aligned, str(index.data(COUNT)))
        painter.setFont(sans(13, bold=checked))
        metrics = QFontMetrics(painter.font())
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        place, bar = value_boxes(rect, metrics.horizontalAdvance(text), float(index.data(SHARE) or 0))
        painter.setPen(theme.colour("text"))
        label = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, label)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("barsel" if checked else "bar"))
        painter.drawRoundedRect(bar, 2, 2)
