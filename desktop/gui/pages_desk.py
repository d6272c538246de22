"""Makes the pages of sessions, people and sectors, what is related to a text, and tables of lists."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.composition import Desk
from desktop.gui.dialogs.source_view import SourceView
from desktop.gui.jobs import Jobs
from desktop.gui.models.rows import entry_rows, speech_rows
from desktop.gui.models.tables import Table, hits_table, profile_table, session_table
from desktop.gui.views.reader import Reading
from desktop.gui.views.related_strip import Related
from desktop.gui.views.right_side import RightSide
from desktop.gui.views.session_page import SessionRecord
from desktop.records import SearchQuery, Session, Sort, Source
from desktop.workflows.export_lists import write_bytes, write_csv
from desktop.workflows.follow_people import FollowPeople, Profile

# Whoever walks down the list with J is not after what is related to every text on the way.
_REST_MS = 250
_RELATED = 100
_FORBIDDEN = '\\/:*?"<>|\n\t'


class PagesDesk(QObject):
    """Every page is made by a job; what comes too late is not shown."""

    failed = Signal(object)
    written = Signal(object)
    opened = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, side: RightSide) -> None:
        super().__init__(side)
        self._desk = desk
        self._jobs = jobs
        self._side = side
        self._people = FollowPeople(desk.browse, desk.search, desk.people)
        self._reading: Reading | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._relate)
        for part in (side.session, side.profile, side.pane.related):
            part.opened.connect(self.opened)
        side.session.source_requested.connect(lambda _session: self.show_source())
        side.session.export_requested.connect(self._export_session)
        side.profile.export_requested.connect(self._export_profile)

    def show_session(self, session_id: str) -> None:
        """Show the page of a session."""
        browse = self._desk.browse

        def record() -> SessionRecord:
            return SessionRecord(
                session=browse.session(session_id),
                speeches=browse.speeches(session_id),
                source=browse.source(session_id),
                further=browse.further_sources(session_id),
            )

        def show(made: SessionRecord) -> None:
            self._side.session.show_record(made)
            self._side.setCurrentWidget(self._side.session)
            self._side.session.speeches.setFocus()

        self._jobs.start("page", record, show, self.failed.emit)

    def show_profile(self, query: SearchQuery, sessions: Sequence[Session] | None) -> None:
        """Show the page of the speaker or the sector that a query is limited to."""

        def show(made: Profile) -> None:
            self._side.profile.show_profile(made)
            self._side.setCurrentWidget(self._side.profile)
            self._side.profile.entries.setFocus()

        self._jobs.start("page", lambda: self._people.profile(query, sessions), show, self.failed.emit)

    def relate(self, reading: Reading | None) -> None:
        """Look, after a moment of rest, for what is related to a text."""
        self._reading = reading
        self._side.pane.related.show_related(None)
        self._rest.start()

    def show_source(self) -> SourceView | None:
        """Show the source of the session whose page is shown, and return the dialog."""
        record = self._side.session.record
        if record is None or record.source is None:
            return None
        view = SourceView(self._side, record.source, record.further)
        view.save_requested.connect(self._save_source)
        view.finished.connect(view.deleteLater)
        view.open()
        return view

    def export_list(self, query: SearchQuery, name: str) -> None:
        """Ask for a file and write everything that a query finds to it as a table."""
        search = self._desk.search.search

        def table() -> Table:
            return hits_table(name, search(query).hits)

        self._export(name, table)

    def _relate(self) -> None:
        reading = self._reading
        if reading is None:
            return
        browse, search = self._desk.browse, self._desk.search.search
        speech, names = reading.speech, reading.speech.speaker_names

        def related() -> Related:
            same = [one for one in browse.speeches(speech.session_id) if one.id != speech.id]
            query = SearchQuery(speakers=names, sort=Sort.DATE, limit=_RELATED)
            hits = search(query).hits if names else ()
            others = [hit for hit in hits if hit.speech_id != speech.id]
            return Related(
                who="、".join(names[:2]),
                same_session=speech_rows(same, reading.session),
                same_speaker=entry_rows(others, with_names=False),
            )

        def show(made: Related) -> None:
            if self._reading is reading:
                self._side.pane.related.show_related(made)

        self._jobs.start("related", related, show, self.failed.emit)

    def _export_session(self) -> None:
        record = self._side.session.record
        if record is not None:
            table = session_table(record)
            self._export(table.name, lambda: table)

    def _export_profile(self) -> None:
        profile = self._side.profile.profile
        if profile is not None:
            table = profile_table(profile)
            self._export(table.name, lambda: table)

    def _export(self, name: str, table: Callable[[], Table]) -> None:
        target = self._target(_("Export as a table"), f"{name or _('list')}.csv", "*.csv")
        if target is None:
            return
        path = target.with_suffix(".csv")

        def work() -> object:
            made = table()
            return write_csv(path, made.header, made.rows)

        self._jobs.start("export", work, self.written.emit, self.failed.emit)

    def _save_source(self, source: Source) -> None:
        target = self._target(_("Save the source"), source.name or f"{_('pasted text')}.txt", "")
        if target is not None:
            self._jobs.start(
                "export", lambda: write_bytes(target, source.content), self.written.emit, self.failed.emit
            )

    def _target(self, title: str, name: str, kinds: str) -> Path | None:
        wanted = "".join(" " if character in _FORBIDDEN else character for character in name).strip()
        target, _kind = QFileDialog.getSaveFileName(self._side, title, wanted, kinds)
        return Path(target) if target else None
