"""Parse untrusted files in a child process with limits, so that a bomb cannot take the program along."""

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from desktop.intake.readers import read_source
from desktop.records import ArchiveError, Reading, Source, UnreadableSourceError

MEMORY_LIMIT = 1_500_000_000
SECONDS = 60.0
INPUT_LIMIT = 50_000_000

Reader = Callable[[Source], Reading]


class ReaderProcess:
    """A child that reads one source after another; it is started when first needed and after a failure."""

    def __init__(self, reader: Reader = read_source, *, seconds: float = SECONDS) -> None:
        self._reader = reader
        self._seconds = seconds
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def read(self, source: Source) -> Reading:
        """Return the paragraphs of a source.

        Raises UnreadableSourceError where no reader can, where the source is larger than 50 MB, or where
        reading takes more than 60 seconds or 1.5 GB.
        """
        name = source.name or "?"
        if len(source.content) > INPUT_LIMIT:
            raise UnreadableSourceError("{name} is larger than 50 MB and was not read.", name=name)
        connection = self._started()
        try:
            connection.send(source)
            if not connection.poll(self._seconds):
                self.close()
                raise UnreadableSourceError("{name} takes too long to read and was given up.", name=name)
            answer = connection.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise UnreadableSourceError(
                "{name} broke the reader or needs too much memory; it was given up.", name=name
            ) from error
        if isinstance(answer, ArchiveError):
            raise answer
        if not isinstance(answer, Reading):
            raise UnreadableSourceError("{name} is damaged and cannot be read.", name=name)
        return answer

    def close(self) -> None:
        """Stop the child, whatever it is doing."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None

    def _started(self) -> Connection:
        if self._connection is not None:
            return self._connection
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, self._reader), daemon=True)
        self._process.start()
        theirs.close()
        self._connection = ours
        return ours


def serve(connection: Connection, reader: Reader) -> None:
    """Answer sources with readings until the parent goes away; runs in the child."""
    _limit_memory()
    while True:
        try:
            source = connection.recv()
        except EOFError:
            return
        connection.send(_answer(reader, source))


def _answer(reader: Reader, source: Source) -> Reading | ArchiveError:
    try:
        return reader(source)
    except ArchiveError as error:
        return error
    except MemoryError:
        return UnreadableSourceError(
            "{name} needs too much memory and was given up.", name=source.name or "?"
        )
    except Exception:  # noqa: BLE001 - a parser may fail in any way on a damaged file
        return UnreadableSourceError("{name} is damaged and cannot be read.", name=source.name or "?")


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
