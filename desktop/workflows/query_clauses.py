"""The clauses of a query by field: looked at and switched, every value as its facet has it."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.records import SearchQuery, SpeechKind

CLAUSE_FIELDS = ("session", "term", "year", "kind", "sector", "speaker")


def values_of(query: SearchQuery, field: str) -> tuple[str, ...]:
    """Return the values that a query limits a field to."""
    return {
        "session": query.session_ids,
        "term": tuple(map(str, query.terms)),
        "year": tuple(map(str, query.years)),
        "kind": tuple(kind.value for kind in query.kinds),
        "sector": query.sectors,
        "speaker": query.speakers,
    }[field]


def with_values(query: SearchQuery, field: str, values: Sequence[str]) -> SearchQuery:
    """Return a query that limits a field to these values; without any the field is free."""
    wanted = tuple(dict.fromkeys(values))
    if field == "session":
        return replace(query, session_ids=wanted)
    if field == "term":
        return replace(query, terms=tuple(map(int, wanted)))
    if field == "year":
        return replace(query, years=tuple(map(int, wanted)))
    if field == "kind":
        return replace(query, kinds=tuple(map(SpeechKind, wanted)))
    if field == "sector":
        return replace(query, sectors=wanted)
    return replace(query, speakers=wanted)


def with_value(query: SearchQuery, field: str, value: str) -> SearchQuery:
    """Return a query that also allows a value of a field."""
    return with_values(query, field, (*values_of(query, field), value))


def switched(query: SearchQuery, field: str, value: str) -> SearchQuery:
    """Return a query with a value added to its clauses, or taken away where it is one."""
    known = values_of(query, field)
    rest = tuple(one for one in known if one != value)
    return with_values(query, field, rest if value in known else (*known, value))
