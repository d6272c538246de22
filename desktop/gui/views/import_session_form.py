"""The facts of a session as fields."""

from collections.abc import Collection, Mapping
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from desktop.gui.icons import icon
from desktop.gui.models.reasons import field_reason
from desktop.gui.views.text_field import TextField
from desktop.records import Role, SessionFacts
from desktop.records.correction import SessionField
from desktop.records.plan import FieldReason
from desktop.records.written import people_written

_PLACES = {
    SessionField.NAME: (0, 1, 1),
    SessionField.HELD_ON: (0, 3, 1),
    SessionField.THEME: (1, 1, 4),
    SessionField.CHAIR: (2, 1, 1),
    SessionField.LEADERS: (2, 3, 2),
    SessionField.ATTENDEES: (3, 1, 4),
}


class ImportSessionForm(QWidget):
    """Fields of one session; what is written is reported when a field is left or Enter is pressed."""

    field_edited = Signal(object, str)
    take_back_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[SessionField, QLineEdit] = {}
        self._shown: dict[SessionField, str] = {}
        self._backs: dict[SessionField, QAction] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setVerticalSpacing(6)
        layout.setColumnStretch(1, 1)
        for field, (row, column, span) in _PLACES.items():
            layout.addWidget(self._caption(field), row, column - 1)
            layout.addWidget(self.fields[field], row, column, 1, span)
        self.fields[SessionField.HELD_ON].setPlaceholderText(_("YYYY-MM-DD"))
        self.fields[SessionField.HELD_ON].setFixedWidth(112)
        self.inferred = QLabel(_("Year inferred"))
        self.inferred.setProperty("badge", True)
        layout.addWidget(self.inferred, 0, 4)

    def show_facts(
        self, facts: SessionFacts | None, *, inferred: bool, written: Collection[SessionField] = ()
    ) -> None:
        """Fill the fields; None clears and disables them. What a person has written can be taken back."""
        self.setEnabled(facts is not None)
        self.inferred.setVisible(inferred)
        for field, edit in self.fields.items():
            text = _written(facts, field) if facts else ""
            self._shown[field] = text
            if edit.text() != text:
                edit.setText(text)
                edit.setCursorPosition(0)
            self._mark(edit, wrong=False)
            # The field shows an action for as long as it has it, visible or not.
            edit.removeAction(self._backs[field])
            if field in written:
                edit.addAction(self._backs[field], QLineEdit.ActionPosition.TrailingPosition)

    def explain(self, reasons: Mapping[str, FieldReason]) -> None:
        """Say of each field why it has its value; what is doubtful is marked."""
        for field, edit in self.fields.items():
            reason = reasons.get(field.value)
            edit.setToolTip(field_reason(reason) if reason is not None else "")
            edit.setAccessibleDescription(edit.toolTip())
            unsure = reason is not None and reason.is_doubtful
            if bool(edit.property("unsure")) != unsure:
                edit.setProperty("unsure", unsure)
                edit.style().unpolish(edit)
                edit.style().polish(edit)

    def _caption(self, field: SessionField) -> QLabel:
        name = {
            SessionField.NAME: _("Session"),
            SessionField.HELD_ON: _("Date"),
            SessionField.THEME: _("Theme"),
            SessionField.CHAIR: _("Chair"),
            SessionField.LEADERS: _("Leaders"),
            SessionField.ATTENDEES: _("Present"),
        }[field]
        edit = TextField()
        edit.setAccessibleName(name)
        edit.setMinimumWidth(80)
        back = QAction(icon("back"), _("Take back what was written here (Ctrl+Backspace)"), edit)
        back.setShortcut(QKeySequence("Ctrl+Backspace"))
        back.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        back.triggered.connect(lambda: self.take_back_requested.emit(field))
        self._backs[field] = back
        edit.editingFinished.connect(lambda: self._on_finished(field))
        self.fields[field] = edit
        caption = QLabel(name)
        caption.setProperty("quiet", True)
        caption.setBuddy(edit)
        return caption

    def _on_finished(self, field: SessionField) -> None:
        edit = self.fields[field]
        text = edit.text().strip()
        if text == self._shown.get(field, ""):
            self._mark(edit, wrong=False)
            return
        wrong = field is SessionField.HELD_ON and bool(text) and not _is_date(text)
        self._mark(edit, wrong=wrong)
        if not wrong:
            self._shown[field] = text
            self.field_edited.emit(field, text)

    def _mark(self, edit: QLineEdit, *, wrong: bool) -> None:
        if bool(edit.property("wrong")) == wrong:
            return
        edit.setProperty("wrong", wrong)
        edit.setToolTip(_("Write the date as YYYY-MM-DD; until then it is not taken over.") if wrong else "")
        edit.style().unpolish(edit)
        edit.style().polish(edit)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _written(facts: SessionFacts, field: SessionField) -> str:
    if field is SessionField.HELD_ON:
        return facts.held_on.isoformat() if facts.held_on else ""
    if field is SessionField.NAME:
        return facts.name or ""
    if field is SessionField.THEME:
        return facts.theme or ""
    role = {
        SessionField.CHAIR: Role.CHAIR,
        SessionField.LEADERS: Role.LEADER,
        SessionField.ATTENDEES: Role.ATTENDEE,
    }[field]
    return people_written(facts.attendance, role)
