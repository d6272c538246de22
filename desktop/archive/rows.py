"""What the row modules share: records that are kept, trashed, and written under a revision."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

KEPT = "id = ? AND deleted_at IS NULL"


def put(db: Database, table: str, identity: str, row: dict[str, Any]) -> None:
    """Insert a record or replace its columns, and take it out of the trash."""
    row = row | {"deleted_at": None}
    if db.execute(f"SELECT 1 FROM {table} WHERE id = ?", [identity]).fetchone():  # noqa: S608 - a constant
        db.table(table).update(identity, row)
    else:
        db.table(table).insert({"id": identity} | row)


def put_parts(db: Database, table: str, owner: dict[str, str], parts: Iterable[dict[str, Any]]) -> None:
    """Replace the parts that belong to a record, in their order, numbered by `position` from 0."""
    ((column, identity),) = owner.items()
    db.table(table).delete_where(f"{column} = ?", [identity])
    db.table(table).insert_all(owner | {"position": n} | part for n, part in enumerate(parts))


def parts(db: Database, table: str, owner: dict[str, str]) -> Iterable[dict[str, Any]]:
    """Return the parts that belong to a record, in their order."""
    ((column, identity),) = owner.items()
    return db.table(table).rows_where(f"{column} = ?", [identity], order_by="position")


def trash(db: Database, table: str, identity: str, *, revision: int, at: str) -> None:
    """Put a record into the trash at a time (ISO 8601, UTC)."""
    db.table(table).update(identity, {"deleted_at": at, "revision": revision})
