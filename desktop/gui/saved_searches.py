"""Keep the search that is shown under a name, and take one away."""

from collections.abc import Mapping
from gettext import gettext as _

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from desktop.composition import Desk
from desktop.gui.jobs import Jobs
from desktop.records import SearchQuery
from desktop.records.collection import SavedSearch
from desktop.workflows.query_clauses import as_text


class SavedSearches(QObject):
    """Asks for the name; `changed` tells that the list of saved searches is another one."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._jobs = jobs
        self._page = page

    def save(self, query: SearchQuery, sessions: Mapping[str, str]) -> QInputDialog:
        """Ask for a name, the query's own text at first, and keep the query; return the dialog."""
        text = as_text(query, sessions)
        dialog = QInputDialog(self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_("Save this search"))
        dialog.setLabelText(_("Name"))
        dialog.setTextValue(text)
        dialog.resize(420, dialog.sizeHint().height())
        dialog.textValueSelected.connect(lambda name: self._keep(name.strip() or text, text))
        dialog.open()
        return dialog

    def delete(self, search: SavedSearch) -> None:
        """Take a saved search away."""
        delete = self._desk.searches.delete
        self._jobs.start("searches", lambda: delete(search), self._on_done, self.failed.emit)

    def _keep(self, name: str, text: str) -> None:
        save = self._desk.searches.save
        self._jobs.start("searches", lambda: save(name, text), self._on_done, self.failed.emit)

    def _on_done(self, _done: object) -> None:
        self.changed.emit()
