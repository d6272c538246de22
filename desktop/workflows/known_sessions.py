"""Tell whether a session is in the archive already, from another file with the same or other words."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.archive import Archive
from desktop.records import PlannedSession, SessionFacts, SpeechFacts, SpeechKind
from desktop.workflows.merge_sessions import words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSession:
    """A kept session that a planned one is; `same_text`: it says the same, apart from marks and spaces."""

    id: str
    same_text: bool


class KnownSessions:
    """The sessions of an archive by body, day and name or number; what is saved meanwhile is added."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._ids: dict[tuple[object, ...], str] = {}
        self._texts: dict[str, str] = {}
        for session in archive.sessions():
            self._note(session, session.id)

    def find(self, planned: PlannedSession) -> KnownSession | None:
        """Return the kept session that a planned one is."""
        text = _digest(_words(planned.speeches, planned.facts.narrative))
        if text in self._texts:
            return KnownSession(id=self._texts[text], same_text=True)
        for key in _keys(planned.facts):
            if key in self._ids:
                known = self._ids[key]
                return KnownSession(id=known, same_text=_digest(self._kept_words(known)) == text)
        return None

    def add(self, planned: PlannedSession, session_id: str) -> None:
        """Note a session that was saved."""
        self._note(planned.facts, session_id)
        self._texts[_digest(_words(planned.speeches, planned.facts.narrative))] = session_id

    def _note(self, facts: SessionFacts, session_id: str) -> None:
        for key in _keys(facts):
            self._ids.setdefault(key, session_id)

    def _kept_words(self, session_id: str) -> str:
        speeches = self._archive.speeches(session_id)
        narrative = "".join(speech.text for speech in speeches if speech.kind is SpeechKind.NARRATIVE)
        return _words([speech for speech in speeches if speech.kind is not SpeechKind.NARRATIVE], narrative)


def _keys(facts: SessionFacts) -> Iterable[tuple[object, ...]]:
    """Yield what tells a session from others; nothing where too little is known of it."""
    if facts.name and facts.held_on:
        yield facts.body, facts.held_on, facts.name
    if facts.body and facts.term and facts.ordinal:
        # Without a day, as a session goes on for several and each report names its own.
        number = (facts.term, facts.ordinal, facts.sub_ordinal)
        yield facts.body, facts.kind, *number, facts.held_on


def _words(speeches: Iterable[SpeechFacts], narrative: str) -> str:
    return words_of(narrative + "".join(speech.text for speech in speeches))


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
