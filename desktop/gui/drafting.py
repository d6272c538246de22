"""Keep a draft at every pause in typing, off the main thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.gui.jobs import Jobs
from desktop.records.draft import Draft, ImportDraft, RecordDraft
from desktop.workflows.keep_drafts import KeepDrafts

_PAUSE_MS = 400


class Drafting(QObject):
    """The draft of one page: touched at every change, written once nothing changes for a moment."""

    def __init__(self, drafts: KeepDrafts, archive_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._archive_id = archive_id
        self._id = drafts.new_id()
        self._content: Callable[[], tuple[str, ImportDraft | RecordDraft] | None] = lambda: None
        self._jobs = Jobs(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def kept(self) -> tuple[Draft, ...]:
        """Return the drafts of this archive that are not this one, the latest first."""
        return tuple(draft for draft in self._drafts.of(self._archive_id) if draft.id != self._id)

    def resume(self, draft: Draft) -> None:
        """Go on with a draft that was kept before."""
        self._id = draft.id

    def touch(self, content: Callable[[], tuple[str, ImportDraft | RecordDraft] | None]) -> None:
        """Note that something changed; `content` gives its name and the draft when it is time to write."""
        self._content = content
        self._pause.start()

    def flush(self) -> None:
        """Begin to write what was noted last."""
        self._pause.stop()
        write = self._write()
        self._jobs.start("draft", write, _ignore, _ignore)

    def _write(self) -> Callable[[], object]:
        now, draft_id = self._content(), self._id
        self._content = lambda: None
        if now is None:
            return lambda: None
        name, content = now
        return lambda: self._drafts.keep(draft_id, self._archive_id, name, content)

    def begin_another(self) -> None:
        """Write what is still to be written, leave that draft, and begin a new one."""
        self.stop()
        self._id = self._drafts.new_id()

    def forget(self, draft_id: str | None = None) -> None:
        """Remove a draft, this one unless another is named, and begin a new one."""
        if draft_id is not None and draft_id != self._id:
            self._drafts.forget(draft_id)
            return
        self._pause.stop()
        self._content = lambda: None
        self._jobs.stop()
        self._drafts.forget(self._id)
        self._id = self._drafts.new_id()

    def stop(self) -> None:
        """Write what is still to be written, and wait for it."""
        self._pause.stop()
        self._jobs.stop()
        self._write()()


def _ignore(_answer: object) -> None:
    """A draft that cannot be written stops nobody."""
