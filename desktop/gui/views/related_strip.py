"""Below the text: what else was said at the session, and by the same speaker."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.gui.icons import IconButton
from desktop.gui.models.rows import ListRow
from desktop.gui.views.row_list import HEIGHT, RowList

_ROWS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Rows of the same session and of the same speakers, whose names are `who`."""

    who: str
    same_session: Sequence[ListRow]
    same_speaker: Sequence[ListRow]


class RelatedStrip(QFrame):
    """Two tabs that open and close; a row opens its record."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("related")
        self.list = RowList(_("Related records"), 78)
        self.list.setFixedHeight(HEIGHT * _ROWS)
        self.list.opened.connect(self.opened)
        self.list.hide()
        self.tabs = (QPushButton(), QPushButton())
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.fold = IconButton("up", _("Open or close what is related"))
        self.fold.clicked.connect(self._on_folded)
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(4)
        for number, tab in enumerate(self.tabs):
            tab.setObjectName("tab")
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked=False, wanted=number: self._on_tab(wanted))
            self._group.addButton(tab, number)
            row.addWidget(tab)
        row.addStretch(1)
        row.addWidget(self.fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.list)
        self._rows: tuple[Sequence[ListRow], ...] = ((), ())
        self._tab = 0
        self.hide()

    def show_related(self, related: Related | None) -> None:
        """Show what is related to another record; nothing hides the strip."""
        self.setVisible(related is not None and bool(related.same_session or related.same_speaker))
        if related is None:
            return
        self._rows = (related.same_session, related.same_speaker)
        labels = (_("Same session"), _("More by {who}").format(who=related.who))
        for tab, label, rows in zip(self.tabs, labels, self._rows, strict=True):
            tab.setText(f"{label}  {len(rows)}")
            tab.setEnabled(bool(rows))
        self.tabs[1].setVisible(bool(related.who))
        if not self._rows[self._tab]:
            self._tab = 1 - self._tab
        self._fill()

    def _on_tab(self, number: int) -> None:
        is_same = number == self._tab and self.list.isVisible()
        self._tab = number
        self.list.setVisible(not is_same)
        self._fill()

    def _on_folded(self) -> None:
        self.list.setVisible(self.list.isHidden())
        self._fill()

    def _fill(self) -> None:
        is_open = not self.list.isHidden()
        for number, tab in enumerate(self.tabs):
            tab.setChecked(is_open and number == self._tab)
        self.fold.show_icon("down" if is_open else "up")
        self.list.rows.show(self._rows[self._tab] if is_open else ())
