"""From matching records to a page of hits with counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from desktop.records import FacetValue, Hit, IndexDocument, Marked, SearchQuery, SearchResults, Sort
from desktop.records.query_tree import AllOf
from desktop.search.matching import FoldedDocument, marks, matches

_BEFORE, _LENGTH = 12, 84
_FACETS: dict[str, Callable[[IndexDocument], Sequence[tuple[str, str]]]] = {
    "year": lambda d: [(str(d.held_on.year), str(d.held_on.year))] if d.held_on else [],
    "term": lambda d: [(str(d.term), str(d.term))] if d.term is not None else [],
    "kind": lambda d: [(d.kind.value, d.kind.value)],
    "sector": lambda d: [(d.sector, d.sector)] if d.sector else [],
    "speaker": lambda d: [(name, name) for name in d.speakers],
    "session": lambda d: [(d.session_id, d.session)],
}


@dataclass(frozen=True, slots=True)
class _Found:
    document: IndexDocument
    title: tuple[tuple[int, int], ...]
    text: tuple[tuple[int, int], ...]
    score: float


def answer(query: SearchQuery, tree: AllOf, documents: Iterable[IndexDocument]) -> SearchResults:
    """Return the page of hits that a query asks for, out of candidates that hold every true hit."""
    counters: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in _FACETS}
    found = []
    for document in documents:
        folded = FoldedDocument.of(document)
        if not matches(tree, folded):
            continue
        failed = _failed_chips(query, document)
        for name, values in _FACETS.items():
            if not failed - {name}:
                counters[name].update(values(document))
        if not failed:
            found.append(_found(tree, folded))
    found.sort(key=_order(query))
    page = found[query.offset : query.offset + query.limit]
    return SearchResults(
        query=query,
        total=len(found),
        occurrences=sum(len(one.title) + len(one.text) for one in found),
        hits=tuple(_hit(one) for one in page),
        facets={name: _facet(counter) for name, counter in counters.items()},
    )


def _failed_chips(query: SearchQuery, document: IndexDocument) -> set[str]:
    chips: dict[str, Sequence[str]] = {
        "session": query.session_ids,
        "term": [str(term) for term in query.terms],
        "year": [str(year) for year in query.years],
        "kind": [kind.value for kind in query.kinds],
        "sector": query.sectors,
        "speaker": query.speakers,
    }
    return {
        name
        for name, wanted in chips.items()
        if wanted and not any(value in wanted for value, _ in _FACETS[name](document))
    }


def _found(tree: AllOf, folded: FoldedDocument) -> _Found:
    title, text = marks(tree, "title", folded.title), marks(tree, "text", folded.text)
    score = (5 * len(title) + len(text)) / log(200 + len(folded.text))
    return _Found(folded.document, title, text, score)


def _order(query: SearchQuery) -> Callable[[_Found], tuple[object, ...]]:
    def by_date(one: _Found) -> tuple[object, ...]:
        day = one.document.held_on or date.min
        return (-day.toordinal(), one.document.session, one.document.session_id, one.document.position)

    if query.sort is Sort.RELEVANCE and query.text.strip():
        return lambda one: (-one.score, *by_date(one))
    return by_date


def _facet(counter: Counter[tuple[str, str]]) -> tuple[FacetValue, ...]:
    ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetValue(value=value, label=label, count=count) for (value, label), count in ordered)


def _hit(one: _Found) -> Hit:
    document = one.document
    return Hit(
        speech_id=document.speech_id,
        session_id=document.session_id,
        session=document.session,
        kind=document.kind,
        title=Marked(text=document.title, marks=one.title),
        speakers=document.speakers,
        office=document.office,
        sector=document.sector,
        held_on=document.held_on,
        excerpt=excerpt(document.text, one.text),
        occurrences=len(one.title) + len(one.text),
        problems=document.problems,
        proposals=document.proposals,
        score=one.score,
    )


def excerpt(text: str, hits: Sequence[tuple[int, int]]) -> Marked:
    """Return about 84 characters around the first hit, line feeds as spaces, with the hits in them."""
    start = max(0, hits[0][0] - _BEFORE) if hits else 0
    end = min(len(text), start + _LENGTH)
    lead, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(lead) - start
    kept = tuple((s + shift, min(e, end) + shift) for s, e in hits if start <= s < end)
    return Marked(text=lead + text[start:end].replace("\n", " ") + tail, marks=kept)
