"""Speeches with their speakers and passages as rows."""

import hashlib
import json
from dataclasses import asdict
from typing import Any

from sqlite_utils import Database

from desktop.archive.images import as_json
from desktop.records import Origin, Passage, PassageKind, Speaker, Speech, SpeechFacts, SpeechKind

KEPT = "id = ? AND deleted_at IS NULL"
_FIELDS = ("title", "office", "on_behalf_of", "sector", "text")


def fingerprint(facts: SpeechFacts) -> str:
    """Return the SHA-256 over all facts: SQLite's own checks do not see a flipped bit in a text."""
    return hashlib.sha256(as_json(facts).encode()).hexdigest()


def write(db: Database, speech_id: str, facts: SpeechFacts, **columns: Any) -> None:
    """Insert or replace a speech with speakers and passages; `columns` are session_id, position, revision."""
    row = {field: getattr(facts, field) for field in _FIELDS}
    row |= {
        "id": speech_id,
        "kind": facts.kind.value,
        "origins": json.dumps([list(asdict(origin).values()) for origin in facts.origins]),
        "doubts": json.dumps(facts.doubts),
        "sha256": fingerprint(facts),
    }
    db.table("speeches").upsert(row | columns, pk="id")
    for table in ("speakers", "passages"):
        db.table(table).delete_where("speech_id = ?", [speech_id])
    db.table("speakers").insert_all(
        {"speech_id": speech_id, "position": n, "name": speaker.name, "person_id": speaker.person_id}
        for n, speaker in enumerate(facts.speakers)
    )
    db.table("passages").insert_all(
        asdict(passage) | {"speech_id": speech_id, "position": n, "kind": passage.kind.value}
        for n, passage in enumerate(facts.passages)
    )


def read(db: Database, where: str, arguments: list[Any]) -> tuple[Speech, ...]:
    """Return the speeches that meet a condition, in the order of their sessions' agendas."""
    rows = list(db.table("speeches").rows_where(where, arguments, order_by="session_id, position"))
    return tuple(_speech(db, row) for row in rows)


def _speech(db: Database, row: dict[str, Any]) -> Speech:
    speakers = db.table("speakers").rows_where("speech_id = ?", [row["id"]], order_by="position")
    passages = db.table("passages").rows_where("speech_id = ?", [row["id"]], order_by="position")
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
