"""The record editor as a page of the window: begun, left, resumed."""

from gettext import gettext as _

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.gui.archives import Archives
from desktop.gui.drafting import Drafting
from desktop.gui.notices import NoticeBar
from desktop.gui.views.record_page import RecordPage
from desktop.records.draft import Draft, RecordDraft


class Editing(QObject):
    """Shows the editor over the pages of `stack`; `ended` tells whether anything was saved."""

    begun = Signal()
    ended = Signal(bool)

    def __init__(self, stack: QStackedWidget, archives: Archives, notice: NoticeBar) -> None:
        super().__init__(stack)
        self._stack = stack
        self._archives = archives
        self._notice = notice
        self.page: RecordPage | None = None

    def begin(self, session_id: str | None, speech_id: str | None = None) -> None:
        """Edit a kept session at one of its records, or enter a new one for None."""
        page = self._made()
        if page is not None:
            page.show_record(session_id, speech_id)
            (page.list if session_id else page.session.fields["body"]).setFocus()

    def resume(self, draft: Draft) -> None:
        """Go on with a draft of a form."""
        page = self._made() if isinstance(draft.content, RecordDraft) else None
        if page is not None and isinstance(draft.content, RecordDraft):
            page.drafting.resume(draft)
            page.resume(draft.content)

    def leave(self) -> None:
        """Leave the editor; what was written is saved, or stays a draft."""
        if self.page is not None:
            self.page.leave()

    def stop(self) -> None:
        """Take the page away at once."""
        if self.page is not None:
            self.page.stop()
            self._stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None

    def _made(self) -> RecordPage | None:
        desk = self._archives.desk
        if desk is None or self.page is not None:
            return None
        if desk.browse.read_only:
            self._notice.show_notice(
                _("This archive is open for reading only, so nothing in it can be changed.")
            )
            return None
        self.page = RecordPage(desk, Drafting(self._archives.drafts, desk.archive.id), self._stack)
        self.page.closed.connect(self._end)
        self._stack.addWidget(self.page)
        self._stack.setCurrentWidget(self.page)
        self.begun.emit()
        return self.page

    def _end(self) -> None:
        has_saved = self.page is not None and self.page.has_saved
        self.stop()
        self.ended.emit(has_saved)
