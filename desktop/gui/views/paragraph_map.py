"""The whole source at a glance: a stripe for each paragraph in the colour of its label."""

from gettext import gettext as _

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from desktop.gui.models.import_groups import digit_of
from desktop.gui.models.import_lines import ImportLinesModel
from desktop.gui.views.import_palette import import_palette
from desktop.records import Label, LabelledLine

_WIDTH, _STRIPE, _LEFT = 22, 8, 7
_MARK = 4


class ParagraphMap(QWidget):
    """Heights are as the lengths of the paragraphs; what is doubtful has a mark at its left.

    For the mouse only: the keyboard has F8 and the list itself.
    """

    line_requested = Signal(int)

    def __init__(self, lines: ImportLinesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setFixedWidth(_WIDTH)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        lines.modelReset.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = import_palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colours.colour("base"))
        for line, top, height in self._stripes():
            body = line.label in (Label.BODY, Label.NOISE)
            colour = colours.colour("line2") if body else colours.tag(digit_of(line.label))[0]
            painter.fillRect(QRectF(_LEFT, top, _STRIPE, max(1.0, height - 0.6)), colour)
            if self._lines.is_doubtful(line):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours.colour("warn"))
                painter.drawEllipse(QRectF(_LEFT - _MARK - 1, top + height / 2 - 2, _MARK, _MARK))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event.position().y())
        if line is not None:
            self.line_requested.emit(line.n)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event.position().y())
        if line is not None:
            tip = _("Paragraph {number}: {text}").format(number=line.n, text=line.text[:30])
            QToolTip.showText(event.globalPosition().toPoint(), tip, self)

    def _line_at(self, y: float) -> LabelledLine | None:
        return next((line for line, top, height in self._stripes() if top <= y < top + height), None)

    def _stripes(self) -> list[tuple[LabelledLine, float, float]]:
        lines = self._lines.lines
        weights = [min(6, 1 + len(line.text) // 60) for line in lines]
        unit = min(6.0, (self.height() - 8) / max(1, sum(weights)))
        stripes, top = [], 4.0
        for line, weight in zip(lines, weights, strict=True):
            stripes.append((line, top, weight * unit))
            top += weight * unit
        return stripes
