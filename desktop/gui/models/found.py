"""The answer to a query together with what lies outside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from desktop.gui.models.clauses import Clause, clauses, without_clauses
from desktop.records import SearchQuery, SearchResults, SpeechKind

Search = Callable[[SearchQuery], SearchResults]
SPOKEN = (SpeechKind.REMARK, SpeechKind.SPEECH, SpeechKind.REPORTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`outside` counts hits of the same words that the clauses leave out.

    Where nothing is found, `offers` are the clauses whose removal brings records back, and how many.
    """

    query: SearchQuery
    results: SearchResults
    outside: int = 0
    offers: tuple[tuple[Clause, int], ...] = ()


def listed(query: SearchQuery) -> SearchQuery:
    """Return the query that a list is made from: without words, the sessions' accounts are left out."""
    if query.text.strip() or query.kinds:
        return query
    return replace(query, kinds=SPOKEN)


def find(search: Search, query: SearchQuery, sessions: Mapping[str, str]) -> Found:
    """Search, and look beyond the clauses; meant for a worker thread."""
    results = search(listed(query))
    known = clauses(query, sessions)
    if not known or (results.total and not query.text.strip()):
        return Found(query=query, results=results)
    outside = _count(search, without_clauses(query)) - results.total
    offers = () if results.total else tuple((one, _count(search, one.without)) for one in known)
    return Found(
        query=query, results=results, outside=outside, offers=tuple(offer for offer in offers if offer[1])
    )


def _count(search: Search, query: SearchQuery) -> int:
    return search(replace(listed(query), offset=0, limit=1)).total
