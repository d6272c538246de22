"""Read one record: head, text with marks in the margin, hits highlighted."""

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser
from typing_extensions import override

from desktop.gui.icons import THEME_CHANGES
from desktop.gui.theme import shown_theme
from desktop.gui.views.reader_body import ReaderBody
from desktop.gui.views.reader_head import ReaderHead
from desktop.gui.views.reader_paint import GUTTER, Margin, Ranges, ReaderPainter
from desktop.gui.views.reader_text import SESSION_LINK, Ink, Places, places_of, text_between
from desktop.records import Passage, Session, Speech

_RIGHT, _LEAST_RIGHT, _NARROW = 64, 20, 440
# Lines longer than 44 characters are hard to follow; a wide window leaves the rest empty.
_LONGEST = 44
_WRITTEN = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A record with its session, and the ranges of its title and text that a query hits."""

    speech: Speech
    session: Session | None
    title_marks: Ranges = ()
    text_marks: Ranges = ()


class Reader(QTextBrowser):
    """Shows plain text only and loads nothing: a source from outside must not reach files."""

    session_requested = Signal(str)
    speaker_requested = Signal(str)
    zoom_requested = Signal(int)
    menu_requested = Signal(QPoint)

    def __init__(self, text_size: int) -> None:
        super().__init__()
        self.setObjectName("reader")
        self.setAccessibleName(_("Text"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._on_link)
        self._size = text_size
        self._reading: Reading | None = None
        self._margins: list[Margin] = []
        self._hits: Ranges = ()
        self._hit = -1
        self._needle = ""
        self._finds: Ranges = ()
        self._found = -1
        self._body_at = 0
        self._worn = ""
        self._rest: Iterator[None] = iter(())
        self._go_on = QTimer(self, singleShot=True, interval=0)
        self._go_on.timeout.connect(self._write_on)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None

    @property
    def speech(self) -> Speech | None:
        """The record that is shown."""
        return self._reading.speech if self._reading else None

    @property
    def session(self) -> Session | None:
        """The session of the record that is shown."""
        return self._reading.session if self._reading else None

    @property
    def hits(self) -> int:
        """How many hits title and text have."""
        return len(self._hits)

    @property
    def current_hit(self) -> str:
        """The text of the hit that was stepped to, empty before the first step."""
        return text_between(self.document(), self._hits[self._hit]) if self._hit >= 0 else ""

    @property
    def finds(self) -> int:
        """How many places the text has that is looked for."""
        return len(self._finds)

    @property
    def selected(self) -> tuple[int, int] | None:
        """The characters of the record's text that are selected; None where none are."""
        cursor = self.textCursor()
        if self._reading is None or not cursor.hasSelection():
            return None
        places = Places(self._reading.speech.text)
        first, last = (
            places.character(max(0, place - self._body_at))
            for place in (cursor.selectionStart(), cursor.selectionEnd())
        )
        return (first, last) if first < last else None

    def passage_at(self, place: QPoint) -> Passage | None:
        """Return the problem or proposal at a point of the viewport."""
        position = self.cursorForPosition(place).position()
        for mark, passage in zip(self._margins, self.speech.passages if self.speech else (), strict=True):
            if mark.start <= position <= mark.end:
                return passage
        return None

    def set_text_size(self, pixels: int) -> None:
        """Show at another size, at the same place of the text."""
        self._size = pixels
        self._render_in_place()

    def show_reading(self, reading: Reading | None) -> None:
        """Show a record from its beginning; one that is shown already stays where it is."""
        if reading is not None and reading == self._reading:
            return
        self._reading, self._hit = reading, -1
        self._render()
        self.verticalScrollBar().setValue(0)

    def step_hit(self, step: int) -> int:
        """Go to the next (1) or previous (-1) hit; return its number from 1, 0 where there is none."""
        start = -1 if step > 0 else len(self._hits)
        wanted = (self._hit if self._hit >= 0 else start) + step
        if not 0 <= wanted < len(self._hits):
            return 0
        self._hit = wanted
        self._go_to(self._hits[wanted])
        return wanted + 1

    def find_all(self, needle: str) -> None:
        """Mark every place where a text occurs, without regard to case; empty marks none."""
        self._needle, self._found = needle, -1
        self._look()
        self.viewport().update()

    def step_found(self, step: int) -> int:
        """Go to the next (1) or previous (-1) place, around the end; return its number from 1, 0 for none."""
        if not self._finds:
            return 0
        start = -1 if step > 0 else 0
        self._found = ((self._found if self._found >= 0 else start) + step) % len(self._finds)
        self._go_to(self._finds[self._found])
        return self._found + 1

    def _go_to(self, span: tuple[int, int]) -> None:
        self._write_all()
        cursor = self.textCursor()
        cursor.setPosition(span[0])
        self.setTextCursor(cursor)
        place = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 40, 0, -60).contains(place):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place.top() - self.viewport().height() // 3)
        self.viewport().update()

    def _measure(self) -> tuple[int, int]:
        """Return the width of the text and of the margin right of it, in pixels."""
        free = self.viewport().width() - GUTTER
        right = _RIGHT if free > _NARROW else _LEAST_RIGHT
        width = max(120, min(free - right, _LONGEST * self._size))
        return width, max(0, free - width)

    def _render(self) -> None:
        # The bar keeps its room while there is a text: the lines would break anew when it came.
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on if self._reading is not None else off)
        self.clear()
        self._margins, self._hits, self._rest = [], (), iter(())
        if self._reading is not None:
            self._write(self._reading)
        self._look()

    def _write(self, reading: Reading) -> None:
        width, right = self._measure()
        frame = self.document().rootFrame().frameFormat()
        frame.setLeftMargin(GUTTER)
        frame.setRightMargin(right)
        frame.setTopMargin(16)
        frame.setBottomMargin(40)
        self.document().rootFrame().setFrameFormat(frame)
        speech, ink = reading.speech, Ink(QTextCursor(self.document()), shown_theme())
        head = ReaderHead(ink, reading.title_marks if speech.title else ())
        self._body_at = head.write(speech, reading.session, width)
        body = ReaderBody(ink, self._size, speech, reading.text_marks)
        self._hits, self._margins = (*head.hits, *body.hits), body.margins
        self._rest = body.steps()
        self._write_on()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_on(self) -> None:
        """Write a portion of the text, and the next one when nothing else is to be done."""
        if next(self._rest, _WRITTEN) is not _WRITTEN:
            self._go_on.start()

    def _write_all(self) -> None:
        """Write what is left of the text at once, as where a place in it is wanted."""
        self._go_on.stop()
        for _portion in self._rest:
            pass

    def _look(self) -> None:
        if self._needle:
            self._write_all()
        self._finds = places_of(self.document(), self._needle)
        self._found = min(self._found, len(self._finds) - 1)

    def _render_in_place(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._render()
        if share:
            self._write_all()
        bar.setValue(round(share * bar.maximum()))

    def _on_link(self, link: QUrl) -> None:
        name = link.toString()
        if self.speech is None:
            return
        if name == SESSION_LINK:
            self.session_requested.emit(self.speech.session_id)
        else:
            self.speaker_requested.emit(self.speech.speakers[int(name.rpartition("-")[2])].name)

    def _seen(self) -> tuple[int, int]:
        box = self.viewport().rect()
        first = self.cursorForPosition(box.topLeft()).block().position()
        return first, self.cursorForPosition(box.bottomRight()).position()

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.pos())

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
            beneath = ReaderPainter(
                self.document(), shown_theme(), body_at=self._body_at, size=self._size, seen=self._seen()
            )
            beneath.rule(painter, self._measure()[0])
            beneath.ranges(painter, self._hits, colour="mark", current=self._hit)
            beneath.ranges(painter, self._finds, colour="propline", current=self._found)
            beneath.margin(painter, self._margins)
            painter.end()
        super().paintEvent(event)
