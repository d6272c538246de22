"""Paint a sidebar row: arrow, icon and label at the left, the count at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.gui.icons import pixmap
from desktop.gui.models.scopes import COUNT, GLYPH
from desktop.gui.theme import Theme, sans, shown_theme

_STEP = 14
Index = QModelIndex | QPersistentModelIndex


def depth_of(index: Index) -> int:
    """Return how many levels above an index there are."""
    depth, parent = 0, index.parent()
    while parent.isValid():
        depth, parent = depth + 1, parent.parent()
    return depth


def arrow_box(rect: QRect, depth: int) -> QRect:
    """Return where a row's arrow is painted and can be clicked."""
    return QRect(rect.left() + 10 + depth * _STEP, rect.top(), 18, rect.height())


def paint_arrow(painter: QPainter, box: QRect, theme: Theme, *, is_open: bool) -> None:
    """Paint a small triangle: down when open, right when closed."""
    middle = box.center()
    shape = [(-4, -2), (4, -2), (0, 3)] if is_open else [(-2, -4), (3, 0), (-2, 4)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text2"))
    painter.drawPolygon(QPolygon([middle + QPoint(x, y) for x, y in shape]))


class ScopeDelegate(QStyledItemDelegate):
    """Rows of 28 pixels; the tree has no indentation of its own."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 28)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, depth = shown_theme(), QRect(option.rect), depth_of(index)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._background(painter, option, theme, selected=selected)
        if option.state & QStyle.StateFlag.State_Children:
            is_open = bool(option.state & QStyle.StateFlag.State_Open)
            paint_arrow(painter, arrow_box(rect, depth), theme, is_open=is_open)
        left = rect.left() + 30 + depth * _STEP
        glyph = index.data(GLYPH)
        if glyph:
            colour = theme.tokens["accent" if selected else "text2"]
            painter.drawPixmap(left, rect.center().y() - 7, pixmap(str(glyph), colour, 16))
            left += 22
        self._texts(painter, QRect(left, rect.top(), rect.right() - 16 - left, rect.height()), index, theme)
        painter.restore()

    def _background(
        self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, selected: bool
    ) -> None:
        box = QRectF(option.rect).adjusted(6, 1, -6, -1)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or hovered:
            painter.setBrush(theme.colour("sel" if selected else "hover"))
            painter.drawRoundedRect(box, 4, 4)
        if selected:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 5, 3, box.height() - 10), 1.5, 1.5)
        if option.state & QStyle.StateFlag.State_HasFocus and not selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(box, 4, 4)

    def _texts(self, painter: QPainter, box: QRect, index: Index, theme: Theme) -> None:
        count = index.data(COUNT)
        right = "" if count is None else str(count)
        painter.setFont(sans(12))
        width = QFontMetrics(painter.font()).horizontalAdvance(right)
        painter.setPen(theme.colour("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)
        painter.setFont(sans(13, bold=not index.parent().isValid()))
        painter.setPen(theme.colour("text"))
        label = QFontMetrics(painter.font()).elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)),
            Qt.TextElideMode.ElideRight,
            box.width() - width - 8,
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, label)
