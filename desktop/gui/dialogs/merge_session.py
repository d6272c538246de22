"""What merging a report into a kept session would do: what is new, and what is told twice, side by side."""

import re
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.dialogs.fitting import fit
from desktop.gui.theme import shown_theme
from desktop.gui.views.reader_text import utf16
from desktop.records import SpeechFacts
from desktop.workflows.merge_sessions import Keep, Merging, ToldTwice, words_of

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")


class MergeSessionDialog(QDialog):
    """A list of speeches at the left, both accounts of the chosen one at the right; one choice for each."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, known: Sequence[Merging], others: int) -> None:
        super().__init__(parent)
        self._pairs = [pair for one in known for pair in one.twice]
        self._new = [speech for one in known for speech in one.new]
        self._keep = dict.fromkeys((pair.kept.id for pair in self._pairs), Keep.KEPT)
        self.setWindowTitle(_("Merge into the kept session"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, 1040, 620)
        self.summary = QLabel(
            "\n".join(_summary(known, others)), wordWrap=True, textFormat=Qt.TextFormat.PlainText
        )
        self.speeches = QListWidget()
        self.speeches.setAccessibleName(_("Speeches of the report"))
        self.kept, self.told = _pane(_("In the archive")), _pane(_("In this report"))
        self.question, self.choices = QWidget(), QButtonGroup(self)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.speeches)
        parts.addWidget(self._right())
        parts.setSizes([280, 760])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge = QPushButton(_("Merge"))
        self.merge.setProperty("primary", True)
        buttons.addButton(self.merge, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addWidget(self.summary)
        column.addWidget(parts, 1)
        column.addWidget(buttons)
        self.accepted.connect(lambda: self.chosen.emit(self._keep))
        self.choices.idClicked.connect(self._on_choice)
        self.speeches.currentRowChanged.connect(self._on_row)

    def _right(self) -> QWidget:
        """The two accounts side by side, over the choice between them."""
        right = QWidget()
        whole = QVBoxLayout(right)
        whole.setContentsMargins(12, 0, 0, 0)
        sides = QHBoxLayout()
        for pane, words in ((self.kept, _("In the archive")), (self.told, _("In this report"))):
            side = QVBoxLayout()
            head = QLabel(words)
            head.setObjectName("strong")
            side.addWidget(head)
            side.addWidget(pane, 1)
            sides.addLayout(side, 1)
        whole.addLayout(sides, 1)
        row = QHBoxLayout(self.question)
        row.setContentsMargins(0, 0, 0, 0)
        offered = (_("Keep the one in the archive"), _("Take this report's"), _("Keep both"))
        for number, text in enumerate(offered):
            button = QRadioButton(text)
            self.choices.addButton(button, number)
            row.addWidget(button)
        row.addStretch()
        whole.addWidget(self.question)
        return right

    def _fill(self) -> None:
        for pair in self._pairs:
            self.speeches.addItem(QListWidgetItem(f"{_('told twice')}　{_title(pair.planned)}"))
        for speech in self._new:
            self.speeches.addItem(QListWidgetItem(f"{_('new')}　{_title(speech)}"))
        self.speeches.setVisible(self.speeches.count() > 0)
        for widget in (self.kept, self.told, self.question):
            widget.setVisible(self.speeches.count() > 0)
        self.speeches.setCurrentRow(0)

    def _on_row(self, row: int) -> None:
        is_pair = 0 <= row < len(self._pairs)
        self.question.setEnabled(is_pair)
        if is_pair:
            pair = self._pairs[row]
            self.choices.button(list(Keep).index(self._keep[pair.kept.id])).setChecked(True)
            self._compare(pair)
        elif row >= 0:
            self.kept.clear()
            self.told.setPlainText(_whole(self._new[row - len(self._pairs)]))

    def _compare(self, pair: ToldTwice) -> None:
        kept, told = _whole(pair.kept), _whole(pair.planned)
        for pane, own, other in ((self.kept, kept, told), (self.told, told, kept)):
            pane.setPlainText(own)
            pane.setExtraSelections(_only_here(pane, own, words_of(other)))

    def _on_choice(self, number: int) -> None:
        row = self.speeches.currentRow()
        if 0 <= row < len(self._pairs):
            self._keep[self._pairs[row].kept.id] = list(Keep)[number]


def _pane(name: str) -> QPlainTextEdit:
    pane = QPlainTextEdit()
    pane.setReadOnly(True)
    pane.setAccessibleName(name)
    pane.setTabChangesFocus(True)
    return pane


def _only_here(pane: QPlainTextEdit, text: str, other: str) -> list[QTextEdit.ExtraSelection]:
    """Return marks on the sentences that the other account does not have."""
    marks = []
    for sentence in _SENTENCE.finditer(text):
        if words_of(sentence.group()) in other:
            continue
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(pane.document())
        cursor.setPosition(utf16(text, sentence.start()))
        cursor.setPosition(utf16(text, sentence.end()), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format.setBackground(shown_theme().colour("mark"))
        marks.append(mark)
    return marks


def _title(speech: SpeechFacts) -> str:
    return " ".join(filter(None, ("、".join(speech.speaker_names), speech.title or speech.text[:20])))


def _whole(speech: SpeechFacts) -> str:
    who = " ".join(filter(None, ("、".join(speech.speaker_names), speech.office)))
    return "\n".join(filter(None, (speech.title, who, speech.text)))


def _summary(known: Sequence[Merging], others: int) -> list[str]:
    said = [_("{session} is kept already.").format(session=one.session.full_name) for one in known]
    counts = (
        (sum(len(one.new) for one in known), _("{n} new: added")),
        (sum(len(one.twice) for one in known), _("{n} told twice: choose which stays")),
        (sum(len(one.same) for one in known), _("{n} word for word the same: left out")),
        (sum(len(one.attendance) for one in known), _("{n} more names of who was present")),
    )
    parts = [text.format(n=count) for count, text in counts if count]
    said += [" · ".join(parts)] if parts else []
    if not any(one.new or one.twice for one in known):
        said.append(_("The report adds no speech."))
    if others:
        form = ngettext(
            "{n} other session of the report is saved anew.",
            "{n} other sessions of the report are saved anew.",
            others,
        )
        said.append(form.format(n=others))
    return said
