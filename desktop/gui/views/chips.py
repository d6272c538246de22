"""The clauses of a query as chips: each can be edited or taken away, and others added."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget
from typing_extensions import override

from desktop.gui.icons import IconButton
from desktop.gui.models.clauses import Clause
from desktop.gui.models.facets import facet_fields, shown_values, value_label
from desktop.records import SearchQuery, SearchResults
from desktop.workflows.query_clauses import switched, values_of, with_values

_WIDEST = 360


class ChipLabel(QPushButton):
    """A field and its values in bold; a click opens the values to choose among."""

    def __init__(self, field: str, values: str) -> None:
        super().__init__()
        self.setObjectName("chipLabel")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = _("Change {field} {value}").format(field=field, value=values)
        self.setAccessibleName(said)
        self.setToolTip(said)
        bold = QLabel()
        bold.setObjectName("strong")
        bold.setTextFormat(Qt.TextFormat.PlainText)
        bold.setText(self.fontMetrics().elidedText(values, Qt.TextElideMode.ElideRight, _WIDEST - 110))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0, 2, 0)
        self._row.setSpacing(6)
        for widget in (QLabel(field), bold):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(widget)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._row.sizeHint().width(), 24)


class Chip(QFrame):
    """The clauses of one field: what they are, and a cross."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setFixedHeight(26)
        self.setMaximumWidth(_WIDEST)
        self.key = clauses[0].key
        field, values = clauses[0].field, "、".join(clause.value for clause in clauses)
        self.label = ChipLabel(field, values)
        self.remove = IconButton("close", _("Remove {field} {value}").format(field=field, value=values))
        self.remove.setObjectName("chipRemove")
        self.remove.setIconSize(QSize(11, 11))
        self.remove.setFixedSize(22, 22)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 3, 0)
        row.setSpacing(0)
        row.addWidget(self.label)
        row.addWidget(self.remove)


class Chips(QWidget):
    """A row of chips, and a menu of further limits; every change is asked for."""

    query_changed = Signal(object)
    save_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chipRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(38)
        self._query = SearchQuery()
        self._results: SearchResults | None = None
        self._clauses: tuple[Clause, ...] = ()
        self.add = IconButton("add", _("Limit the list further"), _("Add filter"))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setMenu(QMenu(self.add))
        self.add.menu().aboutToShow.connect(self._fill_fields)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(249, 0, 16, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self.add)
        self._row.addStretch(1)
        self.save = IconButton("bookmark", _("Keep this search under a name"), _("Save search"))
        self.save.clicked.connect(self.save_requested)
        self._row.addWidget(self.save)

    @property
    def chips(self) -> list[Chip]:
        """The chips that are shown."""
        items = (self._row.itemAt(place) for place in range(self._row.count()))
        return [chip for item in items if item and isinstance(chip := item.widget(), Chip)]

    def show_clauses(self, query: SearchQuery, clauses: Sequence[Clause]) -> None:
        """Show the clauses of a query, one chip for each field."""
        self._query, self._clauses = query, tuple(clauses)
        self.save.setEnabled(bool(clauses or query.text.strip()))
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for place, (key, group) in enumerate(groupby(self._clauses, key=lambda clause: clause.key)):
            chip = Chip(tuple(group))
            chip.remove.clicked.connect(partial(self._ask, key, ()))
            chip.label.clicked.connect(partial(self._show_values, chip))
            self._row.insertWidget(place, chip)

    def show_results(self, results: SearchResults) -> None:
        """Offer the values of what was found."""
        self._results = results

    def remove_last(self) -> None:
        """Take the last clause away, as Esc does."""
        if self._clauses:
            self.query_changed.emit(self._clauses[-1].without)

    def values_menu(self, key: str, parent: QWidget) -> QMenu:
        """Return the values of a field with their counts; those of the query are ticked."""
        menu = QMenu(parent)
        values = self._results.facets.get(key, ()) if self._results is not None else ()
        chosen = values_of(self._query, key)
        for value in shown_values(values, chosen, key):
            action = menu.addAction(f"{value_label(value)}\t{value.count}")
            action.setCheckable(True)
            action.setChecked(value.value in chosen)
            wanted = switched(self._query, key, value.value)
            action.triggered.connect(lambda _checked=False, query=wanted: self.query_changed.emit(query))
        return menu

    def _ask(self, key: str, values: tuple[str, ...], _checked: bool = False) -> None:
        self.query_changed.emit(with_values(self._query, key, values))

    def _show_values(self, chip: Chip, _checked: bool = False) -> None:
        menu = self.values_menu(chip.key, chip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _fill_fields(self) -> None:
        menu = self.add.menu()
        menu.clear()
        for key, label in facet_fields():
            values = self.values_menu(key, menu)
            values.setTitle(label)
            values.setEnabled(not values.isEmpty())
            menu.addMenu(values)
