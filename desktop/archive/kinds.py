"""The kinds of record that revisions speak of: how each is read, written and put into the trash."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from desktop.archive import (
    gathered_rows,
    lesson_rows,
    people_rows,
    rows,
    session_rows,
    source_rows,
    speech_rows,
)
from desktop.archive.images import Facts, from_json
from desktop.records import SessionFacts, SpeechFacts
from desktop.records.collection import CollectionFacts, Decision, SavedSearchFacts
from desktop.records.lesson import LearnedFacts, LessonFacts
from desktop.records.person import OrganisationFacts, PersonFacts
from desktop.records.properties import ArchiveProperties
from desktop.records.source import SourceFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How one kind of record is kept.

    `read` returns its facts whether or not it is in the trash, None where it never was; `write` inserts
    or replaces it under a revision. `table` has its trash; None for what has none, such as an order.
    """

    facts: Any
    read: Callable[[Database, str], Facts | None]
    write: Callable[[Database, str, Any, int], None]
    table: str | None = None

    def kept(self, db: Database, identity: str) -> Facts | None:
        """Return the facts of a record that is not in the trash."""
        if self.table is not None and not any(db.table(self.table).rows_where(rows.KEPT, [identity])):
            return None
        return self.read(db, identity)

    def image(self, text: str) -> Facts:
        """Return facts of this kind from a revision's JSON."""
        facts: Facts = from_json(text, self.facts)
        return facts


def _one(read: Callable[[Database, str, list[Any]], tuple[Any, ...]]) -> Callable[[Database, str], Any]:
    return lambda db, identity: next(iter(read(db, "id = ?", [identity])), None)


def _under_revision(write: Callable[..., None]) -> Callable[[Database, str, Any, int], None]:
    return lambda db, identity, facts, number: write(db, identity, facts, revision=number)


def _unrevised(write: Callable[..., None]) -> Callable[[Database, str, Any, int], None]:
    return lambda db, identity, facts, _number: write(db, identity, facts)


def _fixed(_db: Database, _identity: str, _facts: object, _number: int) -> None:
    """Write nothing: a source never changes once it is kept."""


def _read_properties(db: Database, _identity: str) -> ArchiveProperties:
    name, body = db.execute("SELECT name, body FROM archive").fetchone()
    return ArchiveProperties(name=name, body=body)


def _write_properties(db: Database, _identity: str, facts: ArchiveProperties, _number: int) -> None:
    db.execute("UPDATE archive SET name = ?, body = ?", [facts.name, facts.body])


KINDS = {
    "properties": Kind(facts=ArchiveProperties, read=_read_properties, write=_write_properties),
    "source": Kind(facts=SourceFacts, read=source_rows.read_facts, write=_fixed),
    "sources": Kind(
        facts=tuple[str, ...], read=source_rows.further, write=_unrevised(source_rows.write_further)
    ),
    "session": Kind(
        facts=SessionFacts,
        read=_one(session_rows.read),
        write=_under_revision(session_rows.write),
        table="sessions",
    ),
    "speech": Kind(
        facts=SpeechFacts,
        read=_one(speech_rows.read),
        write=_under_revision(speech_rows.write),
        table="speeches",
    ),
    "agenda": Kind(
        facts=tuple[str, ...], read=speech_rows.agenda, write=_unrevised(speech_rows.write_agenda)
    ),
    "topics": Kind(
        facts=tuple[str, ...], read=gathered_rows.read_topics, write=_unrevised(gathered_rows.write_topics)
    ),
    "person": Kind(
        facts=PersonFacts,
        read=_one(people_rows.read_people),
        write=_under_revision(people_rows.write_person),
        table="people",
    ),
    "organisation": Kind(
        facts=OrganisationFacts,
        read=_one(people_rows.read_organisations),
        write=_under_revision(people_rows.write_organisation),
        table="organisations",
    ),
    "collection": Kind(
        facts=CollectionFacts,
        read=_one(gathered_rows.read_collections),
        write=_under_revision(gathered_rows.write_collection),
        table="collections",
    ),
    "search": Kind(
        facts=SavedSearchFacts,
        read=_one(gathered_rows.read_saved_searches),
        write=_under_revision(gathered_rows.write_saved_search),
        table="saved_searches",
    ),
    "decision": Kind(
        facts=Decision,
        read=_one(gathered_rows.read_decisions),
        write=_under_revision(gathered_rows.write_decision),
        table="decisions",
    ),
    "lesson": Kind(
        facts=LessonFacts,
        read=_one(lesson_rows.read_lessons),
        write=_under_revision(lesson_rows.write_lesson),
        table="lessons",
    ),
    "learned": Kind(
        facts=LearnedFacts,
        read=lesson_rows.read_learned,
        write=_under_revision(lesson_rows.write_learned),
        table="learned",
    ),
}
