"""Offers to learn from corrections once there are enough of them, and shows what was learned."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.gui.archives import Archives
from desktop.gui.dialogs.learning import LearningDialog
from desktop.gui.notices import NoticeBar
from desktop.gui.safety import Safety


class Learning(QObject):
    """Never learns unasked: it offers, and what is chosen in the dialog is done."""

    def __init__(self, window: QWidget, archives: Archives, safety: Safety, notice: NoticeBar) -> None:
        super().__init__(window)
        self._window = window
        self._archives = archives
        self._safety = safety
        self._notice = notice
        self._dialog: LearningDialog | None = None
        archives.leaving.connect(self._on_leaving)

    def show(self, *, learn: bool = False) -> None:
        """Show what was learned in the open archive; with `learn` it begins to learn at once."""
        desk = self._archives.desk
        if desk is None:
            return
        self._dialog = LearningDialog(self._window, desk, self._safety)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()
        if learn:
            self._dialog.learn()

    def offer(self) -> None:
        """Say after an import that there is enough to learn from, with a way to do it."""
        desk = self._archives.desk
        if desk is None:
            return
        state = desk.learning.state()
        if not state.is_due:
            return
        if state.waiting:
            text = ngettext(
                "{n} label was corrected that the program has not learned from yet.",
                "{n} labels were corrected that the program has not learned from yet.",
                state.waiting,
            ).format(n=state.waiting)
        else:
            text = _("The program was updated; what it learned in this archive has to be learned anew.")
        self._notice.show_notice(text, action=_("Learn from them"), run=lambda: self.show(learn=True))

    def _on_finished(self) -> None:
        self._dialog = None

    def _on_leaving(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()
