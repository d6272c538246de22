"""Print a query back: as a text that means the same, and as chips that can each be taken away."""

from collections.abc import Callable

from desktop.records import QueryChip, SearchQuery
from desktop.records.query_tree import AllOf, AnyOf, Between, Is, Near, Node, Pattern, Without, Words
from desktop.search.language import KINDS, PASSAGES, parse, tree_of
from desktop.search.tokens import DEFAULT_DISTANCE, FIELDS, KEYWORDS

_NAMES: dict[str, str] = {}
for _name, _field in FIELDS.items():
    _NAMES.setdefault(_field, _name)
_VALUES = {"kind": KINDS, "passage": PASSAGES}


def printed(tree: AllOf) -> str:
    """Return the text of a query; parsing it gives the same tree."""
    return " ".join(map(_printed, tree.parts))


def text_of(query: SearchQuery) -> str:
    """Return one text for the words and the chips of a query. Raises QueryError."""
    return printed(tree_of(query))


def chips(text: str) -> tuple[QueryChip, ...]:
    """Return the parts of a typed query that must all be met. Raises QueryError."""
    parts = parse(text).parts
    made = []
    for place, part in enumerate(parts):
        inner = part.part if isinstance(part, Without) else part
        made.append(
            QueryChip(
                field=getattr(inner, "field", None),
                text=_printed(part),
                is_excluded=isinstance(part, Without),
                rest=printed(AllOf(parts=(*parts[:place], *parts[place + 1 :]))),
            )
        )
    return tuple(made)


def _printed(node: Node) -> str:
    printers: dict[type, Callable[..., str]] = {
        Words: _words,
        Pattern: lambda one: f"{_NAMES[one.field]}:{one.text}",
        Is: _is,
        Between: _between,
        Near: _near,
        Without: lambda one: f"-{_grouped(one.part)}",
        AnyOf: lambda one: " OR ".join(map(_grouped, one.parts)),
        AllOf: lambda one: f"({printed(one)})",
    }
    return printers[type(node)](node)


def _grouped(node: Node) -> str:
    """Print a part of a larger whole, in parentheses where it would be taken apart."""
    text = _printed(node)
    return f"({text})" if isinstance(node, AnyOf | Near | Without) else text


def _words(node: Words) -> str:
    return f"{_NAMES[node.field]}:{_text(node.text)}" if node.field else _text(node.text)


def _text(text: str) -> str:
    """Print a text bare where nothing in it could mean anything else."""
    if text.isalnum() and text not in KEYWORDS and not text.startswith("NEAR"):
        return text
    escaped = "".join(f"\\{one}" if one in '\\"”＂' else one for one in text)
    return f'"{escaped}"'


def _is(node: Is) -> str:
    values = {value: name for name, value in _VALUES.get(node.field, {}).items()}
    return f"{_NAMES[node.field]}={_text(values.get(node.value, node.value))}"


def _between(node: Between) -> str:
    low, high = ("" if end is None else str(end) for end in (node.low, node.high))
    return f"{_NAMES[node.field]}:{low}" if low == high else f"{_NAMES[node.field]}:{low}..{high}"


def _near(node: Near) -> str:
    distance = "" if node.distance == DEFAULT_DISTANCE else f"/{node.distance}"
    return f"{_words(node.first)} NEAR{distance} {_words(node.second)}"
