"""Bars for each year: how much was said, how many proposals were made, how many sessions attended."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.gui.theme import Theme, sans, shown_theme
from desktop.workflows.follow_people import YearOfWork

_HEIGHT, _FOOT, _HEAD, _SLOT, _BAR, _GAP = 132, 20, 34, 76, 17, 4

_TOKENS = ("barsel", "propline", "probline")


class YearChart(QWidget):
    """Three bars a year, each with its number; many years are shown from the newest back."""

    def __init__(self) -> None:
        super().__init__()
        self._years: tuple[YearOfWork, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_years(self, years: Sequence[YearOfWork]) -> None:
        """Show other years."""
        self._years = tuple(years)
        said = (
            _("{year}: {records} records, {proposals} proposals, {sessions} sessions attended").format(
                year=year_name(one), records=one.records, proposals=one.proposals, sessions=one.sessions
            )
            for one in years
        )
        self.setAccessibleName("; ".join(said))
        self.setToolTip("\n".join(self.accessibleName().split("; ")))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), shown_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sans(12))
        shown = self._years[-max(1, self.width() // _SLOT) :]
        most = max((count for one in shown for count, _token in _counts(one)), default=0) or 1
        for place, one in enumerate(shown):
            left = place * _SLOT
            for number, (count, token) in enumerate(_counts(one)):
                at = left + (_SLOT - 3 * _BAR - 2 * _GAP) // 2 + number * (_BAR + _GAP)
                self._bar(painter, at, count, most, theme.colour(token))
            painter.setPen(theme.colour("text2"))
            foot = QRect(left, self.height() - _FOOT, _SLOT, _FOOT)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, year_name(one))
        self._legend(painter, theme)
        painter.end()

    def _bar(self, painter: QPainter, left: int, count: int, most: int, colour: QColor) -> None:
        room = self.height() - _FOOT - _HEAD
        height = max(1.0, room * count / most) if count else 0.0
        top = self.height() - _FOOT - height
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(left, top, _BAR, height), 2, 2)
        painter.setPen(shown_theme().colour("text2"))
        box = QRect(left - 6, round(top) - 16, _BAR + 12, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count) if count else "")

    def _legend(self, painter: QPainter, theme: Theme) -> None:
        left = 8
        labels = (_("Records"), _("Proposals"), _("Sessions attended"))
        seen = {token for one in self._years for count, token in _counts(one) if count}
        for label, token in zip(labels, _TOKENS, strict=True):
            if token not in seen:
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(token))
            painter.drawRoundedRect(QRectF(left, 3, 10, 10), 2, 2)
            painter.setPen(theme.colour("text2"))
            width = painter.fontMetrics().horizontalAdvance(label)
            painter.drawText(QRect(left + 15, 0, width + 4, 16), Qt.AlignmentFlag.AlignVCenter, label)
            left += width + 36


def _counts(one: YearOfWork) -> list[tuple[int, str]]:
    return list(zip((one.records, one.proposals, one.sessions), _TOKENS, strict=True))


def year_name(one: YearOfWork) -> str:
    """Return what a year is called."""
    return str(one.year) if one.year is not None else _("Date unknown")
