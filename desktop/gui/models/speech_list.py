"""The list of hits."""

from collections.abc import Callable
from enum import IntEnum
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.gui.models.words import hit_title, kind_name
from desktop.records import Hit, SearchQuery, SpeechKind
from desktop.records.display import displayed

AnyIndex = QModelIndex | QPersistentModelIndex


class HitRole(IntEnum):
    """What the delegate asks for beside Qt's own roles."""

    HIT = Qt.ItemDataRole.UserRole + 1
    BESIDE_TITLE = Qt.ItemDataRole.UserRole + 2
    BESIDE_NAME = Qt.ItemDataRole.UserRole + 3


def who_of(hit: Hit) -> tuple[str, str]:
    """Return the speakers and what they are; the sector only where the office does not name it."""
    if hit.kind is SpeechKind.NARRATIVE:
        return kind_name(hit.kind), ""
    sector = "" if hit.sector and hit.sector in (hit.office or "") else hit.sector
    return "、".join(hit.speakers), " · ".join(part for part in (hit.office, sector) if part)


class SpeechListModel(QAbstractListModel):
    """Hits in the order of a search; knows no service."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self._query = SearchQuery()

    def show(self, hits: tuple[Hit, ...], query: SearchQuery) -> None:
        """Replace the list by the hits of a query."""
        self.beginResetModel()
        self._hits, self._query = hits, query
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
        roles: dict[int, Callable[[], object]] = {
            int(HitRole.HIT): lambda: hit,
            int(HitRole.BESIDE_TITLE): lambda: self._occurrences(hit),
            int(HitRole.BESIDE_NAME): lambda: self._beside_name(hit),
            int(Qt.ItemDataRole.DisplayRole): lambda: hit_title(hit),
            int(Qt.ItemDataRole.AccessibleTextRole): lambda: self._sentence(hit),
        }
        answer = roles.get(int(role))
        return answer() if answer else None

    def _occurrences(self, hit: Hit) -> str:
        if not self._query.text.strip() or not hit.occurrences:
            return ""
        return ngettext("{n} place", "{n} places", hit.occurrences).format(n=hit.occurrences)

    def _beside_name(self, hit: Hit) -> str:
        if len(self._query.session_ids) == 1 and hit.proposals:
            return ngettext("{n} proposal", "{n} proposals", hit.proposals).format(n=hit.proposals)
        return "" if len(self._query.session_ids) == 1 else str(hit.held_on or "")

    def _sentence(self, hit: Hit) -> str:
        names, office = who_of(hit)
        count = ngettext("{n} proposal", "{n} proposals", hit.proposals).format(n=hit.proposals)
        form = _("{title}. {kind}. {names} {office}. {day}. {count}. {excerpt}")
        return form.format(
            title=hit_title(hit),
            kind=kind_name(hit.kind),
            names=names,
            office=office,
            day=hit.held_on or "",
            count=count,
            excerpt=displayed(hit.excerpt.text),
        )
