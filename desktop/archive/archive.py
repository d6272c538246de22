"""One archive file, open for reading or for writing."""

import hashlib
import sqlite3
import threading
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlite_utils import Database

from desktop.archive import index_queue, revisions, session_rows, speech_rows, verification
from desktop.archive.backup import write_backup
from desktop.archive.connection import can_write, check_is_archive, connect, create_file
from desktop.archive.index_queue import PendingMark
from desktop.archive.lock import WriterLock
from desktop.archive.provenance import Provenance
from desktop.archive.revisions import RevisionEntry
from desktop.archive.verification import VerifyReport
from desktop.records import (
    ArchiveFileError,
    IndexDocument,
    IntakePlan,
    NotFoundError,
    PlannedSession,
    Progress,
    ReadOnlyArchiveError,
    Session,
    SessionFacts,
    Source,
    Speech,
    SpeechFacts,
    SpeechKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveCounts:
    """How much an archive holds; `speeches` counts remarks and reported speeches, not narratives."""

    sessions: int
    speeches: int
    problems: int
    proposals: int


class Archive:
    """Sessions and speeches in one SQLite file.

    Methods may be called from several threads: a lock lets one in at a time. Every change is one
    transaction that also appends a revision and marks records for the index.
    """

    def __init__(self, path: Path, db: Database, provenance: Provenance, lock: WriterLock | None) -> None:
        """Use `open` or `create`."""
        self.path = path
        self.read_only = lock is None
        self._db = db
        self._provenance = provenance
        self._lock = lock
        self._turn = threading.RLock()
        self.id, self.name, self.body = db.execute("SELECT id, name, body FROM archive").fetchone()

    @classmethod
    def create(
        cls, path: Path, *, name: str, body: str | None = None, provenance: Provenance | None = None
    ) -> Self:
        """Make a new archive called `name`; ArchiveFileError when `path` exists or cannot be made."""
        provenance = provenance or Provenance()
        db = create_file(path)
        with db.atomic():
            identity, now = provenance.identity(), provenance.clock().isoformat(timespec="seconds")
            db.table("archive").insert({"id": identity, "name": name, "body": body, "created_at": now})
            revisions.append(db, provenance, action="create", entity="archive", entity_id=identity)
        return cls(path, db, provenance, WriterLock(path, operator=provenance.who, since=provenance.clock()))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, provenance: Provenance | None = None) -> Self:
        """Open an archive; where it cannot be written it is opened for reading only.

        Raises ArchiveFileError when the file is missing, no archive, made by a newer program, or being
        written by somebody else.
        """
        provenance = provenance or Provenance()
        if not path.is_file():
            raise ArchiveFileError("There is no archive {path}.", path=path)
        try:
            db = connect(path, read_only=True)
            check_is_archive(db, path)
            if read_only or not can_write(path):
                return cls(path, db, provenance, None)
            db.close()
            lock = WriterLock(path, operator=provenance.who, since=provenance.clock())
            return cls(path, connect(path, read_only=False), provenance, lock)
        except (sqlite3.Error, OSError) as error:
            raise ArchiveFileError(
                "{name} cannot be opened: {reason}. It was left untouched.", name=path.name, reason=error
            ) from error

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

    @property
    def revision(self) -> int:
        """The number of the last revision."""
        with self._turn:
            number: int = self._db.execute("SELECT max(number) FROM revisions").fetchone()[0]
            return number

    def save_plan(self, plan: IntakePlan) -> tuple[str, ...]:
        """Save all sessions of a plan with their source in one transaction; return the sessions' UUIDs."""
        with self._change() as db:
            source_id = self._save_source(db, plan.reading.source)
            return tuple(self._save_session(db, session, source_id) for session in plan.sessions)

    def sessions_from_source(self, source: Source) -> tuple[str, ...]:
        """Return the UUIDs of the sessions that came from a source of the same bytes."""
        with self._turn:
            rows = self._db.execute(
                "SELECT sessions.id FROM sessions JOIN sources ON sources.id = source_id"
                " WHERE sha256 = ? AND deleted_at IS NULL ORDER BY sessions.rowid",
                [hashlib.sha256(source.content).hexdigest()],
            )
            return tuple(row[0] for row in rows)

    def sessions(self) -> tuple[Session, ...]:
        """Return all sessions, newest first."""
        with self._turn:
            return session_rows.read(self._db, "deleted_at IS NULL", [])

    def session(self, session_id: str) -> Session:
        """Return one session; NotFoundError where there is none."""
        with self._turn:
            found = session_rows.read(self._db, "id = ? AND deleted_at IS NULL", [session_id])
        return _only(found, session_id)

    def speeches(self, session_id: str) -> tuple[Speech, ...]:
        """Return a session's records in order, its narrative first."""
        with self._turn:
            return speech_rows.read(self._db, "session_id = ? AND deleted_at IS NULL", [session_id])

    def speech(self, speech_id: str) -> Speech:
        """Return one speech; NotFoundError where there is none."""
        with self._turn:
            found = speech_rows.read(self._db, "id = ? AND deleted_at IS NULL", [speech_id])
        return _only(found, speech_id)

    def source(self, session_id: str) -> Source | None:
        """Return the source a session came from, byte for byte."""
        with self._turn:
            rows = list(
                self._db.table("sources").rows_where(
                    "id = (SELECT source_id FROM sessions WHERE id = ?)", [session_id]
                )
            )
        if not rows:
            return None
        (row,) = rows
        return Source(
            content=zlib.decompress(row["content"]),
            media_type=row["media_type"],
            name=row["name"],
            encoding=row["encoding"],
        )

    def edit_session(self, session_id: str, facts: SessionFacts) -> None:
        """Replace a session's facts; its narrative is a speech and is edited as one."""
        with self._change() as db:
            before = self.session(session_id)
            number = self._revise("edit", "session", session_id, before, facts)
            session_rows.write(db, session_id, facts, revision=number)
            index_queue.mark(db, [speech.id for speech in self.speeches(session_id)])

    def edit_speech(self, speech_id: str, facts: SpeechFacts) -> None:
        """Replace a speech's facts."""
        with self._change() as db:
            before = self.speech(speech_id)
            number = self._revise("edit", "speech", speech_id, before, facts)
            place = {"session_id": before.session_id, "position": before.position}
            speech_rows.write(db, speech_id, facts, revision=number, **place)
            index_queue.mark(db, [speech_id])

    def delete_session(self, session_id: str) -> None:
        """Put a session with its speeches into the trash."""
        with self._change() as db:
            before = self.session(session_id)
            speech_ids = [speech.id for speech in self.speeches(session_id)]
            number = self._revise("delete", "session", session_id, before, None)
            now = self._provenance.clock().isoformat(timespec="seconds")
            db.table("sessions").update(session_id, {"deleted_at": now, "revision": number})
            index_queue.mark(db, speech_ids)

    def restore_session(self, session_id: str) -> None:
        """Take a session out of the trash."""
        with self._change() as db:
            found = session_rows.read(db, "id = ? AND deleted_at IS NOT NULL", [session_id])
            number = self._revise("restore", "session", session_id, None, _only(found, session_id))
            db.table("sessions").update(session_id, {"deleted_at": None, "revision": number})
            index_queue.mark(db, [speech.id for speech in self.speeches(session_id)])

    def counts(self) -> ArchiveCounts:
        """Count what the archive holds, without what is in the trash."""
        kept = "sessions.deleted_at IS NULL AND speeches.deleted_at IS NULL AND speeches.kind <> 'narrative'"
        joined = "FROM sessions JOIN speeches ON session_id = sessions.id"
        passages = f"{joined} JOIN passages ON speech_id = speeches.id WHERE {kept} AND passages.kind ="
        with self._turn:
            sessions, speeches, problems, proposals = self._db.execute(
                "SELECT (SELECT count(*) FROM sessions WHERE deleted_at IS NULL),"  # noqa: S608 - constants
                f" (SELECT count(*) {joined} WHERE {kept}),"
                f" (SELECT count(*) {passages} 'problem'), (SELECT count(*) {passages} 'proposal')"
            ).fetchone()
        return ArchiveCounts(sessions=sessions, speeches=speeches, problems=problems, proposals=proposals)

    def index_documents(self, speech_ids: Iterable[str] | None = None) -> Iterator[IndexDocument]:
        """Yield what the index needs of the given records, or of all."""
        with self._turn:
            yield from index_queue.documents(self._db, speech_ids)

    def pending(self) -> tuple[PendingMark, ...]:
        """Return the records that the index has not seen yet, oldest change first."""
        with self._turn:
            return index_queue.pending(self._db)

    def settle(self, up_to_sequence: int) -> None:
        """Forget the marks up to a sequence number: the index has seen those records."""
        with self._turn, self._db.atomic() as db:
            db.table("index_queue").delete_where("sequence <= ?", [up_to_sequence])

    def history(self, limit: int = 100) -> tuple[RevisionEntry, ...]:
        """Return the last revisions, newest first."""
        with self._turn:
            return tuple(revisions.entries(self._db, limit=limit))

    def verify(self) -> Generator[Progress, None, VerifyReport]:
        """Check structure, hashes and the chain of revisions."""
        with self._turn:
            return (yield from verification.verify(self._db))

    def backup(self, target: Path) -> Generator[Progress, None, Path]:
        """Write a verified copy to `target`, which must not exist; nothing is left when it fails."""
        with self._turn:
            return (yield from write_backup(self._db, target))

    def dump(self) -> Iterator[str]:
        """Yield the archive as SQL without the migrations' times, to compare archives by what they say."""
        with self._turn:
            for line in self._db.conn.iterdump():
                if "_sqlite_migrations" not in line:
                    yield line

    @contextmanager
    def _change(self) -> Iterator[Database]:
        if self.read_only:
            raise ReadOnlyArchiveError(
                "{name} is open for reading only. Nothing was changed.", name=self.name
            )
        with self._turn:
            try:
                with self._db.atomic() as db:
                    yield db
            except sqlite3.OperationalError as error:
                raise ArchiveFileError(
                    "{name} could not be written: {reason}. The archive is as it was before.",
                    name=self.path.name,
                    reason=error,
                ) from error

    def _revise(
        self,
        action: str,
        entity: str,
        entity_id: str,
        before: SessionFacts | SpeechFacts | None,
        after: SessionFacts | SpeechFacts | None,
    ) -> int:
        return revisions.append(
            self._db,
            self._provenance,
            action=action,
            entity=entity,
            entity_id=entity_id,
            before=revisions.as_json(before) if before else None,
            after=revisions.as_json(after) if after else None,
        )

    def _save_source(self, db: Database, source: Source) -> str:
        sha256 = hashlib.sha256(source.content).hexdigest()
        known = db.execute("SELECT id FROM sources WHERE sha256 = ?", [sha256]).fetchone()
        if known:
            return str(known[0])
        identity = self._provenance.identity()
        db.table("sources").insert(
            {
                "id": identity,
                "name": source.name,
                "media_type": source.media_type,
                "encoding": source.encoding,
                "content": zlib.compress(source.content),
                "sha256": sha256,
                "imported_at": self._provenance.clock().isoformat(timespec="seconds"),
            }
        )
        return identity

    def _save_session(self, db: Database, planned: PlannedSession, source_id: str) -> str:
        session_id = self._provenance.identity()
        number = self._revise("add", "session", session_id, None, planned.facts)
        session_rows.write(db, session_id, planned.facts, revision=number, source_id=source_id)
        speeches = list(planned.speeches)
        if planned.facts.narrative:
            speeches.insert(0, SpeechFacts(kind=SpeechKind.NARRATIVE, text=planned.facts.narrative))
        for position, facts in enumerate(speeches):
            speech_id = self._provenance.identity()
            number = self._revise("add", "speech", speech_id, None, facts)
            place = {"session_id": session_id, "position": position, "revision": number}
            speech_rows.write(db, speech_id, facts, **place)
            index_queue.mark(db, [speech_id])
        return session_id


Record = TypeVar("Record")


def _only(found: tuple[Record, ...], identity: str) -> Record:
    if not found:
        raise NotFoundError("There is no record {id} in this archive.", id=identity)
    return found[0]
