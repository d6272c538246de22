"""Read what the sidebar lists; meant for a worker thread."""

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.composition import Desk
from desktop.gui.models.found import listed
from desktop.gui.models.scopes import Scope, Scopes, scope_tree
from desktop.gui.models.words import kind_values
from desktop.records import FacetValue, QueryError, SearchQuery
from desktop.records.collection import SavedSearch
from desktop.records.readings import NameReading, readings_of
from desktop.workflows.suggest_queries import Vocabulary, typed_as


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopesRead:
    """The archive's scopes, the tree of them, and the words that a search is completed with."""

    scopes: Scopes
    tree: Scope
    vocabulary: Vocabulary


def read_scopes(desk: Desk) -> ScopesRead:
    """Read sessions, count everything once, and count what each saved search finds.

    What is read stays as long as the archive is open: the garbage collector, which would stop the window
    for as long as it looks through all of it, is told to leave it alone.
    """
    gc.disable()
    try:
        return _read(desk)
    finally:
        gc.freeze()
        gc.enable()


def _read(desk: Desk) -> ScopesRead:
    everything = desk.search.search(replace(listed(SearchQuery()), limit=1, facet_limit=None))
    readings = _readings(desk, everything.facets.get("speaker", ()))
    scopes = Scopes(
        sessions=desk.browse.sessions(),
        facets=everything.facets,
        total=everything.total,
        collections=tuple(_collections(desk)),
        searches=tuple(_searches(desk)),
        initials={name: typed[0][:1] for name, typed in readings.items() if typed},
    )
    values = {**everything.facets, "kind": kind_values(), "collection": scopes.collections}
    vocabulary = Vocabulary(values=values, readings=readings)
    return ScopesRead(scopes=scopes, tree=scope_tree(scopes), vocabulary=vocabulary)


def _readings(desk: Desk, names: Sequence[FacetValue]) -> dict[str, tuple[str, ...]]:
    """Return how names are typed: as a person has corrected the reading, else as the tables read it."""
    corrected = {name.name: name.reading for one in desk.people.people() for name in one.names}
    readings = {}
    for name in names:
        known = corrected.get(name.value)
        readings[name.value] = typed_as(known) if known else typed_as(*map(_spaced, readings_of(name.value)))
    return readings


def _spaced(reading: NameReading) -> str:
    return " ".join(reading.syllables)


def _collections(desk: Desk) -> Iterator[FacetValue]:
    for name in dict.fromkeys(one.name for one in desk.gather.collections()):
        query = replace(listed(SearchQuery(collections=(name,))), limit=1)
        yield FacetValue(value=name, label=name, count=desk.search.search(query).total)


def _searches(desk: Desk) -> Iterator[tuple[SavedSearch, int | None]]:
    for kept in desk.searches.all():
        query = replace(listed(SearchQuery(text=kept.query)), limit=1)
        try:
            yield kept, desk.search.search(query).total
        except QueryError:
            # Kept by another version, whose language knew more: it can still be looked at and deleted.
            yield kept, None
