"""Which records the full-text index has not seen yet, and what it needs of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from desktop.archive import session_rows, speech_rows
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


def documents(db: Database, speech_ids: Iterable[str] | None) -> Iterator[IndexDocument]:
    """Yield what the index needs of the given records, or of all; those in the trash are left out."""
    if speech_ids is None:
        for session in session_rows.read(db, "deleted_at IS NULL", []):
            for speech in speech_rows.read(db, "session_id = ? AND deleted_at IS NULL", [session.id]):
                yield _document(session, speech)
        return
    for speech_id in speech_ids:
        for speech in speech_rows.read(db, "id = ? AND deleted_at IS NULL", [speech_id]):
            for session in session_rows.read(db, "id = ? AND deleted_at IS NULL", [speech.session_id]):
                yield _document(session, speech)


def _document(session: Session, speech: Speech) -> IndexDocument:
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
    )
