"""What the list says when it is empty: why, and what brings records back."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from desktop.gui.models.clauses import Clause
from desktop.gui.models.found import Found
from desktop.gui.views.faulty_text import FaultyText
from desktop.records import QueryError


class EmptyPage(QFrame):
    """Offers to drop the clauses that stand in the way, each with the number it restores."""

    query_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("emptyPage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.query = FaultyText()
        self.query.hide()
        self.text = QLabel()
        self.text.setObjectName("quietBody")
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(10)
        column.addWidget(self.query)
        column.addWidget(self.text)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(8)
        column.addLayout(self._offers)
        column.addStretch(1)

    @property
    def offers(self) -> list[QPushButton]:
        """The buttons that are shown."""
        items = [self._offers.itemAt(place) for place in range(self._offers.count())]
        return [item.widget() for item in items if item and isinstance(item.widget(), QPushButton)]  # type: ignore[misc]

    def show_reason(self, found: Found, *, is_archive_empty: bool) -> None:
        """Say why nothing is listed."""
        self._clear()
        words = found.query.text.strip()
        if is_archive_empty:
            self.text.setText(
                _("This archive is empty. Press Ctrl+I and paste an article, or drop files here.")
            )
        elif found.offers and not all(clause.key for clause, _count in found.offers):
            self.text.setText(_("Nothing matches all of this. Dropping one part brings records back:"))
        elif found.offers:
            self.text.setText(
                _("Nothing matches within these limits. Dropping one of them brings records back:")
            )
        elif words:
            self.text.setText(
                _("“{words}” occurs nowhere. Try fewer or shorter words, or OR between them.").format(
                    words=words
                )
            )
        else:
            self.text.setText(_("There is no speech here."))
        self._show_offers(found.offers)

    def show_fault(self, query: str, error: QueryError) -> None:
        """Say why a query cannot be understood, at its place."""
        self._clear()
        self.query.show_fault(query, error.position)
        self.query.show()
        self.text.setText(str(error))

    def _clear(self) -> None:
        self.query.hide()
        for button in self.offers:
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()

    def _show_offers(self, offers: Sequence[tuple[Clause, int]]) -> None:
        for clause, count in offers:
            form = ngettext(
                "Without {field} {value}: {n} record", "Without {field} {value}: {n} records", count
            )
            button = QPushButton(form.format(field=clause.field, value=clause.value, n=count))
            button.clicked.connect(lambda _checked=False, rest=clause.without: self.query_changed.emit(rest))
            self._offers.addWidget(button)
