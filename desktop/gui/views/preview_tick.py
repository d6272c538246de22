"""A box to tick that is seen in both themes."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from desktop.gui.theme import shown_theme

_BOX, _SPACE = 15, 6


class TickBox(QCheckBox):
    """Painted in the tokens of the theme: the style's own outline is lost on dark ground."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(_BOX + _SPACE + self.fontMetrics().horizontalAdvance(self.text()) + 3, 24)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = shown_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - _BOX) / 2, _BOX, _BOX)
        is_on, is_usable = self.isChecked(), self.isEnabled()
        edge = "accent" if is_on or self.hasFocus() else "ctl"
        painter.setPen(QPen(theme.colour(edge if is_usable else "line2"), 2 if self.hasFocus() else 1.2))
        painter.setBrush(theme.colour(("accent" if is_usable else "line2") if is_on else "raised"))
        painter.drawRoundedRect(box, 3, 3)
        if is_on:
            painter.setPen(QPen(theme.colour("onaccent"), 2))
            marks = ((0.22, 0.52), (0.43, 0.73), (0.80, 0.28))
            painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x * _BOX, y * _BOX) for x, y in marks]))
        painter.setPen(theme.colour("text" if is_usable else "text3"))
        words = QRectF(box.right() + _SPACE, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
