"""Who is who: people and organisations, and the printed names that are linked to them.

Nothing is merged by name alone: a printed name becomes a person only when somebody says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.archive import Archive, Changes
from desktop.records import Session, Speaker, Speech
from desktop.records.collection import Decision
from desktop.records.identity import Appearance, LinkReason, links_for
from desktop.records.person import (
    Organisation,
    OrganisationFacts,
    Person,
    PersonFacts,
    PersonName,
    Post,
    PrintedName,
)
from desktop.records.readings import readings_of

_NOT_THIS_PERSON = "not-this-person"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """What a merge would do: the person that stays, as it would then be, and the speeches that move."""

    result: PersonFacts
    speeches: tuple[Speech, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A printed name that may be a person, and why."""

    name: PrintedName
    person: Person
    reason: LinkReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlinked:
    """The printed names that are nobody yet, and whom some of them may be."""

    names: tuple[PrintedName, ...]
    suggestions: tuple[Suggestion, ...]


class KnowPeople:
    """People and organisations of an archive; each call is one change."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def people(self) -> tuple[Person, ...]:
        """Return all people, in the order in which they were first kept."""
        return self._archive.people.all()

    def person(self, person_id: str) -> Person:
        """Return one person; NotFoundError where there is none."""
        return self._archive.people.one(person_id)

    def organisations(self) -> tuple[Organisation, ...]:
        """Return all organisations, in the order in which they were first kept."""
        return self._archive.people.organisations()

    def printed_names(self) -> tuple[PrintedName, ...]:
        """Return the names of speakers as printed, each with office, body and person, and how often."""
        return self._archive.people.printed_names()

    def sectors(self) -> tuple[str, ...]:
        """Return the sectors and parties that speeches name, most frequent first."""
        return self._archive.people.sectors()

    def speeches_of(self, person_id: str) -> tuple[Speech, ...]:
        """Return the speeches of a person, oldest session first."""
        return self._archive.people.speeches_of(person_id)

    def attended(self, person_id: str) -> tuple[Session, ...]:
        """Return the sessions at which a person was present, oldest first."""
        return self._archive.people.attended(person_id)

    def save_person(self, person_id: str | None, facts: PersonFacts) -> str:
        """Replace what is known of a person, or add one where there is no UUID yet; return the UUID."""
        with self._archive.changing() as changes:
            if person_id is None:
                return changes.add(facts)
            changes.edit(person_id, facts)
            return person_id

    def save_organisation(self, organisation_id: str | None, facts: OrganisationFacts) -> str:
        """Replace an organisation's names, or add one where there is no UUID yet; return the UUID."""
        with self._archive.changing() as changes:
            if organisation_id is None:
                return changes.add(facts)
            changes.edit(organisation_id, facts)
            return organisation_id

    def delete_organisation(self, organisation_id: str) -> None:
        """Take an organisation away; undo brings it back."""
        with self._archive.changing() as changes:
            changes.delete("organisation", organisation_id)

    def link(self, names: Sequence[PrintedName], person_id: str | None) -> str:
        """Say that some printed names are one person, a new one where there is no UUID; return the UUID.

        Only speeches and lists of who was present that print name, office, body and term like this are
        linked.
        """
        speeches = [(name, speech) for name in names for speech in self._printed(name)]
        attended = [(name, session) for name in names for session in self._archive.people.attended_as(name)]
        with self._archive.changing() as changes:
            identity = person_id or changes.add(_first_facts(names))
            for name, speech in speeches:
                _link(changes, speech, name.name, identity)
            for name, session in attended:
                # Read anew: another of the names may stand in the same list.
                _link_present(changes, self._archive.session(session.id), name, identity)
        return identity

    def unlink(self, person_id: str, speeches: Sequence[Speech]) -> str:
        """Split: move some of a person's speeches to a new person of the names they print."""
        kept = self.person(person_id)
        names = tuple(name for name in kept.names if any(name.name in one.speaker_names for one in speeches))
        with self._archive.changing() as changes:
            identity = changes.add(PersonFacts(names=names or kept.names[:1]))
            for speech in speeches:
                moved = (
                    replace(one, person_id=identity) if one.person_id == person_id else one
                    for one in speech.speakers
                )
                changes.edit(speech.id, replace(speech, speakers=tuple(moved)))
        return identity

    def preview_merge(self, stays: str, goes: str) -> MergePreview:
        """Return what merging one person into another would do, without doing it."""
        kept, gone = self.person(stays), self.person(goes)
        known = {name.name for name in kept.names}
        facts = PersonFacts(
            names=(*kept.names, *(name for name in gone.names if name.name not in known)),
            posts=(*kept.posts, *(post for post in gone.posts if post not in kept.posts)),
            note="\n".join(note for note in (kept.note, gone.note) if note),
        )
        return MergePreview(result=facts, speeches=self.speeches_of(goes))

    def merge(self, stays: str, goes: str) -> str:
        """Merge one person into another as previewed; undo splits them again."""
        preview = self.preview_merge(stays, goes)
        with self._archive.changing() as changes:
            changes.edit(stays, preview.result)
            for speech in preview.speeches:
                moved = (
                    replace(one, person_id=stays) if one.person_id == goes else one for one in speech.speakers
                )
                changes.edit(speech.id, replace(speech, speakers=tuple(moved)))
            for session in self.attended(goes):
                present = (
                    replace(one, person_id=stays) if one.person_id == goes else one
                    for one in session.attendance
                )
                changes.edit(session.id, replace(session, attendance=tuple(present)))
            changes.delete("person", goes)
        return stays

    def suggestions(self, names: Sequence[PrintedName]) -> tuple[Suggestion, ...]:
        """Return whom unlinked names may be, the likeliest for each, without what was refused before."""
        refused = self._archive.gathered.decisions(_NOT_THIS_PERSON)
        known = self._archive.people.known_by({name.name for name in names})
        people = {person.id: person for person in self.people()}
        found = []
        for name in names:
            for link in links_for(_appearance(name), known):
                if link.person_id in people and _refusal(name, link.person_id) not in refused:
                    person = people[link.person_id]
                    found.append(Suggestion(name=name, person=person, reason=link.reason))
                    break
        return tuple(found)

    def refuse(self, suggestion: Suggestion) -> None:
        """Remember that a printed name is not a person, so that it is not suggested again."""
        subject = _refusal(suggestion.name, suggestion.person.id)
        with self._archive.changing() as changes:
            changes.add(Decision(kind=_NOT_THIS_PERSON, subject=subject, answer="no"))

    def _printed(self, name: PrintedName) -> tuple[Speech, ...]:
        return tuple(
            speech
            for speech in self._archive.people.speeches_printed(name.name)
            if speech.office == name.office and self._belongs(speech.session_id, name)
        )

    def _belongs(self, session_id: str, name: PrintedName) -> bool:
        session = self._archive.session(session_id)
        return (session.body, session.term) == (name.body, name.term)


