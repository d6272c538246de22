"""One archive file, open for reading or for writing."""

import threading
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from desktop.archive import (
    backup,
    faults,
    index_queue,
    revisions,
    rows,
    session_rows,
    source_rows,
    speech_rows,
    verification,
)
from desktop.archive.changes import Changes, only
from desktop.archive.connection import connect
from desktop.archive.gathered import Gathered
from desktop.archive.index_queue import PendingMark
from desktop.archive.ledger import Ledger
from desktop.archive.lessons import Lessons
from desktop.archive.opening import Opened, make, open_file
from desktop.archive.people import People
from desktop.archive.provenance import Provenance
from desktop.archive.revisions import Step
from desktop.archive.verification import VerifyReport
from desktop.records import (
    IndexDocument,
    IntakePlan,
    Progress,
    ReadOnlyArchiveError,
    Session,
    Source,
    Speech,
)
from desktop.records.lesson import LessonFacts

# So much is read under the lock that others wait for it some milliseconds at most.
_SESSIONS_AT_ONCE, _SPEECHES_AT_ONCE = 20, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveCounts:
    """How much an archive holds; `speeches` counts remarks and reported speeches, not narratives."""

    sessions: int
    speeches: int
    problems: int
    proposals: int


class Archive:
    """Sessions and speeches in one SQLite file.

    People, what was gathered, what was learned, and the history are looked up in `people`, `gathered`,
    `lessons` and `ledger`; every change is made in `changing`: one transaction that also appends revisions
    and marks records for the index. Methods may be called from several threads: a lock lets one in at a
    time, and is never held between the steps of a generator, so that long work does not keep the others
    out. What goes wrong with the file is an ArchiveFileError, and a change of an archive open for reading a
    ReadOnlyArchiveError.
    """

    def __init__(self, path: Path, opened: Opened, provenance: Provenance) -> None:
        """Use `open` or `create`."""
        self.path = path
        self.read_only = opened.lock is None
        self._db = opened.db
        self._lock = opened.lock
        self._provenance = provenance
        self._turn = threading.RLock()
        self.people = People(self._reading)
        self.gathered = Gathered(self._reading)
        self.ledger = Ledger(self._reading)
        self.lessons = Lessons(self._reading)
        self.id: str
        self.name: str
        self.body: str | None
        self._introduce()

    @classmethod
    def create(
        cls, path: Path, *, name: str, body: str | None = None, provenance: Provenance | None = None
    ) -> Self:
        """Make a new archive called `name`; ArchiveFileError when `path` exists or cannot be made."""
        made_by = provenance or Provenance()

        def first_rows(db: Database) -> None:
            row = {"id": made_by.identity(), "name": name, "body": body, "created_at": made_by.now()}
            db.table("archive").insert(row)
            revisions.append(db, made_by, Step(action="create", entity="archive", entity_id=str(row["id"])))

        make(path, first_rows)
        return cls.open(path, provenance=made_by)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, provenance: Provenance | None = None) -> Self:
        """Open an archive; where it cannot be written it is opened for reading only.

        An older archive is upgraded, after a verified copy was put beside it. Raises ArchiveFileError when
        the file is missing, no archive, made by a newer program, or being written by somebody else.
        """
        opened_by = provenance or Provenance()
        return cls(path, open_file(path, read_only=read_only, provenance=opened_by), opened_by)

    def close(self) -> None:
        """Close the file and give the writer's lock back."""
        with self._turn:
            self._db.close()
            if self._lock:
                self._lock.release()
                self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def set_operator(self, name: str) -> None:
        """Say who makes the changes from now on; empty: whoever is logged in."""
        with self._turn:
            self._provenance = replace(self._provenance, operator=name)

    @property
    def revision(self) -> int:
        """The number of the last revision."""
        with self._reading() as db:
            number: int = db.execute("SELECT max(number) FROM revisions").fetchone()[0]
            return number

    def save_plan(self, plan: IntakePlan, lesson: LessonFacts | None = None) -> tuple[str, ...]:
        """Save all sessions of a plan with their source as one change; return the sessions' UUIDs.

        `lesson` is what a person confirmed in the review, where there was one. A plan without sessions
        changes nothing.
        """
        with self.changing() as changes:
            session_ids = changes.add_plan(plan)
            if lesson is not None and session_ids:
                changes.add(lesson)
            return session_ids

    def sessions_from_source(self, source: Source) -> tuple[str, ...]:
        """Return the UUIDs of the sessions that came from a source of the same bytes."""
        with self._reading() as db:
            return source_rows.sessions_of(db, source)

    def sessions(self) -> tuple[Session, ...]:
        """Return all sessions, newest first."""
        with self._reading() as db:
            return session_rows.read(db, "deleted_at IS NULL", [])

    def session(self, session_id: str) -> Session:
        """Return one session; NotFoundError where there is none."""
        with self._reading() as db:
            return only(session_rows.read(db, rows.KEPT, [session_id]), session_id)

    def speeches(self, session_id: str) -> tuple[Speech, ...]:
        """Return a session's records in order, its narrative first."""
        with self._reading() as db:
            return speech_rows.read(db, "session_id = ? AND deleted_at IS NULL", [session_id])

    def speech(self, speech_id: str) -> Speech:
        """Return one speech; NotFoundError where there is none."""
        with self._reading() as db:
            return only(speech_rows.read(db, rows.KEPT, [speech_id]), speech_id)

    def source(self, session_id: str) -> Source | None:
        """Return the source a session came from, byte for byte."""
        with self._reading() as db:
            return source_rows.read(db, session_id)

    def further_sources(self, session_id: str) -> tuple[Source, ...]:
        """Return the sources of what was merged into a session, byte for byte, in the order of merging."""
        with self._reading() as db:
            return source_rows.read_further(db, session_id)

    def counts(self) -> ArchiveCounts:
        """Count what the archive holds, without what is in the trash."""
        kept = "sessions.deleted_at IS NULL AND speeches.deleted_at IS NULL AND speeches.kind <> 'narrative'"
        joined = "FROM sessions JOIN speeches ON session_id = sessions.id"
        passages = f"{joined} JOIN passages ON speech_id = speeches.id WHERE {kept} AND passages.kind ="
        with self._reading() as db:
            sessions, speeches, problems, proposals = db.execute(
                "SELECT (SELECT count(*) FROM sessions WHERE deleted_at IS NULL),"  # noqa: S608 - constants
                f" (SELECT count(*) {joined} WHERE {kept}),"
                f" (SELECT count(*) {passages} 'problem'), (SELECT count(*) {passages} 'proposal')"
            ).fetchone()
        return ArchiveCounts(sessions=sessions, speeches=speeches, problems=problems, proposals=proposals)

    def index_documents(self, speech_ids: Iterable[str] | None = None) -> Iterator[IndexDocument]:
        """Yield what the index needs of the given records, or of all, newest session first.

        Records are read some sessions at a time; one changed meanwhile is among the pending ones again.
        """
        if speech_ids is not None:
            read, step, wanted = index_queue.speech_documents, _SPEECHES_AT_ONCE, list(speech_ids)
        else:
            read, step = index_queue.session_documents, _SESSIONS_AT_ONCE
            with self._reading() as db:
                wanted = index_queue.session_ids(db)
        for start in range(0, len(wanted), step):
            with self._reading() as db:
                documents = read(db, wanted[start : start + step])
            yield from documents

    def texts(self, speech_ids: Sequence[str]) -> dict[str, str]:
        """Return the texts of some records by their UUIDs, without those that are not in the archive."""
        known: dict[str, str] = {}
        for start in range(0, len(speech_ids), _SPEECHES_AT_ONCE):
            with self._reading() as db:
                known |= index_queue.texts(db, speech_ids[start : start + _SPEECHES_AT_ONCE])
        return known

    def record_count(self) -> int:
        """Count the records that the index is to hold."""
        with self._reading() as db:
            return index_queue.count(db)

    def changed_since(self, revision: int) -> tuple[str, ...]:
        """Return the UUIDs of the records, kept or not, that changed after a revision."""
        with self._reading() as db:
            return index_queue.changed_since(db, revision)

    def pending(self) -> tuple[PendingMark, ...]:
        """Return the records that the index has not seen yet, oldest change first."""
        with self._reading() as db:
            return index_queue.pending(db)

    def settle(self, up_to_sequence: int) -> None:
        """Forget the marks up to a sequence number: the index has seen those records."""
        with self.changing():
            index_queue.settle(self._db, up_to_sequence)

    def verify(self) -> Generator[Progress, None, VerifyReport]:
        """Check structure, hashes and the chain of revisions, over a connection of its own."""
        with faults.reading(self.name), closing(connect(self.path, read_only=True)) as db:
            return (yield from verification.verify(db))

    def backup(self, target: Path) -> Generator[Progress, None, Path]:
        """Write a verified copy to `target`, which must not exist; nothing is left when it fails."""
        return (yield from backup.write_backup(self.path, target))

    def dump(self) -> Iterator[str]:
        """Yield the archive as SQL without the migrations' times, to compare archives by what they say."""
        with self._reading() as db:
            statements = list(backup.dump(db))
        yield from statements

    @contextmanager
    def _reading(self) -> Iterator[Database]:
        with self._turn, faults.reading(self.name):
            yield self._db

    @contextmanager
    def changing(self) -> Iterator[Changes]:
        """Open a transaction; what is done in it is one change, or nothing when it fails.

        Raises ReadOnlyArchiveError where nothing can be changed.
        """
        if self.read_only:
            raise ReadOnlyArchiveError(
                "{name} is open for reading only. Nothing was changed.", name=self.name
            )
        with self._turn, faults.writing(self.name), self._db.atomic():
            yield Changes(self._db, self._provenance)
        self._introduce()

    def _introduce(self) -> None:
        """Learn what the archive says of itself; a change may have renamed it."""
        self.id, self.name, self.body = self._db.execute("SELECT id, name, body FROM archive").fetchone()
