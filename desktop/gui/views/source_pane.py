"""The source of a record as it came, with the places that the record's text was taken from."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop.gui.theme import sans, shown_theme
from desktop.gui.views.reader_text import utf16
from desktop.records import Line, Origin


class SourcePane(QPlainTextEdit):
    """Paragraphs for reading only; `highlight` marks ranges and scrolls to the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFont(sans(14))
        self.setAccessibleName(_("Source"))
        self.setPlaceholderText(_("This record was entered by hand and has no source."))
        self._lines: tuple[Line, ...] = ()
        self._origins: tuple[Origin, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the paragraphs of a source, none where there is no source."""
        self._lines = tuple(lines)
        self.setPlainText("\n".join(line.text for line in lines))
        self.highlight(self._origins)

    def highlight(self, origins: Sequence[Origin]) -> None:
        """Mark the places that some origins name, and show the first of them."""
        self._origins = tuple(origins)
        starts, place = [], 0
        for line in self._lines:
            starts.append(place)
            place += utf16(line.text, len(line.text)) + 1
        shown = []
        for origin in origins:
            if 1 <= origin.line <= len(self._lines):
                text, start = self._lines[origin.line - 1].text, starts[origin.line - 1]
                end = origin.offset + origin.end - origin.start
                shown.append(self._selection(start + utf16(text, origin.offset), start + utf16(text, end)))
        self.setExtraSelections(shown)
        if shown:
            cursor = QTextCursor(shown[0].cursor)
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.centerCursor()

    def _selection(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format.setBackground(shown_theme().colour("soft"))
        return selection
