"""Keys with what they do in one line, as many as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

_BETWEEN = 10


class KeyStrip(QWidget):
    """Each key as a small cap; those at the end are left out where the line is too short."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pairs = [_pair(key, what) for key, what in keys]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 8, 7)
        self._row.setSpacing(_BETWEEN)
        for pair in self.pairs:
            self._row.addWidget(pair)
        self._row.addStretch(1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self._row.contentsMargins()
        end = margins.left()
        for pair in self.pairs:
            end += pair.sizeHint().width()
            pair.setVisible(end <= self.width() - margins.right())
            end += _BETWEEN


def _pair(key: str, what: str) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    cap, text = QLabel(key), QLabel(what)
    cap.setObjectName("cap")
    text.setProperty("quiet", True)
    row.addWidget(cap)
    row.addWidget(text)
    return pair
