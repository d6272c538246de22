"""Speeches with their speakers and passages as rows."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from sqlite_utils import Database

from desktop.archive import rows
from desktop.archive.images import as_json
from desktop.records import Origin, Passage, PassageKind, Speaker, Speech, SpeechFacts, SpeechKind

_FIELDS = ("title", "office", "on_behalf_of", "sector", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a speech stands: its session and its position there, from 0."""

    session_id: str
    position: int


def fingerprint(facts: SpeechFacts) -> str:
    """Return the SHA-256 over all facts: SQLite's own checks do not see a flipped bit in a text."""
    return hashlib.sha256(as_json(facts).encode()).hexdigest()


def write(
    db: Database, speech_id: str, facts: SpeechFacts, *, revision: int, place: Place | None = None
) -> None:
    """Insert or replace a speech with speakers and passages; a new one needs a place."""
    row: dict[str, Any] = {field: getattr(facts, field) for field in _FIELDS}
    row |= {
        "revision": revision,
        "kind": facts.kind.value,
        "origins": json.dumps([list(asdict(origin).values()) for origin in facts.origins]),
        "doubts": json.dumps(facts.doubts),
        "sha256": fingerprint(facts),
    }
    rows.put(db, "speeches", speech_id, row | (asdict(place) if place else {}))
    owner = {"speech_id": speech_id}
    speakers = ({"name": speaker.name, "person_id": speaker.person_id} for speaker in facts.speakers)
    rows.put_parts(db, "speakers", owner, speakers)
    passages = (asdict(passage) | {"kind": passage.kind.value} for passage in facts.passages)
    rows.put_parts(db, "passages", owner, passages)


def read(db: Database, where: str, arguments: list[Any]) -> tuple[Speech, ...]:
    """Return the speeches that meet a condition, in the order of their sessions' agendas."""
    found = list(db.table("speeches").rows_where(where, arguments, order_by="session_id, position, rowid"))
    return tuple(_speech(db, row) for row in found)


def agenda(db: Database, session_id: str) -> tuple[str, ...]:
    """Return the UUIDs of a session's records in order, without those in the trash."""
    found = db.execute(
        "SELECT id FROM speeches WHERE session_id = ? AND deleted_at IS NULL ORDER BY position, rowid",
        [session_id],
    )
    return tuple(row[0] for row in found.fetchall())


def write_agenda(db: Database, session_id: str, speech_ids: tuple[str, ...]) -> None:
    """Give a session's records their order; records of another session move here."""
    for position, speech_id in enumerate(speech_ids):
        db.table("speeches").update(speech_id, {"session_id": session_id, "position": position})


def _speech(db: Database, row: dict[str, Any]) -> Speech:
    owner = {"speech_id": row["id"]}
    speakers, passages = rows.parts(db, "speakers", owner), rows.parts(db, "passages", owner)
    return Speech(
        id=row["id"],
        session_id=row["session_id"],
        position=row["position"],
        revision=row["revision"],
        sha256=row["sha256"],
        kind=SpeechKind(row["kind"]),
        speakers=tuple(Speaker(name=known["name"], person_id=known["person_id"]) for known in speakers),
        passages=tuple(
            Passage(kind=PassageKind(p["kind"]), start=p["start"], end=p["end"], number=p["number"])
            for p in passages
        ),
        origins=tuple(
            Origin(start=start, end=end, line=line, offset=offset)
            for start, end, line, offset in json.loads(row["origins"])
        ),
        doubts=tuple(json.loads(row["doubts"])),
        **{field: row[field] for field in _FIELDS},
    )
