"""The nine label groups with their digits: a legend, and buttons for those who use the mouse."""

from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget
from typing_extensions import override

from desktop.gui.models.import_groups import GROUPS, group_name
from desktop.gui.theme import sans
from desktop.gui.views.import_palette import import_palette

_PADDING, _HEIGHT = 7, 21
# So many of the nine stand in the first row where one row is too long.
_HALF = 5


class LabelLegend(QWidget):
    """One tag for each digit; a click labels the selected paragraphs like the key."""

    label_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 7, 12, 7)
        self._grid.setSpacing(8)
        self._tags = [_Tag(digit) for digit in GROUPS]
        self._columns = 0
        for tag in self._tags:
            tag.clicked.connect(lambda _checked=False, key=tag.digit: self.label_requested.emit(key))
        self._arrange(len(self._tags))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = sum(tag.sizeHint().width() + self._grid.spacing() for tag in self._tags)
        margins = self._grid.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self._arrange(len(self._tags) if wide - self._grid.spacing() <= room else _HALF)

    def _arrange(self, columns: int) -> None:
        """Put so many tags into one row, the rest beneath."""
        if columns == self._columns:
            return
        self._grid.setColumnStretch(self._columns, 0)
        self._columns = columns
        for place, tag in enumerate(self._tags):
            self._grid.addWidget(tag, place // columns, place % columns)
        self._grid.setColumnStretch(columns, 1)
        self.updateGeometry()


class _Tag(QAbstractButton):
    """A digit and its group's name in the colours of the group."""

    def __init__(self, digit: str) -> None:
        super().__init__()
        self.digit = digit
        self.setText(group_name(digit))
        self.setFont(sans(12, bold=True))
        # The list keeps the keyboard: a digit is quicker than a walk along nine buttons.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(_("Label the selected paragraphs ({digit})").format(digit=digit))
        self.setAccessibleName(f"{digit} {self.text()}")

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(f"{self.digit}  {self.text()}")
        return QSize(width + 2 * _PADDING, _HEIGHT)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        foreground, background = import_palette().tag(self.digit)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(foreground, 1) if self.underMouse() else Qt.PenStyle.NoPen)
        painter.setBrush(background)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        painter.setPen(foreground)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"{self.digit}  {self.text()}")
