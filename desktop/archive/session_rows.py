"""Sessions and their attendance as rows."""

from datetime import date
from typing import Any

from sqlite_utils import Database

from desktop.archive import rows
from desktop.records import Attendance, Role, Session, SessionFacts, SessionKind

_FIELDS = ("body", "name", "term", "ordinal", "sub_ordinal", "place", "theme")


def write(
    db: Database, session_id: str, facts: SessionFacts, *, revision: int, source_id: str | None = None
) -> None:
    """Insert or replace a session's facts and attendance; a source once set stays."""
    row: dict[str, Any] = {field: getattr(facts, field) for field in _FIELDS}
    row |= {
        "revision": revision,
        "kind": facts.kind.value,
        "held_on": facts.held_on.isoformat() if facts.held_on else None,
    }
    rows.put(db, "sessions", session_id, row | ({"source_id": source_id} if source_id else {}))
    people = ({"role": one.role.value, "name": one.name, "office": one.office} for one in facts.attendance)
    rows.put_parts(db, "attendance", {"session_id": session_id}, people)


def read(db: Database, where: str, arguments: list[Any]) -> tuple[Session, ...]:
    """Return the sessions that meet a condition, newest first, those without a date last."""
    found = list(
        db.table("sessions").rows_where(
            where, arguments, order_by="held_on IS NULL, held_on DESC, rowid DESC"
        )
    )
    return tuple(_session(db, row) for row in found)


def _session(db: Database, row: dict[str, Any]) -> Session:
    narrative = db.execute(
        "SELECT text FROM speeches WHERE session_id = ? AND kind = 'narrative' AND deleted_at IS NULL"
        " ORDER BY position",
        [row["id"]],
    ).fetchone()
    attendance = rows.parts(db, "attendance", {"session_id": row["id"]})
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
