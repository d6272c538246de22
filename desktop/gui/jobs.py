"""Run work off the main thread, with progress and cancel, and bring back its result."""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from desktop.records import ArchiveError, Progress

Work = Callable[[], object]


class Job(QThread):
    """One piece of work; a generator's progress is told, and it is closed on this thread when cancelled."""

    progressed = Signal(object)
    finished_with = Signal(object)
    failed_with = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop before its next step; what it did is rolled back."""
        self._cancelled = True

    def run(self) -> None:
        """Work, on the job's own thread."""
        try:
            result = self._work()
            if isinstance(result, Generator):
                result = self._run_steps(result)
        except ArchiveError as error:
            self.failed_with.emit(error)
            return
        if not self._cancelled:
            self.finished_with.emit(result)

    def _run_steps(self, steps: Generator[Progress, None, Any]) -> object:
        while True:
            if self._cancelled:
                steps.close()
                return None
            try:
                progress = next(steps)
            except StopIteration as finished:
                result: object = finished.value
                return result
            self.progressed.emit(progress)


class Jobs(QObject):
    """Starts jobs and keeps them until they end; of one `kind` only the latest may answer."""

    busy_changed = Signal(bool)
    progressed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self._latest: dict[str, Job] = {}

    def start(
        self,
        kind: str,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[ArchiveError], None],
    ) -> Job:
        """Run `work`; on the main thread `done` gets its result, or `failed` the ArchiveError."""
        job = Job(work, self)
        self._latest[kind] = job
        self._running.append(job)

        def answered(receive: Callable[[Any], None], value: object) -> None:
            if self._latest.get(kind) is job:
                receive(value)

        job.finished_with.connect(lambda value: answered(done, value))
        job.failed_with.connect(lambda error: answered(failed, error))
        job.progressed.connect(self.progressed)
        job.finished.connect(lambda: self._on_ended(job))
        self.busy_changed.emit(True)
        job.start()
        return job

    def cancel(self) -> None:
        """Ask every job to stop."""
        for job in self._running:
            job.cancel()

    def stop(self) -> None:
        """Stop everything and wait for it."""
        self.cancel()
        self._latest.clear()
        for job in list(self._running):
            job.wait()

    def _on_ended(self, job: Job) -> None:
        self._running.remove(job)
        job.deleteLater()
        if not self._running:
            self.busy_changed.emit(False)
