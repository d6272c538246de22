"""People and organisations: who is who among the printed names, merged and split only by a person."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.composition import Desk
from desktop.gui.jobs import Jobs
from desktop.gui.models.words import speech_title
from desktop.gui.notices import NoticeBar
from desktop.gui.safety import Safety
from desktop.gui.views.organisation_list import OrganisationList, with_buttons
from desktop.gui.views.person_editor import PersonEditor
from desktop.gui.views.person_records import PersonRecords
from desktop.gui.views.unlinked_names import UnlinkedNames
from desktop.records import ArchiveError
from desktop.records.person import Person, PersonFacts
from desktop.workflows.know_people import Unlinked, unlinked

_RECORD = Qt.ItemDataRole.UserRole


class PeoplePage(QWidget):
    """At the left people, names that are nobody yet, organisations; at the right the chosen person."""

    closed = Signal()
    speech_requested = Signal(str)

    def __init__(self, desk: Desk, safety: Safety, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("peoplePage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._safety = safety
        self.has_saved = False
        self.filter = QLineEdit()
        self.people, self.names = QListWidget(), UnlinkedNames()
        self.organisations = OrganisationList(desk, self._do)
        self.editor, self.speeches = PersonEditor(), PersonRecords(desk)
        self.tabs, self.notice = QTabWidget(), NoticeBar()
        self.is_changed = False
        self._jobs = Jobs(self)
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def person(self) -> Person | None:
        """The chosen person."""
        item = self.people.currentItem()
        chosen = item.data(_RECORD) if item is not None else None
        return chosen if isinstance(chosen, Person) else None

    def refresh(self, person_id: str | None = None) -> None:
        """Read everything anew, with one person chosen."""
        chosen = person_id or (self.person.id if self.person is not None else None)
        self.people.clear()
        for person in self._desk.people.people():
            # Two people of one name are told apart by their office.
            item = QListWidgetItem("　".join([person.name, *(post.office for post in person.posts[:1])]))
            item.setData(_RECORD, person)
            self.people.addItem(item)
            if person.id == chosen:
                self.people.setCurrentItem(item)
        self.organisations.refresh()
        self._on_person_chosen()
        people = self._desk.people
        self._jobs.start("names", lambda: unlinked(people), self._on_names_read, self._on_failed)

    def accept(self) -> None:
        """Link the chosen names to the people who are suggested for them."""
        for suggestion in self.names.chosen_suggestions():
            name, person = suggestion.name, suggestion.person
            self._do(partial(self._desk.people.link, [name], person.id), name.speeches)
        self.refresh()

    def refuse(self) -> None:
        """Remember that the chosen names are not the people who are suggested for them."""
        for suggestion in self.names.chosen_suggestions():
            self._do(partial(self._desk.people.refuse, suggestion))
        self.refresh()

    def stop(self) -> None:
        """Read nothing more, so that page and archive can go away."""
        self._jobs.stop()

    def link(self, person_id: str | None) -> None:
        """Make the chosen printed names one person, a new one unless one is named."""
        chosen = self.names.chosen()
        if chosen:
            speeches = sum(name.speeches for name in chosen)
            self._do(lambda: self.refresh(self._desk.people.link(chosen, person_id)), speeches)

    def merge(self, goes: Person) -> None:
        """Merge another person into the chosen one, after showing what moves."""
        stays = self.person
        if stays is None or stays.id == goes.id:
            return
        preview = self._desk.people.preview_merge(stays.id, goes.id)
        moved = len(preview.speeches)
        text = ngettext(
            "{goes} becomes {stays}: {n} speech moves. Undo splits them again.",
            "{goes} becomes {stays}: {n} speeches move. Undo splits them again.",
            moved,
        ).format(goes=goes.name, stays=stays.name, n=moved)
        titles = "\n".join(speech_title(speech, None) for speech in preview.speeches[:12])
        box = QMessageBox(QMessageBox.Icon.Question, _("Merge two people"), text, parent=self)
        box.setInformativeText(titles)
        box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.accepted.connect(
            lambda: self._do(lambda: self.refresh(self._desk.people.merge(stays.id, goes.id)), moved)
        )
        box.open()

    def split(self) -> None:
        """Give the chosen speeches to a new person."""
        chosen, person = self.speeches.chosen(), self.person
        if person is not None and chosen:
            self._do(lambda: self.refresh(self._desk.people.unlink(person.id, chosen)), len(chosen))

    def save(self) -> bool:
        """Save the person in the form, if it was changed; False where it cannot be."""
        if not self.is_changed:
            return True
        facts, person = self.editor.facts, self.person
        if facts is None:
            self.notice.show_notice(_("A person needs a name, and dates are written YYYY-MM-DD."))
            return False
        self._do(lambda: self._keep(person.id if person is not None else None, facts))
        return not self.is_changed

    def leave(self) -> None:
        """Save and close; what cannot be saved keeps the page open."""
        if self.save():
            self.closed.emit()

    def _keep(self, person_id: str | None, facts: PersonFacts) -> None:
        identity = self._desk.people.save_person(person_id, facts)
        self.is_changed = False
        self.refresh(identity)

    def _do(self, act: Callable[[], object], records: int = 1) -> None:
        def act_and_note(_desk: Desk) -> None:
            act()
            self.has_saved = True

        self._safety.do(act_and_note, records=records)

    def _lay_out(self) -> None:
        self.people.setAccessibleName(_("People"))
        self.tabs.addTab(self.people, _("People"))
        self.tabs.addTab(
            with_buttons(
                self.names,
                (_("These are one person"), lambda: self.link(None)),
                (_("These are the chosen person"), self._on_link_to_chosen),
                (_("As suggested"), self.accept),
                (_("Not as suggested"), self.refuse),
            ),
            _("Names not linked"),
        )
        self.tabs.addTab(self.organisations, _("Organisations"))
        self.filter.setPlaceholderText(_("Narrow the lists"))
        self.filter.setAccessibleName(_("Narrow the lists"))
        self.filter.setClearButtonEnabled(True)
        left, right = self._sides()
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setObjectName("people")
        parts.setHandleWidth(1)
        parts.addWidget(left)
        parts.addWidget(right)
        parts.setSizes([560, 806])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._bar())
        whole.addWidget(self.notice)
        whole.addWidget(parts, 1)

    def _sides(self) -> tuple[QWidget, QWidget]:
        left, right = QWidget(), QWidget()
        self.hint = QLabel(
            _("Choose a person at the left; printed names become people beside it."), wordWrap=True
        )
        self.hint.setObjectName("quietBody")
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 0, 0, 8)
        column.addWidget(self.filter)
        column.addWidget(self.tabs, 1)
        form = QVBoxLayout(right)
        form.setContentsMargins(16, 8, 16, 8)
        form.addWidget(self.hint)
        form.addWidget(self.editor)
        form.addWidget(QLabel(_("Speeches of the person, and where they were present")))
        self.records = with_buttons(
            self.speeches,
            (_("These are somebody else's: split"), self.split),
            (_("Merge with another person…"), self._on_merge),
        )
        form.addWidget(self.records, 1)
        return left, right

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 16, 8)
        row.setSpacing(12)
        back = QPushButton(_("← Back"))
        back.setProperty("flat", True)
        back.clicked.connect(self.leave)
        title = QLabel(_("People and organisations"))
        title.setObjectName("strong")
        self.keep = QPushButton(_("Save"))
        self.keep.setProperty("primary", True)
        self.keep.setToolTip("Ctrl+S")
        self.keep.clicked.connect(self.save)
        row.addWidget(back)
        row.addWidget(title, 1)
        row.addWidget(self.keep)
        return row

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filtered)
        self.people.currentItemChanged.connect(lambda _now, _before: self._on_person_chosen())
        self.editor.changed.connect(self._on_changed)
        self.speeches.speech_opened.connect(self.speech_requested)
        actions: tuple[tuple[str, Callable[[], object]], ...] = (("Ctrl+S", self.save), ("Esc", self.leave))
        for keys, act in actions:
            QShortcut(QKeySequence(keys), self, act)

    def _on_changed(self) -> None:
        self.is_changed = True

    def _on_person_chosen(self) -> None:
        person = self.person
        self.is_changed = False
        self.hint.setVisible(person is None)
        for part in (self.editor, self.records, self.keep):
            part.setEnabled(person is not None)
        self.editor.show_facts(person or PersonFacts(names=()))
        self.speeches.show_person(person)

    def _on_names_read(self, read: Unlinked) -> None:
        self.names.show_names(read)
        self._on_filtered(self.filter.text())

    def _on_failed(self, error: ArchiveError) -> None:
        self.notice.show_notice(str(error), kind="danger")

    def _on_filtered(self, text: str) -> None:
        for view in (self.people, self.organisations.list):
            for row in range(view.count()):
                item = view.item(row)
                item.setHidden(text not in item.text())
        self.names.narrow(text)

    def _on_link_to_chosen(self) -> None:
        if self.person is not None:
            self.link(self.person.id)
        else:
            self.notice.show_notice(_("Choose a person in the first list before."))

    def _on_merge(self) -> None:
        others = [one for one in self._desk.people.people() if self.person and one.id != self.person.id]
        labels = [f"{number}  {one.name}" for number, one in enumerate(others, 1)]
        if labels:
            label, accepted = QInputDialog.getItem(
                self, _("Merge two people"), _("Who is the same person?"), labels, 0, False
            )
            if accepted:
                self.merge(others[labels.index(label)])
