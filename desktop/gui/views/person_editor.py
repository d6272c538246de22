"""What is known of a person as a form: names with readings, posts with dates, a note."""

from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.records.person import PersonFacts, PersonName, Post


class PersonEditor(QWidget):
    """Two tables that grow by a row as they are filled; `facts` is None without a name.

    It is None too with a date or a term that is none.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = _table(_("Names"), (_("Name"), _("Reading")))
        self.posts = _table(
            _("Posts"),
            (_("Office"), _("Sector"), _("From"), _("Until"), _("Conference"), _("Term (届)")),
        )
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(_("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(60)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(_("Names"), self.names)
        form.addRow(_("Posts"), self.posts)
        form.addRow(_("Note"), self.note)
        for table in (self.names, self.posts):
            table.setMaximumHeight(120)
            table.cellChanged.connect(lambda _row, _column, of=table: self._on_cell_changed(of))
        self.note.textChanged.connect(self._on_changed)
        self._is_filling = False

    def show_facts(self, facts: PersonFacts) -> None:
        """Fill the form."""
        self._is_filling = True
        _fill(self.names, [(name.name, name.reading or "") for name in facts.names])
        _fill(
            self.posts,
            [
                (
                    post.office,
                    post.sector or "",
                    str(post.since or ""),
                    str(post.until or ""),
                    post.body or "",
                    str(post.term or ""),
                )
                for post in facts.posts
            ],
        )
        self.note.setPlainText(facts.note)
        self._is_filling = False

    @property
    def facts(self) -> PersonFacts | None:
        """What the form says; the first name is the one shown."""
        names = tuple(
            PersonName(name=name, reading=reading or None) for name, reading in _rows(self.names) if name
        )
        try:
            posts = tuple(
                Post(
                    office=office,
                    sector=sector or None,
                    since=_date(since),
                    until=_date(until),
                    body=body or None,
                    term=int(term) if term else None,
                )
                for office, sector, since, until, body, term in _rows(self.posts)
                if office or sector or body
            )
        except ValueError:
            return None
        return PersonFacts(names=names, posts=posts, note=self.note.toPlainText().strip()) if names else None

    def _on_cell_changed(self, table: QTableWidget) -> None:
        if not self._is_filling:
            last = table.rowCount() - 1
            if any(_cell(table, last, column) for column in range(table.columnCount())):
                table.insertRow(last + 1)
            self.changed.emit()

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.changed.emit()


def _table(name: str, columns: tuple[str, ...]) -> QTableWidget:
    table = QTableWidget(1, len(columns))
    table.setHorizontalHeaderLabels(list(columns))
    table.setAccessibleName(name)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(26)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table


def _fill(table: QTableWidget, rows: list[tuple[str, ...]]) -> None:
    table.clearContents()
    table.setRowCount(len(rows) + 1)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.setItem(row, column, QTableWidgetItem(text))


def _rows(table: QTableWidget) -> list[tuple[str, ...]]:
    return [
        tuple(_cell(table, row, column) for column in range(table.columnCount()))
        for row in range(table.rowCount())
    ]


def _cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text().strip() if item is not None else ""


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
