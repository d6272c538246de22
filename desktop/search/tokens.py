"""The pieces that a typed query is made of, each with its place."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from desktop.records import QueryError

FIELDS = {
    "标题": "title",
    "题目": "title",
    "正文": "text",
    "问题": "problem",
    "建议": "proposal",
    "发言人": "speaker",
    "姓名": "speaker",
    "界别": "sector",
    "党派": "sector",
    "会议": "session",
    "话题": "topic",
    "主题": "topic",
    "收藏": "collection",
    "类型": "kind",
    "段落": "passage",
    "年份": "year",
    "年": "year",
    "届": "term",
    "届次": "term",
}
FIELDS |= {name: name for name in dict.fromkeys(FIELDS.values())}
# Fields whose whole value can be asked for, as chips do: 界别="民革".
EXACT = ("session", "sector", "speaker", "topic", "collection", "kind", "passage")
KEYWORDS = {"OR": "OR", "或": "OR", "|": "OR", "AND": "AND"}
# Any of the closing marks ends a text, for input methods put them in by turns.
_CLOSING = {'"': '"”＂', "“": '”"＂', "＂": '"”＂', "「": "」", "『": "』"}
_NEAR = re.compile(r"(?:NEAR|邻近(?=/))(?:/(\d{1,4}))?")
_FIELD = re.compile(r"(\w+)([:：]?[=＝]|[:：])")
_OPEN, _CLOSE, _MINUS, _ESCAPE = "(（", ")）", "-－−", "\\"
DEFAULT_DISTANCE = 10


class Kind(Enum):
    """What a piece is."""

    TEXT = auto()
    FIELD = auto()
    MINUS = auto()
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NEAR = auto()
    END = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One piece: `text` is a word, a field's name or a distance; `position` counts characters from 0.

    `quoted` tells a text that stood in quotation marks, `exact` a field that wants its whole value.
    """

    kind: Kind
    position: int
    text: str = ""
    quoted: bool = False
    exact: bool = False


def tokens(text: str) -> list[Token]:
    """Return the pieces of a query, an END last; QueryError where a quotation mark is not closed."""
    return [*_Lexer(text).tokens(), Token(kind=Kind.END, position=len(text))]


class _Lexer:
    """Reads from left to right; `_depth` counts parentheses that are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._depth = 0

    def tokens(self) -> Iterator[Token]:
        while self._place < len(self._text):
            if self._text[self._place].isspace():
                self._place += 1
            else:
                yield from self._term()

    def _term(self) -> Iterator[Token]:
        """Yield what stands together: a minus, fields, and a text or a parenthesis."""
        start = self._place
        follows = self._text[start + 1 : start + 2]
        if self._text[start] in _MINUS and follows.strip() and follows not in _CLOSE:
            self._place += 1
            yield Token(kind=Kind.MINUS, position=start)
        while (field := _FIELD.match(self._text, self._place)) and self._is_field(field):
            yield self._field(field)
        yield self._operand()

    def _field(self, field: re.Match[str]) -> Token:
        self._place = field.end()
        follows = self._text[self._place : self._place + 1]
        if not follows.strip() or (follows in _CLOSE and self._depth):
            raise QueryError("The field needs a value.", position=field.start())
        exact = field.group(2)[-1] in "=＝"
        return Token(
            kind=Kind.FIELD, position=field.start(), text=FIELDS[field.group(1).lower()], exact=exact
        )

    def _operand(self) -> Token:
        start, character = self._place, self._text[self._place]
        if character in _CLOSING:
            return self._quoted()
        if character in _OPEN:
            self._place += 1
            self._depth += 1
            return Token(kind=Kind.OPEN, position=start)
        if character in _CLOSE and self._depth:
            self._place += 1
            self._depth -= 1
            return Token(kind=Kind.CLOSE, position=start)
        return self._bare()

    @staticmethod
    def _is_field(match: re.Match[str]) -> bool:
        name = FIELDS.get(match.group(1).lower())
        return name is not None and (match.group(2)[-1] in ":：" or name in EXACT)

    def _quoted(self) -> Token:
        start, closing = self._place, _CLOSING[self._text[self._place]]
        characters = []
        place = start + 1
        while place < len(self._text) and self._text[place] not in closing:
            if self._text[place] == _ESCAPE and self._text[place + 1 : place + 2] in (*closing, _ESCAPE):
                place += 1
            characters.append(self._text[place])
            place += 1
        if place >= len(self._text):
            raise QueryError("The quotation mark is not closed.", position=start)
        self._place = place + 1
        return Token(kind=Kind.TEXT, position=start, text="".join(characters), quoted=True)

    def _bare(self) -> Token:
        """Read a word up to a blank, a closing parenthesis, or a quotation mark that is closed again."""
        start, inner = self._place, 0
        while self._place < len(self._text) and not self._ends(start, inner):
            inner += (self._text[self._place] in _OPEN) - (self._text[self._place] in _CLOSE and inner > 0)
            self._place += 1
        word = self._text[start : self._place]
        folded = unicodedata.normalize("NFKC", word)
        if folded in KEYWORDS:
            return Token(kind=Kind[KEYWORDS[folded]], position=start, text=word)
        near = _NEAR.fullmatch(folded)
        if near:
            return Token(kind=Kind.NEAR, position=start, text=near.group(1) or str(DEFAULT_DISTANCE))
        return Token(kind=Kind.TEXT, position=start, text=word)

    def _ends(self, start: int, inner: int) -> bool:
        """Tell whether a word ends here; parentheses inside a word are part of it: 办法（试行）."""
        character = self._text[self._place]
        if character.isspace():
            return True
        if character in _CLOSE and not inner and self._depth:
            return True
        if character not in _CLOSING or self._place == start:
            return False
        return any(mark in self._text[self._place + 1 :] for mark in _CLOSING[character])
