"""The middle of the window: how many records, the session's head, the list, what lies outside."""

from collections.abc import Mapping
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.gui.icons import IconButton, link_button
from desktop.gui.models.clauses import without_clauses
from desktop.gui.models.found import Found
from desktop.gui.models.speech_list import SpeechListModel
from desktop.gui.models.words import kind_name
from desktop.gui.views.empty_page import EmptyPage
from desktop.gui.views.fixed_rows import FixedRows
from desktop.gui.views.session_card import SessionCard
from desktop.gui.views.speech_delegate import HEIGHT, SpeechDelegate
from desktop.records import QueryError, SearchQuery, SearchResults, Session, Sort, SpeechKind

_REST_MS = 30


class ResultList(FixedRows):
    """The list; Enter opens the record of its current row."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(HEIGHT)
        self.setObjectName("results")
        self.setAccessibleName(_("Speeches"))
        self.setItemDelegate(SpeechDelegate(self))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class ResultPane(QWidget):
    """Shows what a query found."""

    query_changed = Signal(object)
    sort_changed = Signal(object)
    row_changed = Signal(int)
    account_requested = Signal()
    details_requested = Signal()
    export_requested = Signal()
    rows_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("listPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(320)
        self.model = SpeechListModel(self)
        # A moment of rest: while the handle of the scroll bar is dragged nothing is asked for.
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask_for_rows)
        self.list = ResultList()
        self.list.setModel(self.model)
        self.list.setDragEnabled(True)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self._rest.start())
        self.card, self.empty = SessionCard(), EmptyPage()
        self.card.account_requested.connect(self.account_requested)
        self.card.details_requested.connect(self.details_requested)
        self.empty.query_changed.connect(self.query_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        for widget, stretch in (
            (self._head(), 0),
            (self.card, 0),
            (self.list, 1),
            (self.empty, 1),
            (self._foot(), 0),
        ):
            column.addWidget(widget, stretch)
        self.card.hide()
        self.empty.hide()

    def _head(self) -> QWidget:
        self.count, self.parts = QLabel(), QLabel()
        self.count.setObjectName("strong")
        self.parts.setObjectName("quiet")
        self.sort = QToolButton()
        self.sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sort.setToolTip(_("Order of the list"))
        menu = QMenu(self.sort)
        for sort in (Sort.RELEVANCE, Sort.DATE):
            menu.addAction(_sort_name(sort)).triggered.connect(
                lambda _checked=False, wanted=sort: self.sort_changed.emit(wanted)
            )
        self.sort.setMenu(menu)
        head = QFrame()
        head.setObjectName("listHead")
        head.setFixedHeight(39)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addWidget(self.parts)
        row.addStretch(1)
        row.addWidget(self.sort)
        self.export = IconButton("export", _("Export the list as a table"))
        self.export.clicked.connect(self.export_requested)
        row.addWidget(self.export)
        return head

    def _foot(self) -> QWidget:
        self.outside = QLabel()
        self.outside.setObjectName("quiet")
        self.everywhere = link_button(_("Show all"))
        self.everywhere.clicked.connect(lambda: self.query_changed.emit(without_clauses(self._found.query)))
        self._foot_frame = QFrame()
        self._foot_frame.setObjectName("listFoot")
        self._foot_frame.setFixedHeight(40)
        row = QHBoxLayout(self._foot_frame)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self.outside, 1)
        row.addWidget(self.everywhere)
        self._foot_frame.hide()
        return self._foot_frame

    def show_found(
        self, found: Found, sessions: Mapping[str, Session], *, is_archive_empty: bool = False
    ) -> None:
        """Show what was found; the caller chooses the row."""
        self._found = found
        results, words = found.results, found.query.text.strip()
        self.model.show(results, found.query)
        self.count.setText(ngettext("{n} record", "{n} records", results.total).format(n=results.total))
        self.parts.setText(self._occurrences(found) if words else self._kinds(found))
        self.sort.setVisible(bool(words))
        self.sort.setText(f"{_sort_name(found.query.sort)}  ▾")
        self.export.setEnabled(bool(results.hits))
        self._show_card(found.query, sessions)
        if not results.hits:
            self.empty.show_reason(found, is_archive_empty=is_archive_empty)
        self._show_list(is_shown=bool(results.hits))
        self._show_foot(found)

    def _show_card(self, query: SearchQuery, sessions: Mapping[str, Session]) -> None:
        named = (*query.speakers, *query.sectors)
        session = sessions.get(query.session_ids[0]) if len(query.session_ids) == 1 else None
        if session is not None:
            self.card.show_session(session)
        elif len(named) == 1:
            self.card.show_name(named[0], is_person=bool(query.speakers))
        self.card.setVisible(session is not None or len(named) == 1)

    def show_fault(self, query: SearchQuery, error: QueryError) -> None:
        """Show at its place why a query cannot be understood; the list before it goes away."""
        self.model.show(SearchResults(query=query, total=0, occurrences=0, hits=()), query)
        self.count.setText(_("Not searched"))
        self.parts.clear()
        self.card.hide()
        self._foot_frame.hide()
        self.empty.show_fault(query.text, error)
        self._show_list(is_shown=False)

    def add_rows(self, results: SearchResults) -> None:
        """Take in a further page of the list."""
        self.model.add(results)
        self._rest.start()

    def take_keyboard(self) -> None:
        """Put the keyboard on the list, or on what stands in its place until it has rows."""
        (self.empty if self.list.isHidden() else self.list).setFocus()

    def _show_list(self, *, is_shown: bool) -> None:
        """Show the list or why it is empty; whichever comes keeps the keyboard where the other had it."""
        comes, goes = (self.list, self.empty) if is_shown else (self.empty, self.list)
        had_focus = goes.hasFocus()
        comes.show()
        if had_focus:
            comes.setFocus()
        goes.hide()

    def _ask_for_rows(self) -> None:
        height = self.list.viewport().height()
        first = self.list.indexAt(QPoint(1, 1)).row()
        last = self.list.indexAt(QPoint(1, height - 2)).row()
        current = self.list.currentIndex().row()
        wanted = self.model.missing(first, last if last >= 0 else self.model.rowCount())
        if wanted is None and current >= 0:
            wanted = self.model.missing(current, current)
        if wanted is not None:
            self.rows_wanted.emit(wanted)

    def select(self, row: int) -> None:
        """Make a row the current one."""
        self.list.go_to(row)

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) row."""
        self.list.go_to(self.list.currentIndex().row() + step)

    @property
    def total(self) -> int:
        """How many records are listed."""
        return self.model.rowCount()

    @property
    def row(self) -> int:
        """The current row, -1 where there is none."""
        return self.list.currentIndex().row()

    def _occurrences(self, found: Found) -> str:
        total = found.results.occurrences
        return ngettext("{n} hit", "{n} hits", total).format(n=total)

    def _kinds(self, found: Found) -> str:
        listed = [SpeechKind.REMARK, SpeechKind.SPEECH, SpeechKind.REPORTED]
        counts = {value.value: value.count for value in found.results.facets.get("kind", ())}
        shown = [kind for kind in listed if counts.get(kind.value)]
        if len(shown) < 2 or found.query.kinds:
            return ""
        return " · ".join(f"{kind_name(kind)} {counts[kind.value]}" for kind in shown)

    def _show_foot(self, found: Found) -> None:
        if found.outside > 0:
            form = ngettext("{n} more outside these limits", "{n} more outside these limits", found.outside)
            self.outside.setText(form.format(n=found.outside))
        self._foot_frame.setVisible(found.outside > 0)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.row_changed.emit(current.row())
            self._rest.start()


def _sort_name(sort: Sort) -> str:
    return _("Relevance") if sort is Sort.RELEVANCE else _("Newest first")
