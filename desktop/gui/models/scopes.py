"""The sidebar's tree: saved scopes with their counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from desktop.gui.models.words import session_name
from desktop.records import FacetValue, SearchQuery, Session

QUERY = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2
GLYPH = Qt.ItemDataRole.UserRole + 3
# Under a term, 六届十八次常委会会议 is 十八次常委会会议.
_TERM = re.compile(r"^第?[一二三四五六七八九十百\d]+届")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopes:
    """What the tree is made of: all sessions, and the facets and total of the whole archive."""

    sessions: tuple[Session, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    total: int


def scope_tree(scopes: Scopes) -> QStandardItemModel:
    """Return the tree: everything; sessions by term and year; sectors; people. Counts are of speeches."""
    model = QStandardItemModel()
    model.appendRow(_item(_("All speeches"), SearchQuery(), scopes.total, "all"))
    counts = {value.value: value.count for value in scopes.facets.get("session", ())}
    if scopes.sessions:
        model.appendRow(_sessions(scopes.sessions, counts))
    for facet, label, glyph in (("sector", _("Sectors"), "sector"), ("speaker", _("People"), "person")):
        branch = _item(label, None, None, glyph)
        for value in scopes.facets.get(facet, ()):
            chips = (value.value,)
            query = SearchQuery(sectors=chips) if facet == "sector" else SearchQuery(speakers=chips)
            branch.appendRow(_item(value.label, query, value.count))
        if branch.rowCount():
            model.appendRow(branch)
    return model


def index_of(model: QStandardItemModel, query: SearchQuery, parent: QModelIndex | None = None) -> QModelIndex:
    """Return where the scope of a query stands in the tree, or an invalid index."""
    root = parent or QModelIndex()
    for row in range(model.rowCount(root)):
        index = model.index(row, 0, root)
        if index.data(QUERY) == query:
            return index
        deeper = index_of(model, query, index)
        if deeper.isValid():
            return deeper
    return QModelIndex()


def _item(label: str, query: SearchQuery | None, count: int | None, glyph: str = "") -> QStandardItem:
    item = QStandardItem(label)
    item.setData(query, QUERY)
    item.setData(glyph, GLYPH)
    item.setEditable(False)
    item.setToolTip(label)
    _count(item, count)
    return item


def _count(item: QStandardItem, count: int | None) -> None:
    item.setData(count, COUNT)
    said = item.text() if count is None else f"{item.text()}, {count}"
    item.setData(said, Qt.ItemDataRole.AccessibleTextRole)


def _sessions(sessions: Sequence[Session], counts: Mapping[str, int]) -> QStandardItem:
    top = _item(_("Sessions"), None, None, "session")
    branches: dict[tuple[int | None, ...], QStandardItem] = {}
    for session in sessions:
        term, year = session.term, session.held_on.year if session.held_on else None
        if (term,) not in branches:
            query = SearchQuery(terms=(term,)) if term is not None else None
            name = _("Term {n}").format(n=term) if term is not None else _("Other sessions")
            branches[term,] = _item(name, query, 0)
            top.appendRow(branches[term,])
        if (term, year) not in branches:
            terms = (term,) if term is not None else ()
            query = SearchQuery(terms=terms, years=(year,)) if year else None
            branches[term, year] = _item(str(year) if year else _("Date unknown"), query, 0)
            branches[term,].appendRow(branches[term, year])
        count = counts.get(session.id, 0)
        for branch in (branches[term,], branches[term, year]):
            _count(branch, branch.data(COUNT) + count)
        name = session_name(session)
        leaf = _item(_TERM.sub("", name) or name, SearchQuery(session_ids=(session.id,)), count)
        branches[term, year].appendRow(leaf)
    return top
