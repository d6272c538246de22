"""The clauses of a query: what the chips show and what an empty page offers to drop."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from gettext import gettext as _
from typing import TypeVar

from desktop.gui.models.words import kind_name
from desktop.records import SearchQuery, Sort

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause: its field and value as shown, and the query without it."""

    field: str
    value: str
    without: SearchQuery


def clauses(query: SearchQuery, sessions: Mapping[str, str]) -> tuple[Clause, ...]:
    """Return the clauses of a query in the order of the chips; `sessions` names sessions by UUID."""
    return tuple(_clauses(query, sessions))


def without_clauses(query: SearchQuery) -> SearchQuery:
    """Return the same words without any clause."""
    return replace(query, session_ids=(), terms=(), years=(), kinds=(), sectors=(), speakers=())


def scope_of(query: SearchQuery) -> SearchQuery:
    """Return the clauses of a query without its words and order, as the sidebar's entries hold them."""
    return replace(query, text="", sort=Sort.RELEVANCE, offset=0, limit=SearchQuery().limit)


def _clauses(query: SearchQuery, sessions: Mapping[str, str]) -> Iterator[Clause]:
    for session in query.session_ids:
        rest = replace(query, session_ids=_less(query.session_ids, session))
        yield Clause(field=_("Session"), value=sessions.get(session, "?"), without=rest)
    for term in query.terms:
        rest = replace(query, terms=_less(query.terms, term))
        yield Clause(field=_("Term"), value=str(term), without=rest)
    for year in query.years:
        yield Clause(field=_("Year"), value=str(year), without=replace(query, years=_less(query.years, year)))
    for kind in query.kinds:
        yield Clause(
            field=_("Kind"), value=kind_name(kind), without=replace(query, kinds=_less(query.kinds, kind))
        )
    for sector in query.sectors:
        rest = replace(query, sectors=_less(query.sectors, sector))
        yield Clause(field=_("Sector"), value=sector, without=rest)
    for speaker in query.speakers:
        rest = replace(query, speakers=_less(query.speakers, speaker))
        yield Clause(field=_("Speaker"), value=speaker, without=rest)


def _less(values: tuple[Value, ...], gone: Value) -> tuple[Value, ...]:
    return tuple(value for value in values if value != gone)
