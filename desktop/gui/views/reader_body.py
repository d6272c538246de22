"""The text of a record, written a portion at a time."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextCharFormat

from desktop.gui.theme import sans
from desktop.gui.views.reader_paint import Margin, Ranges
from desktop.gui.views.reader_text import Ink, Places, passage_labels
from desktop.records import Passage, PassageKind, Speech
from desktop.records.display import displayed

# 27 pixels for a text of 16, the measure of the design.
_LINE = 27 / 16
# Written at one go, in characters: some screens, laid out within a few milliseconds.
_PORTION = 8_000
# 一是, 第一, （一）, 1., 建议一：, 首先 …: how a passage counts itself.
_ENUMERATOR = re.compile(
    r"(?:(?:建议|问题)?第?[一二三四五六七八九十百\d]{1,3}(?:是|要|个|，|、|：|:|\.|．|[)）])+"
    r"|[(（][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|首先|其次|再次|最后|其[一二三四五六]"
    r"|(?:建议|问题)[一二三四五六七八九十\d]{0,3})"
)
_LEAD = re.compile(r"[^，。；：！？\n]{2,24}(?=[，。；：！？])")
_CLOSING, _OPENING = "，。、；：！？”’）》」』】", "“‘（《「『【"
_PAIR = re.compile(f"[{_CLOSING}](?=[{_CLOSING}{_OPENING}])|[{_OPENING}](?=[{_OPENING}])")


class ReaderBody:
    """Where hits and passages stand is known at once; the text itself comes with the `steps`.

    It begins where the ink's cursor stands; `hits` are ranges of the record's text.
    """

    def __init__(self, ink: Ink, size: int, speech: Speech, hits: Ranges) -> None:
        self._ink = ink
        self._size = size
        self._passages = speech.passages
        self._text = displayed(speech.text)
        self._start = ink.cursor.position()
        self._places = Places(self._text)
        self._marks = hits
        self.hits: Ranges = tuple(self._span(first, last) for first, last in hits)
        self.margins = [
            Margin(*self._span(one.start, one.end), label, _token(one), one.number)
            for one, label in zip(speech.passages, passage_labels(speech.passages), strict=True)
        ]

    def steps(self) -> Iterator[None]:
        """Write the text, a portion at each step; the last step writes nothing."""
        self._ink.block(self._size * _LINE, after=9)
        place = 0
        while place < len(self._text):
            end = self._portion_end(place)
            self._ink.cursor.beginEditBlock()
            self._write(place, end)
            self._ink.cursor.endEditBlock()
            place = end
            yield

    def _portion_end(self, place: int) -> int:
        """Return where a portion ends: after a paragraph that ends outside every passage."""
        if place + _PORTION >= len(self._text):
            return len(self._text)
        end = self._text.find("\n", place + _PORTION)
        while end >= 0 and any(one.start <= end < one.end for one in self._passages):
            end = self._text.find("\n", end + 1)
        return len(self._text) if end < 0 else end + 1

    def _write(self, start: int, end: int) -> None:
        self._ink.cursor.insertText(self._text[start:end], self._ink.look(sans(self._size), "text"))
        for passage in self._passages:
            if start <= passage.start < end:
                self._colour(passage)
        tight = QTextCharFormat()
        tight.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        tight.setFontLetterSpacing(-self._size / 2)
        for pair in _PAIR.finditer(self._text, start, end):
            self._ink.merge(self._span(*pair.span()), tight)
        look = QTextCharFormat()
        look.setForeground(self._ink.theme.colour("marktext"))
        for first, last in self._marks:
            if start <= first and last <= end:
                self._ink.merge(self._span(first, last), look)

    def _colour(self, passage: Passage) -> None:
        found = _ENUMERATOR.match(self._text, passage.start, passage.end)
        if found is None:
            return
        look = self._ink.look(sans(self._size, bold=True), _token(passage))
        self._ink.merge(self._span(*found.span()), look)
        lead = _LEAD.match(self._text, found.end(), passage.end)
        if lead is not None:
            self._ink.merge(self._span(*lead.span()), self._ink.look(sans(self._size, bold=True), "text"))

    def _span(self, first: int, last: int) -> tuple[int, int]:
        return self._start + self._places.unit(first), self._start + self._places.unit(last)


def _token(passage: Passage) -> str:
    return "prob" if passage.kind is PassageKind.PROBLEM else "prop"
