"""Names as speeches print them that are nobody yet, and whom each may be."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from desktop.records.identity import WHY
from desktop.records.person import PrintedName
from desktop.workflows.know_people import Suggestion, Unlinked

_NAME, _SUGGESTION = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class UnlinkedNames(QTreeWidget):
    """One row for each name with office and body; several can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels([_("Name"), _("Office"), _("Conference"), _("Speeches"), _("Perhaps")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(_("Names not linked"))

    def show_names(self, unlinked: Unlinked) -> None:
        """Replace the rows."""
        suggested = {suggestion.name: suggestion for suggestion in unlinked.suggestions}
        self.clear()
        for name in unlinked.names:
            found = suggested.get(name)
            perhaps = f"{found.person.name}：{_(WHY[found.reason])}" if found is not None else ""
            row = QTreeWidgetItem(
                [name.name, name.office or "", name.body or "", str(name.speeches), perhaps]
            )
            row.setData(0, _NAME, name)
            row.setData(0, _SUGGESTION, found)
            self.addTopLevelItem(row)

    def narrow(self, text: str) -> None:
        """Show only the rows that hold a text."""
        for number in range(self.topLevelItemCount()):
            row = self.topLevelItem(number)
            if row is not None:
                row.setHidden(text not in row.text(0) + row.text(1) + row.text(2))

    def chosen(self) -> list[PrintedName]:
        """Return the chosen names."""
        found = (row.data(0, _NAME) for row in self.selectedItems())
        return [name for name in found if isinstance(name, PrintedName)]

    def chosen_suggestions(self) -> list[Suggestion]:
        """Return whom the chosen names may be."""
        found = (row.data(0, _SUGGESTION) for row in self.selectedItems())
        return [suggestion for suggestion in found if isinstance(suggestion, Suggestion)]
