"""Merge a session of a report into the same session that is kept from another source."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from desktop.archive import Archive, Changes
from desktop.records import (
    Attendance,
    PlannedSession,
    Session,
    SessionFacts,
    Source,
    Speech,
    SpeechFacts,
    SpeechKind,
)

# Of the pairs of characters in the shorter text so many stand in the other one, where both tell one speech.
_SAME_SPEAKER, _NO_SPEAKER = 0.3, 0.6


class Keep(StrEnum):
    """Which of two accounts of one speech is kept."""

    KEPT = "kept"
    NEW = "new"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTwice:
    """A speech of a report that the archive keeps in other words."""

    planned: SpeechFacts
    kept: Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """What a report would add to a kept session.

    `new` are its speeches that the session lacks, its account first where there is none, `same` those that
    it has word for word, `twice` those that it has in other words. `facts` are the session's with what was
    unknown filled in and whoever is not in its attendance yet at the end.
    """

    session: Session
    facts: SessionFacts
    new: tuple[SpeechFacts, ...] = ()
    same: tuple[SpeechFacts, ...] = ()
    twice: tuple[ToldTwice, ...] = ()

    @property
    def attendance(self) -> tuple[Attendance, ...]:
        """Whom the report names as present and the kept session does not."""
        return self.facts.attendance[len(self.session.attendance) :]


def merging(planned: PlannedSession, archive: Archive, session_id: str) -> Merging:
    """Return what a planned session would add to the kept session of a UUID."""
    session, speeches = archive.session(session_id), list(archive.speeches(session_id))
    told = [words_of(speech.text) for speech in speeches]
    new = [] if session.narrative else _account(planned.facts)
    same: list[SpeechFacts] = []
    twice: list[ToldTwice] = []
    free = [speech for speech in speeches if speech.kind is not SpeechKind.NARRATIVE]
    for speech in planned.speeches:
        words = words_of(speech.text)
        if not words or any(words in one for one in told):
            same.append(speech)
            continue
        match = max(free, key=lambda kept, of=speech: _likeness(of, kept), default=None)  # type: ignore[misc]
        if match is not None and _likeness(speech, match) > 0:
            free.remove(match)
            twice.append(ToldTwice(planned=speech, kept=match))
        else:
            new.append(speech)
    return Merging(
        session=session,
        facts=_filled(session, planned.facts),
        new=tuple(new),
        same=tuple(same),
        twice=tuple(twice),
    )


def merge(changes: Changes, found: Merging, source: Source, keep: Mapping[str, Keep]) -> None:
    """Add what is new to a kept session, inside the caller's change.

    `keep` says by the kept speech's UUID which account of a speech told twice stays; the kept one where
    nothing is said. The places in the source are dropped: it is not the session's own.
    """
    session_id = found.session.id
    for speech in found.new:
        first = 0 if speech.kind is SpeechKind.NARRATIVE else None
        changes.add_speech(session_id, replace(speech, origins=()), first)
    for pair in found.twice:
        choice = keep.get(pair.kept.id, Keep.KEPT)
        if choice is Keep.NEW:
            changes.edit(pair.kept.id, replace(pair.planned, origins=()))
        elif choice is Keep.BOTH:
            changes.add_speech(session_id, replace(pair.planned, origins=()))
    changes.edit(session_id, found.facts)
    changes.add_source(session_id, source)


def _account(facts: SessionFacts) -> list[SpeechFacts]:
    """Return a report's own account as a record, for a session that has none."""
    return [SpeechFacts(kind=SpeechKind.NARRATIVE, text=facts.narrative)] if facts.narrative else []


def words_of(text: str) -> str:
    """Return the letters and digits of a text, whatever their width."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _likeness(planned: SpeechFacts, kept: SpeechFacts) -> float:
    """Return how much of the shorter text stands in the other one, 0 where they are not one speech."""
    names = set(planned.speaker_names), set(kept.speaker_names)
    if (names[0] and names[1] and not names[0] & names[1]) or _kind(planned) is not _kind(kept):
        return 0.0
    pairs = sorted((_pairs(words_of(planned.text)), _pairs(words_of(kept.text))), key=len)
    shared = len(pairs[0] & pairs[1]) / max(1, len(pairs[0]))
    return shared if shared >= (_SAME_SPEAKER if names[0] & names[1] else _NO_SPEAKER) else 0.0


def _kind(facts: SpeechFacts) -> SpeechKind:
    """Return the kind, with a speech and its report in the account as one."""
    return SpeechKind.SPEECH if facts.kind is SpeechKind.REPORTED else facts.kind


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}


def _filled(session: Session, told: SessionFacts) -> SessionFacts:
    """Return a kept session's facts with those that it lacks from a report."""
    known = {field.name: getattr(session, field.name) for field in fields(SessionFacts)}
    unknown = {name: getattr(told, name) for name, value in known.items() if value is None}
    facts = SessionFacts(**known | unknown)
    present = {person.name for person in facts.attendance}
    added = tuple(person for person in _once(told.attendance) if person.name not in present)
    return replace(facts, attendance=(*facts.attendance, *added))


def _once(attendance: Sequence[Attendance]) -> Sequence[Attendance]:
    return list({person.name: person for person in reversed(attendance)}.values())[::-1]
