"""Short lists of plain rows: attendance, a session's speeches, what a person said."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.gui.models.words import hit_title, kind_name, session_name, speech_title
from desktop.gui.wording import counted as ngettext
from desktop.gui.wording import translated as _
from desktop.records import Hit, PassageKind, Role, Session, Speech, SpeechKind

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A row: what stands before, the text, something quieter after it, and at the right end.

    `key` is the UUID of the speech that the row opens; empty for one that opens nothing.
    """

    text: str
    lead: str = ""
    quiet: str = ""
    aside: str = ""
    key: str = ""


class RowModel(QAbstractListModel):
    """Rows as they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ListRow, ...] = ()

    def show(self, rows: Sequence[ListRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, row: int) -> ListRow:
        """Return what stands in a row."""
        return self._rows[row]

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        said = ". ".join(part for part in (row.lead, row.text, row.quiet, row.aside) if part)
        return {
            int(ROW): row,
            int(Qt.ItemDataRole.DisplayRole): row.text,
            int(Qt.ItemDataRole.ToolTipRole): said,
            int(Qt.ItemDataRole.AccessibleTextRole): said,
        }.get(int(role))


def proposals(count: int) -> str:
    """Return how many proposals there are, in words; nothing for none."""
    return ngettext("{n} proposal", "{n} proposals", count).format(n=count) if count else ""


def role_name(role: Role) -> str:
    """Return in what part somebody was present."""
    return {Role.CHAIR: _("Chair"), Role.LEADER: _("Leaders"), Role.ATTENDEE: _("Present")}[role]


def attendance_rows(session: Session) -> list[ListRow]:
    """Return who was present, in the order of the source; the role is named where it begins."""
    rows, before = [], None
    for person in session.attendance:
        lead = "" if person.role is before else role_name(person.role)
        before = person.role
        rows.append(ListRow(lead=lead, text=person.name, quiet=person.office or ""))
    return rows


def attended(sessions: Sequence[Session], person_id: str) -> list[str]:
    """Return for each session when it was, which, and in what part a person was present, with the office."""
    return [
        "  ".join(
            (
                str(session.held_on or ""),
                session_name(session),
                "、".join(
                    f"{role_name(one.role)}（{one.office}）" if one.office else role_name(one.role)
                    for one in session.attendance
                    if one.person_id == person_id
                ),
            )
        )
        for session in sessions
    ]


def speech_rows(speeches: Sequence[Speech], session: Session | None) -> list[ListRow]:
    """Return a session's records in order, without its account."""
    return [
        ListRow(
            lead=kind_name(speech.kind),
            text=speech_title(speech, session),
            quiet="、".join(speech.speaker_names) if speech.title else "",
            aside=proposals(len(speech.passage_texts(PassageKind.PROPOSAL))),
            key=speech.id,
        )
        for speech in speeches
        if speech.kind is not SpeechKind.NARRATIVE
    ]


def entry_rows(hits: Sequence[Hit], *, with_names: bool) -> list[ListRow]:
    """Return records with their days; `with_names` names the speakers instead of the session."""
    return [
        ListRow(
            lead=str(hit.held_on or _("Date unknown")),
            text=hit_title(hit),
            quiet="、".join(hit.speakers) if with_names else hit.session,
            aside=proposals(hit.proposals),
            key=hit.speech_id,
        )
        for hit in hits
    ]
