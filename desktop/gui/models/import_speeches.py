"""The speeches of a plan as a table that can be corrected."""

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from desktop.gui.models.import_lines import Index
from desktop.gui.models.reasons import field_reason
from desktop.records import PassageKind, SpeechFacts, SpeechKind
from desktop.records.correction import SpeechField, anchor_of
from desktop.records.plan import FieldReason

TITLE, SPEAKER, CAPACITY, BEHALF, PROBLEMS, PROPOSALS, STATE = range(1, 8)
_FIELDS = {
    TITLE: SpeechField.TITLE,
    SPEAKER: SpeechField.SPEAKERS,
    CAPACITY: SpeechField.OFFICE,
    BEHALF: SpeechField.ON_BEHALF_OF,
}
_COLUMNS = {field.value: column for column, field in _FIELDS.items()}
_NUMBERS = (0, PROBLEMS, PROPOSALS)
DOUBTFUL_ROLE = Qt.ItemDataRole.UserRole
UNSURE_ROLE = Qt.ItemDataRole.UserRole + 1
Why = Callable[[SpeechFacts], dict[str, FieldReason]]


class ImportSpeechesModel(QAbstractTableModel):
    """One row for each speech; what is typed into a cell is reported, not kept."""

    field_edited = Signal(object, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speeches: tuple[SpeechFacts, ...] = ()
        self._reasons: list[dict[str, FieldReason]] = []

    def show(self, speeches: Sequence[SpeechFacts], why: Why | None = None) -> None:
        """Replace the rows; `why` tells of a speech why its fields are as they are."""
        self.beginResetModel()
        self._speeches = tuple(speeches)
        # Asked once: every cell wants them, each time it is painted.
        self._reasons = [why(speech) if why is not None else {} for speech in self._speeches]
        self.endResetModel()

    def speech(self, row: int) -> SpeechFacts | None:
        """Return the speech of a row."""
        return self._speeches[row] if 0 <= row < len(self._speeches) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._speeches)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else STATE + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            "#",
            _("Title"),
            _("Speaker"),
            _("Office"),
            _("For"),
            _("Problems"),
            _("Proposals"),
            _("State"),
        )
        return names[section]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        speech = self.speech(index.row()) if index.isValid() else None
        if speech is None:
            return None
        row, column = index.row(), index.column()
        answers: dict[int, Callable[[], object]] = {
            int(Qt.ItemDataRole.DisplayRole): lambda: self._text(row, column, speech),
            int(Qt.ItemDataRole.ToolTipRole): lambda: self._tip(index, speech),
            int(Qt.ItemDataRole.EditRole): lambda: _written(column, speech),
            int(Qt.ItemDataRole.TextAlignmentRole): lambda: _alignment(column),
            int(Qt.ItemDataRole.AccessibleTextRole): lambda: self._spoken(row, column, speech),
            int(DOUBTFUL_ROLE): lambda: bool(speech.doubts),
            int(UNSURE_ROLE): lambda: column in self._unsure(row),
        }
        answer = answers.get(int(role))
        return answer() if answer is not None else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        speech = self.speech(index.row())
        editable = index.column() in _FIELDS and speech is not None and anchor_of(speech) is not None
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        speech = self.speech(index.row())
        if role != Qt.ItemDataRole.EditRole or speech is None or index.column() not in _FIELDS:
            return False
        if str(value).strip() == _written(index.column(), speech):
            return False
        self.field_edited.emit(anchor_of(speech), _FIELDS[index.column()], str(value))
        return True

    def _unsure(self, row: int) -> dict[int, list[FieldReason]]:
        """Return why fields of a row are doubtful, by column; the state stands for what has none."""
        found: dict[int, list[FieldReason]] = {}
        for field, reason in self._reasons[row].items():
            if reason.is_doubtful:
                found.setdefault(_COLUMNS.get(field, STATE), []).append(reason)
        return found

    def _spoken(self, row: int, column: int, speech: SpeechFacts) -> str:
        said = f"{self.headerData(column, Qt.Orientation.Horizontal)}: {self._text(row, column, speech)}"
        return f"{said} ({_('doubtful')})" if column in self._unsure(row) else said

    def _tip(self, index: Index, speech: SpeechFacts) -> str:
        text, field = self._text(index.row(), index.column(), speech), _FIELDS.get(index.column())
        why = self._reasons[index.row()]
        reasons = self._unsure(index.row()).get(STATE, []) if index.column() == STATE else []
        if field is not None and field.value in why:
            reasons = [why[field.value]]
        return "\n".join([text, *map(field_reason, reasons)])

    def _text(self, row: int, column: int, speech: SpeechFacts) -> str:
        if column == SPEAKER:
            return "、".join(speech.speaker_names) or _("not given")
        if column == TITLE:
            return speech.title or _kind_name(speech.kind)
        texts = {
            0: str(row + 1),
            CAPACITY: speech.office or "",
            BEHALF: speech.on_behalf_of or speech.sector or "",
            PROBLEMS: _count(speech, PassageKind.PROBLEM),
            PROPOSALS: _count(speech, PassageKind.PROPOSAL),
            STATE: _("To check") if speech.doubts or self._unsure(row) else "✓",
        }
        return texts[column]


def _count(speech: SpeechFacts, kind: PassageKind) -> str:
    return str(sum(passage.kind is kind for passage in speech.passages) or "")


def _written(column: int, speech: SpeechFacts) -> str:
    if column == SPEAKER:
        return "、".join(speech.speaker_names)
    written = {TITLE: speech.title, CAPACITY: speech.office, BEHALF: speech.on_behalf_of}
    return written[column] or ""


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _kind_name(kind: SpeechKind) -> str:
    return {
        SpeechKind.SPEECH: _("(speech without a title)"),
        SpeechKind.REMARK: _("(remarks)"),
        SpeechKind.REPORTED: _("(reported)"),
        SpeechKind.NARRATIVE: _("(account)"),
    }[kind]
