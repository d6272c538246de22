"""Which records the full-text index has not seen yet, and what it needs of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from desktop.archive import gathered_rows, session_rows, speech_rows
from desktop.records import IndexDocument, PassageKind, Session, Speech, SpeechKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingMark:
    """A record changed since the index was caught up; marks are settled up to a sequence number."""

    sequence: int
    speech_id: str


def mark(db: Database, speech_ids: Iterable[str]) -> None:
    """Note records as changed, inside the caller's transaction."""
    db.table("index_queue").insert_all({"speech_id": speech_id} for speech_id in speech_ids)


def pending(db: Database) -> tuple[PendingMark, ...]:
    """Return what was marked and is not settled, oldest first."""
    rows = db.execute("SELECT sequence, speech_id FROM index_queue ORDER BY sequence")
    return tuple(PendingMark(sequence=sequence, speech_id=speech_id) for sequence, speech_id in rows)


def settle(db: Database, up_to_sequence: int) -> None:
    """Forget the marks up to a sequence number, inside the caller's transaction."""
    db.table("index_queue").delete_where("sequence <= ?", [up_to_sequence])


def session_documents(db: Database, session_id: str) -> tuple[IndexDocument, ...]:
    """Return what the index needs of a session's records; none of one in the trash."""
    return _documents(db, "session_id = ? AND deleted_at IS NULL", session_id)


def speech_documents(db: Database, speech_id: str) -> tuple[IndexDocument, ...]:
    """Return what the index needs of one record; nothing of one in the trash."""
    return _documents(db, "id = ? AND deleted_at IS NULL", speech_id)


def _documents(db: Database, where: str, identity: str) -> tuple[IndexDocument, ...]:
    speeches = speech_rows.read(db, where, [identity])
    if not speeches:
        return ()
    sessions = session_rows.read(db, "id = ? AND deleted_at IS NULL", [speeches[0].session_id])
    return tuple(
        _document(session, speech, gathered_rows.read_topics(db, speech.id))
        for session in sessions
        for speech in speeches
    )


def _document(session: Session, speech: Speech, topics: tuple[str, ...]) -> IndexDocument:
    title = speech.title or ""
    if speech.kind is SpeechKind.NARRATIVE:
        title = session.full_name
    return IndexDocument(
        speech_id=speech.id,
        session_id=session.id,
        session=session.full_name,
        kind=speech.kind,
        position=speech.position,
        title=title,
        text=speech.text,
        speakers=speech.speaker_names,
        office=speech.office,
        sector=speech.sector,
        on_behalf_of=speech.on_behalf_of,
        body=session.body,
        theme=session.theme,
        term=session.term,
        held_on=session.held_on,
        problems=len(speech.passage_texts(PassageKind.PROBLEM)),
        proposals=len(speech.passage_texts(PassageKind.PROPOSAL)),
        topics=topics,
    )
