"""The parent's side of the layout processes: one for each document, the next one ready where asked."""

import multiprocessing
from collections.abc import Generator
from gettext import gettext as _
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from desktop.printing.child import Job, serve
from desktop.records import Progress

_POLL_S = 0.05
Failure = tuple[str, str | None]


class Typesetter:
    """Starts a child for a document and kills it afterwards, so that its memory goes with it.

    A child takes as long to start as a page takes to be set: `get_ready` starts the next one ahead, for
    a preview that is laid out again at every change.
    """

    def __init__(self) -> None:
        self._spare: list[_Child] = []

    def compile(self, job: Job, output: Path) -> Generator[Progress, None, Failure]:
        """Set a document and write it to `output`; return where it failed (layout, disk or nowhere) and why.

        Closing the generator kills the child.
        """
        child = self._next(job.folders)
        try:
            child.pipe.send((job, output))
            while not child.pipe.poll(_POLL_S):
                yield Progress(done=1, total=2)
            failure: Failure = child.pipe.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            failure = ("layout", _("the layout process ended"))
        finally:
            child.end()
        return failure

    def get_ready(self, folders: tuple[Path, ...]) -> None:
        """Start a child ahead that has loaded the fonts of some folders; there is at most one."""
        if not self._spare:
            self._spare.append(_Child(folders))

    def rest(self) -> None:
        """End the child that was started ahead, as when the fonts changed or no more paper is looked at."""
        while self._spare:
            self._spare.pop().end()

    def _next(self, folders: tuple[Path, ...]) -> "_Child":
        try:
            # Taken in one step: a file may be exported while the preview is being laid out.
            spare = self._spare.pop()
        except IndexError:
            return _Child(folders)
        if spare.is_alive:
            return spare
        spare.end()
        return _Child(folders)


class _Child:
    """A layout process and the pipe to it."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=serve, args=(theirs, folders), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def is_alive(self) -> bool:
        """Whether it can still take a document."""
        return self._process.is_alive()

    def end(self) -> None:
        """Kill it, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self.pipe.close()
