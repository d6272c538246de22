"""A session and its records as rows: first the session itself, then what was said, in order."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.gui.models.words import kind_name, speech_title
from desktop.records import Session, Speech, SpeechKind

RECORD_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class AgendaModel(QAbstractListModel):
    """Row 0 is the session; None as a record stands for what is being entered and not saved yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._speeches: tuple[Speech | None, ...] = ()

    def show(self, session: Session | None, speeches: Sequence[Speech | None]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._session, self._speeches = session, tuple(speeches)
        self.endResetModel()

    @property
    def speeches(self) -> tuple[Speech | None, ...]:
        """The records of the rows after the first."""
        return self._speeches

    def row_of(self, speech_id: str | None) -> int:
        """Return the row of a speech, of the new one for None; the session's where there is none."""
        ids = [speech.id if speech else None for speech in self._speeches]
        return ids.index(speech_id) + 1 if speech_id in ids else 0

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._speeches) + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() > len(self._speeches):
            return None
        record = self._session if index.row() == 0 else self._speeches[index.row() - 1]
        if role == RECORD_ROLE:
            return record
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(index.row())
        return self._spoken(index.row()) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _text(self, row: int) -> str:
        if row == 0:
            return _("The session")
        speech = self._speeches[row - 1]
        if speech is None:
            return _("{row}  (new speech)").format(row=row)
        names = "、".join(speech.speaker_names)
        is_account = speech.kind is SpeechKind.NARRATIVE
        title = kind_name(speech.kind) if is_account else speech_title(speech, self._session)
        shown = f"{names}　{title}" if names and speech.title else title
        return f"{row}  {'⚠ ' if speech.doubts else ''}{shown}"

    def _spoken(self, row: int) -> str:
        speech = self._speeches[row - 1] if row else None
        doubtful = " " + _("To check") if speech is not None and speech.doubts else ""
        return self._text(row) + doubtful
