"""Collect and tag what is read, and show people and collections."""

from gettext import gettext as _

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QInputDialog, QLineEdit, QStackedWidget, QWidget

from desktop.gui.archives import Archives
from desktop.gui.dialogs.collections import CollectionsDialog
from desktop.gui.safety import Safety
from desktop.gui.views.people_page import PeoplePage
from desktop.records import Speech

_BETWEEN = "、"


class Gathering(QObject):
    """Asks for a collection or for topics; shows the page of people over the pages of `stack`."""

    begun = Signal()
    ended = Signal(bool)
    speech_requested = Signal(str)

    def __init__(self, window: QWidget, stack: QStackedWidget, archives: Archives, safety: Safety) -> None:
        super().__init__(window)
        self._window = window
        self._stack = stack
        self._archives = archives
        self._safety = safety
        self.people: PeoplePage | None = None

    def collect(self, speech: Speech) -> None:
        """Ask for a collection, one that is there or a new one, and put a speech into it."""
        desk = self._archives.desk
        if desk is None:
            return
        known = desk.gather.collections()
        name, accepted = QInputDialog.getItem(
            self._window, _("Collect"), _("Into which collection?"), [one.name for one in known], 0, True
        )
        if accepted and name.strip():
            same = next((one for one in known if one.name == name.strip()), None)
            if same is None:
                self._safety.do(lambda _desk: desk.gather.start_collection(name.strip(), [speech.id]))
            else:
                self._safety.do(lambda _desk: desk.gather.collect(same.id, [speech.id]))

    def tag(self, speech: Speech) -> None:
        """Ask for the topics of a speech, completed from those that are there."""
        desk = self._archives.desk
        if desk is None:
            return
        before = desk.gather.topics_of(speech.id)
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_("Topics"))
        dialog.setLabelText(_("Topics of this speech, with 、 between"))
        dialog.setTextValue(_BETWEEN.join(before))
        field = dialog.findChild(QLineEdit)
        if isinstance(field, QLineEdit):
            known = [topic for topic, _count in desk.gather.topics()]
            completer = QCompleter(QStringListModel(known, field), field)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)
        dialog.textValueSelected.connect(
            lambda text: self._safety.do(
                lambda _desk: desk.gather.tag([speech.id], text.split(_BETWEEN), remove=before)
            )
        )
        dialog.open()

    def show_collections(self) -> None:
        """Show the collections."""
        desk = self._archives.desk
        if desk is not None:
            dialog = CollectionsDialog(self._window, desk, self._safety)
            dialog.speech_requested.connect(self.speech_requested)
            self._archives.leaving.connect(dialog.close)
            dialog.show()

    def show_people(self) -> None:
        """Show people and organisations."""
        desk = self._archives.desk
        if desk is None or self.people is not None:
            return
        self.people = PeoplePage(desk, self._safety, self._stack)
        self.people.closed.connect(self._end)
        self.people.speech_requested.connect(self._on_speech_requested)
        self._stack.addWidget(self.people)
        self._stack.setCurrentWidget(self.people)
        self.begun.emit()
        self.people.filter.setFocus()

    def leave(self) -> None:
        """Leave the page of people; what was written is saved."""
        if self.people is not None:
            self.people.save()
            self._end()

    def stop(self) -> None:
        """Take the page away at once."""
        if self.people is not None:
            self.people.stop()
            self._stack.removeWidget(self.people)
            self.people.deleteLater()
            self.people = None

    def _on_speech_requested(self, speech_id: str) -> None:
        self.leave()
        self.speech_requested.emit(speech_id)

    def _end(self) -> None:
        has_saved = self.people is not None and self.people.has_saved
        self.stop()
        self.ended.emit(has_saved)
