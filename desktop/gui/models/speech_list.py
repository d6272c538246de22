"""The list of hits: as long as what was found, holding only the pages that were looked at."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.gui.models.dragged import SPEECHES, dragged
from desktop.gui.models.words import hit_title, kind_name
from desktop.gui.wording import counted as ngettext
from desktop.gui.wording import translated as _
from desktop.records import Hit, SearchQuery, SearchResults, SpeechKind
from desktop.records.display import displayed

AnyIndex = QModelIndex | QPersistentModelIndex
# Rows that are asked for at once: several screens, and still answered within a few milliseconds.
PAGE = 100


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
    """Hits in the order of a search; knows no service. A row whose page has not come yet has no hit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: dict[int, Hit] = {}
        self._total = 0
        self._query = SearchQuery()

    def show(self, results: SearchResults, query: SearchQuery) -> None:
        """Replace the list by the first page of what a query found."""
        self.beginResetModel()
        self._hits = dict(enumerate(results.hits))
        self._total, self._query = results.total, query
        self.endResetModel()

    def add(self, results: SearchResults) -> None:
        """Take in a further page; what was asked for stands in `results.query`."""
        first = results.query.offset
        self._hits.update(enumerate(results.hits, start=first))
        if results.hits:
            self.dataChanged.emit(self.index(first), self.index(first + len(results.hits) - 1))

    def hit(self, row: int) -> Hit | None:
        """Return the hit in a row; None where its page has not come yet or there is no such row."""
        return self._hits.get(row)

    def row_of(self, speech_id: str) -> int:
        """Return the row of a speech among the pages that came, or -1."""
        return next((row for row, hit in self._hits.items() if hit.speech_id == speech_id), -1)

    def missing(self, first: int, last: int) -> int | None:
        """Return where the first page begins that the rows `first` to `last` lack; None for none."""
        rows = range(max(0, first), min(last + 1, self._total))
        row = next((row for row in rows if row not in self._hits), None)
        return None if row is None else row - row % PAGE

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self._total

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self._hits.get(index.row()) if index.isValid() else None
        if hit is None:
            return None
        roles: dict[int, Callable[[], object]] = {
            int(HitRole.HIT): lambda: hit,
            int(HitRole.BESIDE_TITLE): lambda: self._occurrences(hit),
            int(HitRole.BESIDE_NAME): lambda: self._beside_name(hit),
            int(Qt.ItemDataRole.DisplayRole): lambda: hit_title(hit),
            int(Qt.ItemDataRole.AccessibleTextRole): lambda: self._sentence(hit),
        }
        answer = roles.get(int(role))
        return answer() if answer else None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeTypes(self) -> list[str]:
        return [SPEECHES]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = (self._hits.get(index.row()) for index in indexes)
        return dragged(hit.speech_id for hit in rows if hit is not None)

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
