"""The sidebar: saved scopes with their counts."""

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from desktop.records import FacetValue, SearchQuery, Session

QUERY = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2


def _item(label: str, query: SearchQuery | None, count: int | None) -> QStandardItem:
    item = QStandardItem(label)
    item.setData(query, QUERY)
    item.setData(count, COUNT)
    item.setEditable(False)
    item.setSelectable(query is not None)
    said = label if count is None else f"{label}, {count}"
    item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
    return item


def scopes(
    sessions: Sequence[Session], facets: dict[str, tuple[FacetValue, ...]], total: int
) -> QStandardItemModel:
    """Return the tree: everything; sessions by term and year; sectors; people. Counts are of records."""
    model = QStandardItemModel()
    model.appendRow(_item(_("All speeches"), SearchQuery(), total))
    model.appendRow(_sessions(sessions, {value.value: value.count for value in facets.get("session", ())}))
    for facet, label in (("sector", _("Sectors")), ("speaker", _("People"))):
        branch = _item(label, None, None)
        for value in facets.get(facet, ()):
            chips = (value.value,)
            query = SearchQuery(sectors=chips) if facet == "sector" else SearchQuery(speakers=chips)
            branch.appendRow(_item(value.label, query, value.count))
        if branch.rowCount():
            model.appendRow(branch)
    return model


def _sessions(sessions: Sequence[Session], counts: dict[str, int]) -> QStandardItem:
    top = _item(_("Sessions"), None, None)
    years: dict[int | None, QStandardItem] = {}
    for session in sessions:
        year = session.held_on.year if session.held_on else None
        if year not in years:
            query = SearchQuery(years=(year,)) if year else None
            years[year] = _item(str(year) if year else _("Date unknown"), query, 0)
            top.appendRow(years[year])
        branch, count = years[year], counts.get(session.id, 0)
        branch.setData(branch.data(COUNT) + count, COUNT)
        name = session.name or session.full_name
        branch.appendRow(_item(name, SearchQuery(session_ids=(session.id,)), count))
    return top


def with_text(query: SearchQuery, text: str) -> SearchQuery:
    """Return a scope narrowed by what is typed."""
    return replace(query, text=text)
