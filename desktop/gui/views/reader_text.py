"""What the reader's document is made of: head, body, passages, tightened punctuation."""

import re
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtGui import QFont, QFontMetrics, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption

from desktop.gui.models.words import kind_name, speech_title
from desktop.gui.theme import Theme, sans, serif
from desktop.records import Passage, PassageKind, Session, Speech
from desktop.records.display import displayed

# 27 pixels for a text of 16, the measure of the design.
_LINE = 27 / 16
TITLE_SIZE = 22
SESSION_LINK = "session"
# Followed by the number of the speaker, from 0.
SPEAKER_LINK = "speaker-"
# 一是, 第一, （一）, 1., 建议一：, 首先 …: how a passage counts itself.
_ENUMERATOR = re.compile(
    r"(?:(?:建议|问题)?第?[一二三四五六七八九十百\d]{1,3}(?:是|要|个|，|、|：|:|\.|．|[)）])+"
    r"|[(（][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|首先|其次|再次|最后|其[一二三四五六]"
    r"|(?:建议|问题)[一二三四五六七八九十\d]{0,3})"
)
_LEAD = re.compile(r"[^，。；：！？\n]{2,24}(?=[，。；：！？])")
_CLOSING, _OPENING = "，。、；：！？”’）》」』】", "“‘（《「『【"
_PAIR = re.compile(f"[{_CLOSING}](?=[{_CLOSING}{_OPENING}])|[{_OPENING}](?=[{_OPENING}])")


def utf16(text: str, place: int) -> int:
    """Return where Qt, which counts UTF-16 units, sees the character at `place` of a text."""
    return len(text[:place].encode("utf-16-le")) // 2


def characters(text: str, units: int) -> int:
    """Return how many characters of a text the first `units` UTF-16 units are."""
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))


class ReaderText:
    """Writes one record to a document through a cursor, in a theme and at a size in pixels."""

    def __init__(self, cursor: QTextCursor, theme: Theme, size: int) -> None:
        self._cursor = cursor
        self._theme = theme
        self._size = size

    def write_head(self, speech: Speech, session: Session | None, width: int) -> tuple[int, int]:
        """Write where and when, the title, and who; return the positions of title and body."""
        self._block(20, after=8)
        if session and session.full_name:
            link = self._look(sans(12), "accent")
            link.setAnchor(True)
            link.setAnchorHref(SESSION_LINK)
            self._cursor.insertText(session.full_name, link)
        when = session.held_on.isoformat() if session and session.held_on else ""
        facts = "   ".join(filter(None, (when, kind_name(speech.kind))))
        self._cursor.insertText(
            f"   {facts}" if session and session.full_name else facts, self._look(sans(12), "text2")
        )
        self._cursor.insertBlock()
        title_at = self._cursor.position()
        self._block(34, after=6)
        self._cursor.insertText(speech_title(speech, session), self._look(serif(TITLE_SIZE), "text"))
        self._cursor.insertBlock()
        self._write_who(speech, width)
        self._cursor.insertBlock()
        return title_at, self._cursor.position()

    def write_body(self, speech: Speech) -> None:
        """Write the text with its enumerators coloured and its punctuation tightened."""
        start = self._cursor.position()
        text = displayed(speech.text)
        self._block(self._size * _LINE, after=9)
        self._cursor.insertText(text, self._look(sans(self._size), "text"))
        for passage in speech.passages:
            self._colour_passage(text, start, passage)
        tight = QTextCharFormat()
        tight.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        tight.setFontLetterSpacing(-self._size / 2)
        for pair in _PAIR.finditer(text):
            self._merge(text, start, pair.span(), tight)

    def mark(self, text: str, start: int, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Give the ranges of a text that begins at `start` the colour of hits; return their positions."""
        look = QTextCharFormat()
        look.setForeground(self._theme.colour("marktext"))
        return [self._merge(text, start, span, look) for span in ranges]

    def _write_who(self, speech: Speech, width: int) -> None:
        names = "、".join(speech.speaker_names)
        office = displayed(speech.office or "")
        if speech.on_behalf_of and speech.on_behalf_of not in office:
            behalf = _("for {organisation}").format(organisation=displayed(speech.on_behalf_of))
            office = "，".join(filter(None, (office, behalf)))
        counts = _counts(speech)
        self._block(22, after=22)
        used = QFontMetrics(sans(15, bold=True)).horizontalAdvance(names)
        used += QFontMetrics(sans(13)).horizontalAdvance(office)
        used += QFontMetrics(sans(12)).horizontalAdvance(counts) + 32
        for number, name in enumerate(speech.speaker_names):
            look = self._look(sans(15, bold=True), "text")
            self._cursor.insertText("、" if number else "", look)
            look.setAnchor(True)
            look.setAnchorHref(f"{SPEAKER_LINK}{number}")
            self._cursor.insertText(name, look)
        self._cursor.insertText(f"  {office}" if names else office, self._look(sans(13), "text2"))
        if used <= width or not (names or office):
            layout = self._cursor.blockFormat()
            layout.setTabPositions([QTextOption.Tab(width, QTextOption.TabType.RightTab)])
            self._cursor.setBlockFormat(layout)
            self._cursor.insertText(f"\t{counts}", self._look(sans(12), "text2"))
            return
        layout = self._cursor.blockFormat()
        layout.setBottomMargin(0)
        self._cursor.setBlockFormat(layout)
        self._cursor.insertBlock()
        self._block(22, after=22)
        self._cursor.insertText(counts, self._look(sans(12), "text2"))

    def _colour_passage(self, text: str, start: int, passage: Passage) -> None:
        token = "prob" if passage.kind is PassageKind.PROBLEM else "prop"
        found = _ENUMERATOR.match(text, passage.start, passage.end)
        if found is None:
            return
        look = self._look(sans(self._size, bold=True), token)
        self._merge(text, start, found.span(), look)
        lead = _LEAD.match(text, found.end(), passage.end)
        if lead is not None:
            self._merge(text, start, lead.span(), self._look(sans(self._size, bold=True), "text"))

    def _merge(self, text: str, start: int, span: tuple[int, int], look: QTextCharFormat) -> tuple[int, int]:
        first, last = start + utf16(text, span[0]), start + utf16(text, span[1])
        cursor = QTextCursor(self._cursor.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)
        return first, last

    def _block(self, height: float, *, after: float) -> None:
        layout = QTextBlockFormat()
        layout.setBottomMargin(after)
        layout.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(layout)

    def _look(self, font: QFont, token: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(font)
        look.setForeground(self._theme.colour(token))
        return look


def passage_label(passage: Passage) -> str:
    """Return what stands in the margin beside a passage."""
    is_problem = passage.kind is PassageKind.PROBLEM
    if passage.number is None:
        return _("Problem") if is_problem else _("Proposal")
    form = _("Problem {n}") if is_problem else _("Proposal {n}")
    return form.format(n=passage.number)


def _counts(speech: Speech) -> str:
    characters = sum(not character.isspace() for character in speech.text)
    parts = [ngettext("{n} character", "{n} characters", characters).format(n=characters)]
    problems = len(speech.passage_texts(PassageKind.PROBLEM))
    proposals = len(speech.passage_texts(PassageKind.PROPOSAL))
    if problems:
        parts.append(ngettext("{n} problem", "{n} problems", problems).format(n=problems))
    if proposals:
        parts.append(ngettext("{n} proposal", "{n} proposals", proposals).format(n=proposals))
    return " · ".join(parts)
