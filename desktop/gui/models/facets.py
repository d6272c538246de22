"""The values that a search can be narrowed by, as a tree with check boxes."""

from dataclasses import replace
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from desktop.gui.models.scopes import COUNT
from desktop.gui.models.words import kind_name
from desktop.records import FacetValue, SearchQuery, SearchResults, SpeechKind

VALUE = Qt.ItemDataRole.UserRole + 4
SHARE = Qt.ItemDataRole.UserRole + 5
_SHOWN = 12


def facet_tree(query: SearchQuery, results: SearchResults) -> QStandardItemModel:
    """Return the fields year, kind, sector and speaker with the values of the hits, most frequent first."""
    model = QStandardItemModel()
    for field, label in _fields():
        values = results.facets.get(field, ())
        chosen = _chosen(query, field)
        if not values and not chosen:
            continue
        branch = QStandardItem(label)
        branch.setEditable(False)
        branch.setData(field, VALUE)
        branch.setData(len(values), COUNT)
        top = max((value.count for value in values), default=1)
        for value in _shown(values, chosen, field):
            branch.appendRow(_box(value, is_chosen=value.value in chosen, share=value.count / top))
        model.appendRow(branch)
    return model


def toggled(query: SearchQuery, index: QModelIndex) -> SearchQuery:
    """Return the query with the value at an index added to its clauses, or taken away."""
    field, value = index.parent().data(VALUE), index.data(VALUE)
    if field == "year":
        return replace(query, years=_switched(query.years, int(value)))
    if field == "kind":
        return replace(query, kinds=_switched(query.kinds, SpeechKind(value)))
    if field == "sector":
        return replace(query, sectors=_switched(query.sectors, value))
    return replace(query, speakers=_switched(query.speakers, value))


def has_facets(query: SearchQuery) -> bool:
    """Tell whether a query is narrowed by any of the fields."""
    return any(_chosen(query, field) for field, _label in _fields())


def without_facets(query: SearchQuery) -> SearchQuery:
    """Return a query that is not narrowed by the fields."""
    return replace(query, years=(), kinds=(), sectors=(), speakers=())


def _fields() -> tuple[tuple[str, str], ...]:
    return (("year", _("Year")), ("kind", _("Kind")), ("sector", _("Sector")), ("speaker", _("Speaker")))


def _chosen(query: SearchQuery, field: str) -> tuple[str, ...]:
    return {
        "year": tuple(str(year) for year in query.years),
        "kind": tuple(kind.value for kind in query.kinds),
        "sector": query.sectors,
        "speaker": query.speakers,
    }[field]


def _shown(values: tuple[FacetValue, ...], chosen: tuple[str, ...], field: str) -> list[FacetValue]:
    known = {value.value for value in values}
    kept = [value for number, value in enumerate(values) if number < _SHOWN or value.value in chosen]
    kept += [FacetValue(value=value, label=value, count=0) for value in chosen if value not in known]
    return sorted(kept, key=lambda value: value.value, reverse=True) if field == "year" else kept


def _box(value: FacetValue, *, is_chosen: bool, share: float) -> QStandardItem:
    is_kind = value.value in list(SpeechKind)
    label = kind_name(SpeechKind(value.value)) if is_kind else value.label
    box = QStandardItem(label)
    box.setEditable(False)
    box.setCheckable(True)
    box.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
    box.setToolTip(label)
    box.setData(value.value, VALUE)
    box.setData(value.count, COUNT)
    box.setData(share, SHARE)
    box.setData(f"{label}, {value.count}", Qt.ItemDataRole.AccessibleTextRole)
    return box


def _switched(values: tuple, value: object) -> tuple:  # type: ignore[type-arg]
    return tuple(one for one in values if one != value) if value in values else (*values, value)
