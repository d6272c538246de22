"""The query language: words, quotes, minus, OR, AND, NEAR, parentheses, fields in two languages, ranges.

`OR` binds its two neighbours before the blanks between words do: 甲 乙 OR 丙 is 甲 and one of 乙, 丙.
"""

import re
import unicodedata

from desktop.records import PassageKind, QueryError, SearchQuery, SpeechKind
from desktop.records.query_tree import AllOf, AnyOf, Between, Is, Near, Node, Pattern, Without, Words
from desktop.search.tokens import Kind, Token, tokens

KINDS = {"发言": "speech", "讲话": "remark", "报道": "reported", "会议信息": "narrative"}
PASSAGES = {"问题": "problem", "建议": "proposal"}
_KIND_VALUES = KINDS | {kind.value: kind.value for kind in SpeechKind}
_PASSAGE_VALUES = PASSAGES | {kind.value: kind.value for kind in PassageKind}
_NUMBERS = ("year", "term")
_NAMES = ("speaker", "sector", "session", "topic", "collection")
_RANGE = re.compile(r"(\w*?)(?:\.{2,3}|-|—|~|至)(\w*)")
_BARE_RANGE = re.compile(r"\d{4}年?\.{2,3}\d{4}年?")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_DEEPEST = 40
_ENDS = (Kind.END, Kind.CLOSE)
_BEGINNINGS = (Kind.TEXT, Kind.FIELD, Kind.MINUS, Kind.OPEN)
# What a text is that was to be a number.
_WRONG = -1


def parse(text: str) -> AllOf:
    """Return what a query asks for; an empty one asks for everything.

    Raises QueryError with the place where it cannot be understood.
    """
    return _Parser(tokens(text)).query()


def tree_of(query: SearchQuery) -> AllOf:
    """Return what a query asks for with its words and its chips. Raises QueryError."""
    chips: list[tuple[Node, ...]] = [
        tuple(Is(field=field, value=value) for value in values)
        for field, values in (
            ("session", query.session_ids),
            ("kind", [kind.value for kind in query.kinds]),
            ("sector", query.sectors),
            ("speaker", query.speakers),
            ("topic", query.topics),
            ("collection", query.collections),
            ("passage", [kind.value for kind in query.passages]),
        )
    ]
    for field, numbers in (("term", query.terms), ("year", query.years)):
        chips.append(tuple(Between(field=field, low=number, high=number) for number in numbers))
    chosen = [parts[0] if len(parts) == 1 else AnyOf(parts=parts) for parts in chips if parts]
    return AllOf(parts=(*parse(query.text).parts, *chosen))


