"""All facts of a speech as fields, its text with the problems and proposals in it."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.models.words import kind_name
from desktop.gui.theme import sans, shown_theme
from desktop.gui.views.reader_text import utf16
from desktop.gui.views.text_field import TextField
from desktop.records import Passage, PassageKind, Speaker, SpeechFacts, SpeechKind
from desktop.records.written import moved_origins, names_read

_FIELDS = ("title", "speakers", "office", "on_behalf_of", "sector")


class SpeechEditor(QWidget):
    """A form; `facts` reads it. A passage is marked over the selected text and moves with the text."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = SpeechFacts(kind=SpeechKind.SPEECH)
        self._marks: list[tuple[PassageKind, int | None, QTextCursor]] = []
        self._doubts: tuple[str, ...] = ()
        self.fields: dict[str, QLineEdit] = {}
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Kind of record"))
        for kind in SpeechKind:
            self.kind.addItem(kind_name(kind), kind)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Text"))
        self.text.setFont(sans(15))
        self.text.setTabChangesFocus(True)
        self.settle = QPushButton(_("Settled: nothing doubtful any more"))
        self.settle.clicked.connect(self._on_settled)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.addLayout(self._form())
        column.addLayout(self._tools())
        column.addWidget(self.text, 1)
        self.kind.activated.connect(lambda _row: self.changed.emit())
        self.text.textChanged.connect(self._on_text_changed)
        self._is_filling = False

    def offer(self, names: list[str], offices: list[str], sectors: list[str]) -> None:
        """Complete names, offices and sectors from what the archive holds."""
        for field, known in (("speakers", names), ("office", offices), ("sector", sectors)):
            completer = QCompleter(known, self.fields[field])
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.fields[field].setCompleter(completer)

    def show_facts(self, facts: SpeechFacts) -> None:
        """Fill the form."""
        self._is_filling = True
        self._facts, self._doubts = facts, facts.doubts
        for name in _FIELDS:
            value = "、".join(facts.speaker_names) if name == "speakers" else getattr(facts, name)
            self.fields[name].setText(value or "")
            self.fields[name].setCursorPosition(0)
        self.kind.setCurrentIndex(self.kind.findData(facts.kind))
        self.text.setPlainText(facts.text)
        self._marks = [(p.kind, p.number, self._cursor(p.start, p.end)) for p in facts.passages]
        self._show_marks()
        self.settle.setVisible(bool(self._doubts))
        self._is_filling = False

    @property
    def facts(self) -> SpeechFacts:
        """What the form says; passages in the order of the text, speakers linked as they were."""
        text = self.text.toPlainText()
        known = {speaker.name: speaker for speaker in self._facts.speakers}
        names = names_read(self.fields["speakers"].text())
        return SpeechFacts(
            kind=SpeechKind(self.kind.currentData()),
            title=self._written("title"),
            speakers=tuple(known.get(name, Speaker(name=name)) for name in names),
            office=self._written("office"),
            on_behalf_of=self._written("on_behalf_of"),
            sector=self._written("sector"),
            text=text,
            passages=self._passages(text),
            origins=(
                self._facts.origins
                if text == self._facts.text
                else moved_origins(self._facts.text, text, self._facts.origins)
            ),
            doubts=self._doubts,
        )

    def mark(self, kind: PassageKind) -> None:
        """Make the selected text a problem or a proposal, numbered after the last one of its kind."""
        cursor = self.text.textCursor()
        if not cursor.hasSelection():
            return
        number = 1 + max((n or 0 for one, n, _cursor in self._marks if one is kind), default=0)
        chosen = self._cursor_at(cursor.selectionStart(), cursor.selectionEnd())
        self._marks = [mark for mark in self._marks if not _overlap(mark[2], chosen)]
        self._marks.append((kind, number, chosen))
        self._show_marks()
        self.changed.emit()

    def unmark(self) -> None:
        """Take away the mark that the cursor is in."""
        place = self.text.textCursor().position()
        kept = [
            mark for mark in self._marks if not mark[2].selectionStart() <= place <= mark[2].selectionEnd()
        ]
        if len(kept) < len(self._marks):
            self._marks = kept
            self._show_marks()
            self.changed.emit()

    def _written(self, name: str) -> str | None:
        return self.fields[name].text().strip() or None

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.addRow(_quiet(_("Kind")), self.kind)
        labels = {
            "title": _("Title"),
            "speakers": _("Speakers"),
            "office": _("Office"),
            "on_behalf_of": _("On behalf of"),
            "sector": _("Sector"),
        }
        for name, label in labels.items():
            edit = TextField()
            edit.setAccessibleName(label)
            edit.textEdited.connect(lambda _text: self.changed.emit())
            self.fields[name] = edit
            caption = _quiet(label)
            caption.setBuddy(edit)
            form.addRow(caption, edit)
        self.fields["speakers"].setPlaceholderText(_("Name, or several with 、 between"))
        return form

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_quiet(_("Selected text is a")))
        for label, keys, slot in (
            (_("Problem"), "Alt+1", lambda: self.mark(PassageKind.PROBLEM)),
            (_("Proposal"), "Alt+2", lambda: self.mark(PassageKind.PROPOSAL)),
            (_("No mark"), "Alt+0", self.unmark),
        ):
            button = QPushButton(label)
            button.setToolTip(keys)
            button.clicked.connect(lambda _checked=False, act=slot: act())
            QShortcut(QKeySequence(keys), self, slot)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.settle)
        return row

    def _passages(self, text: str) -> tuple[Passage, ...]:
        found = [
            Passage(kind=kind, number=number, start=start, end=end)
            for kind, number, cursor in self._marks
            for start, end in [_code_points(text, cursor)]
            if start < end
        ]
        return tuple(sorted(found, key=lambda passage: passage.start))

    def _cursor(self, start: int, end: int) -> QTextCursor:
        text = self._facts.text
        return self._cursor_at(utf16(text, start), utf16(text, end))

    def _cursor_at(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _show_marks(self) -> None:
        theme = shown_theme()
        shown = []
        for kind, _number, cursor in self._marks:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            token = "probsoft" if kind is PassageKind.PROBLEM else "propsoft"
            selection.format.setBackground(theme.colour(token))
            shown.append(selection)
        self.text.setExtraSelections(shown)

    def _on_text_changed(self) -> None:
        if not self._is_filling:
            self._show_marks()
            self.changed.emit()

    def _on_settled(self) -> None:
        self._doubts = ()
        self.settle.hide()
        self.changed.emit()


def _overlap(one: QTextCursor, other: QTextCursor) -> bool:
    return one.selectionStart() < other.selectionEnd() and other.selectionStart() < one.selectionEnd()


def _code_points(text: str, cursor: QTextCursor) -> tuple[int, int]:
    """Return a cursor's range in characters, of which Qt counts two for those beyond 16 bits."""
    units = text.encode("utf-16-le")
    start, end = (
        len(units[: 2 * place].decode("utf-16-le", errors="ignore"))
        for place in (cursor.selectionStart(), cursor.selectionEnd())
    )
    return start, end


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("quiet", True)
    return label
