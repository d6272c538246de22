"""What a person said and where they were present, as one list."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from desktop.composition import Desk
from desktop.gui.models.rows import attended
from desktop.gui.models.words import speech_title
from desktop.records import Speech
from desktop.records.person import Person

_SPEECH = Qt.ItemDataRole.UserRole


class PersonRecords(QListWidget):
    """Speeches can be chosen and opened; attendance is only told."""

    speech_opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(_("Speeches of the person, and where they were present"))
        self.itemActivated.connect(self._on_activated)

    def show_person(self, person: Person | None) -> None:
        """Show another person's records."""
        self.clear()
        if person is None:
            return
        for speech in self._desk.people.speeches_of(person.id):
            session = self._desk.browse.session(speech.session_id)
            item = QListWidgetItem(f"{session.held_on or ''}  {speech_title(speech, session)}")
            item.setData(_SPEECH, speech)
            self.addItem(item)
        for words in attended(self._desk.people.attended(person.id), person.id):
            item = QListWidgetItem(words)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addItem(item)

    def chosen(self) -> list[Speech]:
        """Return the chosen speeches."""
        return [item.data(_SPEECH) for item in self.selectedItems()]

    def _on_activated(self, item: QListWidgetItem) -> None:
        speech = item.data(_SPEECH)
        if isinstance(speech, Speech):
            self.speech_opened.emit(speech.id)
