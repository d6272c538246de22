"""Look up topics, collections, saved searches and decisions."""

from desktop.archive import gathered_rows, rows
from desktop.archive.changes import only
from desktop.archive.faults import Reading
from desktop.records.collection import Collection, SavedSearch


class Gathered:
    """What people have gathered and decided."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def topics(self) -> tuple[tuple[str, int], ...]:
        """Return all topics with the number of their kept speeches, most frequent first."""
        with self._reading() as db:
            found = db.execute(
                "SELECT topic, count(*) FROM speech_topics JOIN speeches ON speeches.id = speech_id"
                " JOIN sessions ON sessions.id = session_id"
                " WHERE speeches.deleted_at IS NULL AND sessions.deleted_at IS NULL"
                " GROUP BY topic ORDER BY count(*) DESC, topic"
            ).fetchall()
        return tuple((topic, count) for topic, count in found)

    def topics_of(self, speech_id: str) -> tuple[str, ...]:
        """Return the topics of a speech in the order in which they were given."""
        with self._reading() as db:
            return gathered_rows.read_topics(db, speech_id)

    def collections(self) -> tuple[Collection, ...]:
        """Return all collections, oldest first."""
        with self._reading() as db:
            return gathered_rows.read_collections(db, "deleted_at IS NULL", [])

    def collection(self, collection_id: str) -> Collection:
        """Return one collection; NotFoundError where there is none."""
        with self._reading() as db:
            found = gathered_rows.read_collections(db, rows.KEPT, [collection_id])
            return only(found, collection_id)

    def searches(self) -> tuple[SavedSearch, ...]:
        """Return all saved searches, oldest first."""
        with self._reading() as db:
            return gathered_rows.read_saved_searches(db, "deleted_at IS NULL", [])

    def decisions(self, kind: str) -> dict[str, str]:
        """Return the answers to what was decided of a kind, by their subject."""
        with self._reading() as db:
            found = gathered_rows.read_decisions(db, "kind = ? AND deleted_at IS NULL", [kind])
        return {one.subject: one.answer for one in found}
