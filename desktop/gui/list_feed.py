"""Fetches the pages of the list that one looks at."""

from PySide6.QtCore import QObject, Signal

from desktop.composition import Desk
from desktop.gui.jobs import Jobs
from desktop.gui.models.found import page_of
from desktop.gui.views.result_pane import ResultPane
from desktop.records import SearchQuery, SearchResults


class ListFeed(QObject):
    """A page of another list is not taken; `outdated` tells that the archive has changed under the list."""

    arrived = Signal()
    outdated = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, results: ResultPane) -> None:
        super().__init__(results)
        self._desk = desk
        self._jobs = jobs
        self._results = results
        self._query = SearchQuery()
        results.rows_wanted.connect(self._on_rows_wanted)

    def serve(self, query: SearchQuery) -> None:
        """Fetch pages of the list of another query from now on."""
        self._query = query

    def take(self, page: SearchResults) -> None:
        """Put a page that came into the list."""
        if page.query != page_of(self._query, page.query.offset):
            return
        if page.total != self._results.model.rowCount():
            self.outdated.emit()
            return
        self._results.add_rows(page)
        self.arrived.emit()

    def _on_rows_wanted(self, first: int) -> None:
        query, search = page_of(self._query, first), self._desk.search.search
        self._jobs.start("rows", lambda: search(query), self.take, self.failed.emit)
