"""What the search box offers while something is typed: completions, then searches made before."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.gui.models.clauses import field_name
from desktop.gui.models.words import kind_name
from desktop.records import SpeechKind
from desktop.workflows.suggest_queries import Suggestion

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """A row: a heading, a completion (with `suggestion`), or a search made before (with `query`)."""

    lead: str = ""
    text: str = ""
    count: int | None = None
    suggestion: Suggestion | None = None
    query: str | None = None

    @property
    def is_heading(self) -> bool:
        """Whether the row only names the rows below it."""
        return self.suggestion is None and self.query is None


class SuggestionModel(QAbstractListModel):
    """Rows of completions and of recent searches, each group under a heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OfferRow, ...] = ()

    def show(self, suggestions: Sequence[Suggestion], recent: Sequence[str]) -> None:
        """Replace everything."""
        self.beginResetModel()
        rows = [OfferRow(text=_("Completions"))] if suggestions else []
        rows += [_row(one) for one in suggestions]
        rows += [OfferRow(text=_("Recent searches"))] if recent else []
        rows += [OfferRow(text=query, query=query) for query in recent]
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, row: int) -> OfferRow:
        """Return what stands in a row."""
        return self._rows[row]

    def next(self, row: int, step: int) -> int:
        """Return the next (1) or previous (-1) row that is no heading, around the ends; -1 for none."""
        rows = [place for place, one in enumerate(self._rows) if not one.is_heading]
        if not rows:
            return -1
        if row not in rows:
            return rows[0] if step > 0 else rows[-1]
        return rows[(rows.index(row) + step) % len(rows)]

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        said = f"{row.lead}{row.text}"
        return {
            int(ROW): row,
            int(Qt.ItemDataRole.DisplayRole): said,
            int(Qt.ItemDataRole.AccessibleTextRole): said if row.count is None else f"{said}, {row.count}",
        }.get(int(role))


def _row(one: Suggestion) -> OfferRow:
    if one.value is None:
        return OfferRow(lead=f"{one.label}:", text="", suggestion=one)
    label = kind_name(SpeechKind(one.value)) if one.field == "kind" else one.label
    return OfferRow(lead=f"{field_name(one.field)}:", text=label, count=one.count or None, suggestion=one)
