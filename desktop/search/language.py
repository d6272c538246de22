"""The query language: words, quotes, minus, OR, fields in Chinese and English, ranges."""

import re
from dataclasses import dataclass

from desktop.records import QueryError, SpeechKind
from desktop.records.query_tree import AllOf, AnyOf, Between, Is, Node, Without, Words

_FIELDS = {
    "标题": "title",
    "题目": "title",
    "正文": "text",
    "发言人": "speaker",
    "界别": "sector",
    "党派": "sector",
    "会议": "session",
    "年份": "year",
    "年": "year",
    "届": "term",
    "类型": "kind",
} | {name: name for name in ("title", "text", "speaker", "sector", "session", "year", "term", "kind")}
_KINDS = {"发言": "speech", "讲话": "remark", "报道": "reported", "会议信息": "narrative"} | {
    kind.value: kind.value for kind in SpeechKind
}
_NUMBERS = ("year", "term")
_QUOTES = {'"': '"', "“": "”", "”": "”", "＂": "＂", "「": "」"}
_RANGE = re.compile(r"(\d{1,4})(?:\.\.|…|-|—|至)(\d{1,4})")
_BARE_RANGE = re.compile(r"(\d{4})(?:\.\.|…)(\d{4})")
_FIELD = re.compile(r"(\w+)[:：]")


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    position: int
    quoted: bool
    minus: bool
    field: str | None


def parse(text: str) -> AllOf:
    """Return what a query asks for; an empty one asks for everything.

    Raises QueryError with the place where it cannot be understood.
    """
    parts: list[Node] = []
    joined = False
    for piece in _pieces(text):
        if not piece.quoted and not piece.field and piece.text in ("OR", "或", "|"):
            if not parts or joined:
                raise QueryError("“OR” needs a word on both sides.", position=piece.position)
            joined = True
            continue
        node = _node(piece)
        if joined:
            before = parts.pop()
            parts.append(AnyOf(parts=(*(before.parts if isinstance(before, AnyOf) else (before,)), node)))
            joined = False
        else:
            parts.append(node)
    if joined:
        raise QueryError("“OR” needs a word on both sides.", position=len(text))
    return AllOf(parts=tuple(parts))


def _pieces(text: str) -> list[_Piece]:
    pieces = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        start = place
        minus = text[place] in "-－" and place + 1 < len(text) and not text[place + 1].isspace()
        place += minus
        field, place = _field(text, place)
        if place < len(text) and text[place] in _QUOTES:
            end = text.find(_QUOTES[text[place]], place + 1)
            if end < 0:
                raise QueryError("The quotation mark is not closed.", position=place)
            pieces.append(_Piece(text[place + 1 : end], start, True, minus, field))
            place = end + 1
            continue
        end = next((i for i in range(place, len(text)) if text[i].isspace()), len(text))
        pieces.append(_Piece(text[place:end], start, False, minus, field))
        place = end
    return [piece for piece in pieces if piece.text or piece.field]


def _field(text: str, place: int) -> tuple[str | None, int]:
    match = _FIELD.match(text, place)
    if match and match.group(1).lower() in _FIELDS:
        return _FIELDS[match.group(1).lower()], match.end()
    return None, place


def _node(piece: _Piece) -> Node:
    if not piece.text.strip():
        raise QueryError("The field needs a value.", position=piece.position)
    node: Node
    bare = _BARE_RANGE.fullmatch(piece.text)
    if piece.field in _NUMBERS:
        node = _between(piece)
    elif piece.field == "kind":
        node = _kind(piece)
    elif bare and not piece.quoted and not piece.field:
        node = Between(field="year", low=int(bare.group(1)), high=int(bare.group(2)))
    else:
        node = Words(text=piece.text, field=piece.field)
    return Without(part=node) if piece.minus else node


def _kind(piece: _Piece) -> Is:
    kind = _KINDS.get(piece.text.lower())
    if kind is None:
        raise QueryError(
            "A kind is 发言 (speech), 讲话 (remark), 报道 (reported) or 会议信息 (narrative).",
            position=piece.position,
        )
    return Is(field="kind", values=(kind,))


def _between(piece: _Piece) -> Between:
    match = _RANGE.fullmatch(piece.text)
    low, high = match.groups() if match else (piece.text, piece.text)
    if not (low.isdecimal() and high.isdecimal()):
        raise QueryError(
            "A year or term is a number, or a range such as 2023..2025.", position=piece.position
        )
    return Between(field=piece.field or "", low=int(low), high=int(high))
