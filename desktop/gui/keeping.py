"""Saves what was reviewed without holding up the window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.gui.jobs import Jobs
from desktop.gui.models.import_review import ImportReview
from desktop.gui.reviewing import Reviewing
from desktop.records import ArchiveError

SessionIds = tuple[str, ...]


class Keeping(QObject):
    """Saves one review at a time on a worker thread; nothing can be corrected meanwhile.

    `kept` carries the sessions' UUIDs; `failed` the error, with the review shown as it was.
    """

    saving_changed = Signal(bool)
    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, reviewing: Reviewing, parent: QObject) -> None:
        super().__init__(parent)
        self._reviewing = reviewing
        self._jobs = Jobs(self)
        self._ids: Sequence[str] = ()

    @property
    def is_saving(self) -> bool:
        """Whether a review is being saved."""
        return self._jobs.running

    def keep(self, save: Callable[[ImportReview], SessionIds]) -> None:
        """Save what is shown; nothing happens where nothing is, or while it is being saved."""
        review = self._reviewing.review
        if review is None or self.is_saving:
            return
        self._reviewing.end()
        self.saving_changed.emit(True)

        def work() -> None:
            self._ids = save(review)

        def done(_nothing: None) -> None:
            self.saving_changed.emit(False)
            self.kept.emit(self._taken())

        def failed(error: ArchiveError) -> None:
            self.saving_changed.emit(False)
            self._reviewing.give_back(review)
            self.failed.emit(error)

        self._jobs.start("keep", work, done, failed)

    def wait(self) -> SessionIds:
        """Wait for what is being saved and return its sessions' UUIDs; `kept` tells of it no more."""
        self._jobs.stop()
        return self._taken()

    def _taken(self) -> SessionIds:
        ids, self._ids = tuple(self._ids), ()
        return ids
