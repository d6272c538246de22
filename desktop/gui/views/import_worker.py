"""Run one call after another off the main thread and bring back its result or the error for people."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

from desktop.records import ArchiveError


class ImportWorker(QObject):
    """Calls are numbered; only the answer to the latest one is handed on.

    Python's pool and not Qt's: the wrapper of a QRunnable outlives what Qt has freed, and the next object
    at its address is taken for it.
    """

    _finished = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._number = 0
        self._done: Callable[[object], None] | None = None
        self._failed: Callable[[ArchiveError], None] | None = None
        self._finished.connect(self._on_finished)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._done is not None

    def run(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[ArchiveError], None],
    ) -> None:
        """Start `work`; on the main thread `done` gets its result or `failed` the ArchiveError it raised."""
        self._number += 1
        self._done, self._failed = done, failed
        number = self._number

        def task() -> None:
            try:
                result: object = work()
            except ArchiveError as error:
                result = error
            self._finished.emit(number, result)

        self._pool.submit(task).add_done_callback(_show_fault)

    def cancel(self) -> None:
        """Begin no further call and drop the answer that is still to come."""
        self._number += 1
        self._done = self._failed = None
        self._pool.shutdown(wait=False, cancel_futures=True)

    def wait(self) -> None:
        """Cancel, and wait until no call is running; used before the window goes away."""
        self.cancel()
        self._pool.shutdown(wait=True)

    def _on_finished(self, number: int, result: object) -> None:
        if number != self._number or self._done is None or self._failed is None:
            return
        done, failed = self._done, self._failed
        self._done = self._failed = None
        if isinstance(result, ArchiveError):
            failed(result)
        else:
            done(result)


def _show_fault(call: Future[None]) -> None:
    """Let a fault of our own be logged with its trace instead of being kept in the future."""
    if not call.cancelled():
        call.result()
