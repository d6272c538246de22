"""Reads records off the main thread and walks from hit to hit, across the list."""

from collections.abc import Callable, Mapping
from gettext import gettext as _

from PySide6.QtCore import QObject, Signal

from desktop.composition import Desk
from desktop.gui.jobs import Jobs
from desktop.gui.views.reader import Reading
from desktop.gui.views.reader_pane import ReaderPane
from desktop.gui.views.result_pane import ResultPane
from desktop.records import ArchiveError, SearchQuery, Session, SpeechKind


class ReadingDesk(QObject):
    """Shows what the list's current row is; an answer that comes too late is never shown."""

    failed = Signal(object)
    shown = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, results: ResultPane, pane: ReaderPane) -> None:
        super().__init__(pane)
        self._desk = desk
        self._jobs = jobs
        self._results = results
        self._pane = pane
        self._query = SearchQuery()
        self._sessions: Mapping[str, Session] = {}
        self._wanted = ""
        # At which end of the next record's hits to begin: 1 at the first, -1 at the last, 0 at none.
        self._enter = 0
        results.row_changed.connect(self._on_row_changed)

    @property
    def wanted(self) -> str:
        """The UUID of the record that is shown or asked for; empty for none."""
        return self._wanted

    def take(self, query: SearchQuery, sessions: Mapping[str, Session]) -> None:
        """Mark the hits of another query from now on."""
        self._query, self._sessions = query, sessions

    def clear(self) -> None:
        """Show no record."""
        self._wanted = ""
        self._pane.show_reading(None, 0, 0)
        self.shown.emit(None)

    def refresh(self) -> None:
        """Read the current row where it is not the record that is shown or asked for."""
        hit = self._results.model.hit(self._results.row)
        if hit is not None and hit.speech_id != self._wanted:
            self._on_row_changed(self._results.row)

    def read_account(self, session_id: str) -> None:
        """Read a session's own account; without one nothing is shown."""
        browse = self._desk.browse

        def account() -> str:
            kinds = ((one.kind, one.id) for one in browse.speeches(session_id))
            return next((speech_id for kind, speech_id in kinds if kind is SpeechKind.NARRATIVE), "")

        self._wanted = ""
        self._jobs.start("account", account, self._on_account_found, self.failed.emit)

    def read(self, speech_id: str, number: int = 0) -> None:
        """Read a record that is `number` in the list, 0 for one outside it."""
        self._wanted = speech_id
        query, sessions = self._query, self._sessions
        hit = self._results.model.hit(number - 1)
        browse, marks = self._desk.browse, self._desk.search.marks

        def reading() -> Reading:
            speech = browse.speech(speech_id)
            session = sessions.get(speech.session_id) or browse.session(speech.session_id)
            title_marks = hit.title.marks if hit is not None else ()
            ranges = marks(query, speech)
            return Reading(speech=speech, session=session, title_marks=title_marks, text_marks=ranges)

        self._jobs.start("read", reading, self._shows(number), self._on_failed)

    def step_hit(self, step: int) -> None:
        """Go to the next (1) or previous (-1) hit, in the next record that has one after the last here."""
        if self._pane.step_hit(step):
            return
        model, row = self._results.model, self._results.row + step
        while 0 <= row < model.rowCount():
            hit = model.hit(row)
            if hit is None or hit.occurrences:
                self._enter = step
                self._results.select(row)
                return
            row += step
        self._pane.say(_("No hit after this one") if step > 0 else _("No hit before this one"))

    def _on_row_changed(self, row: int) -> None:
        hit = self._results.model.hit(row)
        if hit is None:
            self._wanted = ""
        else:
            self.read(hit.speech_id, row + 1)

    def _on_account_found(self, speech_id: str) -> None:
        if not speech_id:
            self.clear()
        elif not self._wanted:
            self.read(speech_id)

    def _shows(self, number: int) -> Callable[[Reading], None]:
        def show(reading: Reading) -> None:
            if reading.speech.id != self._wanted:
                return
            self._pane.show_reading(reading, number, self._results.model.rowCount())
            if self._enter:
                self._pane.step_hit(self._enter)
                self._enter = 0
            self.shown.emit(reading)

        return show

    def _on_failed(self, error: ArchiveError) -> None:
        self._wanted = ""
        self.failed.emit(error)
