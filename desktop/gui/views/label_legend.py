"""The nine label groups with their digits: a legend, and buttons for those who use the mouse."""

from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget
from typing_extensions import override

from desktop.gui.models.import_groups import GROUPS, group_name
from desktop.gui.theme import sans
from desktop.gui.views.import_palette import import_palette

_PADDING, _HEIGHT = 7, 21


class LabelLegend(QWidget):
    """One tag for each digit; a click labels the selected paragraphs like the key."""

    label_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(8)
        for digit in GROUPS:
            tag = _Tag(digit)
            tag.clicked.connect(lambda _checked=False, key=digit: self.label_requested.emit(key))
            row.addWidget(tag)
        row.addStretch(1)


class _Tag(QAbstractButton):
    """A digit and its group's name in the colours of the group."""

    def __init__(self, digit: str) -> None:
        super().__init__()
        self._digit = digit
        self.setText(group_name(digit))
        self.setFont(sans(12, bold=True))
        # The list keeps the keyboard: a digit is quicker than a walk along nine buttons.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(_("Label the selected paragraphs ({digit})").format(digit=digit))
        self.setAccessibleName(f"{digit} {self.text()}")

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(f"{self._digit}  {self.text()}")
        return QSize(width + 2 * _PADDING, _HEIGHT)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        foreground, background = import_palette().tag(self._digit)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(foreground, 1) if self.underMouse() else Qt.PenStyle.NoPen)
        painter.setBrush(background)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        painter.setPen(foreground)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"{self._digit}  {self.text()}")
