"""Sessions and their attendance as rows."""

from datetime import date
from typing import Any

from sqlite_utils import Database

from desktop.records import Attendance, Role, Session, SessionFacts, SessionKind

KEPT = "id = ? AND deleted_at IS NULL"
TRASHED = "id = ? AND deleted_at IS NOT NULL"
_FIELDS = ("body", "name", "term", "ordinal", "sub_ordinal", "place", "theme")


def write(db: Database, session_id: str, facts: SessionFacts, **columns: Any) -> None:
    """Insert or replace a session's facts and attendance; `columns` are revision, source_id and such."""
    row = {field: getattr(facts, field) for field in _FIELDS}
    row |= {
        "id": session_id,
        "kind": facts.kind.value,
        "held_on": facts.held_on.isoformat() if facts.held_on else None,
    }
    db.table("sessions").upsert(row | columns, pk="id")
    db.table("attendance").delete_where("session_id = ?", [session_id])
    db.table("attendance").insert_all(
        {
            "session_id": session_id,
            "position": position,
            "role": person.role.value,
            "name": person.name,
            "office": person.office,
        }
        for position, person in enumerate(facts.attendance)
    )


def read(db: Database, where: str, arguments: list[Any]) -> tuple[Session, ...]:
    """Return the sessions that meet a condition, newest first, those without a date last."""
    rows = list(
        db.table("sessions").rows_where(
            where, arguments, order_by="held_on IS NULL, held_on DESC, rowid DESC"
        )
    )
    return tuple(_session(db, row) for row in rows)


def _session(db: Database, row: dict[str, Any]) -> Session:
    narrative = db.execute(
        "SELECT text FROM speeches WHERE session_id = ? AND kind = 'narrative' ORDER BY position", [row["id"]]
    ).fetchone()
    attendance = db.table("attendance").rows_where("session_id = ?", [row["id"]], order_by="position")
    return Session(
        id=row["id"],
        revision=row["revision"],
        source_id=row["source_id"],
        kind=SessionKind(row["kind"]),
        held_on=date.fromisoformat(row["held_on"]) if row["held_on"] else None,
        attendance=tuple(
            Attendance(role=Role(person["role"]), name=person["name"], office=person["office"])
            for person in attendance
        ),
        narrative=narrative[0] if narrative else "",
        **{field: row[field] for field in _FIELDS},
    )
