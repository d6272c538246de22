"""Link the speakers of an import to people where nothing else is possible."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.records import IntakePlan, PlannedSession, SessionFacts, Speaker, SpeechFacts
from desktop.records.identity import Appearance, KnownPerson, links_for


def with_certain_people(plan: IntakePlan, known: Sequence[KnownPerson]) -> IntakePlan:
    """Return a plan whose speakers are linked where name, body, term and office leave one person only."""
    return replace(plan, sessions=tuple(_session(session, known) for session in plan.sessions))


def names_in(plan: IntakePlan) -> frozenset[str]:
    """Return the names of all speakers of a plan, as printed."""
    return frozenset(
        name for session in plan.sessions for speech in session.speeches for name in speech.speaker_names
    )


def _session(session: PlannedSession, known: Sequence[KnownPerson]) -> PlannedSession:
    return replace(
        session, speeches=tuple(_speech(speech, session.facts, known) for speech in session.speeches)
    )


def _speech(speech: SpeechFacts, facts: SessionFacts, known: Sequence[KnownPerson]) -> SpeechFacts:
    return replace(
        speech, speakers=tuple(_speaker(one, speech.office, facts, known) for one in speech.speakers)
    )


def _speaker(
    speaker: Speaker, office: str | None, facts: SessionFacts, known: Sequence[KnownPerson]
) -> Speaker:
    printed = Appearance(name=speaker.name, office=office, body=facts.body, term=facts.term)
    links = links_for(printed, known)
    is_certain = bool(links) and links[0].is_certain and speaker.person_id is None
    return replace(speaker, person_id=links[0].person_id) if is_certain else speaker
