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
    people = (
        {"role": one.role.value, "name": one.name, "office": one.office, "person_id": one.person_id}
        for one in facts.attendance
    )
    rows.put_parts(db, "attendance", {"session_id": session_id}, people)


def read(db: Database, where: str, arguments: list[Any]) -> tuple[Session, ...]:
    """Return the sessions that meet a condition, newest first, those without a date last.

    Three queries for however many sessions: an archive of thousands is listed at every start.
    """
    order = "held_on IS NULL, held_on DESC, rowid DESC"
    found = list(db.table("sessions").rows_where(where, arguments, order_by=order))
    chosen = f"session_id IN (SELECT id FROM sessions WHERE {where})"  # noqa: S608 - conditions are ours
    accounts = dict(
        db.execute(
            "SELECT session_id, text FROM speeches WHERE kind = 'narrative' AND deleted_at IS NULL"  # noqa: S608
            f" AND {chosen} ORDER BY position DESC",
            arguments,
        ).fetchall()
    )
    present: dict[str, list[Attendance]] = {}
    people = db.execute(
        f"SELECT session_id, role, name, office, person_id FROM attendance WHERE {chosen}"  # noqa: S608
        " ORDER BY session_id, position",
        arguments,
    )
    for session_id, role, name, office, person_id in people.fetchall():
        person = Attendance(role=Role(role), name=name, office=office, person_id=person_id)
        present.setdefault(session_id, []).append(person)
    return tuple(
        Session(
            id=row["id"],
            revision=row["revision"],
            source_id=row["source_id"],
            kind=SessionKind(row["kind"]),
            held_on=date.fromisoformat(row["held_on"]) if row["held_on"] else None,
            attendance=tuple(present.get(row["id"], ())),
            narrative=accounts.get(row["id"], ""),
            **{field: row[field] for field in _FIELDS},
        )
        for row in found
    )
