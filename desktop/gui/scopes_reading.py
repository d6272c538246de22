"""Read what the sidebar lists; meant for a worker thread."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.composition import Desk
from desktop.gui.models.found import listed
from desktop.gui.models.scopes import Scope, Scopes, scope_tree
from desktop.gui.models.words import kind_values
from desktop.records import QueryError, SearchQuery
from desktop.records.collection import SavedSearch
from desktop.workflows.browse_archive import ArchiveCounts
from desktop.workflows.suggest_queries import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopesRead:
    """The archive's scopes, the tree of them, and the words that a search is completed with."""

    scopes: Scopes
    tree: Scope
    vocabulary: Vocabulary
    counts: ArchiveCounts


def read_scopes(desk: Desk) -> ScopesRead:
    """Read sessions, count everything once, and count what each saved search finds."""
    everything = desk.search.search(replace(listed(SearchQuery()), limit=1))
    scopes = Scopes(
        sessions=desk.browse.sessions(),
        facets=everything.facets,
        total=everything.total,
        searches=tuple(_searches(desk)),
    )
    vocabulary = Vocabulary(values={**everything.facets, "kind": kind_values()})
    return ScopesRead(
        scopes=scopes, tree=scope_tree(scopes), vocabulary=vocabulary, counts=desk.browse.counts()
    )


def _searches(desk: Desk) -> Iterator[tuple[SavedSearch, int | None]]:
    for kept in desk.searches.all():
        query = replace(listed(SearchQuery(text=kept.query)), limit=1)
        try:
            yield kept, desk.search.search(query).total
        except QueryError:
            # Kept by another version, whose language knew more: it can still be looked at and deleted.
            yield kept, None
