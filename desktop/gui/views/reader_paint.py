"""What is painted beneath the reader's text: a rule, hits, what was found, and the marks in the margin."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextDocument, QTextLine

from desktop.gui.theme import Theme, sans
from desktop.gui.views.reader_text import TITLE_SIZE

GUTTER = 92
# The bar begins 18 pixels left of the text, its label ends 8 left of the bar.
_BAR, _LABEL = 18, 8
# Two labels beside one line stand so many pixels apart.
_PITCH = 14
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """A passage as positions of the document, what stands beside it, and its colours' token."""

    start: int
    end: int
    label: str
    token: str
    number: int | None = None


def joined(marks: Sequence[Margin]) -> list[tuple[str, str]]:
    """Return one label with its token for each kind of the passages that begin on one line."""
    kinds: dict[str, list[Margin]] = {}
    for mark in marks:
        kinds.setdefault(mark.token, []).append(mark)
    return [
        (first.label if first.number == last.number else f"{first.label}–{last.number}", token)
        for token, first, last in ((token, of[0], of[-1]) for token, of in kinds.items())
    ]


class ReaderPainter:
    """Paints in a document's own coordinates what lies within the positions `seen`.

    `body_at` is where the text of size `size` begins.
    """

    def __init__(
        self, document: QTextDocument, theme: Theme, *, body_at: int, size: int, seen: tuple[int, int]
    ) -> None:
        self._document = document
        self._seen = seen
        self._theme = theme
        self._body_at = body_at
        self._size = size

    def rule(self, painter: QPainter, width: int) -> None:
        """Paint the line between head and text."""
        block = self._document.findBlock(self._body_at - 1)
        box = self._document.documentLayout().blockBoundingRect(block)
        painter.fillRect(QRectF(GUTTER, round(box.bottom()) + 9, width, 1), self._theme.colour("line"))

    def ranges(self, painter: QPainter, ranges: Ranges, *, colour: str, current: int) -> None:
        """Paint ranges as rounded boxes, the current one with a line around it."""
        for number, (start, end) in enumerate(ranges):
            is_current = number == current
            painter.setPen(QPen(self._theme.colour("markline"), 1.5) if is_current else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(colour))
            for box in self._boxes(start, end):
                painter.drawRoundedRect(box, 3, 3)

    def margin(self, painter: QPainter, marks: list[Margin]) -> None:
        """Paint a bar beside every passage, and one label for all of a kind that begin on one line."""
        painter.setFont(sans(12, bold=True))
        lines: dict[tuple[int, int], list[Margin]] = {}
        for mark in marks:
            boxes = self._boxes(mark.start, mark.end)
            if boxes:
                self._bar(painter, mark.token, boxes[0].top(), boxes[-1].bottom())
                line = round(boxes[0].top()), round(boxes[0].height())
                lines.setdefault(line, []).append(mark)
        # A longer word goes onto two lines, which reach halfway into the text's lines above and beneath.
        aligned = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        for (top, height), begun in lines.items():
            labels = joined(begun)
            for number, (label, token) in enumerate(labels):
                offset = round((number - (len(labels) - 1) / 2) * _PITCH)
                painter.setPen(self._theme.colour(token))
                place = QRect(0, top + offset - _PITCH // 2, GUTTER - _BAR - _LABEL, height + _PITCH)
                painter.drawText(place, aligned, label)

    def _bar(self, painter: QPainter, token: str, top: float, bottom: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(token + "line"))
        painter.drawRoundedRect(QRectF(GUTTER - _BAR, top, 3, bottom - top), 1, 1)

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        """Return the boxes that the characters `start` to `end` take, one for each line that is seen."""
        if end < self._seen[0] or start > self._seen[1]:
            return []
        size = self._size if start >= self._body_at else TITLE_SIZE
        boxes = []
        block = self._document.findBlock(start)
        while block.isValid() and block.position() < end:
            layout = block.layout()
            origin = self._document.documentLayout().blockBoundingRect(block).topLeft()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first = max(start - block.position(), line.textStart())
                last = min(end - block.position(), line.textStart() + line.textLength())
                if first < last:
                    left, right = _x(line, first), _x(line, last)
                    baseline = origin + line.position() + QPointF(0, line.ascent())
                    top = baseline.y() - size * 0.95
                    boxes.append(QRectF(origin.x() + left, top, right - left, size * 1.25))
            block = block.next()
        return boxes


def _x(line: QTextLine, position: int) -> float:
    """Return where a line's character stands; Qt gives the position back beside it."""
    place: object = line.cursorToX(position)
    return float(place[0]) if isinstance(place, tuple) else float(str(place))
