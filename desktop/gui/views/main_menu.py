"""The menu: archives, theme, language, safety, help."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

# A title of any length may be what is undone; the menu stays narrower than a small window.
_LONGEST = 28


class MainMenu(QMenu):
    """Every entry asks for something; the window does it."""

    new_requested = Signal()
    open_requested = Signal()
    recent_chosen = Signal(object)
    sample_requested = Signal()
    by_hand_requested = Signal()
    edit_requested = Signal()
    collect_requested = Signal()
    tag_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    people_requested = Signal()
    collections_requested = Signal()
    trash_requested = Signal()
    changes_requested = Signal()
    folder_requested = Signal()
    watch_requested = Signal()
    members_requested = Signal()
    learning_requested = Signal()
    copy_requested = Signal()
    copies_requested = Signal()
    verify_requested = Signal()
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    settings_requested = Signal()
    help_requested = Signal()
    shortcuts_requested = Signal()
    about_requested = Signal()

    def __init__(self, parent: QWidget, recent: Callable[[], Sequence[Path]]) -> None:
        super().__init__(parent)
        self._recent = recent
        self._add_archives()
        self._desk = (*self._add_records(), *self._add_safety())
        self.addSeparator()
        self._themes = self._choices(
            _("Colours"),
            (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))),
            self.theme_chosen,
        )
        self._languages = self._choices(
            _("Language"), (("zh_CN", "中文"), ("en", "English")), self.language_chosen
        )
        self._add(_("Settings…"), self.settings_requested, "Ctrl+,")
        self.addSeparator()
        self._add_help()
        self.aboutToShow.connect(self._fill_recent)

    def set_open(self, *, is_open: bool, is_browsing: bool) -> None:
        """Enable what an open archive allows, and what is of its page only while that is shown.

        A page over it has the same keys for its own undo.
        """
        for action in self._desk:
            action.setEnabled(is_open and is_browsing)

    def name_changes(self, undo: str, redo: str) -> None:
        """Say what undo would take back and redo bring back; empty where there is nothing."""
        for action, label, change in (
            (self._undo, _("Undo the last change"), undo),
            (self._redo, _("Redo"), redo),
        ):
            shown = change if len(change) <= _LONGEST else change[: _LONGEST - 1] + "…"
            text = _("{label}: {change}").format(label=label, change=shown.replace("&", "&&"))
            action.setText(text if change else label)

    def tick(self, *, theme: str, language: str) -> None:
        """Show which theme and language are chosen."""
        for group, name in ((self._themes, theme), (self._languages, language)):
            for action in group.actions():
                action.setChecked(action.data() == name)

    def _add_archives(self) -> None:
        self._add(_("New archive…"), self.new_requested, "Ctrl+N")
        self._add(_("Open an archive…"), self.open_requested, "Ctrl+O")
        self._recent_menu = self.addMenu(_("Recent archives"))
        self._add(_("Open the sample"), self.sample_requested)
        self.addSeparator()
        more = self.addMenu(_("Import more"))
        self._add(_("Import a folder…"), self.folder_requested, "Ctrl+Shift+I", menu=more)
        self._add(_("Watch a folder…"), self.watch_requested, menu=more)
        self._add(_("Import a list of members…"), self.members_requested, menu=more)
        self.addSeparator()

    def _add_records(self) -> tuple[QAction, ...]:
        self._undo = self._add(_("Undo the last change"), self.undo_requested, "Ctrl+Z")
        self._redo = self._add(_("Redo"), self.redo_requested, "Ctrl+Y")
        return (
            self._undo,
            self._redo,
            self._add(_("Enter a session by hand…"), self.by_hand_requested, "Ctrl+Shift+N"),
            self._add(_("Edit this record…"), self.edit_requested, "Ctrl+E"),
            self._add(_("Into a collection…"), self.collect_requested, "Ctrl+B"),
            self._add(_("Topics…"), self.tag_requested, "Ctrl+T"),
            self.addSeparator(),
            self._add(_("People and organisations…"), self.people_requested, "Ctrl+Shift+P"),
            self._add(_("Collections…"), self.collections_requested, "Ctrl+Shift+B"),
            self._add(_("Learned labels…"), self.learning_requested),
        )

    def _add_safety(self) -> tuple[QAction, ...]:
        """Fill a menu of their own: a window of 768 pixels has no room for all in one."""
        safety = self.addMenu(_("Keep safe"))
        return (
            self._add(_("Trash…"), self.trash_requested, menu=safety),
            self._add(_("Last changes…"), self.changes_requested, "Ctrl+H", menu=safety),
            safety.addSeparator(),
            self._add(_("Save a verified copy…"), self.copy_requested, menu=safety),
            self._add(_("Copies kept here…"), self.copies_requested, menu=safety),
            self._add(_("Verify the archive"), self.verify_requested, menu=safety),
        )

    def _add_help(self) -> None:
        """Fill a menu of their own: a window of 700 pixels has no room for all in one."""
        about = self.addMenu(_("Help"))
        self._add(_("User guide"), self.help_requested, "F1", menu=about)
        self._add(_("Keyboard shortcuts"), self.shortcuts_requested, "Ctrl+/", menu=about)
        self._add(_("About"), self.about_requested, menu=about)

    def _add(self, label: str, signal: SignalInstance, keys: str = "", menu: QMenu | None = None) -> QAction:
        action = (menu or self).addAction(label)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: signal.emit())
        parent = self.parentWidget()
        if parent is not None:
            parent.addAction(action)
        return action

    def _choices(
        self, title: str, choices: Sequence[tuple[str, str]], signal: SignalInstance
    ) -> QActionGroup:
        menu = self.addMenu(title)
        group = QActionGroup(self)
        for name, label in choices:
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
        group.triggered.connect(lambda action: signal.emit(action.data()))
        return group

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in self._recent():
            action = self._recent_menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, chosen=path: self.recent_chosen.emit(chosen))
        self._recent_menu.setToolTipsVisible(True)
        self._recent_menu.setEnabled(not self._recent_menu.isEmpty())
