"""A query that cannot be understood, shown with a wave under the place."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.gui.theme import sans, shown_theme

_SIZE, _HEIGHT, _STEP, _LEAST = 15, 34, 3, 9


def fault_end(text: str, position: int) -> int:
    """Return where the word at a place of a query ends."""
    return next((place for place in range(position, len(text)) if text[place].isspace()), len(text))


def paint_wave(painter: QPainter, left: float, right: float, y: float) -> None:
    """Paint a wave in the colour of danger, at least 9 pixels long."""
    right = max(right, left + _LEAST)
    points = QPolygonF()
    for number in range(int((right - left) / _STEP) + 1):
        points.append(QPointF(left + number * _STEP, y + (1.5 if number % 2 else -0.5)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(shown_theme().colour("danger"), 1.5))
    painter.drawPolyline(points)


class FaultyText(QWidget):
    """One line of text; a long one is shown around the place that is at fault."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._position = "", 0

    def show_fault(self, text: str, position: int) -> None:
        """Show a query and the place in it, in characters."""
        self._text, self._position = text, min(position, len(text))
        self.setAccessibleName(text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(sans(_SIZE))
        painter.setPen(shown_theme().colour("text"))
        metrics = QFontMetrics(painter.font())
        left = metrics.horizontalAdvance(self._text[: self._position])
        right = metrics.horizontalAdvance(self._text[: fault_end(self._text, self._position)])
        shift = min(0, self.width() - _LEAST - right)
        place = QRect(shift, 0, metrics.horizontalAdvance(self._text) + 4, _HEIGHT - 6)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._text)
        paint_wave(painter, left + shift, right + shift, _HEIGHT - 6)
        painter.end()
