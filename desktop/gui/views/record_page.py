"""Correct what is kept, or enter a session by hand: the session's order, a form, and the source beside it."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.composition import Desk
from desktop.gui.drafting import Drafting
from desktop.gui.jobs import Jobs
from desktop.gui.models.agenda import AgendaModel
from desktop.gui.models.words import session_name
from desktop.gui.notices import NoticeBar
from desktop.gui.views.agenda_list import AgendaList
from desktop.gui.views.history_pane import HistoryPane
from desktop.gui.views.record_bar import RecordBar
from desktop.gui.views.session_editor import SessionEditor
from desktop.gui.views.source_pane import SourcePane
from desktop.gui.views.speech_editor import SpeechEditor
from desktop.records import ArchiveError, Reading, SessionFacts, SpeechFacts, SpeechKind
from desktop.records.draft import RecordDraft
from desktop.records.person import PrintedName
from desktop.records.revision import Revision


class RecordPage(QWidget):
    """Shows one session; what is written is saved by Ctrl+S, by going to another row, and by leaving.

    Until then it is a draft. What cannot be saved stays in the form with a notice that says why.
    """

    closed = Signal()

    def __init__(self, desk: Desk, drafting: Drafting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recordPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.drafting = drafting
        drafting.setParent(self)
        self._jobs = Jobs(self)
        self._session_id: str | None = None
        self._speech_id: str | None = None
        self._is_session = True
        self.is_changed = False
        self.has_saved = False
        self.agenda = AgendaModel(self)
        self.order, self.notice = AgendaList(self.agenda), NoticeBar()
        self.list = self.order.list
        self.session, self.speech = SessionEditor(), SpeechEditor()
        self.source, self.history = SourcePane(), HistoryPane()
        self.forms, self.bar = QStackedWidget(), RecordBar()
        self.title, self.state, self.keep = self.bar.title, self.bar.state, self.bar.keep
        self._lay_out()
        self._connect()
        self._offer_known()

    def show_record(self, session_id: str | None, speech_id: str | None = None) -> None:
        """Show a session, or a blank form for None, at one of its records."""
        self._session_id = session_id
        self._fill_agenda(speech_id)
        self._read_source()

    def resume(self, draft: RecordDraft) -> None:
        """Show a draft of a form in place of what is kept."""
        self._session_id = draft.session_id
        is_new = draft.speech is not None and draft.speech_id is None
        self._fill_agenda(draft.speech_id, with_new=is_new)
        if draft.session is not None:
            self.session.show_facts(draft.session)
        if draft.speech is not None:
            self.list.setCurrentIndex(self.agenda.index(self.agenda.row_of(draft.speech_id)))
            self.speech.show_facts(draft.speech)
        self._on_changed()
        self._read_source()

    def save(self) -> bool:
        """Save the form, if it was changed; False where it cannot be saved."""
        if not self.is_changed:
            return True
        try:
            saved = self._save_session() if self._is_session else self._save_speech()
        except ArchiveError as error:
            self.notice.show_notice(str(error), kind="danger")
            return False
        if saved:
            self.is_changed, self.has_saved = False, True
            self.drafting.forget()
            self._fill_agenda(self._speech_id)
            self.state.setText(_("Saved"))
        return saved

    def leave(self) -> None:
        """Save and close; what cannot be saved stays a draft."""
        self.save()
        self.closed.emit()

    def stop(self) -> None:
        """Give up reading the source, and keep what is not saved as a draft."""
        self._jobs.stop()
        self.drafting.stop()

    def add_speech(self) -> None:
        """Begin a new speech at the end of the session."""
        if not self.save():
            return
        if self._session_id is None:
            self.notice.show_notice(_("Write the session first; its speeches come after."))
            return
        self._fill_agenda(None, with_new=True)
        self.speech.fields["title"].setFocus()

    def move_speech(self, by: int) -> None:
        """Move the chosen speech up (-1) or down (1) in its session."""
        row = self.list.currentIndex().row() - 1
        ids = [speech.id for speech in self.agenda.speeches if speech is not None]
        if self._session_id is None or not (0 <= row < len(ids) and 0 <= row + by < len(ids)):
            return
        ids.insert(row + by, ids.pop(row))
        self._do(lambda session_id: self._desk.edit.arrange(session_id, ids))

    def delete(self) -> None:
        """Put the chosen speech, or the session, into the trash; undo brings it back."""
        if self._session_id is None:
            return
        if self._is_session:
            self._do(lambda session_id: self._desk.edit.delete("session", session_id))
            self.closed.emit()
        elif self._speech_id is not None:
            speech_id, self._speech_id = self._speech_id, None
            self._do(lambda _session: self._desk.edit.delete("speech", speech_id))

    def _do(self, act: Callable[[str], object]) -> None:
        """Change the session at once, after what is in the form."""
        if self._session_id is None or not self.save():
            return
        try:
            act(self._session_id)
        except ArchiveError as error:
            self.notice.show_notice(str(error), kind="danger")
            return
        self.has_saved = True
        if any(one.id == self._session_id for one in self._desk.browse.sessions()):
            self._fill_agenda(self._speech_id)

    def _lay_out(self) -> None:
        for form in (self.session, self.speech):
            scroll = QScrollArea(widgetResizable=True)
            scroll.setWidget(form)
            # A form that is cut off at the side could not be read; the other parts give way.
            room = form.minimumSizeHint().width() + scroll.verticalScrollBar().sizeHint().width()
            scroll.setMinimumWidth(room)
            self.forms.addWidget(scroll)
        tabs = QTabWidget()
        tabs.addTab(self.source, _("Source"))
        tabs.addTab(self.history, _("History"))
        tabs.currentChanged.connect(lambda _tab: self._show_history())
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setObjectName("record")
        for part in (self.order, self.forms, tabs):
            parts.addWidget(part)
        parts.setSizes([300, 560, 506])
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.notice)
        whole.addWidget(parts, 1)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_row_chosen)
        self.order.speech_wanted.connect(self.add_speech)
        self.order.move_requested.connect(self.move_speech)
        self.order.trash_requested.connect(self.delete)
        self.session.changed.connect(self._on_changed)
        self.speech.changed.connect(self._on_changed)
        self.history.return_requested.connect(self._on_return_requested)
        self.bar.back_requested.connect(self.leave)
        self.bar.trash_requested.connect(self.delete)
        self.keep.clicked.connect(self.save)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)
        QShortcut(QKeySequence("Ctrl+Shift+A"), self, self.add_speech)
        QShortcut(QKeySequence("Esc"), self, self.leave)

    def _offer_known(self) -> None:
        people = self._desk.people

        def done(known: tuple[tuple[PrintedName, ...], tuple[str, ...]]) -> None:
            printed, sectors = known
            names = list(dict.fromkeys(one.name for one in printed))
            offices = list(dict.fromkeys(one.office for one in printed if one.office))
            self.speech.offer(names, offices, list(sectors))

        self._jobs.start("known", lambda: (people.printed_names(), people.sectors()), done, self._on_failed)

    def _on_failed(self, error: ArchiveError) -> None:
        self.notice.show_notice(str(error))

    def _fill_agenda(self, speech_id: str | None, *, with_new: bool = False) -> None:
        session = self._desk.browse.session(self._session_id) if self._session_id else None
        speeches = self._desk.browse.speeches(self._session_id) if self._session_id else ()
        self.bar.show_kept(is_kept=session is not None)
        self.title.setText(session_name(session) if session else _("A session entered by hand"))
        self.agenda.show(session, (*speeches, None) if with_new else speeches)
        row = len(speeches) + 1 if with_new else self.agenda.row_of(speech_id) if speech_id else 0
        self.list.setCurrentIndex(self.agenda.index(row))

    def _read_source(self) -> None:
        source = self._desk.browse.source(self._session_id) if self._session_id else None
        if source is None:
            self.source.show_lines(())
            return

        def done(reading: Reading) -> None:
            self.source.show_lines(reading.lines)

        self._jobs.start("source", lambda: self._desk.imports.read_source(source), done, self._on_failed)

    def _on_row_chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        row = now.row()
        if self.is_changed:
            # The rows are made anew when a form is saved, so the wish is kept by what it is of.
            record = self.agenda.speeches[row - 1] if row > 0 else None
            wanted = record.id if record is not None else None
            if self.save():
                self._fill_agenda(wanted)
            else:
                with QSignalBlocker(self.list.selectionModel()):
                    self.list.setCurrentIndex(before)
            return
        self._is_session = row <= 0
        record = None if self._is_session else self.agenda.speeches[row - 1]
        self._speech_id = record.id if record is not None else None
        if self._is_session:
            blank = SessionFacts(body=self._desk.edit.properties.body)
            kept = self._desk.browse.session(self._session_id) if self._session_id else blank
            self.session.show_facts(kept)
            self.source.highlight(())
        else:
            self.speech.show_facts(record or SpeechFacts(kind=SpeechKind.SPEECH))
            self.source.highlight(record.origins if record is not None else ())
        self.forms.setCurrentIndex(0 if self._is_session else 1)
        self.state.clear()
        self._show_history()

    def _show_history(self) -> None:
        entity, identity = ("session", self._session_id) if self._is_session else ("speech", self._speech_id)
        shown = self._desk.edit.history_of(entity, identity) if identity else ()
        self.history.show_history(shown)

    def _on_changed(self) -> None:
        self.is_changed = True
        self.state.setText(_("Not saved yet; a draft is kept"))
        self.drafting.touch(self._draft)

    def _draft(self) -> tuple[str, RecordDraft] | None:
        if not self.is_changed:
            return None
        if self._is_session:
            session = self.session.facts
            return self.title.text(), RecordDraft(session_id=self._session_id, session=session)
        speech = self.speech.facts
        draft = RecordDraft(session_id=self._session_id, speech_id=self._speech_id, speech=speech)
        return speech.title or self.title.text(), draft

    def _save_session(self) -> bool:
        facts = self.session.facts
        if facts is None:
            self.notice.show_notice(
                _("A date or a number cannot be read. Nothing was saved; it is marked red.")
            )
            return False
        self._session_id = self._desk.edit.save_session(self._session_id, facts)
        return True

    def _save_speech(self) -> bool:
        if self._session_id is None:
            return False
        facts = self.speech.facts
        self._speech_id = self._desk.edit.save_speech(self._speech_id, self._session_id, facts)
        return True

    def _on_return_requested(self, revision: Revision) -> None:
        self._do(lambda _session: self._desk.edit.return_to(revision))
