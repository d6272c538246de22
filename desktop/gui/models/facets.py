"""The values that a search can be narrowed by, as a tree with check boxes."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from desktop.gui.models.scopes import COUNT
from desktop.gui.models.words import kind_name
from desktop.gui.wording import translated as _
from desktop.records import FacetValue, SearchQuery, SearchResults, SpeechKind
from desktop.workflows.query_clauses import switched, values_of

VALUE = Qt.ItemDataRole.UserRole + 4
SHARE = Qt.ItemDataRole.UserRole + 5
_SHOWN = 12


def facet_tree(query: SearchQuery, results: SearchResults) -> QStandardItemModel:
    """Return the fields year, kind, sector and speaker with the values of the hits, most frequent first."""
    model = QStandardItemModel()
    for field, label in facet_fields():
        values = results.facets.get(field, ())
        chosen = values_of(query, field)
        if not values and not chosen:
            continue
        branch = QStandardItem(label)
        branch.setEditable(False)
        branch.setData(field, VALUE)
        branch.setData(len(values), COUNT)
        top = max((value.count for value in values), default=1)
        for value in shown_values(values, chosen, field):
            branch.appendRow(_box(value, is_chosen=value.value in chosen, share=value.count / top))
        model.appendRow(branch)
    return model


def toggled(query: SearchQuery, index: QModelIndex) -> SearchQuery:
    """Return the query with the value at an index added to its clauses, or taken away."""
    return switched(query, str(index.parent().data(VALUE)), str(index.data(VALUE)))


def has_facets(query: SearchQuery) -> bool:
    """Tell whether a query is narrowed by any of the fields."""
    return any(values_of(query, field) for field, _label in facet_fields())


def without_facets(query: SearchQuery) -> SearchQuery:
    """Return a query that is not narrowed by the fields."""
    return replace(query, years=(), kinds=(), sectors=(), speakers=(), topics=())


def facet_fields() -> tuple[tuple[str, str], ...]:
    """Return the fields that a search can be narrowed by, with what they are called."""
    names = (("year", _("Year")), ("kind", _("Kind")), ("sector", _("Sector")), ("speaker", _("Speaker")))
    return (*names, ("topic", _("Topic")))


def shown_values(values: tuple[FacetValue, ...], chosen: tuple[str, ...], field: str) -> list[FacetValue]:
    """Return the values of a field that are offered: the most frequent ones, and all that are chosen."""
    known = {value.value for value in values}
    kept = [value for number, value in enumerate(values) if number < _SHOWN or value.value in chosen]
    kept += [FacetValue(value=value, label=value, count=0) for value in chosen if value not in known]
    return sorted(kept, key=lambda value: value.value, reverse=True) if field == "year" else kept


def _box(value: FacetValue, *, is_chosen: bool, share: float) -> QStandardItem:
    label = value_label(value)
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


def value_label(value: FacetValue) -> str:
    """Return what a value of a facet is called in the window."""
    return kind_name(SpeechKind(value.value)) if value.value in list(SpeechKind) else value.label
