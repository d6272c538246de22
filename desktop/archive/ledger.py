"""Look back: the history of the archive and of a record, what can be undone, and the trash."""

from dataclasses import replace

from sqlite_utils import Database

from desktop.archive import revisions, undoing
from desktop.archive.faults import Reading
from desktop.archive.kinds import KINDS
from desktop.records.revision import Change, Revision, TrashEntry

# What has no name of its own is called by the record that it belongs to.
_OWNERS = {"agenda": "session", "sources": "session", "topics": "speech"}
_TRASHED = (
    "SELECT 'session', id, deleted_at FROM sessions WHERE deleted_at IS NOT NULL"
    " UNION ALL SELECT 'speech', speeches.id, speeches.deleted_at FROM speeches"
    " JOIN sessions ON sessions.id = session_id"
    " WHERE speeches.deleted_at IS NOT NULL AND sessions.deleted_at IS NULL ORDER BY 3 DESC"
)


class Ledger:
    """Revisions, changes and trash, as told from the archive."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def history(self, limit: int = 100) -> tuple[Revision, ...]:
        """Return the last revisions, newest first."""
        with self._reading() as db:
            return tuple(revisions.entries(db, limit=limit))

    def changes(self, limit: int = 100) -> tuple[Change, ...]:
        """Return the last changes, newest first."""
        with self._reading() as db:
            found = db.execute(
                "SELECT DISTINCT change FROM revisions WHERE change IS NOT NULL ORDER BY change DESC LIMIT ?",
                [limit],
            ).fetchall()
            return tuple(_change(db, row[0]) for row in found)

    def history_of(self, entity: str, identity: str) -> tuple[Revision, ...]:
        """Return the revisions of one record, newest first."""
        with self._reading() as db:
            return tuple(revisions.entries(db, "entity_id = ? AND entity = ?", (identity, entity)))

    def undoable(self) -> Change | None:
        """Return the change that undo would take back, or None."""
        with self._reading() as db:
            stack = undoing.stacks(db).undo
            return _change(db, stack[-1]) if stack else None

    def redoable(self) -> Change | None:
        """Return the change that redo would bring back, or None."""
        with self._reading() as db:
            stack = undoing.stacks(db).redo
            return _change(db, stack[-1]) if stack else None

    def trash(self) -> tuple[TrashEntry, ...]:
        """Return what lies in the trash, the latest first: sessions, and speeches of kept sessions."""
        with self._reading() as db:
            found = db.execute(_TRASHED).fetchall()
            return tuple(
                TrashEntry(entity=entity, id=identity, name=_name(db, entity, identity), deleted_at=at)
                for entity, identity, at in found
            )


def _change(db: Database, number: int) -> Change:
    entries = list(revisions.entries(db, "change = ?", (number,)))
    reverted = entries[0].reverts
    # What an undo is called by is what it took back.
    while reverted is not None:
        entries = list(revisions.entries(db, "change = ?", (reverted,)))
        reverted = entries[0].reverts
    change, first = undoing.change_of(entries), undoing.first_of(entries)
    if first.entity not in _OWNERS:
        return change
    return replace(change, subject=_name(db, _OWNERS[first.entity], first.entity_id))


def _name(db: Database, entity: str, identity: str) -> str:
    facts = KINDS[entity].read(db, identity)
    return undoing.name_of(facts) if facts is not None else ""
