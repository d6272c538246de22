"""Lists of members in the window: chosen or dropped, looked at, and taken in as one change."""

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.composition import Desk
from desktop.gui.archives import Archives
from desktop.gui.dialogs.member_list import MemberListDialog
from desktop.gui.jobs import Jobs
from desktop.gui.notices import NoticeBar
from desktop.gui.safety import Safety
from desktop.records import ArchiveError
from desktop.records.member_listing import MemberTable
from desktop.workflows.list_members import MemberChoice, MemberRow, MembersSaved


class MemberLists(QObject):
    """Reads a table on a worker thread and shows what it would add; several are shown one after another.

    A table that was given and tells speeches is no list and is handed on by `articles_given`; one that a
    person chose as a list is read as one.
    """

    articles_given = Signal(object)

    def __init__(self, window: QWidget, archives: Archives, safety: Safety, notice: NoticeBar) -> None:
        super().__init__(window)
        self._window = window
        self._archives = archives
        self._safety = safety
        self._notice = notice
        self._jobs = Jobs(self)
        self._waiting: list[Path] = []
        self._chosen: set[Path] = set()
        self._reading = False
        self.dialog: MemberListDialog | None = None
        archives.leaving.connect(self._on_leaving)

    def choose(self) -> None:
        """Ask for a table and show what it lists."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window,
            _("Import a list of members"),
            "",
            _("Tables (*.xlsx *.xls *.et *.ods *.csv)"),
        )
        if name:
            self._chosen.add(Path(name))
            self.show_lists([Path(name)])

    def show_lists(self, paths: list[Path]) -> None:
        """Show what some tables list, one after another."""
        desk = self._archives.desk
        if desk is None:
            self._archives.create()
            desk = self._archives.desk
        if desk is None:
            return
        if desk.browse.read_only:
            text = _("This archive is open for reading only, so nothing can be imported into it.")
            self._notice.show_notice(text, action=_("New archive…"), run=self._archives.create)
            return
        self._waiting += paths
        self._next()

    def _next(self) -> None:
        desk = self._archives.desk
        if desk is None or not self._waiting or self._reading or self.dialog is not None:
            return
        self._reading = True
        path = self._waiting.pop(0)
        is_list = path in self._chosen
        self._chosen.discard(path)

        def read() -> tuple[MemberTable, tuple[MemberRow, ...]] | None:
            if not is_list and desk.members.is_article(path):
                return None
            table = desk.members.read(path)
            return table, desk.members.rows(table.filled(), desk.archive)

        def show(found: tuple[MemberTable, tuple[MemberRow, ...]] | None) -> None:
            self._reading = False
            if found is not None:
                self._show(desk, *found)
                return
            self.articles_given.emit([path])
            self._next()

        self._jobs.start("members", read, show, self._on_failed)

    def _show(self, desk: Desk, table: MemberTable, rows: tuple[MemberRow, ...]) -> None:
        self.dialog = MemberListDialog(self._window, table, rows)
        self.dialog.chosen.connect(lambda choices: self._take(desk, choices))
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _take(self, desk: Desk, choices: tuple[MemberChoice, ...]) -> None:
        def act(_desk: Desk) -> None:
            self._tell(desk.members.take(choices, desk.archive))

        self._safety.do(act)

    def _tell(self, saved: MembersSaved) -> None:
        people, organisations, linked = len(saved.people), len(saved.organisations), len(saved.linked)
        parts = [
            text.format(n=count)
            for count, text in (
                (people, ngettext("{n} person added", "{n} people added", people)),
                (linked, ngettext("{n} person got a post", "{n} people got a post", linked)),
                (
                    organisations,
                    ngettext("{n} organisation added", "{n} organisations added", organisations),
                ),
            )
            if count
        ]
        text = _("{parts}. Undo takes all of it back.").format(parts=" · ".join(parts))
        self._notice.show_notice(text, kind="ok", action=_("Undo"), run=self._safety.undo)

    def _on_failed(self, error: ArchiveError) -> None:
        self._reading = False
        self._notice.show_notice(str(error), kind="danger")
        self._next()

    def _on_finished(self) -> None:
        self.dialog = None
        self._next()

    def _on_leaving(self) -> None:
        self._waiting.clear()
        self._jobs.stop()
        self._reading = False
        if self.dialog is not None:
            self.dialog.reject()
