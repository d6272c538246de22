"""What a query means, on the text itself: the plain scan answers by it, and every hit is marked by it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.records import IndexDocument, Passage
from desktop.records.query_tree import AllOf, AnyOf, Between, Is, Near, Node, Pattern, Without, Words
from desktop.search.folding import fold
from desktop.search.schema import LABELS, PLACES, labels, lines

Ranges = tuple[tuple[int, int], ...]
# A word without a field is sought in these.
_PLAIN = ("title", "text", "speaker")
_PASSAGES = ("problem", "proposal")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedDocument:
    """A record with its searchable texts folded once; all but the text are lines joined by line feeds."""

    document: IndexDocument
    places: dict[str, str]

    @classmethod
    def of(cls, document: IndexDocument) -> "FoldedDocument":
        """Fold a record's texts."""
        places = {place: fold("\n".join(lines(document, place))) for place in PLACES if place != "text"}
        return cls(document=document, places={**places, "text": fold(document.text)})


def places_of(field: str | None) -> tuple[str, ...]:
    """Return the places in which a word of a field is sought; topics and collections are in none."""
    if field is None:
        return _PLAIN
    if field in _PASSAGES:
        return ("text",)
    return (field,) if field in PLACES else ()


def matches(node: Node, folded: FoldedDocument) -> bool:  # noqa: PLR0911 - one for each kind of node
    """Tell whether a record meets a query."""
    if isinstance(node, Words):
        return _occurs(node, folded)
    if isinstance(node, Pattern):
        sought = pattern(node.text)
        return any(sought.fullmatch(fold(value)) for value in values_of(folded.document, node.field))
    if isinstance(node, Is):
        return node.value in values_of(folded.document, node.field, exact=True)
    if isinstance(node, Between):
        return _is_between(node, folded.document)
    if isinstance(node, Near):
        return _is_near(node, folded)
    if isinstance(node, Without):
        return not matches(node.part, folded)
    if isinstance(node, AnyOf):
        return any(matches(part, folded) for part in node.parts)
    return all(matches(part, folded) for part in node.parts)


def values_of(document: IndexDocument, field: str, *, exact: bool = False) -> Sequence[str]:
    """Return the values of a field that a pattern, or with `exact` an equal value, is compared with."""
    if field in LABELS:
        return labels(document, field)
    if not exact:
        return lines(document, field)
    kinds = ("problem",) * bool(document.problems) + ("proposal",) * bool(document.proposals)
    known: dict[str, Sequence[str]] = {
        "session": (document.session_id,),
        "kind": (document.kind.value,),
        "sector": (document.sector,) if document.sector else (),
        "speaker": document.speakers,
        "passage": kinds,
    }
    return known[field]


@lru_cache(maxsize=64)
def pattern(text: str) -> re.Pattern[str]:
    """Return the expression that a folded name has to match as a whole."""
    wild = {"*": ".*", "?": "."}
    return re.compile("".join(wild.get(one, re.escape(one)) for one in fold(text)), re.DOTALL)


@lru_cache(maxsize=64)
def needles(node: Node) -> tuple[Words, ...]:
    """Return the words that a query wants to occur, folded, each once, to be marked where they do."""
    wanted = (Words(text=fold(words.text), field=words.field) for words in _wanted(node))
    return tuple(dict.fromkeys(wanted))


def _wanted(node: Node) -> Iterator[Words]:
    if isinstance(node, Words):
        yield node
    elif isinstance(node, Near):
        yield from (node.first, node.second)
    elif isinstance(node, AllOf | AnyOf):
        for part in node.parts:
            yield from _wanted(part)


def starts(needle: str, text: str) -> Iterator[int]:
    """Yield where a folded needle stands in a folded text, from left to right without overlapping itself."""
    start = text.find(needle)
    while start >= 0:
        yield start
        start = text.find(needle, start + len(needle))


def found(words: Words, place: str, text: str, passages: Sequence[Passage]) -> Iterator[int]:
    """Yield where folded words stand in a place's folded text, if they are sought there."""
    if place not in places_of(words.field):
        return
    for start in starts(words.text, text):
        if words.field not in _PASSAGES or _is_inside(words, start, passages):
            yield start


def marks(node: Node, place: str, folded_text: str, passages: Sequence[Passage] = ()) -> Ranges:
    """Return the ranges of a folded title or text that a query hits, joined where they overlap."""
    hit = [
        (start, start + len(words.text))
        for words in needles(node)
        for start in found(words, place, folded_text, passages)
    ]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(hit):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _is_inside(words: Words, start: int, passages: Sequence[Passage]) -> bool:
    return any(
        one.kind.value == words.field and one.start <= start and start + len(words.text) <= one.end
        for one in passages
    )


def _occurs(node: Words, folded: FoldedDocument) -> bool:
    needle = fold(node.text)
    if node.field in LABELS:
        return any(needle in fold(label) for label in labels(folded.document, node.field))
    words = Words(text=needle, field=node.field)
    return any(_all_found(words, place, folded) for place in places_of(node.field))


def _all_found(words: Words, place: str, folded: FoldedDocument) -> list[int]:
    return list(found(words, place, folded.places[place], folded.document.passages))


def _is_between(node: Between, document: IndexDocument) -> bool:
    year = document.held_on.year if document.held_on else None
    value = document.term if node.field == "term" else year
    if value is None:
        return False
    return (node.low is None or node.low <= value) and (node.high is None or value <= node.high)


def _is_near(node: Near, folded: FoldedDocument) -> bool:
    first, second = (Words(text=fold(words.text), field=words.field) for words in (node.first, node.second))
    for place in places_of(first.field):
        others = _all_found(second, place, folded)
        for start in _all_found(first, place, folded):
            low, high = start - node.distance - len(second.text), start + len(first.text) + node.distance
            close = [other for other in others if low <= other <= high]
            # A word is not near itself.
            if len(close) > (first == second):
                return True
    return False
