"""The sidebar's tree: saved scopes with their counts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.gui.models.words import session_name
from desktop.gui.wording import translated as _
from desktop.records import FacetValue, SearchQuery, Session
from desktop.records.collection import SavedSearch
from desktop.workflows.query_clauses import with_values

AnyIndex = QModelIndex | QPersistentModelIndex
QUERY = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2
GLYPH = Qt.ItemDataRole.UserRole + 3
SEARCH = Qt.ItemDataRole.UserRole + 6
# Under a term, 六届十八次常委会会议 is 十八次常委会会议.
_TERM = re.compile(r"^第?[一二三四五六七八九十百\d]+届")

# More people than this are filed under letters: nobody reads down so long a list.
_FLAT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopes:
    """What the tree is made of: all sessions, and the facets and total of the whole archive.

    `collections` count the speeches in each. `searches` are the saved ones with what each finds; None for
    one that is not understood. `initials` are the letters that names are filed under.
    """

    sessions: tuple[Session, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    total: int
    collections: tuple[FacetValue, ...] = ()
    searches: tuple[tuple[SavedSearch, int | None], ...] = ()
    initials: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True, eq=False, weakref_slot=True)
class Scope:
    """An entry: what it is called, its query (None: only a branch), how many speeches it holds."""

    label: str
    query: SearchQuery | None = None
    count: int | None = None
    glyph: str = ""
    search: SavedSearch | None = None
    parent: "Scope | None" = None
    row: int = 0
    children: "list[Scope]" = field(default_factory=list)

    def add(self, child: "Scope") -> "Scope":
        """Put an entry last under this one and return it."""
        child.parent, child.row = self, len(self.children)
        self.children.append(child)
        return child

    def sort_letters(self) -> None:
        """Put branches of letters in the order of the alphabet; other entries stay as they are."""
        if all(child.query is None for child in self.children):
            self.children.sort(key=lambda child: child.label)
            for row, child in enumerate(self.children):
                child.row = row

    def all(self) -> "Iterator[Scope]":
        """Yield everything under this entry, in order."""
        for child in self.children:
            yield child
            yield from child.all()


def scope_tree(scopes: Scopes) -> Scope:
    """Return the tree: everything; sessions by term and year; sectors; people. Counts are of speeches.

    Meant for a worker thread: an archive may have thousands of sessions and people.
    """
    root = Scope("")
    root.add(Scope(_("All speeches"), SearchQuery(), scopes.total, "all"))
    counts = {value.value: value.count for value in scopes.facets.get("session", ())}
    if scopes.sessions:
        _add_sessions(root.add(Scope(_("Sessions"), glyph="session")), scopes.sessions, counts)
    for facet, label, glyph in (
        ("sector", _("Sectors"), "sector"),
        ("speaker", _("People"), "person"),
        ("topic", _("Topics"), "topic"),
        ("collection", _("Collections"), "star"),
    ):
        values = scopes.collections if facet == "collection" else scopes.facets.get(facet, ())
        if values:
            branch = root.add(Scope(label, glyph=glyph))
            for value in values:
                query = with_values(SearchQuery(), facet, (value.value,))
                is_filed = facet == "speaker" and len(values) > _FLAT
                place = _letter(branch, value, scopes) if is_filed else branch
                place.add(Scope(value.label, query, value.count))
            branch.sort_letters()
    if scopes.searches:
        branch = root.add(Scope(_("Saved searches"), glyph="bookmark"))
        for kept, count in scopes.searches:
            branch.add(Scope(kept.name, SearchQuery(text=kept.query), count, search=kept))
    return root


def _letter(people: Scope, name: FacetValue, scopes: Scopes) -> Scope:
    """Return the branch of the letter that a name is filed under."""
    letter = scopes.initials.get(name.value, "").upper() or "#"
    known = next((one for one in people.children if one.label == letter), None)
    return known or people.add(Scope(letter))


def _add_sessions(top: Scope, sessions: Sequence[Session], counts: Mapping[str, int]) -> None:
    branches: dict[tuple[int | None, ...], Scope] = {}
    for session in sessions:
        term, year = session.term, session.held_on.year if session.held_on else None
        if (term,) not in branches:
            query = SearchQuery(terms=(term,)) if term is not None else None
            name = _("Term {n}").format(n=term) if term is not None else _("Other sessions")
            branches[term,] = top.add(Scope(name, query, 0))
        if (term, year) not in branches:
            terms = (term,) if term is not None else ()
            query = SearchQuery(terms=terms, years=(year,)) if year else None
            branches[term, year] = branches[term,].add(
                Scope(str(year) if year else _("Date unknown"), query, 0)
            )
        count = counts.get(session.id, 0)
        for branch in (branches[term,], branches[term, year]):
            branch.count = (branch.count or 0) + count
        name = session_name(session)
        leaf = Scope(_TERM.sub("", name) or name, SearchQuery(session_ids=(session.id,)), count)
        branches[term, year].add(leaf)


class ScopeModel(QAbstractItemModel):
    """A tree of scopes as Qt sees it; holds the entries and makes nothing of them."""

    def __init__(self, root: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = root
        self._places = {scope.query: scope for scope in root.all() if scope.query is not None}

    def release(self) -> None:
        """Let the entries go, once no view shows them: the garbage collector does not look at them."""
        for scope in self._root.all():
            scope.parent = None

    def index_of(self, query: SearchQuery) -> QModelIndex:
        """Return where the scope of a query stands, or an invalid index."""
        scope = self._places.get(query)
        return self.createIndex(scope.row, 0, scope) if scope is not None else QModelIndex()

    def _scope(self, index: AnyIndex) -> Scope:
        return cast(Scope, index.internalPointer()) if index.isValid() else self._root

    @override
    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self._scope(parent).children
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    @override
    def parent(self, index: AnyIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008
        above = self._scope(index).parent if index.isValid() else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return len(self._scope(parent).children)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 1

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        scope = self._scope(index)
        said = scope.label if scope.count is None else f"{scope.label}, {scope.count}"
        return {
            int(QUERY): scope.query,
            int(COUNT): scope.count,
            int(GLYPH): scope.glyph,
            int(SEARCH): scope.search,
            int(Qt.ItemDataRole.DisplayRole): scope.label,
            int(Qt.ItemDataRole.ToolTipRole): scope.label,
            int(Qt.ItemDataRole.AccessibleTextRole): said,
        }.get(int(role))
