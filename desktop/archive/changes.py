"""The changes an archive knows; each appends its revision and marks what the index must see again."""

from typing import TypeVar

from sqlite_utils import Database

from desktop.archive import index_queue, revisions, session_rows, source_rows, speech_rows
from desktop.archive.images import Facts, as_json, session_facts, speech_facts
from desktop.archive.provenance import Provenance
from desktop.archive.revisions import RevisionEntry
from desktop.records import (
    IntakePlan,
    NotFoundError,
    PlannedSession,
    SessionFacts,
    SpeechFacts,
    SpeechKind,
)

Record = TypeVar("Record")


class Changes:
    """Changes inside a transaction that the caller opens and closes."""

    def __init__(self, db: Database, provenance: Provenance) -> None:
        self._db = db
        self._provenance = provenance

    def add_plan(self, plan: IntakePlan) -> tuple[str, ...]:
        """Add all sessions of a plan with their source; return the sessions' UUIDs."""
        source_id = source_rows.write(self._db, self._provenance, plan.reading.source)
        return tuple(self._add_session(session, source_id) for session in plan.sessions)

    def edit_session(self, session_id: str, facts: SessionFacts) -> None:
        """Replace a session's facts, but for its narrative, which is a speech."""
        before = only(session_rows.read(self._db, session_rows.KEPT, [session_id]), session_id)
        number = self._revise("edit", "session", session_id, before=before, after=facts)
        session_rows.write(self._db, session_id, facts, revision=number)
        self._mark_speeches(session_id)

    def edit_speech(self, speech_id: str, facts: SpeechFacts) -> None:
        """Replace a speech's facts."""
        before = only(speech_rows.read(self._db, speech_rows.KEPT, [speech_id]), speech_id)
        number = self._revise("edit", "speech", speech_id, before=before, after=facts)
        place = {"session_id": before.session_id, "position": before.position}
        speech_rows.write(self._db, speech_id, facts, revision=number, **place)
        index_queue.mark(self._db, [speech_id])

    def delete_session(self, session_id: str) -> None:
        """Put a session with its speeches into the trash."""
        before = only(session_rows.read(self._db, session_rows.KEPT, [session_id]), session_id)
        number = self._revise("delete", "session", session_id, before=before)
        trashed = {"deleted_at": self._provenance.now(), "revision": number}
        self._db.table("sessions").update(session_id, trashed)
        self._mark_speeches(session_id)

    def restore_session(self, session_id: str) -> None:
        """Take a session out of the trash."""
        after = only(session_rows.read(self._db, session_rows.TRASHED, [session_id]), session_id)
        number = self._revise("restore", "session", session_id, after=after)
        self._db.table("sessions").update(session_id, {"deleted_at": None, "revision": number})
        self._mark_speeches(session_id)

    def undo(self) -> RevisionEntry:
        """Take the last change back by a change to the contrary; of an import, its last session."""
        last = self._last_change()
        match last.action, last.entity:
            case "edit", "session":
                self.edit_session(last.entity_id, session_facts(last.before or ""))
            case "edit", "speech":
                self.edit_speech(last.entity_id, speech_facts(last.before or ""))
            case "delete", _:
                self.restore_session(last.entity_id)
            case _:
                self.delete_session(last.entity_id)
        return last

    def _last_change(self) -> RevisionEntry:
        """Return the last revision, but for speeches that came with a session the session's."""
        for entry in revisions.entries(self._db):
            if (entry.action, entry.entity) != ("add", "speech") and entry.entity != "archive":
                return entry
        raise NotFoundError("There is no change to undo.")

    def _add_session(self, planned: PlannedSession, source_id: str) -> str:
        session_id = self._provenance.identity()
        number = self._revise("add", "session", session_id, after=planned.facts)
        session_rows.write(self._db, session_id, planned.facts, revision=number, source_id=source_id)
        speeches = list(planned.speeches)
        if planned.facts.narrative:
            speeches.insert(0, SpeechFacts(kind=SpeechKind.NARRATIVE, text=planned.facts.narrative))
        for position, facts in enumerate(speeches):
            speech_id = self._provenance.identity()
            number = self._revise("add", "speech", speech_id, after=facts)
            place = {"session_id": session_id, "position": position, "revision": number}
            speech_rows.write(self._db, speech_id, facts, **place)
            index_queue.mark(self._db, [speech_id])
        return session_id

    def _mark_speeches(self, session_id: str) -> None:
        rows = self._db.execute(
            "SELECT id FROM speeches WHERE session_id = ? ORDER BY position", [session_id]
        )
        index_queue.mark(self._db, [row[0] for row in rows.fetchall()])

    def _revise(
        self,
        action: str,
        entity: str,
        entity_id: str,
        *,
        before: Facts | None = None,
        after: Facts | None = None,
    ) -> int:
        return revisions.append(
            self._db,
            self._provenance,
            action=action,
            entity=entity,
            entity_id=entity_id,
            before=as_json(before) if before else None,
            after=as_json(after) if after else None,
        )


def only(found: tuple[Record, ...], identity: str) -> Record:
    """Return the record of an identity; NotFoundError where none was found."""
    if not found:
        raise NotFoundError("There is no record {id} in this archive.", id=identity)
    return found[0]
