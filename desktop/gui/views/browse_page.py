"""Scopes, list and reader side by side: every view of the archive is a query."""

from dataclasses import replace

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.composition import Desk
from desktop.gui.jobs import Jobs
from desktop.gui.models.citation import citation
from desktop.gui.models.clauses import clauses, scope_of
from desktop.gui.models.found import Found, find, listed
from desktop.gui.models.history import History
from desktop.gui.models.scopes import Scopes
from desktop.gui.models.words import session_name
from desktop.gui.views.chips import Chips
from desktop.gui.views.reader import Reading
from desktop.gui.views.reader_pane import ReaderPane
from desktop.gui.views.result_pane import ResultPane
from desktop.gui.views.sidebar import Sidebar
from desktop.records import ArchiveError, SearchQuery, Session, SpeechKind

_DELAY_MS = 150
_PAGE = 300


class BrowsePage(QWidget):
    """The desk of an open archive."""

    failed = Signal(object)
    found = Signal(object)
    query_shown = Signal(object)
    print_requested = Signal()
    zoom_requested = Signal(int)

    def __init__(self, desk: Desk, jobs: Jobs, text_size: int) -> None:
        super().__init__()
        self.desk = desk
        self._jobs = jobs
        self.history = History(SearchQuery())
        self.sessions: dict[str, Session] = {}
        self._limit = _PAGE
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._search)
        self.chips, self.sidebar = Chips(), Sidebar()
        self.results, self.pane = ResultPane(), ReaderPane(text_size)
        self.reader, self.model = self.pane.reader, self.results.model
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.results)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([424, 709])
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.splitter, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chips)
        column.addLayout(row, 1)
        self.chips.hide()

    def _connect(self) -> None:
        self.sidebar.scope_chosen.connect(self.go_to_scope)
        for part in (self.chips, self.sidebar, self.results):
            part.query_changed.connect(self.go)
        self.results.sort_changed.connect(lambda sort: self.go(replace(self.query, sort=sort)))
        self.results.row_changed.connect(self._on_row_changed)
        self.results.account_requested.connect(self.show_account)
        self.results.more_requested.connect(self._on_more_requested)
        self.results.list.opened.connect(self.reader.setFocus)
        self.pane.step_requested.connect(self.results.step)
        self.pane.cite_requested.connect(self.cite)
        self.pane.print_requested.connect(self.print_requested)
        self.pane.zoom_requested.connect(self.zoom_requested)
        self.reader.session_requested.connect(self._on_session_requested)

    @property
    def query(self) -> SearchQuery:
        """What is shown."""
        return self.history.now

    @property
    def scoped_session(self) -> Session | None:
        """The session that the list is limited to, if it is one."""
        chosen = self.query.session_ids
        return self.sessions.get(chosen[0]) if len(chosen) == 1 else None

    def refresh(self) -> None:
        """Read sessions and counts anew, as after an import."""
        self._jobs.start("scopes", self._read_scopes, self._on_scopes_read, self.failed.emit)

    def type_text(self, text: str) -> None:
        """Search for what is typed so far, a moment after the last key."""
        if text == self.query.text:
            return
        self._visit(replace(self.query, text=text))
        self._timer.start()

    def go_to_scope(self, scope: SearchQuery) -> None:
        """Show a scope, narrowed by the words that are typed."""
        self.go(replace(scope, text=self.query.text, sort=self.query.sort))

    def go(self, query: SearchQuery) -> None:
        """Show another query; what was shown can be gone back to."""
        self._visit(query)
        self._show_query(query)

    def go_back(self) -> None:
        """Show the query before this one."""
        self._show_query(self.history.go_back())

    def go_forward(self) -> None:
        """Show the query that was gone back from."""
        self._show_query(self.history.go_forward())

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) record."""
        self.results.step(step)

    def step_hit(self, step: int) -> None:
        """Go to the next (1) or previous (-1) hit in the text."""
        self.pane.step_hit(step)

    def cite(self) -> None:
        """Copy what is selected, or the whole text, with its source."""
        speech = self.reader.speech
        if speech is not None:
            chosen = self.reader.textCursor().selectedText().replace("\u2029", "\n")
            text = citation(speech, self.sessions.get(speech.session_id), chosen)
            QGuiApplication.clipboard().setText(text)

    def show_account(self) -> None:
        """Read the account of the session that the list is limited to."""
        session = self.scoped_session
        if session is not None:
            records = self.desk.browse.speeches(session.id)
            account = next((one for one in records if one.kind is SpeechKind.NARRATIVE), None)
            if account is not None:
                self.results.list.clearSelection()
                self._read(account.id, 0)

    def keep_layout(self) -> QByteArray:
        """Return how list and reader share the width."""
        return self.splitter.saveState()

    def restore_layout(self, state: QByteArray) -> None:
        """Share the width as it was shared before."""
        self.splitter.restoreState(state)

    def _visit(self, query: SearchQuery) -> None:
        self._limit = _PAGE
        self.history.visit(query)

    def _show_query(self, query: SearchQuery) -> None:
        self._limit = _PAGE
        self.query_shown.emit(query)
        self._search()

    def _search(self) -> None:
        self._timer.stop()
        query = replace(self.query, limit=self._limit)
        names = {session.id: session_name(session) for session in self.sessions.values()}
        search = self.desk.search.search
        self._jobs.start("search", lambda: find(search, query, names), self._on_found, self.failed.emit)
        self.chips.show_clauses(clauses(self.query, names))
        self.sidebar.show_scope(scope_of(self.query))

    def _read_scopes(self) -> Scopes:
        everything = self.desk.search.search(listed(SearchQuery(limit=1)))
        return Scopes(sessions=self.desk.browse.sessions(), facets=everything.facets, total=everything.total)

    def _on_scopes_read(self, scopes: Scopes) -> None:
        self.sessions = {session.id: session for session in scopes.sessions}
        self.sidebar.show_scopes(scopes)
        self._search()

    def _on_found(self, found: Found) -> None:
        shown = self.reader.speech.id if self.reader.speech else ""
        self.results.show_found(found, self.sessions)
        self.sidebar.show_results(found.query, found.results)
        if found.results.hits:
            self.results.select(max(0, self.model.row_of(shown)))
        elif self.scoped_session is not None and not found.query.text.strip():
            self.show_account()
        else:
            self.pane.show_reading(None, 0, 0)
        self.found.emit(found)

    def _on_more_requested(self) -> None:
        self._limit += _PAGE
        self._search()

    def _on_row_changed(self, row: int) -> None:
        self._read(self.model.hit(row).speech_id, row + 1)

    def _on_session_requested(self) -> None:
        speech = self.reader.speech
        if speech is not None:
            self.go(SearchQuery(session_ids=(speech.session_id,)))

    def _read(self, speech_id: str, number: int) -> None:
        try:
            speech = self.desk.browse.speech(speech_id)
            marks = self.desk.search.marks(self.query, speech)
        except ArchiveError as error:
            self.failed.emit(error)
            return
        title_marks = self.model.hit(number - 1).title.marks if number else ()
        session = self.sessions.get(speech.session_id)
        reading = Reading(speech=speech, session=session, title_marks=title_marks, text_marks=marks)
        self.pane.show_reading(reading, number, self.results.total)
