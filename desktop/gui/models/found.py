"""The answer to a query together with what lies outside it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from gettext import gettext as _

from desktop.gui.models.clauses import Clause, clauses, without_clauses
from desktop.gui.models.speech_list import PAGE
from desktop.records import SearchQuery, SearchResults, SpeechKind
from desktop.workflows.query_parts import independent_parts, without_part

Search = Callable[[SearchQuery], SearchResults]
SPOKEN = (SpeechKind.REMARK, SpeechKind.SPEECH, SpeechKind.REPORTED)
# A query of more words than this is not taken apart: every word costs a search.
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`outside` counts hits of the same words that the clauses leave out.

    Where nothing is found, `offers` are the clauses and words whose removal brings records back, and how
    many.
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


def page_of(query: SearchQuery, first: int = 0) -> SearchQuery:
    """Return the query for a page of a list, beginning with the row `first`."""
    return replace(listed(query), offset=first, limit=PAGE)


def find(search: Search, query: SearchQuery, sessions: Mapping[str, str]) -> Found:
    """Search, and look beyond the clauses; meant for a worker thread."""
    results = search(page_of(query))
    known = clauses(query, sessions)
    if results.total and not (known and query.text.strip()):
        return Found(query=query, results=results)
    outside = _count(search, without_clauses(query)) - results.total if known else 0
    drops = () if results.total else (*known, *_words(query, _("the words")))
    offers = _bringing(search, drops)
    if not offers and known and not results.total:
        offers = _bringing(search, _words(without_clauses(query), _("all limits and the words")))
    return Found(query=query, results=results, outside=outside, offers=offers)


def _bringing(search: Search, drops: Iterable[Clause]) -> tuple[tuple[Clause, int], ...]:
    counted = ((one, _count(search, one.without)) for one in drops)
    return tuple(offer for offer in counted if offer[1])


def _words(query: SearchQuery, said: str) -> Iterator[Clause]:
    words = independent_parts(query.text)
    if 1 < len(words) <= _MOST_WORDS:
        for word in words:
            rest = replace(query, text=without_part(query.text, word))
            yield Clause(field=said, value=word.text, without=rest)


def _count(search: Search, query: SearchQuery) -> int:
    return search(replace(listed(query), offset=0, limit=1)).total
