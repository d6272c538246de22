"""A layout to choose: a small page, its name and what is special about it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton
from typing_extensions import override

from desktop.gui.models.preview_words import layout_name, layout_note
from desktop.gui.theme import Theme, sans, shown_theme
from desktop.records.printing import TYPE_AREAS, Layout

_HEIGHT = 41


class LayoutCard(QAbstractButton):
    """Checkable; of several in one group one is chosen."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self.layout_shown = layout
        self.setText(layout_name(layout))
        self.setAccessibleName(f"{layout_name(layout)}: {layout_note(layout)}")
        self.setCheckable(True)
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = shown_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_strong = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if is_strong else "line2"), 2 if self.hasFocus() else 1.2))
        painter.setBrush(theme.colour("soft" if self.isChecked() else "raised"))
        painter.drawRoundedRect(box, 5, 5)
        self._paint_page(painter, theme)
        self._paint_words(painter, theme)
        self._paint_circle(painter, theme)
        painter.end()

    def _paint_page(self, painter: QPainter, theme: Theme) -> None:
        page = QRectF(11, 6, 21, 30)
        painter.setPen(QPen(theme.colour("ctl"), 1))
        painter.setBrush(theme.colour("base"))
        painter.drawRect(page)
        area = TYPE_AREAS[self.layout_shown]
        step = 5 if self.layout_shown is Layout.LARGE_PRINT else 3
        painter.setPen(QPen(theme.colour("text2"), 1.2))
        for y in range(int(page.top()) + 5, int(page.bottom()) - 2, step):
            middle = page.center().x()
            ends = [(page.left() + 3, page.right() - 3)]
            if area.columns > 1:
                ends = [(page.left() + 3, middle - 1.5), (middle + 1.5, page.right() - 3)]
            for left, right in ends:
                painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        width = self.width() - 42 - 30
        for top, font, token, text in (
            (2, sans(13, bold=True), "text", self.text()),
            (20, sans(12), "text2", layout_note(self.layout_shown)),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(42, top, width, 19), Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_circle(self, painter: QPainter, theme: Theme) -> None:
        middle = QPointF(self.width() - 18, 16)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent" if self.isChecked() else "ctl"), 1.5))
        painter.drawEllipse(middle, 7, 7)
        if self.isChecked():
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(middle, 3.5, 3.5)
