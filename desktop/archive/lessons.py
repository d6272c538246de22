"""Look up what people have confirmed, and what was learned from it."""

from desktop.archive import lesson_rows, revisions, rows
from desktop.archive.faults import Reading
from desktop.records.lesson import Learned, Lesson


class Lessons:
    """The confirmed texts of an archive, and the labeller's scores that were learned from them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def all(self) -> tuple[Lesson, ...]:
        """Return all confirmed texts, oldest first."""
        with self._reading() as db:
            return lesson_rows.read_lessons(db, "deleted_at IS NULL", [])

    def corrected(self) -> dict[str, int]:
        """Return for each confirmed text, by UUID, how many of its paragraphs were corrected."""
        with self._reading() as db:
            found = db.execute(
                "SELECT lessons.id, coalesce(sum(corrected), 0) FROM lessons"
                " LEFT JOIN lesson_paragraphs ON lesson_id = lessons.id"
                " WHERE deleted_at IS NULL GROUP BY lessons.id"
            ).fetchall()
        return dict(found)

    def learned(self, archive_id: str) -> Learned | None:
        """Return what was learned, None where nothing was or where it was forgotten."""
        with self._reading() as db:
            kept = list(db.table("learned").rows_where(rows.KEPT, [archive_id]))
            facts = lesson_rows.read_learned(db, archive_id) if kept else None
            if facts is None:
                return None
            (revision,) = revisions.entries(db, "number = ?", (kept[0]["revision"],))
            return Learned(
                forms=facts.forms,
                lessons=facts.lessons,
                corrections=facts.corrections,
                base=facts.base,
                at=revision.at,
            )
