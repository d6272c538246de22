"""The archivist's pages and dialogs over the open archive: what the menu asks for, and what it changes."""

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.gui.editing import Editing
from desktop.gui.jobs import Jobs
from desktop.gui.safety import Safety
from desktop.gui.views.draft_list import moment
from desktop.records.draft import Draft, ImportDraft

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow


class DeskPages(QObject):
    """Connects the menu to the editor, to undo, trash and copies, and to drafts that wait."""

    def __init__(self, window: "MainWindow", jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self.editing = Editing(window.stack, window.archives, window.notice)
        self.safety = Safety(window, window.composition, window.archives, jobs, window.notice)
        menu = window.menu
        menu.by_hand_requested.connect(lambda: self.editing.begin(None))
        menu.edit_requested.connect(self.edit_shown)
        menu.undo_requested.connect(self.safety.undo)
        menu.redo_requested.connect(self.safety.redo)
        menu.trash_requested.connect(self.safety.show_trash)
        menu.changes_requested.connect(self.safety.show_changes)
        menu.copies_requested.connect(self.safety.show_copies)
        self.safety.changed.connect(window.on_records_changed)
        self.editing.begun.connect(window.on_covered)
        self.editing.ended.connect(window.on_uncovered)
        window.archives.replacing.connect(self.editing.leave)
        window.archives.leaving.connect(self.editing.stop)

    def edit_shown(self) -> None:
        """Edit the record that is read."""
        page = self._window.shown_page
        if page is not None and page.reader.speech is not None:
            speech = page.reader.speech
            self.editing.begin(speech.session_id, speech.id)

    def offer_drafts(self) -> None:
        """Say that something was begun and not finished, with a way to go on."""
        desk = self._window.desk
        if desk is None or desk.browse.read_only:
            return
        kept = self._window.composition.drafts.of(desk.archive.id)
        if kept:
            text = _("Something was begun and not saved: {name} ({at}). Nothing of it is lost.")
            self._window.notice.show_notice(
                text.format(name=kept[0].name, at=moment(kept[0].at)),
                action=_("Go on"),
                run=lambda: self._resume(kept[0]),
            )

    def _resume(self, draft: Draft) -> None:
        if isinstance(draft.content, ImportDraft):
            self._window.importing.resume(draft)
        else:
            self.editing.resume(draft)
