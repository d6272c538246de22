"""Undo and redo, the trash, the last changes, and going back to a copy."""

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.composition import Composition, Desk
from desktop.gui.archives import Archives
from desktop.gui.dialogs.records import RecordsDialog
from desktop.gui.jobs import Jobs
from desktop.gui.models.words import action_name, entity_name
from desktop.gui.notices import NoticeBar
from desktop.gui.views.draft_list import moment
from desktop.records import ArchiveError
from desktop.records.revision import Change
from desktop.workflows.keep_safe import FEW_RECORDS


class Safety(QObject):
    """Does what the menu asks for with the open archive, and says what it did."""

    changed = Signal()

    def __init__(
        self, window: QWidget, composition: Composition, archives: Archives, jobs: Jobs, notice: NoticeBar
    ) -> None:
        super().__init__(window)
        self._window = window
        self._composition = composition
        self._archives = archives
        self._jobs = jobs
        self._notice = notice

    def undo(self) -> None:
        """Take the last change back."""
        self.do(lambda desk: self._told(_("Undone: {change}"), desk.edit.undo()))

    def redo(self) -> None:
        """Bring the change back that was undone last."""
        self.do(lambda desk: self._told(_("Brought back: {change}"), desk.edit.redo()))

    def named(self) -> tuple[str, str]:
        """Return what undo would take back and what redo would bring back, in a few words."""
        desk = self._archives.desk
        if desk is None:
            return "", ""
        undo, redo = desk.edit.undoable(), desk.edit.redoable()
        return _named(undo) if undo is not None else "", _named(redo) if redo is not None else ""

    def show_trash(self) -> None:
        """Show what lies in the trash; restore one, or clear it for good."""
        desk = self._archives.desk
        if desk is None:
            return
        explanation = _("Records stay here until you clear the trash by hand. Searches do not find them.")
        columns = (_("Record"), _("What"), _("Since"))
        dialog = RecordsDialog(self._window, _("Trash"), explanation, columns)

        def fill() -> None:
            dialog.show_rows(
                [(one.name, entity_name(one.entity), moment(one.deleted_at)) for one in desk.edit.trash()]
            )

        def restore(row: int) -> None:
            entry = desk.edit.trash()[row]
            self.do(lambda _desk: desk.edit.restore(entry.entity, entry.id))
            fill()

        def clear(_row: int) -> None:
            def clear_and_show(_desk: Desk) -> None:
                self._cleared(desk.edit.clear_trash())
                fill()

            if self._may_clear():
                self.do(clear_and_show, records=len(desk.edit.trash()))

        fill()
        if not desk.browse.read_only:
            dialog.offer(_("Restore"), restore)
            dialog.offer(_("Clear the trash…"), clear)
        dialog.open()

    def show_changes(self) -> None:
        """Show who changed what, and when."""
        desk = self._archives.desk
        if desk is None:
            return
        explanation = _("The last hundred changes, newest first. Undo (Ctrl+Z) takes the topmost one back.")
        columns = (_("When"), _("Who"), _("What"), _("Record"), _("Records touched"))
        dialog = RecordsDialog(self._window, _("Last changes"), explanation, columns)
        dialog.show_rows(
            [
                (moment(one.at), one.operator, described(one), one.subject, str(one.records))
                for one in desk.edit.changes()
            ]
        )
        dialog.open()

    def show_copies(self) -> None:
        """Show the copies that the program keeps, make one, and go back to one."""
        desk = self._archives.desk
        if desk is None:
            return
        explanation = _(
            "Verified copies of this archive on this computer. Going back to one renames the archive as it"
            " is now; nothing is overwritten."
        )
        dialog = RecordsDialog(self._window, _("Copies"), explanation, (_("When"), _("Size")))
        dialog.show_rows(
            [(moment(one.at), f"{one.size / 1_000_000:.1f} MB") for one in desk.keep_safe.copies()]
        )

        def keep(_path: object) -> None:
            dialog.accept()
            self._notice.show_notice(_("A verified copy was kept."), kind="ok")

        def restore(row: int) -> None:
            path = desk.keep_safe.copies()[row].path
            dialog.accept()
            self._restore(path, desk.browse.path)

        dialog.offer(_("Go back to this copy"), restore)
        make = dialog.buttons.addButton(_("Keep a copy now"), dialog.buttons.ButtonRole.ActionRole)
        make.clicked.connect(
            lambda: self._jobs.start("copy", desk.keep_safe.keep_copy, keep, self._on_failed)
        )
        dialog.open()

    def _restore(self, copy: Path, target: Path) -> None:
        self._archives.close()

        def done(before: Path | None) -> None:
            self._archives.open(target)
            text = _("The copy is back. The archive as it was before: {name}")
            self._notice.show_notice(text.format(name=before.name if before else "—"), kind="ok")

        def failed(error: ArchiveError) -> None:
            self._archives.open(target)
            self._on_failed(error)

        self._jobs.start("restore", lambda: self._composition.restore(copy, target), done, failed)

    def do(self, act: Callable[[Desk], object], *, records: int = 1) -> None:
        """Change the open archive; what goes wrong is told, and what goes well is shown.

        Before a change of many `records` a verified copy is kept, and without one nothing is changed.
        """
        desk = self._archives.desk
        if desk is None:
            return
        if records > FEW_RECORDS:
            copy = desk.keep_safe.keep_copy
            self._jobs.start("copy", copy, lambda _path: self._act(desk, act), self._on_failed)
        else:
            self._act(desk, act)

    def _act(self, desk: Desk, act: Callable[[Desk], object]) -> None:
        try:
            act(desk)
        except ArchiveError as error:
            self._on_failed(error)
            return
        self.changed.emit()

    def _told(self, sentence: str, change: Change) -> None:
        self._notice.show_notice(sentence.format(change=_named(change)), kind="ok")

    def _cleared(self, count: int) -> None:
        text = ngettext("{n} record was removed for good.", "{n} records were removed for good.", count)
        self._notice.show_notice(text.format(n=count), kind="ok")

    def _may_clear(self) -> bool:
        answer = QMessageBox.question(
            self._window,
            _("Clear the trash"),
            _(
                "Remove what lies in the trash for good? This cannot be undone, nor can any change made"
                " before. The history keeps what the records said."
            ),
        )
        return answer == QMessageBox.StandardButton.Yes

    def _on_failed(self, error: ArchiveError) -> None:
        self._notice.show_notice(str(error), kind="danger")


def described(change: Change) -> str:
    """Return what a change did in a few words: session added."""
    return f"{entity_name(change.entity)} {action_name(change.action)}"


def _named(change: Change) -> str:
    return f"{described(change)} {change.subject}".strip()
