"""What a query means, on the text itself; index and scan both answer through this."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.records import IndexDocument
from desktop.records.query_tree import AllOf, AnyOf, Between, Node, Without, Words
from desktop.search.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedDocument:
    """A record with its searchable texts folded once."""

    document: IndexDocument
    title: str
    text: str
    speaker: str
    sector: str
    session: str

    @classmethod
    def of(cls, document: IndexDocument) -> "FoldedDocument":
        """Fold a record's texts; what a plain word may hit of the speaker is one text with line feeds."""
        places = (*document.speakers, document.office, document.on_behalf_of, document.sector)
        return cls(
            document=document,
            title=fold(document.title),
            text=fold(document.text),
            speaker=fold("\n".join(place for place in places if place)),
            sector=fold("\n".join(place for place in (document.sector, document.on_behalf_of) if place)),
            session=fold("\n".join(place for place in (document.session, document.theme) if place)),
        )


def matches(node: Node, folded: FoldedDocument) -> bool:
    """Tell whether a record meets a query."""
    if isinstance(node, Words):
        return _has(node, folded)
    if isinstance(node, Between):
        day = folded.document.held_on
        value = folded.document.term if node.field == "term" else (day.year if day else None)
        return value is not None and node.low <= value <= node.high
    if isinstance(node, Without):
        return not matches(node.part, folded)
    if isinstance(node, AnyOf):
        return any(matches(part, folded) for part in node.parts)
    return all(matches(part, folded) for part in node.parts)


def _has(node: Words, folded: FoldedDocument) -> bool:
    if node.field == "kind":
        return node.text == folded.document.kind.value
    needle = fold(node.text)
    places = (node.field,) if node.field else ("title", "text", "speaker")
    return any(needle in getattr(folded, place) for place in places)


def needles(node: Node) -> Iterator[Words]:
    """Yield the words that a query wants to occur, to be marked where they do."""
    if isinstance(node, Words):
        yield node
    elif isinstance(node, AllOf | AnyOf):
        for part in node.parts:
            yield from needles(part)


def marks(node: Node, place: str, folded_text: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges of a folded title or text that a query hits, joined where they overlap."""
    found = []
    for words in needles(node):
        if words.field in (None, place):
            needle = fold(words.text)
            start = folded_text.find(needle)
            while start >= 0:
                found.append((start, start + len(needle)))
                start = folded_text.find(needle, start + len(needle))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
