"""One change: what is done to records in one transaction, as revisions that are undone together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from sqlite_utils import Database

from desktop.archive import index_queue, revisions, rows, session_rows, source_rows, speech_rows, undoing
from desktop.archive.images import Facts, as_json
from desktop.archive.kinds import KINDS
from desktop.archive.provenance import Provenance
from desktop.archive.revisions import Step
from desktop.records import (
    IntakePlan,
    NotFoundError,
    SessionFacts,
    Source,
    SpeechFacts,
    SpeechKind,
)
from desktop.records.collection import CollectionFacts, Decision, SavedSearchFacts
from desktop.records.lesson import LessonFacts
from desktop.records.person import OrganisationFacts, PersonFacts
from desktop.records.revision import Change, Revision

Record = TypeVar("Record")
_ENTITIES = {
    SessionFacts: "session",
    SpeechFacts: "speech",
    PersonFacts: "person",
    OrganisationFacts: "organisation",
    CollectionFacts: "collection",
    SavedSearchFacts: "search",
    Decision: "decision",
    LessonFacts: "lesson",
}
Addable = PersonFacts | OrganisationFacts | CollectionFacts | SavedSearchFacts | Decision | LessonFacts


class Changes:
    """What can be done inside a transaction that the caller opens and closes.

    All that is done with one of these is one change: it is undone and redone as a whole. Everything
    raises NotFoundError where a record is not in the archive, or not in the trash when it is to come
    back; a record that stays as it is gets no revision.
    """

    def __init__(self, db: Database, provenance: Provenance) -> None:
        self._db = db
        self._provenance = provenance
        self._change: int | None = None
        self._reverts: int | None = None

    def add_plan(self, plan: IntakePlan) -> tuple[str, ...]:
        """Add all sessions of a plan with their source; return the sessions' UUIDs."""
        return tuple(
            self.add_session(planned.facts, planned.speeches, plan.reading.source)
            for planned in plan.sessions
        )

    def add_session(
        self, facts: SessionFacts, speeches: Sequence[SpeechFacts] = (), source: Source | None = None
    ) -> str:
        """Add a session with its speeches, its narrative first, and return its UUID."""
        source_id = self._kept_source(source) if source is not None else None
        session_id = self._provenance.identity()
        number = self._revise("add", "session", session_id, after=facts)
        session_rows.write(self._db, session_id, facts, revision=number, source_id=source_id)
        narrative = SpeechFacts(kind=SpeechKind.NARRATIVE, text=facts.narrative)
        for position, speech in enumerate((narrative, *speeches) if facts.narrative else speeches):
            self._add_speech(session_id, position, speech)
        return session_id

    def add_speech(self, session_id: str, facts: SpeechFacts, position: int | None = None) -> str:
        """Add a speech to a session at a position from 0, or as its last; return its UUID."""
        self._kept("session", session_id)
        before = speech_rows.agenda(self._db, session_id)
        at = len(before) if position is None else position
        speech_id = self._add_speech(session_id, len(before), facts)
        self.put("agenda", session_id, (*before[:at], speech_id, *before[at:]), before=before)
        return speech_id

    def add_source(self, session_id: str, source: Source) -> None:
        """Keep the source of what is merged into a session, beside the session's own."""
        self._kept("session", session_id)
        source_id, before = self._kept_source(source), source_rows.further(self._db, session_id)
        if session_id not in source_rows.sessions_of(self._db, source):
            self.put("sources", session_id, (*before, source_id))

    def edit(self, identity: str, facts: Facts) -> None:
        """Replace the facts of a kept record of whatever kind.

        A session's narrative is a speech, and is edited as one.
        """
        entity = next(name for kind, name in _ENTITIES.items() if isinstance(facts, kind))
        self._kept(entity, identity)
        self.put(entity, identity, facts)

    def add(self, facts: Addable) -> str:
        """Add a record that belongs to no session, and return its UUID."""
        identity = self._provenance.identity()
        self.put(next(name for kind, name in _ENTITIES.items() if isinstance(facts, kind)), identity, facts)
        return identity

    def delete(self, entity: str, identity: str) -> None:
        """Put a record into the trash: a session with its speeches, a speech out of its session's order."""
        self._kept(entity, identity)
        if entity == "speech":
            (speech,) = speech_rows.read(self._db, rows.KEPT, [identity])
            before = speech_rows.agenda(self._db, speech.session_id)
            self.put(entity, identity, None)
            rest = tuple(one for one in before if one != identity)
            self.put("agenda", speech.session_id, rest, before=before)
        else:
            self.put(entity, identity, None)

    def restore(self, entity: str, identity: str) -> None:
        """Take a record out of the trash, a speech to its old place."""
        kind = KINDS[entity]
        facts = kind.read(self._db, identity)
        if facts is None or kind.kept(self._db, identity) is not None:
            raise NotFoundError("There is no record {id} in this archive.", id=identity)
        if entity == "speech":
            (speech,) = speech_rows.read(self._db, "id = ?", [identity])
            before = speech_rows.agenda(self._db, speech.session_id)
            self.put(entity, identity, facts)
            after = (*before[: speech.position], identity, *before[speech.position :])
            self.put("agenda", speech.session_id, after, before=before)
        else:
            self.put(entity, identity, facts)

    def arrange(self, session_id: str, speech_ids: Sequence[str]) -> None:
        """Give a session's records their order; records of other sessions named here move to this one."""
        self._kept("session", session_id)
        wanted = tuple(speech_ids)
        for other in self._homes(wanted) - {session_id}:
            self.put(
                "agenda",
                other,
                tuple(one for one in speech_rows.agenda(self._db, other) if one not in wanted),
            )
        self.put("agenda", session_id, wanted)

    def tag(self, speech_id: str, topics: Sequence[str]) -> None:
        """Replace the topics of a speech; a topic given twice counts once."""
        self._kept("speech", speech_id)
        self.put(
            "topics", speech_id, tuple(dict.fromkeys(topic.strip() for topic in topics if topic.strip()))
        )

    def put(self, entity: str, identity: str, facts: Facts | None, *, before: Facts | None = None) -> None:
        """Bring a record to a state, None for the trash, with the revision that this needs.

        `before` is given where the rows have moved on already.
        """
        kind = KINDS[entity]
        before = kind.kept(self._db, identity) if before is None else before
        if (facts and as_json(facts)) == (before and as_json(before)):
            return
        known = before is not None or kind.read(self._db, identity) is not None
        number = self._revise(_action(before, facts, known=known), entity, identity, before, facts)
        if facts is not None:
            kind.write(self._db, identity, facts, number)
        elif kind.table is not None:
            rows.trash(self._db, kind.table, identity, revision=number, at=self._provenance.now())
        self._mark(entity, identity, before, facts)

    def bring_back(self, revision: Revision) -> None:
        """Bring a record back to what it was after a revision."""
        image = KINDS[revision.entity].image(revision.after) if revision.after is not None else None
        self.put(revision.entity, revision.entity_id, image)

    def undo(self) -> Change:
        """Take back the last change that was not taken back yet; NotFoundError where there is none."""
        return self._revert(undoing.stacks(self._db).undo, "There is no change to undo.")

    def redo(self) -> Change:
        """Bring back the change that was undone last; NotFoundError where there is none."""
        return self._revert(undoing.stacks(self._db).redo, "There is no change to bring back.")

    def clear_trash(self) -> int:
        """Remove what lies in the trash for good and return how many records that were.

        The revisions stay, so that the chain holds; a change made before this cannot be undone any more.
        """
        cleared = undoing.clear_trash(self._db)
        for entity, identity in cleared:
            self._revise("clear", entity, identity)
        return len(cleared)

    def _revert(self, stack: list[int], none: str) -> Change:
        if not stack:
            raise NotFoundError(none)
        self._reverts = stack[-1]
        entries = list(revisions.entries(self._db, "change = ?", (stack[-1],)))
        made = {entry.entity_id for entry in entries if (entry.entity, entry.action) == ("session", "add")}
        for entry in entries:
            if entry.entity != "source" and not self._comes_with(entry, made):
                image = _image(entry, entry.before)
                # A speech that came back stands in its session's rows before the order says so.
                before = _image(entry, entry.after) if entry.entity == "agenda" else None
                self.put(entry.entity, entry.entity_id, image, before=before)
        return undoing.change_of(entries)

    def _comes_with(self, entry: Revision, made: set[str]) -> bool:
        """Tell whether a record came with a session of the same change, and so goes with it."""
        if entry.entity != "speech" or entry.action != "add" or not made:
            return entry.entity == "agenda" and entry.entity_id in made
        return self._homes((entry.entity_id,)) <= made

    def _homes(self, speech_ids: Sequence[str]) -> set[str]:
        """Return the sessions in which some speeches stand."""
        found = (self._db.table("speeches").get(speech_id)["session_id"] for speech_id in speech_ids)
        return set(found)

    def _kept(self, entity: str, identity: str) -> Facts:
        facts = KINDS[entity].kept(self._db, identity)
        if facts is None:
            raise NotFoundError("There is no record {id} in this archive.", id=identity)
        return facts

    def _kept_source(self, source: Source) -> str:
        known = source_rows.identity_of(self._db, source)
        if known is not None:
            return known
        identity = self._provenance.identity()
        self._revise("add", "source", identity, after=source_rows.facts_of(source))
        source_rows.write(self._db, identity, source, imported_at=self._provenance.now())
        return identity

    def _add_speech(self, session_id: str, position: int, facts: SpeechFacts) -> str:
        speech_id = self._provenance.identity()
        number = self._revise("add", "speech", speech_id, after=facts)
        place = speech_rows.Place(session_id=session_id, position=position)
        speech_rows.write(self._db, speech_id, facts, revision=number, place=place)
        self._mark("speech", speech_id)
        return speech_id

    def _mark(self, entity: str, identity: str, *states: Facts | None) -> None:
        """Mark for the index what it must see again after a record went from one state to another."""
        if entity in ("speech", "topics"):
            index_queue.mark(self._db, [identity])
        elif entity in ("session", "agenda"):
            found = self._db.execute(
                "SELECT id FROM speeches WHERE session_id = ? ORDER BY position, rowid", [identity]
            )
            index_queue.mark(self._db, [row[0] for row in found.fetchall()])
        elif entity == "collection":
            held = [item for facts in states if isinstance(facts, CollectionFacts) for item in facts.items]
            index_queue.mark(self._db, list(dict.fromkeys(item.speech_id for item in held)))

    def _revise(
        self,
        action: str,
        entity: str,
        identity: str,
        before: Facts | None = None,
        after: Facts | None = None,
    ) -> int:
        step = Step(action=action, entity=entity, entity_id=identity, before=before, after=after)
        step = replace(step, change=self._change, reverts=self._reverts)
        number = revisions.append(self._db, self._provenance, step)
        self._change = self._change or number
        return number


def _image(entry: Revision, text: str | None) -> Facts | None:
    return KINDS[entry.entity].image(text) if text is not None else None


def only(found: tuple[Record, ...], identity: str) -> Record:
    """Return the record of an identity; NotFoundError where none was found."""
    if not found:
        raise NotFoundError("There is no record {id} in this archive.", id=identity)
    return found[0]


def _action(before: Facts | None, after: Facts | None, *, known: bool) -> str:
    if after is None:
        return "delete"
    if before is None:
        return "restore" if known else "add"
    return "edit"
