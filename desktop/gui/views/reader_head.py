"""The head above a text: where and when, the title, who spoke, how much it is."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtGui import QFontMetrics, QTextCharFormat, QTextOption

from desktop.gui.models.words import kind_name, speech_title
from desktop.gui.theme import sans, serif
from desktop.gui.views.reader_paint import Ranges
from desktop.gui.views.reader_text import SESSION_LINK, SPEAKER_LINK, TITLE_SIZE, Ink, Places
from desktop.records import PassageKind, Session, Speech
from desktop.records.display import displayed


class ReaderHead:
    """Writes the head of one record, and marks the hits of its title.

    `hits` are the positions of what is marked, once it is written.
    """

    def __init__(self, ink: Ink, title_marks: Ranges) -> None:
        self._ink = ink
        self._title_marks = title_marks
        self.hits: Ranges = ()

    def write(self, speech: Speech, session: Session | None, width: int) -> int:
        """Write where and when, the title, and who; return the position where the text begins."""
        self._ink.block(20, after=8)
        if session and session.full_name:
            link = self._ink.look(sans(12), "accent")
            link.setAnchor(True)
            link.setAnchorHref(SESSION_LINK)
            self._ink.cursor.insertText(session.full_name, link)
        when = session.held_on.isoformat() if session and session.held_on else ""
        facts = "   ".join(filter(None, (when, kind_name(speech.kind))))
        self._ink.cursor.insertText(
            f"   {facts}" if session and session.full_name else facts, self._ink.look(sans(12), "text2")
        )
        self._ink.cursor.insertBlock()
        title_at = self._ink.cursor.position()
        self._ink.block(34, after=6)
        title = speech_title(speech, session)
        self._ink.cursor.insertText(title, self._ink.look(serif(TITLE_SIZE), "text"))
        self._mark(title_at, Places(title))
        self._ink.cursor.insertBlock()
        self._write_who(speech, width)
        self._ink.cursor.insertBlock()
        return self._ink.cursor.position()

    def _mark(self, start: int, places: Places) -> None:
        look = QTextCharFormat()
        look.setForeground(self._ink.theme.colour("marktext"))
        self.hits = tuple(
            (start + places.unit(first), start + places.unit(last)) for first, last in self._title_marks
        )
        for span in self.hits:
            self._ink.merge(span, look)

    def _write_who(self, speech: Speech, width: int) -> None:
        names = "、".join(speech.speaker_names)
        office = displayed(speech.office or "")
        if speech.on_behalf_of and speech.on_behalf_of not in office:
            behalf = _("for {organisation}").format(organisation=displayed(speech.on_behalf_of))
            office = "，".join(filter(None, (office, behalf)))
        counts = _counts(speech)
        self._ink.block(22, after=22)
        used = QFontMetrics(sans(15, bold=True)).horizontalAdvance(names)
        used += QFontMetrics(sans(13)).horizontalAdvance(office)
        used += QFontMetrics(sans(12)).horizontalAdvance(counts) + 32
        for number, name in enumerate(speech.speaker_names):
            look = self._ink.look(sans(15, bold=True), "text")
            self._ink.cursor.insertText("、" if number else "", look)
            look.setAnchor(True)
            look.setAnchorHref(f"{SPEAKER_LINK}{number}")
            self._ink.cursor.insertText(name, look)
        self._ink.cursor.insertText(f"  {office}" if names else office, self._ink.look(sans(13), "text2"))
        if used <= width or not (names or office):
            layout = self._ink.cursor.blockFormat()
            layout.setTabPositions([QTextOption.Tab(width, QTextOption.TabType.RightTab)])
            self._ink.cursor.setBlockFormat(layout)
            self._ink.cursor.insertText(f"\t{counts}", self._ink.look(sans(12), "text2"))
            return
        layout = self._ink.cursor.blockFormat()
        layout.setBottomMargin(0)
        self._ink.cursor.setBlockFormat(layout)
        self._ink.cursor.insertBlock()
        self._ink.block(22, after=22)
        self._ink.cursor.insertText(counts, self._ink.look(sans(12), "text2"))


def _counts(speech: Speech) -> str:
    characters = len("".join(speech.text.split()))
    parts = [ngettext("{n} character", "{n} characters", characters).format(n=characters)]
    problems = len(speech.passage_texts(PassageKind.PROBLEM))
    proposals = len(speech.passage_texts(PassageKind.PROPOSAL))
    if problems:
        parts.append(ngettext("{n} problem", "{n} problems", problems).format(n=problems))
    if proposals:
        parts.append(ngettext("{n} proposal", "{n} proposals", proposals).format(n=proposals))
    return " · ".join(parts)
