"""The archivist's pages and dialogs over the open archive: what the menu asks for, and what it changes."""

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.composition import Desk
from desktop.gui.dialogs.about import show_about
from desktop.gui.dialogs.help import HelpDialog
from desktop.gui.dialogs.preferences import Preferences, PreferencesDialog
from desktop.gui.dialogs.shortcuts import show_shortcuts
from desktop.gui.editing import Editing
from desktop.gui.gathering import Gathering
from desktop.gui.jobs import Jobs
from desktop.gui.learning import Learning
from desktop.gui.member_lists import MemberLists
from desktop.gui.safety import Safety
from desktop.gui.settings import Settings
from desktop.gui.views.browse_page import BrowsePage
from desktop.gui.views.draft_list import moment
from desktop.records import SearchQuery, Speech, SpeechKind
from desktop.records.draft import Draft, ImportDraft

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow


class DeskPages(QObject):
    """Connects the menu to the editor, to undo, trash and copies, and to drafts that wait."""

    def __init__(self, window: "MainWindow", jobs: Jobs, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._has_said_who = False
        self.editing = Editing(window.stack, window.archives, window.notice)
        self.safety = Safety(window, window.composition, window.archives, jobs, window.notice)
        self.gathering = Gathering(window, window.stack, window.archives, self.safety)
        self.learning = Learning(window, window.archives, self.safety, window.notice)
        window.importing.kept.connect(self.tell_kept)
        window.importing.kept.connect(lambda _sessions: self.learning.offer())
        self.members = MemberLists(window, window.archives, self.safety, window.notice)
        window.importing.tables_given.connect(self.members.show_lists)
        self.members.articles_given.connect(window.importing.begin_articles)
        self._connect_menu()
        menu = window.menu
        menu.by_hand_requested.connect(lambda: self.editing.begin(None))
        menu.edit_requested.connect(self.edit_shown)
        menu.aboutToShow.connect(lambda: menu.name_changes(*self.safety.named()))
        menu.undo_requested.connect(self.safety.undo)
        menu.redo_requested.connect(self.safety.redo)
        menu.trash_requested.connect(self.safety.show_trash)
        menu.changes_requested.connect(self.safety.show_changes)
        menu.copies_requested.connect(self.safety.show_copies)
        menu.settings_requested.connect(self.show_settings)
        menu.learning_requested.connect(self.learning.show)
        menu.help_requested.connect(lambda: HelpDialog(window).open())
        menu.collect_requested.connect(lambda: self._with_shown(self.gathering.collect))
        menu.tag_requested.connect(lambda: self._with_shown(self.gathering.tag))
        menu.people_requested.connect(self.gathering.show_people)
        menu.collections_requested.connect(self.gathering.show_collections)
        self.gathering.speech_requested.connect(self.show_speech)
        self.safety.changed.connect(window.on_records_changed)
        for writing in (self.editing, window.importing):
            writing.begun.connect(self.say_who)
        for pages in (self.editing, self.gathering):
            pages.begun.connect(window.on_covered)
            pages.ended.connect(window.on_uncovered)
            window.archives.replacing.connect(pages.leave)
            window.archives.leaving.connect(pages.stop)

    def _connect_menu(self) -> None:
        window, menu = self._window, self._window.menu
        menu.new_requested.connect(window.archives.create)
        menu.open_requested.connect(window.archives.choose)
        menu.recent_chosen.connect(window.archives.open)
        menu.sample_requested.connect(window.archives.open_sample)
        menu.folder_requested.connect(window.folders.choose)
        menu.watch_requested.connect(window.folders.choose_watched)
        menu.members_requested.connect(self.members.choose)
        window.folders.imported.connect(window.on_records_changed)
        menu.copy_requested.connect(self._on_desk(window.tasks.save_copy))
        menu.verify_requested.connect(self._on_desk(window.tasks.verify))
        menu.theme_chosen.connect(window.set_theme)
        menu.language_chosen.connect(window.language_chosen)
        menu.shortcuts_requested.connect(
            lambda: show_shortcuts(window, is_importing=window.importing.view is not None)
        )
        menu.about_requested.connect(lambda: show_about(window))

    def _on_desk(self, wish: Callable[[Desk], None]) -> Callable[[], None]:
        """Return a slot that hands the open desk to a task, where an archive is open."""

        def slot() -> None:
            if self._window.desk is not None:
                wish(self._window.desk)

        return slot

    def edit_shown(self) -> None:
        """Edit the record that is read."""
        self._with_shown(lambda speech: self.editing.begin(speech.session_id, speech.id))

    def _with_shown(self, act: Callable[[Speech], object]) -> None:
        page = self._window.shown_page
        if page is not None and page.reader.speech is not None:
            act(page.reader.speech)

    def show_speech(self, speech_id: str) -> None:
        """Show a speech among those of its session."""
        page = self._window.page
        if page is None:
            return
        session_id = page.desk.browse.speech(speech_id).session_id

        def choose(_found: object) -> None:
            page.found.disconnect(choose)
            page.results.select(page.model.row_of(speech_id))

        page.found.connect(choose)
        page.go(SearchQuery(session_ids=(session_id,)))

    def show_settings(self) -> None:
        """Show the settings, and do what is chosen there."""
        window = self._window
        desk = window.desk
        can_rename = desk is not None and not desk.browse.read_only
        properties = desk.edit.properties if desk is not None and can_rename else None
        dialog = PreferencesDialog(window, self._settings, window.composition.operator.get(), properties)
        dialog.chosen.connect(self._on_preferences_chosen)
        dialog.open()

    def _on_preferences_chosen(self, chosen: Preferences) -> None:
        window = self._window
        window.composition.operator.set(chosen.operator)
        self._settings.scale = chosen.scale
        desk = window.desk
        if desk is not None:
            desk.edit.sign(chosen.operator)
            properties = chosen.properties
            if properties is not None:
                self.safety.do(lambda open_desk: open_desk.edit.save_properties(properties))
        window.set_theme(chosen.theme)
        window.set_text_size(chosen.text_size)
        window.language_chosen.emit(chosen.language)

    def tell_kept(self, session_ids: tuple[str, ...]) -> None:
        """Say what an import saved, with a way to it."""
        desk, page = self._window.desk, self._window.page
        if desk is None or page is None:
            return
        kept = [one for session_id in session_ids for one in desk.browse.speeches(session_id)]
        speeches = sum(one.kind is not SpeechKind.NARRATIVE for one in kept)
        text = ngettext("Saved: {session}, {n} speech.", "Saved: {session}, {n} speeches.", speeches)
        if len(session_ids) > 1:
            text = _("Saved: {sessions} sessions, {n} speeches.")
        first = desk.browse.session(session_ids[0])
        self._window.notice.show_notice(
            text.format(session=first.full_name, sessions=len(session_ids), n=speeches),
            kind="ok",
            action=_("Show"),
            run=lambda: page.go(SearchQuery(session_ids=session_ids)),
        )

    def say_who(self) -> None:
        """Say once under whose name changes are noted, where nobody has given a name."""
        if not self._has_said_who and not self._window.composition.operator.get():
            self._has_said_who = True
            self._window.notice.show_notice(
                _("Changes are noted under the name of whoever is logged in."),
                action=_("Give your name…"),
                run=self.show_settings,
            )

    def attach(self, page: BrowsePage) -> None:
        """Take the wishes of a new archive's page, and offer what was begun there."""
        page.pane.collect_requested.connect(self._window.menu.collect_requested)
        page.sidebar.collections_requested.connect(self._window.menu.collections_requested)
        self.offer_drafts()

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
