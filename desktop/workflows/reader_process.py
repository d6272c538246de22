"""Parse untrusted files in a child process with limits, so that a bomb cannot take the program along."""

import multiprocessing
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from desktop.intake import plan_reading
from desktop.intake.label_model import LabelModel
from desktop.intake.readers import alive, read_source
from desktop.intake.readers.members import read_members
from desktop.records import ArchiveError, IntakePlan, Reading, Source, UnreadableSourceError
from desktop.records.member_listing import MemberTable
from desktop.workflows.found_files import INPUT_LIMIT

MEMORY_LIMIT = 1_500_000_000
# What the recognition of a scan may raise it to; a page at 300 dots an inch takes 1.8 GB of addresses.
MEMORY_LIMIT_OF_SCANS = 3_000_000_000
SECONDS = 60.0
# A child is ended after so many answers, so that what libraries do not give back cannot pile up.
_MOST_ANSWERS = 1_000
_NETWORK = frozenset(("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"))
_DAMAGED = "{name} is damaged and cannot be read."

Reader = Callable[[Source], Reading]
Planner = Callable[..., IntakePlan]


@dataclass(frozen=True, slots=True)
class _ListOfMembers:
    """A source that is to be read as a list of members."""

    source: Source


@dataclass(frozen=True, slots=True)
class ToPlan:
    """A reading that is to be planned, with the labeller that has learned, if there is one."""

    reading: Reading
    model: LabelModel | None

    @property
    def source(self) -> Source:
        """What was read."""
        return self.reading.source


Task = Source | ToPlan | _ListOfMembers
Answer = Reading | IntakePlan | MemberTable | ArchiveError


class ReaderProcess:
    """A child that reads one source after another; it is started when first needed and after a failure.

    One thread asks at a time; `close` may come from another one and ends what is being waited for.
    """

    def __init__(
        self, reader: Reader = read_source, planner: Planner = plan_reading, *, seconds: float = SECONDS
    ) -> None:
        self._work = (reader, planner)
        self._seconds = seconds
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._answers = 0
        # Held while a child starts, so that closing meanwhile ends that child too.
        self._starting = threading.RLock()

    def read(self, source: Source) -> Reading:
        """Return the paragraphs of a source.

        Raises UnreadableSourceError where no reader can, where the source is larger than 50 MB, or where
        reading takes more than 60 seconds (of a scan: for a page) or too much memory.
        """
        name = source.name or "?"
        if len(source.content) > INPUT_LIMIT:
            raise UnreadableSourceError("{name} is larger than 50 MB and was not read.", name=name)
        answer = self._ask(source, name)
        if not isinstance(answer, Reading):
            raise UnreadableSourceError(_DAMAGED, name=name)
        return answer

    def plan(self, reading: Reading, model: LabelModel | None = None) -> IntakePlan:
        """Label and assemble what was read, with the limits and errors of reading, 60 seconds a paragraph."""
        name = reading.source.name or "?"
        answer = self._ask(ToPlan(reading, model), name)
        if not isinstance(answer, IntakePlan):
            raise UnreadableSourceError(_DAMAGED, name=name)
        return answer

    def read_members(self, source: Source) -> MemberTable:
        """Return the members that a spreadsheet lists, within the same limits as reading."""
        name = source.name or "?"
        answer = self._ask(_ListOfMembers(source), name)
        if not isinstance(answer, MemberTable):
            raise UnreadableSourceError(_DAMAGED, name=name)
        return answer

    def close(self) -> None:
        """Stop the child, whatever it is doing."""
        with self._starting:
            process, self._process = self._process, None
            self._answers = 0
            # Only dropped: whoever waits for the child meets the end of the pipe, not a closed handle.
            self._connection = None
        if process is not None:
            process.kill()
            process.join()
            process.close()

    def _ask(self, task: Task, name: str) -> Answer:
        connection = self._started()
        try:
            connection.send(task)
            answer = self._awaited(connection, name)
        except (EOFError, OSError) as error:
            self.close()
            raise UnreadableSourceError(
                "{name} broke the reader or needs too much memory; it was given up.", name=name
            ) from error
        self._answers += 1
        if self._answers >= _MOST_ANSWERS:
            self.close()
        if isinstance(answer, ArchiveError):
            raise answer
        return answer

    def _awaited(self, connection: Connection, name: str) -> Answer:
        """Return the child's answer; each sign of life gives it the whole time again."""
        while connection.poll(self._seconds):
            answer: Answer | None = connection.recv()
            if answer is not None:
                return answer
        self.close()
        raise UnreadableSourceError("{name} takes too long to read and was given up.", name=name)

    def _started(self) -> Connection:
        with self._starting:
            if self._connection is not None and self._process is not None and self._process.is_alive():
                return self._connection
            self.close()
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=serve, args=(theirs, *self._work), daemon=True)
            process.start()
            theirs.close()
            self._process, self._connection = process, ours
            return ours


def serve(connection: Connection, reader: Reader, planner: Planner) -> None:
    """Answer sources with readings and readings with plans until the parent goes away; runs in the child."""
    _limit()
    with alive.listening(lambda: connection.send(None)):
        while True:
            try:
                task: Task = connection.recv()
            except EOFError:
                return
            connection.send(_answer(reader, planner, task))


def _answer(reader: Reader, planner: Planner, task: Task) -> Answer:
    source = task if isinstance(task, Source) else task.source
    name = source.name or "?"
    try:
        if isinstance(task, _ListOfMembers):
            return read_members(source)
        return reader(task) if isinstance(task, Source) else planner(task.reading, model=task.model)
    except ArchiveError as error:
        return error
    except MemoryError:
        return UnreadableSourceError("{name} needs too much memory and was given up.", name=name)
    except Exception:  # noqa: BLE001 - a parser may fail in any way on a damaged file
        return UnreadableSourceError(_DAMAGED, name=name)


def _limit() -> None:
    """Keep the child from the network and from too much memory; neither can be taken back."""
    sys.addaudithook(_refuse_network)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT_OF_SCANS))


def _refuse_network(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _NETWORK:
        raise PermissionError
