"""What is doubtful in an import, each with a way to settle it."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.gui.models.import_review import ImportReview
from desktop.gui.views.text_field import TextField
from desktop.records import IntakeWarning
from desktop.records.counts import CheckedCount, Counted

_DATE_CODES = ("year-from-publication", "year-missing", "date-missing")


class ImportDoubts(QWidget):
    """One row for each warning: what it is, the sentence, its paragraph, and what can be done."""

    line_requested = Signal(int)
    name_given = Signal(object, str)
    settled = Signal(object)
    date_requested = Signal()
    session_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubts")
        self._rows: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 0, 16, 6)
        self._layout.setSpacing(2)
        self._layout.addStretch()

    def show_review(self, review: ImportReview) -> None:
        """Replace the rows by the doubts of a review."""
        for old in self._rows:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        warnings = review.doubts()
        is_told = any(warning.code == "count-mismatch" for warning in warnings)
        self._rows = [_DoubtRow(self, review, warning) for warning in warnings]
        counts = [one for one in review.counts() if not (is_told and one.count.what is Counted.SPEAKERS)]
        self._rows += [_CountRow(self, one) for one in counts]
        for position, row in enumerate(self._rows):
            self._layout.insertWidget(position, row)
            # A layout shows its widgets a moment later; F2 may come before.
            row.show()

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        kinds = (QLineEdit, QPushButton)
        return [one for row in self._rows for one in row.findChildren(QWidget) if isinstance(one, kinds)]

    def take_typed(self) -> None:
        """Take over a name that is still being typed."""
        for row in self._rows:
            if isinstance(row, _DoubtRow):
                row.take_typed()

    def fill(self, line: int | None = None) -> bool:
        """Open the field for a missing speaker's name: of paragraph `line`, else the first one."""
        rows = [row for row in self._rows if isinstance(row, _DoubtRow) and row.can_fill]
        wanted = [row for row in rows if row.warning.line == line] or rows
        if wanted:
            if wanted[0].warning.line is not None:
                self.line_requested.emit(wanted[0].warning.line)
            wanted[0].open_field()
        return bool(wanted)


class _CountRow(QFrame):
    """A number of people in the account, and whether as many were found."""

    def __init__(self, doubts: ImportDoubts, checked: CheckedCount) -> None:
        super().__init__(doubts)
        self.setProperty("doubt", "plain")
        count = checked.count
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 6, 3)
        layout.setSpacing(6)
        title = QLabel("✓ " + _("Numbers agree") if checked.is_same else "ⓘ " + _("Numbers differ"))
        title.setProperty("strong", True)
        title.setMinimumWidth(112)
        template = {
            Counted.SPEAKERS: _("The account says “{cue}”; {found} who spoke were found."),
            Counted.PRESENT: _("The list says “{cue}”; {found} names were found."),
        }[count.what]
        sentence = QLabel(template.format(cue=count.cue, found=checked.found))
        sentence.setProperty("quiet", True)
        sentence.setWordWrap(True)
        layout.addWidget(title)
        layout.addWidget(sentence, 1)
        jump = QPushButton(_("¶ {number}").format(number=count.line))
        jump.setAccessibleName(_("Go to paragraph {number}").format(number=count.line))
        jump.clicked.connect(lambda _checked=False: doubts.line_requested.emit(count.line))
        layout.addWidget(jump)


class _DoubtRow(QFrame):
    """A doubt."""

    def __init__(self, doubts: ImportDoubts, review: ImportReview, warning: IntakeWarning) -> None:
        super().__init__(doubts)
        self.warning = warning
        self.can_fill = warning.code == "speaker-missing" and review.speech_at(warning.line) is not None
        self._doubts = doubts
        self.setProperty("doubt", "strong" if self.can_fill else "plain")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 6, 3)
        layout.setSpacing(6)
        title = QLabel(("⚠ " if self.can_fill else "ⓘ ") + self._title(review))
        title.setProperty("strong", True)
        title.setMinimumWidth(112)
        layout.addWidget(title)
        self._sentence = QLabel(_(warning.message).format(**dict(warning.values)))
        self._sentence.setProperty("quiet", True)
        self._sentence.setWordWrap(True)
        layout.addWidget(self._sentence, 1)
        self._field = TextField()
        self._field.setPlaceholderText(_("Name, or several with 、 between"))
        self._field.setAccessibleName(_("Speaker's name"))
        self._field.returnPressed.connect(self.take_typed)
        self._field.hide()
        layout.addWidget(self._field, 1)
        self._add_buttons(layout)

    def open_field(self) -> None:
        """Show the field for the name and put the cursor in it."""
        self._sentence.hide()
        self._field.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _title(self, review: ImportReview) -> str:
        speech = review.speech_at(self.warning.line)
        if self.can_fill and speech is not None:
            number = review.speeches.index(speech) + 1
            return _("Speech {number}: no speaker").format(number=number)
        titles = {
            "year-from-publication": _("Year inferred"),
            "year-missing": _("Year missing"),
            "date-missing": _("Date missing"),
            "session-missing": _("Session missing"),
            "maybe-same-speech": _("Perhaps the same"),
            "no-session": _("No session record"),
            "text-missing": _("No words"),
            "speaker-missing": _("No speaker"),
            "count-mismatch": _("Numbers differ"),
        }
        return titles.get(self.warning.code, _("Please check"))

    def _add_buttons(self, layout: QHBoxLayout) -> None:
        line = self.warning.line
        if line is not None:
            shown = _("¶ {number}").format(number=line)
            self._button(layout, shown, _("Go to paragraph {number}").format(number=line), self._on_jump)
        if self.can_fill:
            self._button(layout, _("Fill in"), _("Fill in the speaker's name (F2)"), self._on_fill)
            self._button(layout, _("Unsigned"), _("The source does not say who spoke"), self._on_settled)
            return
        if self.warning.code in _DATE_CODES:
            self._button(layout, _("Change"), _("Change the date"), self._doubts.date_requested.emit)
        elif self.warning.code == "session-missing":
            self._button(layout, _("Fill in"), _("Fill in the session"), self._doubts.session_requested.emit)
        if self.warning.code != "no-session":
            self._button(layout, _("Accept"), _("Accept this as it is"), self._on_settled)

    def _button(self, layout: QHBoxLayout, text: str, name: str, slot: Callable[[], object]) -> None:
        button = QPushButton(text)
        button.setAccessibleName(f"{name}. {self._sentence.text()}")
        button.setToolTip(name)
        button.clicked.connect(lambda _checked: slot())
        layout.addWidget(button)

    def _on_jump(self) -> None:
        self._doubts.line_requested.emit(self.warning.line)

    def _on_fill(self) -> None:
        if self._field.isVisible() and self._field.text().strip():
            self.take_typed()
        else:
            self.open_field()

    def take_typed(self) -> None:
        """Give the name that is written, if there is one."""
        if self._field.text().strip():
            self._doubts.name_given.emit(self.warning, self._field.text().strip())

    def _on_settled(self) -> None:
        self._doubts.settled.emit(self.warning)
