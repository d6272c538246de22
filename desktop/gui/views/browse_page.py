"""Scopes, list and reader side by side: every view of the archive is a query."""

from dataclasses import replace
from gettext import gettext as _

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.composition import Desk
from desktop.gui.jobs import Jobs
from desktop.gui.list_feed import ListFeed
from desktop.gui.models.clauses import clauses
from desktop.gui.models.found import Found, find, listed
from desktop.gui.models.history import History, Visit
from desktop.gui.models.words import session_name
from desktop.gui.pages_desk import PagesDesk
from desktop.gui.reading_desk import ReadingDesk
from desktop.gui.saved_searches import SavedSearches
from desktop.gui.scopes_reading import ScopesRead, read_scopes
from desktop.gui.views.chips import Chips
from desktop.gui.views.reader import Reading
from desktop.gui.views.result_pane import ResultPane
from desktop.gui.views.right_side import RightSide
from desktop.gui.views.sidebar import Sidebar
from desktop.records import ArchiveError, QueryError, SearchQuery, Session
from desktop.workflows.cite_speeches import CitationForm
from desktop.workflows.query_clauses import with_value
from desktop.workflows.suggest_queries import Completion, Suggestion, Vocabulary, suggest, without_bare_field

_DELAY_MS = 150


class BrowsePage(QWidget):
    """The desk of an open archive."""

    failed = Signal(object)
    found = Signal(object)
    query_shown = Signal(object)
    faulty = Signal(object)
    counted = Signal(object)
    moved = Signal()
    print_requested = Signal()
    zoom_requested = Signal(int)

    def __init__(self, desk: Desk, jobs: Jobs, text_size: int) -> None:
        super().__init__()
        self.desk = desk
        self._jobs = jobs
        self.history = History(SearchQuery())
        self.sessions: dict[str, Session] = {}
        self._knows_sessions = False
        self._words = self._wanted = ""
        self._vocabulary = Vocabulary()
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._search)
        self.chips, self.sidebar = Chips(), Sidebar()
        self.results, self.right = ResultPane(), RightSide(text_size)
        self.pane = self.right.pane
        self.reader, self.model = self.pane.reader, self.results.model
        self.reading = ReadingDesk(desk, jobs, self.results, self.pane)
        self.pages = PagesDesk(desk, jobs, self.right)
        self.feed = ListFeed(desk, jobs, self.results)
        self.kept = SavedSearches(desk, jobs, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("browse")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.results)
        self.splitter.addWidget(self.right)
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

    def _connect(self) -> None:
        self.sidebar.scope_chosen.connect(self.go_to_scope)
        for part in (self.chips, self.sidebar, self.results):
            part.query_changed.connect(self.go)
        self.results.sort_changed.connect(lambda sort: self.go(replace(self.query, sort=sort)))
        self.results.account_requested.connect(self.show_account)
        self.feed.arrived.connect(self.reading.refresh)
        self.feed.outdated.connect(self._search)
        self.feed.failed.connect(self.failed)
        self.results.list.opened.connect(self.reader.setFocus)
        self.results.row_changed.connect(lambda _row: self.right.show_text())
        self.results.details_requested.connect(self.show_details)
        self.results.export_requested.connect(self._on_export_requested)
        self.reading.failed.connect(self.failed)
        self.pages.failed.connect(self.failed)
        self.chips.save_requested.connect(self.save_search)
        self.sidebar.search_delete_requested.connect(self.kept.delete)
        self.kept.changed.connect(self._read_scopes)
        self.kept.failed.connect(self.failed)
        self.reading.shown.connect(self._on_read)
        self.pages.opened.connect(self._on_opened)
        self.right.session.account_requested.connect(lambda _session: self.show_account())
        self.pane.step_requested.connect(self.results.step)
        self.pane.hit_step_requested.connect(self.step_hit)
        self.pane.print_requested.connect(self.print_requested)
        self.right.profile.print_requested.connect(self.print_requested)
        self.pane.zoom_requested.connect(self.zoom_requested)
        self.reader.session_requested.connect(lambda one: self.go(SearchQuery(session_ids=(one,))))
        self.reader.speaker_requested.connect(lambda name: self.go(SearchQuery(speakers=(name,))))

    @property
    def query(self) -> SearchQuery:
        """What is shown."""
        return self.history.now.query

    @property
    def scoped_session(self) -> Session | None:
        """The session that the list is limited to, if it is one."""
        chosen = self.query.session_ids
        return self.sessions.get(chosen[0]) if len(chosen) == 1 else None

    @property
    def parts(self) -> list[QWidget]:
        """What F6 goes through, where it is shown: scopes, facets, the list or why it is empty, the right."""
        parts = (self.sidebar.scopes, self.sidebar.facets, self.results.list, self.results.empty)
        return [part for part in (*parts, *self.right.parts) if part.isVisible()]

    def refresh(self) -> None:
        """Read sessions and counts anew, as after an import."""
        self._read_scopes()
        self._search()

    def type_text(self, text: str) -> None:
        """Search for what is typed so far, a moment after the last key."""
        text = without_bare_field(text)
        if text == self.query.text:
            return
        self.history.visit(replace(self.query, text=text))
        self._timer.start()

    def suggest(self, text: str, cursor: int) -> Completion:
        """Complete what is typed at a place, in characters, with what the archive knows."""
        return suggest(text, cursor, self._vocabulary)

    def narrow(self, text: str, suggestion: Suggestion) -> None:
        """Show the words `text` limited to a value that was suggested."""
        query = with_value(self.query, suggestion.field, suggestion.value or "")
        self.go(replace(query, text=text))

    def go_to_scope(self, scope: SearchQuery) -> None:
        """Show a scope, narrowed by the words that are typed; a saved search has its own."""
        self.go(replace(scope, text=scope.text or self.query.text, sort=self.query.sort))

    def go(self, query: SearchQuery) -> None:
        """Show another query; what was shown can be gone back to."""
        self.history.visit(query)
        self._show_query(query)

    def go_back(self) -> None:
        """Show the query before this one, at the record that was read there."""
        self._return_to(self.history.go_back())

    def go_forward(self) -> None:
        """Show the query that was gone back from, at the record that was read there."""
        self._return_to(self.history.go_forward())

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) record."""
        self.results.step(step)

    def step_hit(self, step: int) -> None:
        """Go to the next (1) or previous (-1) hit in the text."""
        self.reading.step_hit(step)

    def cite(self, form: CitationForm = CitationForm.PLAIN) -> None:
        """Copy what is selected, or the whole text, with its source."""
        self.pane.cite(form)

    def look(self) -> None:
        """Look for words in the text that is read."""
        self.pane.look()

    def show_account(self) -> None:
        """Read the account of the session that the list is limited to."""
        session = self.scoped_session
        if session is not None:
            self.results.list.clearSelection()
            self.right.show_text()
            self.reading.read_account(session.id)

    def save_search(self) -> None:
        """Keep what is shown under a name."""
        if self.chips.save.isEnabled():
            chosen = (self.sessions.get(session_id) for session_id in self.query.session_ids)
            self.kept.save(self.query, {one.id: one.full_name for one in chosen if one is not None})

    def show_details(self) -> None:
        """Show the page of the session, the person or the sector that the list is limited to."""
        session = self.scoped_session
        if session is not None:
            self.pages.show_session(session.id)
        elif len((*self.query.speakers, *self.query.sectors)) == 1:
            known = tuple(self.sessions.values()) if self._knows_sessions else None
            self.pages.show_profile(self.query, known)

    def _return_to(self, visit: Visit) -> None:
        self._wanted = visit.speech_id
        self._show_query(visit.query)

    def _show_query(self, query: SearchQuery) -> None:
        self.query_shown.emit(query)
        self._search()

    def _search(self) -> None:
        self._timer.stop()
        query, names = self.query, self._names()
        search = self.desk.search.search
        self._jobs.start("search", lambda: find(search, query, names), self._on_found, self._on_not_found)
        self.chips.show_clauses(query, clauses(query, names))
        self.sidebar.show_scope(query)

    def _names(self) -> dict[str, str]:
        """The names of the sessions that the query is limited to, by UUID."""
        chosen = (self.sessions.get(session_id) for session_id in self.query.session_ids)
        return {session.id: session_name(session) for session in chosen if session is not None}

    def _read_scopes(self) -> None:
        desk = self.desk
        self._jobs.start("scopes", lambda: read_scopes(desk), self._on_scopes_read, self.failed.emit)

    def _on_scopes_read(self, read: ScopesRead) -> None:
        self.sessions = {session.id: session for session in read.scopes.sessions}
        self._knows_sessions = True
        self._vocabulary = read.vocabulary
        self._jobs.start("counts", self.desk.browse.counts, self.counted.emit, self.failed.emit)
        self.sidebar.show_scopes(read.tree, self.query)
        if self.query.session_ids or not self.model.rowCount():
            self._search()

    def _on_found(self, found: Found) -> None:
        # Other words begin at their best hit; other limits keep the record that is read.
        kept = self.reading.wanted if found.query.text == self._words else ""
        wanted, self._wanted = self._wanted or kept, ""
        self._words = found.query.text
        self.feed.serve(found.query)
        self.reading.take(found.query, self.sessions)
        is_empty = self._knows_sessions and not self.sessions
        self.results.show_found(found, self.sessions, is_archive_empty=is_empty)
        self.sidebar.show_results(found.query, found.results)
        self.chips.show_results(found.results)
        if found.results.hits:
            self.results.select(max(0, self.model.row_of(wanted)))
            if wanted != kept and self.model.row_of(wanted) < 0:
                self.reading.read(wanted)
        else:
            self.reading.clear()
            if not found.query.text.strip():
                self.show_account()
        self.faulty.emit(None)
        self.found.emit(found)

    def _on_not_found(self, error: ArchiveError) -> None:
        if not isinstance(error, QueryError):
            self.failed.emit(error)
            return
        self.results.show_fault(self.query, error)
        self.reading.clear()
        self.faulty.emit(error)

    def _on_read(self, reading: Reading | None) -> None:
        self.history.read(reading.speech.id if reading is not None else "")
        self.moved.emit()
        self.pages.relate(reading)

    def _on_opened(self, speech_id: str) -> None:
        """Read a record that a page or the strip below the text names; in the list where it stands there."""
        row = self.model.row_of(speech_id)
        self.history.follow(speech_id)
        self.right.show_text()
        if row >= 0 and row != self.results.row:
            self.results.select(row)
        else:
            self.reading.read(speech_id, row + 1)

    def _on_export_requested(self) -> None:
        query = replace(listed(self.query), limit=max(1, self.model.rowCount()))
        self.pages.export_list(query, self.query.text.strip() or _("list"))
