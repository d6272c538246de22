"""A session: its data, who was present in the order of the source, what was said, where it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout
from typing_extensions import override

from desktop.gui.icons import IconButton
from desktop.gui.models.rows import attendance_rows, speech_rows
from desktop.gui.models.words import session_kind_name, session_name
from desktop.gui.views.page_head import PageHead, PageOverText, section
from desktop.gui.views.row_list import RowList
from desktop.records import Session, Source, Speech
from desktop.records.display import displayed

# From this width on, in pixels, both lists have room for their words beside each other.
_SIDE_BY_SIDE = 560


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """A session with its records in order, its source, and those of what was merged into it."""

    session: Session
    speeches: tuple[Speech, ...]
    source: Source | None
    further: tuple[Source, ...] = ()


class SessionPage(PageOverText):
    """Every control asks; a row opens its record."""

    opened = Signal(str)
    account_requested = Signal(str)
    source_requested = Signal(str)
    export_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.record: SessionRecord | None = None
        self.account = IconButton("book", _("Read the session's account"), _("Session account"))
        self.source = IconButton("archive", _("Show the source as it was imported"), _("Source"))
        export = IconButton("export", _("Export attendance and speeches as a table"), _("Export"))
        back = IconButton("close", _("Back to the text"))
        self.account.clicked.connect(lambda: self._ask(self.account_requested))
        self.source.clicked.connect(lambda: self._ask(self.source_requested))
        export.clicked.connect(self.export_requested)
        back.clicked.connect(self.left)
        self.head = PageHead((self.account, self.source, export, back))
        self.facts = QLabel()
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.present = RowList(_("Attendance, in the order of the source"), 56)
        self.speeches = RowList(_("Speeches, in the order of the session"), 56)
        self.speeches.opened.connect(self.opened)
        self._present_head, self._speeches_head = section(""), section("")
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def _lay_out(self) -> None:
        self._lists.setSpacing(20)
        for head, rows, share in (
            (self._present_head, self.present, 2),
            (self._speeches_head, self.speeches, 3),
        ):
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(head)
            part.addWidget(rows, 1)
            self._lists.addLayout(part, share)
        body = QVBoxLayout()
        body.setContentsMargins(24, 4, 16, 12)
        body.setSpacing(14)
        body.addWidget(self.facts)
        body.addLayout(self._lists, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(body, 1)

    def show_record(self, record: SessionRecord) -> None:
        """Show another session."""
        self.record = record
        session = record.session
        self.head.show_texts(session.full_name or session_name(session), displayed(session.theme or ""))
        self.facts.setText("\n".join(f"{name}　{value}" for name, value in session_facts(record)))
        self.account.setVisible(bool(session.narrative))
        self.source.setVisible(record.source is not None)
        present = attendance_rows(session)
        self.present.rows.show(present)
        said = speech_rows(record.speeches, session)
        self.speeches.rows.show(said)
        self._present_head.setText(_("Present, in the order of the source: {n}").format(n=len(present)))
        form = ngettext("{n} record in order", "{n} records in order", len(said))
        self._speeches_head.setText(form.format(n=len(said)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        beneath = self.width() < _SIDE_BY_SIDE
        side = QBoxLayout.Direction.TopToBottom if beneath else QBoxLayout.Direction.LeftToRight
        self._lists.setDirection(side)
        super().resizeEvent(event)

    def _ask(self, signal: object) -> None:
        if self.record is not None:
            signal.emit(self.record.session.id)  # type: ignore[attr-defined] # a bound signal


def session_facts(record: SessionRecord) -> Sequence[tuple[str, str]]:
    """Return what is known of a session as field and value; unknown is left out."""
    session, source = record.session, record.source
    number = [_("Term {n}").format(n=session.term)] if session.term is not None else []
    number += [_("no. {n}").format(n=session.ordinal)] if session.ordinal is not None else []
    number += [_("meeting {n}").format(n=session.sub_ordinal)] if session.sub_ordinal is not None else []
    facts = (
        (_("Convened by"), session.body),
        (_("Kind"), session_kind_name(session.kind)),
        (_("Number"), " · ".join(number)),
        (_("Held on"), str(session.held_on) if session.held_on else _("unknown")),
        (_("Place"), session.place),
        (_("Came from"), _source_name(source) if source is not None else None),
        (_("Merged from"), "、".join(map(_source_name, record.further))),
    )
    return [(name, value) for name, value in facts if value]


def _source_name(source: Source) -> str:
    name = source.name or _("pasted text")
    size = ngettext("{n} byte", "{n} bytes", len(source.content)).format(n=f"{len(source.content):,}")
    return " · ".join((name, source.media_type, size))
