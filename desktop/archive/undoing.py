"""Which changes can be undone and redone, told from the revisions alone, so that a restart forgets none."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from desktop.archive.images import Facts
from desktop.archive.kinds import KINDS
from desktop.records import SessionFacts, SpeechFacts
from desktop.records.collection import Decision
from desktop.records.lesson import LearnedFacts
from desktop.records.revision import Change, Revision

# Parts first, so that no row is left that belongs to nothing.
_PARTS = (
    ("speakers", "speech_id", "speeches"),
    ("passages", "speech_id", "speeches"),
    ("speech_topics", "speech_id", "speeches"),
    ("attendance", "session_id", "sessions"),
    ("further_sources", "session_id", "sessions"),
)
_CLEARED = (("speech", "speeches"), ("session", "sessions"))


@dataclass(slots=True)
class Stacks:
    """Numbers of changes, the next one to be undone or redone last."""

    undo: list[int] = field(default_factory=list)
    redo: list[int] = field(default_factory=list)


def stacks(db: Database) -> Stacks:
    """Replay all changes: one that takes the last one back moves it to the other stack.

    Clearing the trash empties both: what it removed cannot come back.
    """
    known = Stacks()
    changes = db.execute(
        "SELECT change, max(reverts), max(action = 'clear') FROM revisions"
        " WHERE change IS NOT NULL AND entity <> 'archive' GROUP BY change ORDER BY change"
    )
    for number, reverts, is_cleared in changes.fetchall():
        if is_cleared:
            known = Stacks()
        elif reverts is None:
            known.undo.append(number)
            known.redo.clear()
        elif known.undo and known.undo[-1] == reverts:
            known.undo.pop()
            known.redo.append(number)
        elif known.redo and known.redo[-1] == reverts:
            known.redo.pop()
            known.undo.append(number)
    return known


def change_of(entries: Sequence[Revision]) -> Change:
    """Return the change that some revisions, newest first, are."""
    first = first_of(entries)
    return Change(
        number=entries[-1].number,
        at=first.at,
        operator=first.operator,
        action=first.action,
        entity=first.entity,
        subject=subject_of(first),
        records=len(entries),
    )


def first_of(entries: Sequence[Revision]) -> Revision:
    """Return the revision that a change, given newest first, is called by."""
    return next((entry for entry in reversed(entries) if entry.entity != "source"), entries[-1])


def subject_of(revision: Revision) -> str:
    """Return the name of the record that a revision is about, empty where it has none."""
    image = revision.after or revision.before
    kind = KINDS.get(revision.entity)
    return name_of(kind.image(image)) if image and kind else ""


def name_of(facts: Facts) -> str:
    """Return what people call a record: a session's full name, a speech's title or speakers, a name."""
    if isinstance(facts, SessionFacts):
        return facts.full_name
    if isinstance(facts, SpeechFacts):
        return facts.title or "、".join(facts.speaker_names) or facts.text[:20]
    if isinstance(facts, tuple | LearnedFacts):
        return ""
    if isinstance(facts, Decision):
        return facts.subject
    return facts.name or ""


def clear_trash(db: Database) -> tuple[tuple[str, str], ...]:
    """Remove the sessions and speeches in the trash; return their entities and UUIDs."""
    db.execute(
        "UPDATE speeches SET deleted_at = (SELECT deleted_at FROM sessions WHERE sessions.id = session_id)"
        " WHERE deleted_at IS NULL AND session_id IN (SELECT id FROM sessions WHERE deleted_at IS NOT NULL)"
    )
    # A speech may have been trashed before its session moved on: what a kept session owns goes alone.
    trashed = "SELECT id FROM {table} WHERE deleted_at IS NOT NULL"
    for part, column, table in _PARTS:
        db.table(part).delete_where(f"{column} IN ({trashed.format(table=table)})")
    cleared = []
    for entity, table in _CLEARED:
        found = [row["id"] for row in db.table(table).rows_where("deleted_at IS NOT NULL", order_by="rowid")]
        cleared += [(entity, identity) for identity in found]
        db.table(table).delete_where("deleted_at IS NOT NULL")
    return tuple(cleared)
