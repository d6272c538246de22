"""The clauses of a query as chips; each can be taken away."""

from dataclasses import replace
from gettext import gettext as _
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.records import SearchQuery


class Chips(QWidget):
    """A row of chips; a click takes the chip's clause out of the query."""

    query_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chipRow")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(249, 0, 16, 6)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._query = SearchQuery()

    def show_query(self, query: SearchQuery, session_names: dict[str, str]) -> None:
        """Show the clauses of a query; sessions are named."""
        self._query = query
        while self._row.count() > 1:
            item = self._row.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        clauses: list[tuple[str, str, SearchQuery]] = [
            (
                _("Session"),
                session_names.get(value, "?"),
                replace(query, session_ids=_less(query.session_ids, value)),
            )
            for value in query.session_ids
        ]
        clauses += [
            (_("Year"), str(year), replace(query, years=_less(query.years, year))) for year in query.years
        ]
        clauses += [
            (_("Sector"), name, replace(query, sectors=_less(query.sectors, name))) for name in query.sectors
        ]
        clauses += [
            (_("Speaker"), name, replace(query, speakers=_less(query.speakers, name)))
            for name in query.speakers
        ]
        for position, (field, value, without) in enumerate(clauses):
            self._row.insertWidget(position, self._chip(field, value, without))
        self.setVisible(bool(clauses))

    def remove_last(self) -> None:
        """Take the last chip away, as Esc does."""
        item = self._row.itemAt(self._row.count() - 2) if self._row.count() > 1 else None
        widget = item.widget() if item else None
        if isinstance(widget, QPushButton):
            widget.click()

    def _chip(self, field: str, value: str, without: SearchQuery) -> QPushButton:
        chip = QPushButton(f"{field}  {value}  ×")
        chip.setObjectName("chip")
        chip.setAccessibleName(_("Remove {field} {value}").format(field=field, value=value))
        chip.clicked.connect(lambda: self.query_changed.emit(without))
        return chip


Value = TypeVar("Value")


def _less(values: tuple[Value, ...], gone: Value) -> tuple[Value, ...]:
    return tuple(value for value in values if value != gone)
