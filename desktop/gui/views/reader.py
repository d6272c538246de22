"""Read one record: head, text with marks in the margin, hits highlighted."""

from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextLine,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser
from typing_extensions import override

from desktop.gui.icons import THEME_CHANGES
from desktop.gui.models.words import speech_title
from desktop.gui.theme import Theme, sans, shown_theme
from desktop.gui.views.reader_text import TITLE_SIZE, ReaderText, passage_label, utf16
from desktop.records import PassageKind, Session, Speech
from desktop.records.display import displayed

_GUTTER, _RIGHT = 92, 64
# The bar begins 18 pixels left of the text, its label ends 8 left of the bar.
_BAR, _LABEL = 18, 8
# Lines longer than 44 characters are hard to follow; a wide window leaves the rest empty.
_LONGEST = 44
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A record with its session, and the ranges of its title and text that a query hits."""

    speech: Speech
    session: Session | None
    title_marks: Ranges = ()
    text_marks: Ranges = ()


@dataclass(frozen=True, slots=True)
class _Margin:
    start: int
    end: int
    label: str
    token: str


class Reader(QTextBrowser):
    """Shows plain text only and loads nothing: a source from outside must not reach files."""

    session_requested = Signal()
    zoom_requested = Signal(int)

    def __init__(self, text_size: int) -> None:
        super().__init__()
        self.setObjectName("reader")
        self.setAccessibleName(_("Text"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self.session_requested)
        self._size = text_size
        self._reading: Reading | None = None
        self._margins: list[_Margin] = []
        self._hits: list[tuple[int, int]] = []
        self._hit = -1
        self._rule_after = 0
        self._worn = ""

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None

    @property
    def speech(self) -> Speech | None:
        """The record that is shown."""
        return self._reading.speech if self._reading else None

    @property
    def hits(self) -> int:
        """How many hits title and text have."""
        return len(self._hits)

    @property
    def current_hit(self) -> str:
        """The text of the hit that was stepped to, empty before the first step."""
        if self._hit < 0:
            return ""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._hits[self._hit][0])
        cursor.setPosition(self._hits[self._hit][1], QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def set_text_size(self, pixels: int) -> None:
        """Show at another size."""
        self._size = pixels
        self._render()

    def show_reading(self, reading: Reading | None) -> None:
        """Show a record from its beginning."""
        self._reading, self._hit = reading, -1
        self._render()
        self.verticalScrollBar().setValue(0)

    def step_hit(self, step: int) -> int:
        """Go to the next (1) or previous (-1) hit; return its number from 1, 0 where there is none."""
        if not self._hits:
            return 0
        start = -1 if step > 0 else len(self._hits)
        self._hit = ((self._hit if self._hit >= 0 else start) + step) % len(self._hits)
        cursor = self.textCursor()
        cursor.setPosition(self._hits[self._hit][0])
        self.setTextCursor(cursor)
        place = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 40, 0, -60).contains(place):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place.top() - self.viewport().height() // 3)
        self.viewport().update()
        return self._hit + 1

    def _measure(self) -> tuple[int, int]:
        """Return the width of the text and of the margin right of it, in pixels."""
        free = self.viewport().width() - _GUTTER
        width = max(120, min(free - _RIGHT, _LONGEST * self._size))
        return width, max(0, free - width)

    def _render(self) -> None:
        self.clear()
        self._margins, self._hits = [], []
        if self._reading is None:
            return
        width, right = self._measure()
        frame = self.document().rootFrame().frameFormat()
        frame.setLeftMargin(_GUTTER)
        frame.setRightMargin(right)
        frame.setTopMargin(16)
        frame.setBottomMargin(40)
        self.document().rootFrame().setFrameFormat(frame)
        reading, speech = self._reading, self._reading.speech
        cursor = QTextCursor(self.document())
        text = ReaderText(cursor, shown_theme(), self._size)
        title_at, body_at = text.write_head(speech, reading.session, width)
        self._rule_after = body_at - 1
        text.write_body(speech)
        title = speech_title(speech, reading.session)
        self._hits = text.mark(title, title_at, reading.title_marks if speech.title else ())
        body = displayed(speech.text)
        self._hits += text.mark(body, body_at, reading.text_marks)
        for passage in speech.passages:
            token = "prob" if passage.kind is PassageKind.PROBLEM else "prop"
            first, last = body_at + utf16(body, passage.start), body_at + utf16(body, passage.end)
            self._margins.append(_Margin(first, last, passage_label(passage), token))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self._measure()
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() or before != self._measure():
            self._render_in_place()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in THEME_CHANGES and self._worn != shown_theme().name:
            self._worn = shown_theme().name
            self._render_in_place()

    def _render_in_place(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._render()
        bar.setValue(round(share * bar.maximum()))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Escape):
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._reading is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -self.verticalScrollBar().value())
            theme = shown_theme()
            self._paint_rule(painter, theme)
            self._paint_hits(painter, theme)
            self._paint_margin(painter, theme)
            painter.end()
        super().paintEvent(event)

    def _paint_rule(self, painter: QPainter, theme: Theme) -> None:
        block = self.document().findBlock(self._rule_after)
        box = self.document().documentLayout().blockBoundingRect(block)
        width, _right = self._measure()
        painter.fillRect(QRectF(_GUTTER, round(box.bottom()) + 9, width, 1), theme.colour("line"))

    def _paint_hits(self, painter: QPainter, theme: Theme) -> None:
        for number, (start, end) in enumerate(self._hits):
            is_current = number == self._hit
            painter.setPen(QPen(theme.colour("markline"), 1.5) if is_current else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("mark"))
            for box in self._boxes(start, end):
                painter.drawRoundedRect(box, 3, 3)

    def _paint_margin(self, painter: QPainter, theme: Theme) -> None:
        painter.setFont(sans(12, bold=True))
        for mark in self._margins:
            boxes = self._boxes(mark.start, mark.end)
            if not boxes:
                continue
            top, bottom = boxes[0].top(), boxes[-1].bottom()
            bar = QRectF(_GUTTER - _BAR, top, 3, bottom - top)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(mark.token + "line"))
            painter.drawRoundedRect(bar, 1, 1)
            painter.setPen(theme.colour(mark.token))
            place = QRect(0, round(top), _GUTTER - _BAR - _LABEL, round(boxes[0].height()))
            aligned = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, aligned, mark.label)

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        """Return the boxes that the characters `start` to `end` take, one for each line, in the document."""
        size = self._size if start > self._rule_after else TITLE_SIZE
        boxes = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            layout = block.layout()
            origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
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
