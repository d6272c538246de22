"""Paint a hit: title, who, two lines of excerpt, every hit marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.gui.models.speech_list import HitRole, who_of
from desktop.gui.models.words import hit_title, kind_name
from desktop.gui.theme import Theme, sans, shown_theme
from desktop.gui.views.marked_text import lines_of, paint_line
from desktop.records import Hit, SpeechKind
from desktop.records.display import displayed

HEIGHT = 100
_LEFT, _RIGHT = 16, 16
# Baselines of the lines of a row, in pixels from its top.
_TITLE, _WHO, _EXCERPT, _PITCH = 25, 46, 68, 20
Index = QModelIndex | QPersistentModelIndex


class SpeechDelegate(QStyledItemDelegate):
    """Rows of 100 pixels; lays out, elides, then clips the marks to what is left."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = shown_theme(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._background(painter, option, rect, theme)
        inner = QRect(rect.left() + _LEFT, rect.top(), rect.width() - _LEFT - _RIGHT, rect.height())
        hit = index.data(HitRole.HIT)
        if isinstance(hit, Hit):
            self._hit(painter, inner, index, theme)
        else:
            _paint_coming(painter, inner, theme)
        painter.restore()

    def _hit(self, painter: QPainter, inner: QRect, index: Index, theme: Theme) -> None:
        hit: Hit = index.data(HitRole.HIT)
        self._title(painter, inner, index, theme)
        self._who(painter, inner, index, theme)
        painter.setFont(sans(13))
        painter.setPen(theme.colour("text2"))
        text = displayed(hit.excerpt.text)
        lines = lines_of(text, hit.excerpt.marks, painter.fontMetrics(), width=inner.width(), count=2)
        for row, line in enumerate(lines):
            place = QPoint(inner.left(), inner.top() + _EXCERPT + row * _PITCH)
            paint_line(painter, line, place, theme)

    def _background(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, theme: Theme) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("sel"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(
            QRect(rect.left() + _LEFT, rect.bottom(), rect.width() - _LEFT - _RIGHT // 2, 1),
            theme.colour("line"),
        )

    def _title(self, painter: QPainter, inner: QRect, index: Index, theme: Theme) -> None:
        hit: Hit = index.data(HitRole.HIT)
        right = self._beside(painter, inner, _TITLE, str(index.data(HitRole.BESIDE_TITLE) or ""), theme)
        left = inner.left()
        if hit.kind is SpeechKind.REMARK:
            left += self._tag(painter, QPoint(left, inner.top() + _TITLE), kind_name(hit.kind), theme) + 8
        painter.setFont(sans(14, bold=True))
        painter.setPen(theme.colour("text"))
        marks = hit.title.marks if hit.title.text else ()
        width = inner.right() - right - left
        for line in lines_of(hit_title(hit), marks, painter.fontMetrics(), width=width, count=1):
            paint_line(painter, line, QPoint(left, inner.top() + _TITLE), theme)

    def _tag(self, painter: QPainter, baseline: QPoint, label: str, theme: Theme) -> int:
        painter.setFont(sans(12, bold=True))
        width = painter.fontMetrics().horizontalAdvance(label) + 10
        painter.setPen(theme.colour("danger"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(baseline.x() + 0.5, baseline.y() - 13.5, width, 18), 3, 3)
        painter.drawText(baseline + QPoint(5, -1), label)
        return width

    def _who(self, painter: QPainter, inner: QRect, index: Index, theme: Theme) -> None:
        names, office = who_of(index.data(HitRole.HIT))
        right = self._beside(painter, inner, _WHO, str(index.data(HitRole.BESIDE_NAME) or ""), theme)
        free = inner.width() - right
        painter.setFont(sans(13, bold=True))
        painter.setPen(theme.colour("text"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(names, Qt.TextElideMode.ElideRight, free)
        painter.drawText(QPoint(inner.left(), inner.top() + _WHO), shown)
        used = metrics.horizontalAdvance(shown) + (8 if shown else 0)
        painter.setFont(sans(12))
        painter.setPen(theme.colour("text2"))
        rest = QFontMetrics(painter.font()).elidedText(
            displayed(office), Qt.TextElideMode.ElideRight, max(0, free - used)
        )
        painter.drawText(QPoint(inner.left() + used, inner.top() + _WHO), rest)

    def _beside(self, painter: QPainter, inner: QRect, baseline: int, text: str, theme: Theme) -> int:
        """Paint a short text at the right and return the width it takes with the space before it."""
        if not text:
            return 0
        painter.setFont(sans(12))
        painter.setPen(theme.colour("text2"))
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(QPoint(inner.right() - width + 1, inner.top() + baseline), text)
        return width + 12


def _paint_coming(painter: QPainter, inner: QRect, theme: Theme) -> None:
    """Paint grey bars where the lines of a row will stand that has not come yet."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    for baseline, share in ((_TITLE, 0.6), (_WHO, 0.35), (_EXCERPT, 0.95), (_EXCERPT + _PITCH, 0.8)):
        painter.drawRoundedRect(
            QRectF(inner.left(), inner.top() + baseline - 9, inner.width() * share, 9), 3, 3
        )
