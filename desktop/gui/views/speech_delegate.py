"""Paint a hit: title, who, two lines of excerpt, every hit marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.gui.models.speech_list import HitRole, title_of, who_of
from desktop.gui.theme import Theme, sans
from desktop.records import Hit, Marked
from desktop.records.display import displayed

HEIGHT = 100
_LEFT, _RIGHT = 16, 12
_NEVER_FIRST = "，。、；：！？”’）》」』…"


class SpeechDelegate(QStyledItemDelegate):
    """Rows of 100 pixels; lays out, elides, then clips the marks to what is left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit = index.data(HitRole.HIT)
        if not isinstance(hit, Hit):
            return
        rect = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("sel"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.colour("accent"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.left() + _LEFT, rect.bottom(), rect.right() - _RIGHT, rect.bottom())
        inner = rect.adjusted(_LEFT, 10, -_RIGHT, -6)
        self._title(painter, inner, hit)
        self._who(painter, inner, hit)
        self._excerpt(painter, inner, hit.excerpt)
        painter.restore()

    def _title(self, painter: QPainter, inner: QRect, hit: Hit) -> None:
        marks = hit.title.marks if hit.title.text else ()
        painter.setFont(sans(14, bold=True))
        self._line(
            painter,
            QRect(inner.left(), inner.top(), inner.width(), 22),
            Marked(text=title_of(hit), marks=marks),
        )

    def _who(self, painter: QPainter, inner: QRect, hit: Hit) -> None:
        names, office = who_of(hit)
        top = inner.top() + 23
        right = str(hit.held_on or "")
        painter.setFont(sans(12))
        painter.setPen(self._theme.colour("text2"))
        width = QFontMetrics(painter.font()).horizontalAdvance(right)
        painter.drawText(
            QRect(inner.right() - width, top, width + 1, 18), Qt.AlignmentFlag.AlignVCenter, right
        )
        painter.setFont(sans(13, bold=True))
        metrics = QFontMetrics(painter.font())
        left = inner.left()
        free = inner.width() - width - 12
        shown = metrics.elidedText(names, Qt.TextElideMode.ElideRight, free)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QRect(left, top, free, 18), Qt.AlignmentFlag.AlignVCenter, shown)
        used = metrics.horizontalAdvance(shown) + (8 if shown else 0)
        painter.setFont(sans(12))
        painter.setPen(self._theme.colour("text2"))
        rest = QFontMetrics(painter.font()).elidedText(
            office, Qt.TextElideMode.ElideRight, max(0, free - used)
        )
        painter.drawText(QRect(left + used, top, free - used, 18), Qt.AlignmentFlag.AlignVCenter, rest)

    def _excerpt(self, painter: QPainter, inner: QRect, excerpt: Marked) -> None:
        painter.setFont(sans(13))
        metrics = QFontMetrics(painter.font())
        text = displayed(excerpt.text)
        fitting = _fitting(metrics, text, inner.width())
        while 0 < fitting < len(text) and text[fitting] in _NEVER_FIRST:
            fitting -= 1
        lines = ((0, fitting), (fitting, len(text)))
        for row, (start, end) in enumerate(lines):
            marks = tuple(
                (max(s, start) - start, min(e, end) - start)
                for s, e in excerpt.marks
                if s < end and e > start
            )
            box = QRect(inner.left(), inner.top() + 43 + row * 19, inner.width(), 19)
            self._line(painter, box, Marked(text=text[start:end], marks=marks), quiet=True)

    def _line(self, painter: QPainter, box: QRect, marked: Marked, *, quiet: bool = False) -> None:
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(marked.text, Qt.TextElideMode.ElideRight, box.width())
        kept = len(shown) - 1 if shown != marked.text else len(shown)
        for start, end in marked.marks:
            if start < kept:
                left = box.left() + metrics.horizontalAdvance(shown[:start])
                width = metrics.horizontalAdvance(shown[start : min(end, kept)])
                painter.fillRect(
                    QRect(left, box.top() + 1, width, box.height() - 2), self._theme.colour("mark")
                )
        painter.setPen(self._theme.colour("text2" if quiet else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


def _fitting(metrics: QFontMetrics, text: str, width: int) -> int:
    """Return how many characters of a text fit into a width."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low