def unlinked(people: KnowPeople) -> Unlinked:
    """Return the printed names that are nobody yet, with suggestions; takes seconds in a large archive."""
    names = tuple(name for name in people.printed_names() if name.person_id is None)
    return Unlinked(names=names, suggestions=people.suggestions(names))


def _first_facts(names: Sequence[PrintedName]) -> PersonFacts:
    printed = dict.fromkeys(name.name for name in names)
    offices = dict.fromkeys(name.office for name in names if name.office)
    return PersonFacts(
        names=tuple(PersonName(name=name, reading=_reading(name)) for name in printed),
        posts=tuple(Post(office=office) for office in offices),
    )


def _link(changes: Changes, speech: Speech, name: str, person_id: str) -> None:
    speakers = (
        Speaker(name=one.name, person_id=person_id) if one.name == name else one for one in speech.speakers
    )
    changes.edit(speech.id, replace(speech, speakers=tuple(speakers)))


def _link_present(changes: Changes, session: Session, name: PrintedName, person_id: str) -> None:
    present = (
        replace(one, person_id=person_id) if (one.name, one.office) == (name.name, name.office) else one
        for one in session.attendance
    )
    changes.edit(session.id, replace(session, attendance=tuple(present)))


def _reading(name: str) -> str | None:
    found = readings_of(name)
    return " ".join(found[0].syllables) if found else None


def _appearance(name: PrintedName) -> Appearance:
    return Appearance(name=name.name, office=name.office, body=name.body, term=name.term)


def _refusal(name: PrintedName, person_id: str) -> str:
    """Return what a refusal is about, in one line of text."""
    return " | ".join((name.name, name.office or "", name.body or "", str(name.term or ""), person_id))
