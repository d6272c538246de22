"""Take a query's text apart into what is separated by spaces, without understanding it."""

from dataclasses import dataclass

_PAIRS = {'"': '"', "“": "”", "”": "”", "＂": "＂", "「": "」"}
_OPENING, _CLOSING = "(（", ")）"
_JOINING = frozenset(("OR", "或", "|", "AND", "NOT"))


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryPart:
    """The characters `start` to `end` of a query's text, which hold no space outside quotes or brackets."""

    start: int
    end: int
    text: str


def parts(text: str) -> tuple[QueryPart, ...]:
    """Return the parts of a query's text in order; an open quote or bracket reaches to the end."""
    found, start, place, depth = [], None, 0, 0
    while place < len(text):
        character = text[place]
        if character.isspace() and not depth:
            if start is not None:
                found.append(QueryPart(start=start, end=place, text=text[start:place]))
            start = None
        elif start is None:
            start = place
        depth = max(0, depth + (character in _OPENING) - (character in _CLOSING))
        if character in _PAIRS:
            closing = text.find(_PAIRS[character], place + 1)
            place = len(text) - 1 if closing < 0 else closing
        place += 1
    if start is not None:
        found.append(QueryPart(start=start, end=len(text), text=text[start:]))
    return tuple(found)


def independent_parts(text: str) -> tuple[QueryPart, ...]:
    """Return the parts that can each be taken away alone: none where words join others, as OR does."""
    found = parts(text)
    joins = any(
        part.text.upper() in _JOINING or part.text.upper().startswith("NEAR") or "/" in part.text[-3:]
        for part in found
    )
    return () if joins else found


def without_part(text: str, part: QueryPart) -> str:
    """Return a query's text without one of its parts."""
    return " ".join((text[: part.start].rstrip(), text[part.end :].lstrip())).strip()
