"""The clauses of a query: what the chips show and what an empty page offers to drop."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.gui.models.words import kind_name
from desktop.gui.wording import translated as _
from desktop.records import SearchQuery, Sort, SpeechKind
from desktop.workflows.query_clauses import CLAUSE_FIELDS, switched, values_of, with_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause: its field and value as shown, the query without it, and the field's `key` (words: none)."""

    field: str
    value: str
    without: SearchQuery
    key: str = ""


def clauses(query: SearchQuery, sessions: Mapping[str, str]) -> tuple[Clause, ...]:
    """Return the clauses of a query in the order of the chips; `sessions` names sessions by UUID."""
    return tuple(
        Clause(
            key=key,
            field=field_name(key),
            value=_shown(key, value, sessions),
            without=switched(query, key, value),
        )
        for key in CLAUSE_FIELDS
        for value in values_of(query, key)
    )


def field_name(key: str) -> str:
    """Return what a field is called."""
    return {
        "session": _("Session"),
        "term": _("Term"),
        "year": _("Year"),
        "kind": _("Kind"),
        "sector": _("Sector"),
        "speaker": _("Speaker"),
        "topic": _("Topic"),
        "collection": _("Collection"),
        "title": _("Title"),
        "text": _("Text"),
    }[key]


def without_clauses(query: SearchQuery) -> SearchQuery:
    """Return the same words without any clause."""
    for field in CLAUSE_FIELDS:
        query = with_values(query, field, ())
    return query


def scope_of(query: SearchQuery) -> SearchQuery:
    """Return the clauses of a query without its words and order, as the sidebar's entries hold them."""
    return replace(query, text="", sort=Sort.RELEVANCE, offset=0, limit=SearchQuery().limit)


def _shown(key: str, value: str, sessions: Mapping[str, str]) -> str:
    if key == "session":
        return sessions.get(value, "?")
    return kind_name(SpeechKind(value)) if key == "kind" else value
