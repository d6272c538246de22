"""Scopes, list and reader side by side: every view of the archive is a query."""

from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QSplitter,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.composition import Desk
from desktop.gui.jobs import Jobs
from desktop.gui.models.scopes import QUERY, scopes, with_text
from desktop.gui.models.speech_list import SpeechListModel
from desktop.gui.theme import Theme, serif
from desktop.gui.views.chips import Chips
from desktop.gui.views.reader import Reader
from desktop.gui.views.scope_delegate import ScopeDelegate
from desktop.gui.views.speech_delegate import SpeechDelegate
from desktop.records import ArchiveError, Role, SearchQuery, SearchResults, Session, Sort, Speech

_DELAY_MS = 150
_SHOWN = 500


class BrowsePage(QWidget):
    """The desk of an open archive."""

    failed = Signal(object)
    print_requested = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, theme: Theme, text_size: int) -> None:
        super().__init__()
        self.desk = desk
        self._jobs = jobs
        self.query = SearchQuery(sort=Sort.SESSION, limit=_SHOWN)
        self._sessions: dict[str, Session] = {}
        self._back: list[SearchQuery] = []
        self._forward: list[SearchQuery] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._search)
        self.chips = Chips()
        self.chips.query_changed.connect(self.go)
        self.sidebar = QTreeView()
        self.results = QListView()
        self.model = SpeechListModel(self)
        self.reader = Reader(theme, text_size)
        self._delegates = (ScopeDelegate(theme), SpeechDelegate(theme))
        self._lay_out()

    def _lay_out(self) -> None:
        self.sidebar.setObjectName("sidebar")
        self.sidebar.setAccessibleName(_("Scopes"))
        self.sidebar.setHeaderHidden(True)
        self.sidebar.setFixedWidth(232)
        self.sidebar.setIndentation(14)
        self.sidebar.setItemDelegate(self._delegates[0])
        self.results.setObjectName("results")
        self.results.setAccessibleName(_("Speeches"))
        self.results.setItemDelegate(self._delegates[1])
        self.results.setModel(self.model)
        self.results.setUniformItemSizes(True)
        self.results.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.results.selectionModel().currentChanged.connect(self._on_current_changed)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.addWidget(self.sidebar)
        splitter.addWidget(self._list_pane())
        splitter.addWidget(self._reader_pane())
        splitter.setSizes([232, 424, 710])
        splitter.setStretchFactor(2, 1)
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chips)
        column.addWidget(splitter, 1)

    def _list_pane(self) -> QWidget:
        self.count = QLabel()
        self.count.setObjectName("strong")
        self.found = QLabel()
        self.found.setObjectName("quiet")
        head = _head("listHead", [self.count, self.found, None])
        self.card = QLabel()
        self.card.setObjectName("sessionCard")
        self.card.setTextFormat(Qt.TextFormat.PlainText)
        self.card.setWordWrap(True)
        self.card.setContentsMargins(16, 10, 16, 10)
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        pane = QWidget()
        pane.setMinimumWidth(300)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((head, 0), (self.card, 0), (self.results, 1), (self.empty, 1)):
            column.addWidget(widget, stretch)
        return pane

    def _reader_pane(self) -> QWidget:
        self.place = QLabel()
        self.place.setObjectName("quiet")
        self.hits = QLabel()
        self.hits.setObjectName("quiet")
        cite = _button(_("Cite"), _("Copy with its source (Ctrl+Shift+C)"), self.cite)
        paper = _button(_("Print"), _("Print to PDF (Ctrl+P)"), self.print_requested.emit)
        up = _button("↑", _("Previous record (K)"), lambda: self.step(-1))
        down = _button("↓", _("Next record (J)"), lambda: self.step(1))
        previous_hit = _button("‹", _("Previous hit (Shift+F3)"), lambda: self.step_hit(-1))
        next_hit = _button("›", _("Next hit (F3)"), lambda: self.step_hit(1))
        self._hit_controls = (previous_hit, next_hit, self.hits)
        head = _head(
            "readerHead", [up, down, self.place, previous_hit, self.hits, next_hit, None, cite, paper]
        )
        pane = QWidget()
        pane.setObjectName("readerPane")
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.reader, 1)
        return pane

    def refresh(self) -> None:
        """Read sessions and counts anew, as after an import."""
        sessions = self.desk.browse.sessions()
        self._sessions = {session.id: session for session in sessions}
        everything = self.desk.search.search(SearchQuery(limit=1))
        model = scopes(sessions, everything.facets, everything.total)
        self.sidebar.setModel(model)
        model.setParent(self.sidebar)
        self.sidebar.selectionModel().currentChanged.connect(self._on_scope_changed)
        self.sidebar.expand(model.index(1, 0))
        self._search()

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        for delegate in self._delegates:
            delegate.set_theme(theme)
        self.reader.set_theme(theme)

    def type_text(self, text: str) -> None:
        """Search for what is typed so far, a moment after the last key."""
        sort = Sort.RELEVANCE if text.strip() else Sort.SESSION
        self.query = replace(with_text(self.query, text), sort=sort)
        self._timer.start()

    def go(self, query: SearchQuery, *, remember: bool = True) -> None:
        """Show another query; what was shown can be gone back to."""
        if remember:
            self._back.append(self.query)
            self._forward.clear()
        self.query = replace(query, text=self.query.text, sort=self.query.sort, limit=_SHOWN)
        self._search()

    def go_back(self) -> None:
        """Show the query before this one."""
        if self._back:
            self._forward.append(self.query)
            self.go(self._back.pop(), remember=False)

    def go_forward(self) -> None:
        """Show the query that was gone back from."""
        if self._forward:
            self._back.append(self.query)
            self.go(self._forward.pop(), remember=False)

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) record."""
        row = self.results.currentIndex().row() + step
        if 0 <= row < self.model.rowCount():
            self.results.setCurrentIndex(self.model.index(row))

    def step_hit(self, step: int) -> None:
        """Go to the next hit in the text; after the last one, to the next record."""
        number = self.reader.step_hit(step)
        if number:
            self.hits.setText(_("Hit {n} of {total}").format(n=number, total=self.reader.hits))

    def cite(self) -> None:
        """Copy the text with its source, in the form that Chinese papers use."""
        speech = self.reader.speech
        if speech is None:
            return
        session = self._sessions[speech.session_id]
        when = session.held_on
        day = f"{when.year}年{when.month}月{when.day}日" if when else ""
        title = f"《{speech.title}》，" if speech.title else ""
        names = "、".join(speech.speaker_names)
        QGuiApplication.clipboard().setText(f"{speech.text}\n——{names}：{title}{session.full_name}，{day}")

    def _search(self) -> None:
        self._timer.stop()
        query = self.query
        self._jobs.start("search", lambda: self.desk.search.search(query), self._on_found, self.failed.emit)

    def _on_found(self, results: SearchResults) -> None:
        shown = self.reader.speech.id if self.reader.speech else ""
        self.model.show(results.hits)
        names = {session.id: session.name or session.full_name for session in self._sessions.values()}
        self.chips.show_query(results.query, names)
        self.count.setText(ngettext("{n} record", "{n} records", results.total).format(n=results.total))
        text = ngettext("{n} hit", "{n} hits", results.occurrences).format(n=results.occurrences)
        self.found.setText(text if results.query.text.strip() else "")
        self._show_card(results.query)
        self.empty.setText(self._nothing(results.query))
        self.empty.setVisible(not results.hits)
        self.results.setVisible(bool(results.hits))
        row = max(0, self.model.row_of(shown))
        self.results.setCurrentIndex(self.model.index(row) if results.hits else QModelIndex())
        if not results.hits:
            self._show(None)

    def _nothing(self, query: SearchQuery) -> str:
        if not self._sessions:
            return _("This archive is empty. Press Ctrl+I and paste an article, or drop files here.")
        if query.text.strip() and (query.session_ids or query.years or query.sectors or query.speakers):
            return _("Nothing matches here. Esc removes the last chip and searches more widely.")
        return _("Nothing matches. Try fewer or shorter words.")

    def _show_card(self, query: SearchQuery) -> None:
        session = self._sessions.get(query.session_ids[0]) if len(query.session_ids) == 1 else None
        self.card.setVisible(session is not None)
        if session is None:
            return
        parts = [session.full_name, session.theme or ""]
        for role, label in (
            (Role.CHAIR, _("Chair")),
            (Role.LEADER, _("Leaders")),
            (Role.ATTENDEE, _("Present")),
        ):
            if names := session.names(role):
                parts.append(f"{label}  {'、'.join(names)}")
        self.card.setFont(serif(14, bold=False))
        self.card.setText("\n".join(part for part in parts if part))

    def _on_scope_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        query = current.data(QUERY)
        if isinstance(query, SearchQuery):
            self.go(query)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._show(self.desk.browse.speech(self.model.hit(current.row()).speech_id))

    def _show(self, speech: Speech | None) -> None:
        session = self._sessions.get(speech.session_id) if speech else None
        try:
            marks = self.desk.search.marks(self.query, speech) if speech else ()
        except ArchiveError:
            marks = ()
        self.reader.show_speech(speech, session, marks)
        row, total = self.results.currentIndex().row() + 1, self.model.rowCount()
        self.place.setText(_("{n} of {total}").format(n=row, total=total) if speech else "")
        for control in self._hit_controls:
            control.setVisible(bool(marks))
        self.hits.setText(ngettext("{n} hit", "{n} hits", len(marks)).format(n=len(marks)))


def _button(label: str, tip: str, slot: object) -> QToolButton:
    button = QToolButton()
    button.setText(label)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.clicked.connect(slot)
    return button


def _head(name: str, widgets: list[QWidget | None]) -> QWidget:
    head = QWidget()
    head.setObjectName(name)
    head.setFixedHeight(39)
    row = QHBoxLayout(head)
    row.setContentsMargins(12, 0, 12, 0)
    row.setSpacing(6)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return head
