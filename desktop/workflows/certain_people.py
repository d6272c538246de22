"""Link the speakers of an import, and who was present, to people where nothing else is possible."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.records import IntakePlan, PlannedSession, SessionFacts, Speaker, SpeechFacts
from desktop.records.identity import Appearance, KnownPerson, links_for


def with_certain_people(plan: IntakePlan, known: Sequence[KnownPerson]) -> IntakePlan:
    """Return a plan in which names are linked where name, body, term and office leave one person only."""
    return replace(plan, sessions=tuple(_session(session, known) for session in plan.sessions))


def names_in(plan: IntakePlan) -> frozenset[str]:
    """Return the names of all who spoke and who were present in a plan, as printed."""
    spoke = (name for one in plan.sessions for speech in one.speeches for name in speech.speaker_names)
    came = (person.name for one in plan.sessions for person in one.facts.attendance)
    return frozenset((*spoke, *came))


def _session(session: PlannedSession, known: Sequence[KnownPerson]) -> PlannedSession:
    facts = session.facts
    present = tuple(
        person
        if person.person_id is not None
        else replace(person, person_id=_certain(person.name, person.office, facts, known))
        for person in facts.attendance
    )
    return PlannedSession(
        facts=replace(facts, attendance=present),
        speeches=tuple(_speech(speech, facts, known) for speech in session.speeches),
    )


def _speech(speech: SpeechFacts, facts: SessionFacts, known: Sequence[KnownPerson]) -> SpeechFacts:
    return replace(
        speech, speakers=tuple(_speaker(one, speech.office, facts, known) for one in speech.speakers)
    )


def _speaker(
    speaker: Speaker, office: str | None, facts: SessionFacts, known: Sequence[KnownPerson]
) -> Speaker:
    if speaker.person_id is not None:
        return speaker
    return replace(speaker, person_id=_certain(speaker.name, office, facts, known))


def _certain(name: str, office: str | None, facts: SessionFacts, known: Sequence[KnownPerson]) -> str | None:
    printed = Appearance(name=name, office=office, body=facts.body, term=facts.term)
    links = links_for(printed, known)
    return links[0].person_id if links and links[0].is_certain else None
