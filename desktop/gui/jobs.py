"""Run work off the main thread, with progress and cancel, and bring back its result."""

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.records import ArchiveError, Progress

Work = Callable[[], object]
# Shorter work is not worth a sign: a bar that flashes disturbs more than it tells.
_BUSY_AFTER_MS = 300


@dataclass(frozen=True, slots=True, eq=False)
class _Order:
    """What is to be done, who gets the answer, and whether it was given up."""

    kind: str
    work: Work
    done: Callable[[Any], None]
    failed: Callable[[ArchiveError], None]
    cancelled: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The result of work that came to its end."""

    result: object


class Jobs(QObject):
    """Runs orders on threads of their own and hands their answers out on the main thread.

    Of one `kind` one job runs at a time; the newest order waits for it and takes the place of any that
    waited before, so that typing fast never piles up searches. An answer is dropped when a newer order of
    its kind has come. `stop` has to be called before this object goes away.
    """

    busy_changed = Signal(bool)
    progressed = Signal(object)
    # The worker's side: bound slots of this object, so that nothing is called once it is gone.
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: set[threading.Thread] = set()
        self._running: dict[str, _Order] = {}
        self._newest: dict[str, _Order] = {}
        self._waiting: dict[str, _Order] = {}
        self._shown = False
        self._delay = QTimer(self, singleShot=True, interval=_BUSY_AFTER_MS)
        self._delay.timeout.connect(self._show_busy)
        self._ended.connect(self._on_ended)

    def start(
        self,
        kind: str,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[ArchiveError], None],
    ) -> None:
        """Run `work`; on the main thread `done` gets its result, or `failed` the ArchiveError.

        Work that returns a generator is run to its end step by step; its return value is the result.
        """
        order = _Order(kind, work, done, failed)
        self._newest[kind] = order
        if kind in self._running:
            self._waiting[kind] = order
        else:
            self._run(order)

    @property
    def running(self) -> bool:
        """Whether any work is going on."""
        return bool(self._running)

    def is_working_on(self, kind: str) -> bool:
        """Tell whether a job of a kind is going on."""
        return kind in self._running

    def cancel(self) -> None:
        """Ask every job to stop before its next step, and forget what waits; done work is rolled back."""
        self._waiting.clear()
        for order in self._running.values():
            order.cancelled.set()

    def stop(self) -> None:
        """Stop everything and wait for it; no answer comes any more."""
        self.cancel()
        self._newest.clear()
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _run(self, order: _Order) -> None:
        self._running[order.kind] = order
        if not self._delay.isActive():
            self._delay.start()
        thread = threading.Thread(target=self._work, args=(order,), name=order.kind, daemon=True)
        self._threads = {one for one in self._threads if one.is_alive()} | {thread}
        thread.start()

    def _work(self, order: _Order) -> None:
        """Work on its own thread; a mistake of the program goes on to the one handler for those."""
        outcome: _Answer | ArchiveError | None = None
        try:
            result = order.work()
            outcome = self._take_steps(order, result) if isinstance(result, Generator) else _Answer(result)
        except ArchiveError as error:
            outcome = error
        finally:
            self._ended.emit(order, outcome)

    def _take_steps(self, order: _Order, steps: Generator[Progress, None, object]) -> _Answer | None:
        while not order.cancelled.is_set():
            try:
                self.progressed.emit(next(steps))
            except StopIteration as finished:
                return _Answer(finished.value)
        steps.close()
        return None

    def _on_ended(self, order: _Order, outcome: object) -> None:
        if self._running.get(order.kind) is order:
            del self._running[order.kind]
        waiting = self._waiting.pop(order.kind, None)
        if waiting is not None:
            self._run(waiting)
        elif not self._running:
            self._delay.stop()
            if self._shown:
                self._shown = False
                self.busy_changed.emit(False)
        if self._newest.get(order.kind) is not order or order.cancelled.is_set():
            return
        if isinstance(outcome, ArchiveError):
            order.failed(outcome)
        elif isinstance(outcome, _Answer):
            order.done(outcome.result)

    def _show_busy(self) -> None:
        if self._running and not self._shown:
            self._shown = True
            self.busy_changed.emit(True)
