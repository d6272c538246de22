"""The paragraphs of a source as rows, with runs that need no attention folded away."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.gui.models.import_groups import label_name
from desktop.gui.models.reasons import label_reason
from desktop.records import IntakeWarning, Label, LabelledLine

ROW_ROLE = Qt.ItemDataRole.UserRole
_PLAIN = frozenset((Label.BODY, Label.REMARK, Label.NOISE, Label.FOOTER))
_SHORTEST_FOLD = 2
_UNSURE = 0.2

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """A paragraph; `first` tells that its label differs from the one before, `doubts` are sentences.

    `unsure` tells that another label was almost as likely.
    """

    line: LabelledLine
    first: bool
    unsure: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldRow:
    """Paragraphs that are recognised and not shown one by one."""

    lines: tuple[LabelledLine, ...]


class ImportLinesModel(QAbstractListModel):
    """Rows of one plan; `key_points` folds plain paragraphs that nothing is doubtful about."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[LabelledLine, ...] = ()
        self._doubts: dict[int, tuple[str, ...]] = {}
        self._open: set[int] = set()
        self._rows: list[LineRow | FoldRow] = []
        self.key_points = True

    def show(self, lines: Sequence[LabelledLine], warnings: Sequence[IntakeWarning]) -> None:
        """Replace the rows."""
        doubts: dict[int, tuple[str, ...]] = {}
        for warning in warnings:
            if warning.line:
                sentence = _(warning.message).format(**dict(warning.values))
                doubts[warning.line] = (*doubts.get(warning.line, ()), sentence)
        self._lines, self._doubts = tuple(lines), doubts
        self._rebuild()

    def forget_folds(self) -> None:
        """Fold everything again, for another source."""
        self._open.clear()

    def set_key_points(self, wanted: bool) -> None:
        """Show only the key points, or every paragraph."""
        self.key_points = wanted
        self._open.clear()
        self._rebuild()

    def unfold(self, n: int) -> None:
        """Show the folded run that paragraph `n` is in."""
        for row in self._rows:
            if isinstance(row, FoldRow) and row.lines[0].n <= n <= row.lines[-1].n:
                self._open.update(line.n for line in row.lines)
                self._rebuild()
                return

    def keep_open(self, n: int) -> None:
        """Fold paragraph `n` no more, whatever label it gets."""
        self._open.add(n)

    def row_of(self, n: int) -> int | None:
        """Return the row that shows paragraph `n`, alone or folded."""
        for number, row in enumerate(self._rows):
            if isinstance(row, FoldRow):
                if row.lines[0].n <= n <= row.lines[-1].n:
                    return number
            elif row.line.n == n:
                return number
        return None

    def next_doubt(self, after: int) -> int | None:
        """Return the next doubtful paragraph after paragraph `after`, from the beginning again at the end."""
        doubtful = [line.n for line in self._lines if self.is_doubtful(line)]
        return next((n for n in doubtful if n > after), doubtful[0] if doubtful else None)

    def row(self, index: Index) -> LineRow | FoldRow:
        """Return the record of a row."""
        return self._rows[index.row()]

    @property
    def lines(self) -> tuple[LabelledLine, ...]:
        """All paragraphs, folded or not."""
        return self._lines

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return fold_text(row) if isinstance(row, FoldRow) else row.line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, LineRow):
            return "\n".join(filter(None, (label_reason(row.line), *row.doubts)))
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.isValid() and isinstance(self._rows[index.row()], LineRow)
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def is_doubtful(self, line: LabelledLine) -> bool:
        """Tell whether a paragraph has a warning or an unsure label."""
        return line.n in self._doubts or line.confidence < _UNSURE

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = []
        run: list[LabelledLine] = []
        for line in self._lines:
            hidden = line.label in _PLAIN and not self.is_doubtful(line) and line.n not in self._open
            if self.key_points and hidden:
                run.append(line)
                continue
            self._close_run(run)
            self._rows.append(self._line_row(line))
        self._close_run(run)
        self.endResetModel()

    def _close_run(self, run: list[LabelledLine]) -> None:
        if len(run) >= _SHORTEST_FOLD:
            self._rows.append(FoldRow(lines=tuple(run)))
        else:
            self._rows.extend(self._line_row(line) for line in run)
        run.clear()

    def _line_row(self, line: LabelledLine) -> LineRow:
        first = line.n == 1 or self._lines[line.n - 2].label is not line.label
        return LineRow(
            line=line,
            first=first,
            unsure=line.confidence < _UNSURE,
            doubts=self._doubts.get(line.n, ()),
        )


def fold_text(row: FoldRow) -> str:
    """Return what a folded run says of itself."""
    return _("Paragraphs {first}–{last} · recognised").format(first=row.lines[0].n, last=row.lines[-1].n)


def _spoken(row: LineRow | FoldRow) -> str:
    if isinstance(row, FoldRow):
        return fold_text(row)
    spoken = _("Paragraph {number}, {label}: {text}").format(
        number=row.line.n, label=label_name(row.line.label), text=row.line.text
    )
    unsure = (_("The label is not sure."),) if row.unsure else ()
    return " ".join((spoken, *unsure, *row.doubts))
