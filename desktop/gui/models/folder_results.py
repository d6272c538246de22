"""What became of the files of a folder, as a table that can be narrowed."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.records.folder_import import FileResult
from desktop.workflows.folder_report import outcome_name

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FolderResults(QAbstractTableModel):
    """One row for each file: its name, the outcome, and what is to be said about it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: Sequence[FileResult] = ()

    def show(self, results: Sequence[FileResult]) -> None:
        """Show these results in place of those before."""
        self.beginResetModel()
        self._results = results
        self.endResetModel()

    def session_of(self, row: int) -> str | None:
        """Return the UUID of the first session of the file in a row, if there is any."""
        ids = self._results[row].session_ids if 0 <= row < len(self._results) else ()
        return ids[0] if ids else None

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._results)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("File"), _("Outcome"), _("Notes"))[section]
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        result = self._results[index.row()]
        cells = (result.name, outcome_name(result.outcome), remarks(result))
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return result.path if index.column() == 0 else cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(filter(None, cells))
        return None


def remarks(result: FileResult) -> str:
    """Return why a file failed, else its sessions and what is doubtful in it."""
    if result.reason:
        return result.reason
    return "；".join([*result.sessions, *result.doubts])
