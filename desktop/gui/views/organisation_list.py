"""Organisations with their names, and a list with buttons below it."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.composition import Desk
from desktop.records.person import OrganisationFacts

_RECORD = Qt.ItemDataRole.UserRole


class OrganisationList(QWidget):
    """Adds, renames and removes organisations; `do` runs a change and tells what goes wrong with it."""

    def __init__(self, desk: Desk, do: Callable[[Callable[[], object]], None]) -> None:
        super().__init__()
        self._desk = desk
        self._do = do
        self.list = QListWidget()
        self.list.setAccessibleName(_("Organisations"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            with_buttons(
                self.list,
                (_("Add an organisation…"), lambda: self._ask(None, "")),
                (_("Its names…"), self._on_names),
                (_("Remove"), self._on_removed),
            )
        )

    def refresh(self) -> None:
        """Read the organisations anew."""
        self.list.clear()
        for organisation in self._desk.people.organisations():
            item = QListWidgetItem("、".join(organisation.names))
            item.setData(_RECORD, organisation)
            self.list.addItem(item)

    def keep(self, written: str, organisation_id: str | None = None) -> None:
        """Keep an organisation by its names, with 、 between; the first is the one shown."""
        names = tuple(name.strip() for name in written.split("、") if name.strip())
        if names:
            facts = OrganisationFacts(names=names)
            self._do(lambda: self._desk.people.save_organisation(organisation_id, facts))
            self.refresh()

    def _ask(self, organisation_id: str | None, written: str) -> None:
        text, accepted = QInputDialog.getText(
            self, _("Organisation"), _("Its names, with 、 between; the first is the one shown"), text=written
        )
        if accepted:
            self.keep(text, organisation_id)

    def _on_names(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._ask(item.data(_RECORD).id, item.text())

    def _on_removed(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._do(lambda: self._desk.people.delete_organisation(item.data(_RECORD).id))
            self.refresh()


def with_buttons(view: QWidget, *buttons: tuple[str, Callable[[], object]]) -> QWidget:
    """Return a view with buttons below it, each a label and what it does."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(view, 1)
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, 0, 4)
    for label, act in buttons:
        button = QPushButton(label)
        button.clicked.connect(lambda _checked=False, do=act: do())
        row.addWidget(button)
    row.addStretch(1)
    column.addLayout(row)
    return part
