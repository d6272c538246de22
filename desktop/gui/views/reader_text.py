"""What the reader's document is written with: looks, blocks, places in the text, names of passages."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from desktop.gui.theme import Theme
from desktop.records import Passage, PassageKind

TITLE_SIZE = 22
SESSION_LINK = "session"
# Followed by the number of the speaker, from 0.
SPEAKER_LINK = "speaker-"
# Beyond the first 65,536 characters of Unicode, two units each.
_RARE = re.compile("[\U00010000-\U0010ffff]")


class Places:
    """Where Qt, which counts UTF-16 units, sees the characters of a text."""

    def __init__(self, text: str) -> None:
        self._rare = [match.start() for match in _RARE.finditer(text)]

    def unit(self, character: int) -> int:
        """Return the number of units before a character."""
        return character + bisect_left(self._rare, character)

    def character(self, unit: int) -> int:
        """Return the number of characters before a unit."""
        return unit - sum(1 for number, place in enumerate(self._rare) if place + number < unit)


def utf16(text: str, place: int) -> int:
    """Return where Qt, which counts UTF-16 units, sees the character at `place` of a text."""
    return Places(text[:place]).unit(place)


class Ink:
    """A cursor that writes in a theme."""

    def __init__(self, cursor: QTextCursor, theme: Theme) -> None:
        self.cursor = cursor
        self.theme = theme

    def block(self, height: float, *, after: float) -> None:
        """Give the block at the cursor lines of a fixed height and a margin below, in pixels."""
        layout = QTextBlockFormat()
        layout.setBottomMargin(after)
        layout.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.cursor.setBlockFormat(layout)

    def look(self, font: QFont, token: str) -> QTextCharFormat:
        """Return the look of text in a font and a colour of the theme."""
        look = QTextCharFormat()
        look.setFont(font)
        look.setForeground(self.theme.colour(token))
        return look

    def merge(self, span: tuple[int, int], look: QTextCharFormat) -> None:
        """Give what is written between two positions a further look."""
        cursor = QTextCursor(self.cursor.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)


def passage_label(passage: Passage) -> str:
    """Return what stands in the margin beside a passage."""
    return passage_labels((passage,))[0]


def passage_labels(passages: Sequence[Passage]) -> list[str]:
    """Return what stands in the margin beside each passage.

    The words are looked up once: gettext looks for its file at every call.
    """
    alone = {PassageKind.PROBLEM: _("Problem"), PassageKind.PROPOSAL: _("Proposal")}
    forms = {PassageKind.PROBLEM: _("Problem {n}"), PassageKind.PROPOSAL: _("Proposal {n}")}
    return [
        alone[one.kind] if one.number is None else forms[one.kind].format(n=one.number) for one in passages
    ]


def text_between(document: QTextDocument, span: tuple[int, int]) -> str:
    """Return what stands between two positions of a document."""
    cursor = QTextCursor(document)
    cursor.setPosition(span[0])
    cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def places_of(document: QTextDocument, needle: str) -> tuple[tuple[int, int], ...]:
    """Return the positions where a text that is not empty occurs in a document, whatever the case."""
    found = []
    cursor = QTextCursor(document)
    while needle:
        cursor = document.find(needle, cursor, QTextDocument.FindFlag(0))
        if cursor.isNull():
            break
        found.append((cursor.selectionStart(), cursor.selectionEnd()))
    return tuple(found)
