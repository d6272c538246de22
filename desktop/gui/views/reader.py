"""Read one record: head, text with marks in the margin, hits highlighted."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextBrowser
from typing_extensions import override

from desktop.gui.theme import Theme, sans, serif
from desktop.records import PassageKind, Session, Speech, SpeechKind
from desktop.records.display import displayed

_GUTTER, _RIGHT = 92, 64


class Reader(QTextBrowser):
    """Shows plain text only and loads nothing: a source from outside must not reach files."""

    def __init__(self, theme: Theme, text_size: int) -> None:
        super().__init__()
        self.setObjectName("reader")
        self.setAccessibleName(_("Text"))
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._theme = theme
        self._size = text_size
        self._speech: Speech | None = None
        self._session: Session | None = None
        self._marks: tuple[tuple[int, int], ...] = ()
        self._body_start = 0
        self._passages: list[tuple[int, int, str, str]] = []
        self._hit = -1
        self.setViewportMargins(_GUTTER, 12, _RIGHT, 12)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None

    @property
    def speech(self) -> Speech | None:
        """The record that is shown."""
        return self._speech

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        self._render()

    def set_text_size(self, pixels: int) -> None:
        """Show at another size."""
        self._size = pixels
        self._render()

    def show_speech(
        self, speech: Speech | None, session: Session | None, marks: tuple[tuple[int, int], ...]
    ) -> None:
        """Show a record with the ranges of its text that were hit."""
        self._speech, self._session, self._marks, self._hit = speech, session, marks, -1
        self._render()

    @property
    def hits(self) -> int:
        """How many hits the text has."""
        return len(self._marks)

    def step_hit(self, step: int) -> int:
        """Go to the next (1) or previous (-1) hit and return its number from 1, 0 where there is none."""
        if not self._marks:
            return 0
        self._hit = (self._hit + step) % len(self._marks)
        cursor = self.textCursor()
        cursor.setPosition(self._body_start + self._marks[self._hit][0])
        cursor.setPosition(self._body_start + self._marks[self._hit][1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return self._hit + 1

    def _render(self) -> None:
        self.clear()
        self._passages = []
        if self._speech is None:
            return
        cursor = self.textCursor()
        self._head(cursor, self._speech)
        self._body_start = cursor.position()
        self._body(cursor, self._speech)
        self._highlight(self._speech)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _head(self, cursor: QTextCursor, speech: Speech) -> None:
        session = self._session
        place = session.full_name if session else ""
        when = session.held_on.isoformat() if session and session.held_on else ""
        kinds = {
            SpeechKind.SPEECH: _("Speech"),
            SpeechKind.REMARK: _("Remarks"),
            SpeechKind.REPORTED: _("Reported"),
            SpeechKind.NARRATIVE: _("Session account"),
        }
        self._paragraph(cursor, "  ".join(filter(None, (place, when, kinds[speech.kind]))), 12, "text2")
        title = speech.title or (place if speech.kind is SpeechKind.NARRATIVE else "")
        title = title or _("Remarks by {names}").format(names="、".join(speech.speaker_names))
        self._paragraph(cursor, displayed(title).replace(" ", "　"), 22, "text", serif_face=True, after=4)
        behalf = (
            _("for {organisation}").format(organisation=speech.on_behalf_of) if speech.on_behalf_of else ""
        )
        counts = [ngettext("{n} character", "{n} characters", len(speech.text)).format(n=len(speech.text))]
        for kind, form in (
            (PassageKind.PROBLEM, ngettext("{n} problem", "{n} problems", 2)),
            (PassageKind.PROPOSAL, ngettext("{n} proposal", "{n} proposals", 2)),
        ):
            if number := len(speech.passage_texts(kind)):
                counts.append(form.format(n=number))
        who = "　".join(filter(None, ("、".join(speech.speaker_names), speech.office, behalf)))
        if who:
            self._paragraph(cursor, who, 14, "text", after=2)
        self._paragraph(cursor, " · ".join(counts), 12, "text2", after=16)

    def _paragraph(  # noqa: PLR0913 - a paragraph is these facts
        self,
        cursor: QTextCursor,
        text: str,
        pixels: int,
        token: str,
        *,
        serif_face: bool = False,
        after: int = 6,
    ) -> None:
        layout = QTextBlockFormat()
        layout.setBottomMargin(after)
        layout.setLineHeight(pixels * 1.6, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        look = QTextCharFormat()
        look.setFont(serif(pixels) if serif_face else sans(pixels))
        look.setForeground(self._theme.colour(token))
        cursor.setBlockFormat(layout)
        cursor.insertText(text, look)
        cursor.insertBlock()

    def _body(self, cursor: QTextCursor, speech: Speech) -> None:
        layout = QTextBlockFormat()
        layout.setBottomMargin(9)
        layout.setLineHeight(self._size * 27 / 16, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        look = QTextCharFormat()
        look.setFont(sans(self._size))
        look.setForeground(self._theme.colour("text"))
        cursor.setBlockFormat(layout)
        cursor.insertText(displayed(speech.text), look)

    def _highlight(self, speech: Speech) -> None:
        cursor = self.textCursor()
        for passage in speech.passages:
            token = "prob" if passage.kind is PassageKind.PROBLEM else "prop"
            look = QTextCharFormat()
            look.setForeground(self._theme.colour(token))
            look.setFont(sans(self._size, bold=True))
            cursor.setPosition(self._body_start + passage.start)
            cursor.setPosition(
                self._body_start + min(passage.start + 2, passage.end), QTextCursor.MoveMode.KeepAnchor
            )
            cursor.mergeCharFormat(look)
            form = _("Problem {n}") if passage.kind is PassageKind.PROBLEM else _("Proposal {n}")
            label = form.format(n=passage.number or "").strip()
            self._passages.append(
                (self._body_start + passage.start, self._body_start + passage.end, label, token)
            )
        for start, end in self._marks:
            look = QTextCharFormat()
            look.setBackground(self._theme.colour("mark"))
            look.setForeground(self._theme.colour("marktext"))
            cursor.setPosition(self._body_start + start)
            cursor.setPosition(self._body_start + end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    @override
    def event(self, event: object) -> bool:
        handled: bool = super().event(event)  # type: ignore[arg-type]
        if isinstance(event, QPaintEvent):
            self._paint_gutter()
        return handled

    def _paint_gutter(self) -> None:
        painter = QPainter(self)
        painter.setClipRect(QRect(0, self.viewport().y(), _GUTTER, self.viewport().height()))
        top = self.viewport().y()
        for start, end, label, token in self._passages:
            first, last = QTextCursor(self.document()), QTextCursor(self.document())
            first.setPosition(start)
            last.setPosition(max(start, end - 1))
            upper, lower = self.cursorRect(first), self.cursorRect(last)
            painter.fillRect(
                QRect(_GUTTER - 18, top + upper.top() + 4, 3, lower.bottom() - upper.top() - 4),
                self._theme.colour(token + "line"),
            )
            painter.setFont(sans(12, bold=True))
            painter.setPen(self._theme.colour(token))
            box = QRect(0, top + upper.top(), _GUTTER - 28, upper.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
        painter.end()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.update(0, 0, _GUTTER, self.height())
