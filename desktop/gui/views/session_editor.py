"""All facts of a session as fields."""

from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from desktop.gui.models.words import session_kind_name
from desktop.gui.theme import restyle
from desktop.gui.views.text_field import TextField
from desktop.records import Role, SessionFacts, SessionKind
from desktop.records.written import linked_as, people_read, people_written

_NUMBERS = ("term", "ordinal", "sub_ordinal")
_TEXTS = ("body", "name", "place", "theme")


class SessionEditor(QWidget):
    """A form; `facts` reads it and is None while a date or a number is not one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = SessionFacts()
        self.fields: dict[str, QLineEdit] = {}
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Kind of session"))
        for kind in SessionKind:
            self.kind.addItem(session_kind_name(kind), kind)
        self.kind.activated.connect(lambda _row: self.changed.emit())
        form = QFormLayout(self)
        form.setContentsMargins(16, 12, 16, 12)
        form.setVerticalSpacing(8)
        self._add(form, "body", _("Conference"))
        self._add(form, "name", _("Name of the session"))
        form.addRow(_quiet(_("Kind")), self.kind)
        self._add(form, "term", _("Term (届)"))
        self._add(form, "ordinal", _("Number (次)"))
        self._add(form, "sub_ordinal", _("Meeting inside it"))
        self._add(form, "held_on", _("Date"))
        self._add(form, "place", _("Place"))
        self._add(form, "theme", _("Theme"))
        self._add(form, Role.CHAIR, _("Chair"))
        self._add(form, Role.LEADER, _("Leaders"))
        self._add(form, Role.ATTENDEE, _("Present"))
        self.fields["held_on"].setPlaceholderText(_("YYYY-MM-DD"))
        for role in Role:
            self.fields[role].setPlaceholderText(_("Name（office）、name…"))

    def show_facts(self, facts: SessionFacts) -> None:
        """Fill the form."""
        self._facts = facts
        for name in _TEXTS:
            self._fill(name, getattr(facts, name) or "")
        for name in _NUMBERS:
            number = getattr(facts, name)
            self._fill(name, "" if number is None else str(number))
        self._fill("held_on", facts.held_on.isoformat() if facts.held_on else "")
        for role in Role:
            self._fill(role, people_written(facts.attendance, role))
        self.kind.setCurrentIndex(self.kind.findData(facts.kind))

    @property
    def facts(self) -> SessionFacts | None:
        """What the form says, with the narrative as it was; None where a field cannot be read."""
        numbers = {name: _number(self._text(name)) for name in _NUMBERS}
        held_on = _date(self._text("held_on"))
        wrong = {name for name, number in numbers.items() if number is None and self._text(name)}
        if held_on is None and self._text("held_on"):
            wrong.add("held_on")
        for name in (*_NUMBERS, "held_on"):
            self._mark(self.fields[name], wrong=name in wrong)
        if wrong:
            return None
        attendance = tuple(person for role in Role for person in people_read(self._text(role), role))
        same = all(
            people_written(attendance, role) == people_written(self._facts.attendance, role) for role in Role
        )
        return SessionFacts(
            body=self._text("body") or None,
            name=self._text("name") or None,
            kind=SessionKind(self.kind.currentData()),
            term=numbers["term"],
            ordinal=numbers["ordinal"],
            sub_ordinal=numbers["sub_ordinal"],
            held_on=held_on,
            place=self._text("place") or None,
            theme=self._text("theme") or None,
            attendance=self._facts.attendance if same else linked_as(self._facts.attendance, attendance),
            narrative=self._facts.narrative,
        )

    def _add(self, form: QFormLayout, name: str, label: str) -> None:
        edit = TextField()
        edit.setAccessibleName(label)
        edit.textEdited.connect(lambda _text: self.changed.emit())
        self.fields[name] = edit
        caption = _quiet(label)
        caption.setBuddy(edit)
        form.addRow(caption, edit)

    def _fill(self, name: str, text: str) -> None:
        self.fields[name].setText(text)
        self.fields[name].setCursorPosition(0)

    def _text(self, name: str) -> str:
        return self.fields[name].text().strip()

    def _mark(self, edit: QLineEdit, *, wrong: bool) -> None:
        if bool(edit.property("wrong")) != wrong:
            edit.setToolTip(_("This cannot be read; until it can, nothing is saved.") if wrong else "")
            restyle(edit, wrong=wrong)


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("quiet", True)
    return label


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