class _Parser:
    """Descends from the whole query to its words; every node is built in its simplest form."""

    def __init__(self, pieces: list[Token]) -> None:
        self._pieces = pieces
        self._place = 0
        self._depth = 0

    def query(self) -> AllOf:
        return AllOf(parts=tuple(self._sequence(None)))

    @property
    def _next(self) -> Token:
        return self._pieces[self._place]

    def _take(self) -> Token:
        self._place += 1
        return self._pieces[self._place - 1]

    def _sequence(self, field: Token | None) -> list[Node]:
        """Read what must all occur, up to the end or a closing parenthesis."""
        parts: list[Node] = []
        while self._next.kind not in _ENDS:
            if self._next.kind is Kind.AND:
                joint = self._take()
                if not parts or self._next.kind not in _BEGINNINGS:
                    raise QueryError("“AND” needs a word on both sides.", position=joint.position)
            part = self._either(field)
            parts += part.parts if isinstance(part, AllOf) else (part,)
        return parts

    def _either(self, field: Token | None) -> Node:
        parts = [self._close(field)]
        while self._next.kind is Kind.OR:
            self._take()
            parts.append(self._close(field))
        flat = [one for part in parts for one in (part.parts if isinstance(part, AnyOf) else (part,))]
        return flat[0] if len(flat) == 1 else AnyOf(parts=tuple(flat))

    def _close(self, field: Token | None) -> Node:
        if self._next.kind not in _BEGINNINGS:
            word = "NEAR" if self._next.kind is Kind.NEAR else "OR"
            raise QueryError("“{word}” needs a word on both sides.", position=self._next.position, word=word)
        first = self._term(field)
        if self._next.kind is not Kind.NEAR:
            return first
        near = self._take()
        second = self._term(field) if self._next.kind in _BEGINNINGS else None
        if not (isinstance(first, Words) and isinstance(second, Words)) or first.field != second.field:
            raise QueryError("“NEAR” joins two words or quoted texts of one field.", position=near.position)
        return Near(first=first, second=second, distance=int(near.text))

    def _term(self, field: Token | None) -> Node:
        piece = self._take()
        if piece.kind is Kind.MINUS:
            return Without(part=self._term(field))
        while piece.kind is Kind.FIELD:
            field, piece = piece, self._take()
        if piece.kind is Kind.OPEN:
            return self._group(piece, field)
        return _leaf(piece, field)

    def _group(self, opening: Token, field: Token | None) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError("There are too many parentheses in each other.", position=opening.position)
        parts = self._sequence(field)
        if self._take().kind is not Kind.CLOSE:
            raise QueryError("The parenthesis is not closed.", position=opening.position)
        if not parts:
            raise QueryError("There is nothing between the parentheses.", position=opening.position)
        self._depth -= 1
        return parts[0] if len(parts) == 1 else AllOf(parts=tuple(parts))


def _leaf(piece: Token, field: Token | None) -> Node:
    """Return what one text asks for in a field."""
    if not piece.text.strip():
        raise QueryError("There is nothing between the quotation marks.", position=piece.position)
    if field is None:
        is_range = not piece.quoted and _BARE_RANGE.fullmatch(unicodedata.normalize("NFKC", piece.text))
        return _between("year", piece.text, piece.position) if is_range else Words(text=piece.text)
    name = field.text
    if name in _NUMBERS:
        return _between(name, piece.text, field.position)
    if name in ("kind", "passage"):
        return Is(field=name, value=_known(name, piece.text, field.position))
    if field.exact:
        return Is(field=name, value=piece.text)
    wild = piece.text.replace("＊", "*").replace("？", "?")
    if name in _NAMES and not piece.quoted and ("*" in wild or "?" in wild):
        return Pattern(text=wild, field=name)
    return Words(text=piece.text, field=name)


def _known(name: str, text: str, position: int) -> str:
    values = _KIND_VALUES if name == "kind" else _PASSAGE_VALUES
    value = values.get(unicodedata.normalize("NFKC", text).lower())
    if value is None and name == "kind":
        raise QueryError(
            "A kind is 发言 (speech), 讲话 (remark), 报道 (reported) or 会议信息 (narrative).",
            position=position,
        )
    if value is None:
        raise QueryError("A passage is 问题 (problem) or 建议 (proposal).", position=position)
    return value


def _between(field: str, text: str, position: int) -> Between:
    """Read a number or a range, without a bound where one is left out; bounds the wrong way are turned."""
    folded = unicodedata.normalize("NFKC", text)
    match = _RANGE.fullmatch(folded)
    low, high = (_number(end) for end in (match.groups() if match else (folded, folded)))
    is_empty = match is not None and not any(match.groups())
    if is_empty or (low is _WRONG) or (high is _WRONG):
        raise QueryError("A year or term is a number, or a range such as 2023..2025.", position=position)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Between(field=field, low=low, high=high)


def _number(text: str) -> int | None:
    """Return a number in digits or, up to 99, in characters; None for nothing, -1 for anything else."""
    digits = text.removeprefix("第").removesuffix("年").removesuffix("届")
    if not text:
        return None
    if digits.isdecimal() and len(digits) <= 4:
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or not all(one in _DIGITS for one in tens + ones) or not digits:
        return _WRONG
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)
