"""How a record came to be as it is: each revision, what it changed, and a way back to it."""

import difflib
from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QListWidget, QPushButton, QSplitter, QTextEdit, QVBoxLayout, QWidget

from desktop.gui.models.words import action_name, field_name
from desktop.gui.theme import sans, shown_theme
from desktop.gui.views.draft_list import moment
from desktop.records.revision import FieldChange, Revision
from desktop.workflows.edit_records import differences

# Longer texts are shown whole, before and after: comparing them letter by letter would take seconds.
_COMPARED = 4_000


class HistoryPane(QWidget):
    """Revisions above, newest first; the differences of the chosen one below."""

    return_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._revisions: tuple[Revision, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(_("History of the record"))
        self.list.currentRowChanged.connect(self._on_chosen)
        self.view = QTextEdit()
        self.view.setReadOnly(True)
        self.view.setFont(sans(14))
        self.view.setAccessibleName(_("What the change did"))
        self.back = QPushButton(_("Return to how it was after this change"))
        self.back.clicked.connect(self._on_return)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setObjectName("history")
        parts.addWidget(self.list)
        parts.addWidget(self.view)
        parts.setSizes([180, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(parts, 1)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_history(self, revisions: Sequence[Revision]) -> None:
        """Replace the revisions, newest first."""
        self._revisions = tuple(revisions)
        self.list.clear()
        self.list.addItems(
            [f"{moment(one.at)}   {action_name(one.action)}   {one.operator}" for one in revisions]
        )
        self.list.setCurrentRow(0)
        self._on_chosen(self.list.currentRow())

    def _on_chosen(self, row: int) -> None:
        self.view.clear()
        chosen = self._revisions[row] if 0 <= row < len(self._revisions) else None
        self.back.setEnabled(chosen is not None and row > 0 and chosen.after is not None)
        if chosen is not None:
            for change in differences(chosen):
                self._write(change)

    def _on_return(self) -> None:
        self.return_requested.emit(self._revisions[self.list.currentRow()])

    def _write(self, change: FieldChange) -> None:
        theme, cursor = shown_theme(), self.view.textCursor()
        heading, same, gone, new = (QTextCharFormat() for _format in range(4))
        heading.setForeground(theme.colour("text2"))
        same.setForeground(theme.colour("text"))
        gone.setForeground(theme.colour("danger"))
        gone.setBackground(theme.colour("dangersoft"))
        gone.setFontStrikeOut(True)
        new.setForeground(theme.colour("ok"))
        new.setBackground(theme.colour("oksoft"))
        cursor.insertText(field_name(change.field) + "\n", heading)
        for kind, text in _parts(change.before, change.after):
            cursor.insertText(text, {"same": same, "gone": gone, "new": new}[kind])
        cursor.insertText("\n\n", same)


def _parts(before: str, after: str) -> list[tuple[str, str]]:
    """Return pieces of a changed text that stayed (same), went (gone) or came (new), in reading order."""
    if max(len(before), len(after)) > _COMPARED:
        return [("gone", before), ("new", after)]
    parts = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            parts.append(("same", before[a:b]))
        else:
            parts += [("gone", before[a:b])] if a < b else []
            parts += [("new", after[c:d])] if c < d else []
    return parts
