"""The clauses of a query as chips; each can be taken away."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from desktop.gui.icons import IconLabel
from desktop.gui.models.clauses import Clause

_WIDEST = 360


class Chip(QPushButton):
    """A clause as field, value in bold and a cross."""

    def __init__(self, clause: Clause) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setFixedHeight(26)
        self.setMaximumWidth(_WIDEST)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = _("Remove {field} {value}").format(field=clause.field, value=clause.value)
        self.setAccessibleName(said)
        self.setToolTip(said)
        value = QLabel()
        value.setObjectName("strong")
        value.setTextFormat(Qt.TextFormat.PlainText)
        shown = self.fontMetrics().elidedText(clause.value, Qt.TextElideMode.ElideRight, _WIDEST - 110)
        value.setText(shown)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0, 9, 0)
        self._row.setSpacing(6)
        for widget in (QLabel(clause.field), value, IconLabel("close", 11)):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(widget)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._row.sizeHint().width(), 26)


class Chips(QWidget):
    """A row of chips; a click takes the chip's clause out of the query."""

    query_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chipRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(38)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(249, 0, 16, 6)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._clauses: tuple[Clause, ...] = ()

    def show_clauses(self, clauses: Sequence[Clause]) -> None:
        """Show the clauses of a query; without any the row goes away."""
        self._clauses = tuple(clauses)
        while self._row.count() > 1:
            item = self._row.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, clause in enumerate(self._clauses):
            chip = Chip(clause)
            chip.clicked.connect(lambda _checked=False, rest=clause.without: self.query_changed.emit(rest))
            self._row.insertWidget(place, chip)
        self.setVisible(bool(self._clauses))

    def remove_last(self) -> None:
        """Take the last clause away, as Esc does."""
        if self._clauses:
            self.query_changed.emit(self._clauses[-1].without)
