"""The list of hits."""

from enum import IntEnum
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.records import Hit, SpeechKind
from desktop.records.display import displayed

AnyIndex = QModelIndex | QPersistentModelIndex


class HitRole(IntEnum):
    """What the delegate asks for beside Qt's own roles."""

    HIT = Qt.ItemDataRole.UserRole + 1


def title_of(hit: Hit) -> str:
    """Return what a hit is called in the list."""
    if hit.title.text:
        return displayed(hit.title.text).replace(" ", "　")
    names = "、".join(hit.speakers)
    if hit.kind is SpeechKind.REMARK:
        return _("Remarks by {names}").format(names=names)
    return _("{names} in the report").format(names=names or _("Members"))


def who_of(hit: Hit) -> tuple[str, str]:
    """Return the speakers and what they are."""
    if hit.kind is SpeechKind.NARRATIVE:
        return _("Session account"), ""
    return "、".join(hit.speakers), " · ".join(part for part in (hit.office, hit.sector) if part)


class SpeechListModel(QAbstractListModel):
    """Hits in the order of a search; knows no service."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show(self, hits: tuple[Hit, ...]) -> None:
        """Replace the list."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def hit(self, row: int) -> Hit:
        """Return the hit in a row."""
        return self._hits[row]

    def row_of(self, speech_id: str) -> int:
        """Return the row of a speech, or -1."""
        return next((row for row, hit in enumerate(self._hits) if hit.speech_id == speech_id), -1)

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._hits)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HitRole.HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(hit)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            names, office = who_of(hit)
            count = ngettext("{n} proposal", "{n} proposals", hit.proposals).format(n=hit.proposals)
            return f"{title_of(hit)}. {names} {office}. {hit.held_on or ''}. {count}. {hit.excerpt.text}"
        return None
