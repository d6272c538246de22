"""Lay out a text in lines, elide the last one, and paint it with the hits in it marked."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from desktop.gui.theme import Theme

_NEVER_FIRST = "，。、；：！？”’）》」』…"
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a text: what is painted, and the ranges of it that are marked."""

    text: str
    marks: Ranges


def lines_of(text: str, marks: Ranges, metrics: QFontMetrics, *, width: int, count: int) -> list[Line]:
    """Return at most `count` lines of `width` pixels; marks are clipped to what is left of each."""
    lines: list[Line] = []
    start = 0
    while start < len(text) and len(lines) < count:
        last = len(lines) == count - 1
        end = len(text) if last else start + _fitting(metrics, text[start:], width)
        shown = text[start:end]
        if last:
            # The lines before it fit, though eliding, which rounds up, would cut them too.
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)
        kept = len(shown) if shown == text[start:end] else len(shown) - 1
        lines.append(Line(text=shown, marks=_within(marks, start, start + kept)))
        start = end
    return lines


def paint_line(painter: QPainter, line: Line, baseline: QPoint, theme: Theme) -> None:
    """Paint a line with the painter's font and pen, its marks as rounded boxes under the glyphs."""
    metrics = painter.fontMetrics()
    pen = painter.pen()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("mark"))
    size = painter.font().pixelSize()
    for start, end in line.marks:
        left = baseline.x() + metrics.horizontalAdvance(line.text[:start])
        width = metrics.horizontalAdvance(line.text[:end]) - metrics.horizontalAdvance(line.text[:start])
        painter.drawRoundedRect(QRectF(left, baseline.y() - size, width, size * 1.27), 2, 2)
    painter.setPen(pen)
    painter.drawText(baseline, line.text)
    painter.setPen(theme.colour("marktext"))
    for start, end in line.marks:
        left = baseline.x() + metrics.horizontalAdvance(line.text[:start])
        painter.drawText(QPoint(left, baseline.y()), line.text[start:end])
    painter.setPen(pen)


def _within(marks: Ranges, start: int, end: int) -> Ranges:
    return tuple(
        (max(first, start) - start, min(last, end) - start)
        for first, last in marks
        if first < end and last > start
    )


def _fitting(metrics: QFontMetrics, text: str, width: int) -> int:
    """Return how many characters of a text fit into a width; no line begins with a closing mark."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    while 1 < low < len(text) and text[low] in _NEVER_FIRST:
        low -= 1
    return low
