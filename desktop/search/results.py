"""A page of hits, from records in their order."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from desktop.records import Hit, IndexDocument, Marked
from desktop.records.query_tree import AllOf
from desktop.search.folding import fold
from desktop.search.matching import marks

Documents = Callable[[Sequence[str] | None], Iterable[IndexDocument]]
"""Gives the records of some UUIDs in any order, or all records; one that is gone is left out."""
Texts = Callable[[Sequence[str]], Mapping[str, str]]
"""Gives the texts of the records of some UUIDs; one that is gone is left out."""

_BEFORE, _LENGTH = 12, 84


def page(tree: AllOf, ranked: Iterable[tuple[IndexDocument, float]]) -> tuple[Hit, ...]:
    """Return the hits of records and scores in their order."""
    return tuple(_hit(tree, document, score) for document, score in ranked)


def _hit(tree: AllOf, document: IndexDocument, score: float) -> Hit:
    title = marks(tree, "title", fold(document.title))
    text = marks(tree, "text", fold(document.text), document.passages)
    return Hit(
        speech_id=document.speech_id,
        session_id=document.session_id,
        session=document.session,
        kind=document.kind,
        title=Marked(text=document.title, marks=title),
        speakers=document.speakers,
        office=document.office,
        sector=document.sector,
        held_on=document.held_on,
        excerpt=excerpt(document.text, text),
        occurrences=len(title) + len(text),
        problems=document.problems,
        proposals=document.proposals,
        score=score,
    )


def excerpt(text: str, hits: Sequence[tuple[int, int]]) -> Marked:
    """Return about 84 characters around the first hit, line feeds as spaces, with the hits in them."""
    start = max(0, hits[0][0] - _BEFORE) if hits else 0
    end = min(len(text), start + _LENGTH)
    lead, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(lead) - start
    kept = tuple((s + shift, min(e, end) + shift) for s, e in hits if start <= s < end)
    return Marked(text=lead + text[start:end].replace("\n", " ") + tail, marks=kept)
