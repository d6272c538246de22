"""What in a document speaks against a value of a speech or a session, told by its structure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from desktop.intake.name_signs import says, signs_of_name
from desktop.intake.text_signs import Layout, signs_of_text
from desktop.records import Label, LabelledLine, PlannedSession, SpeechFacts

_ACCOUNT = (Label.NARRATIVE, Label.ATTENDANCE)
_UNSURE, _MANY = 0.9, 0.1
_LONGEST_OFFICE = 26
_CODES = ("text-left-over", "speaker-missing", "text-missing", "count-mismatch")


@dataclass(frozen=True)
class Signs:
    """The signs in one session: its paragraphs, its speeches, and the codes of its article's warnings.

    A sign is `scope.name`: it weighs otherwise for a session (`session`), for whether a speech is there
    (`speech`), and for where its words begin and end (`text`). `words` are the signs in a speech's words that
    tell against the speech itself.
    """

    session: PlannedSession
    lines: Sequence[LabelledLine]
    codes: frozenset[str]
    _names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _words: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def of_session(self, field: str, person: str | None = None) -> frozenset[str]:
        """Return what speaks against a field of the session; `person` is one of those present."""
        found = {f"session.{sign}" for sign in (*self._page, *self._of_value(field))}
        if person is not None:
            found |= {f"person.{sign}" for sign in self._of_name(person)}
        return frozenset(found)

    def of_speech(self, position: int, field: str) -> frozenset[str]:
        """Return what speaks against a field of the speech at a position."""
        speech = self.session.speeches[position]
        words = self._of_words(position)
        found = {f"speech.{sign}" for sign in (*self._page, *self._of_speech(speech, position))}
        if field == "text":
            return frozenset(found | {f"text.{sign}" for sign in (*words, *self._page)})
        return frozenset(found | {f"words.{sign}" for sign in words})

    def _of_name(self, name: str) -> tuple[str, ...]:
        if name not in self._names:
            self._names[name] = signs_of_name(name, self._text, self._people)
        return self._names[name]

    def _of_words(self, position: int) -> tuple[str, ...]:
        if position not in self._words:
            speech = self.session.speeches[position]
            told = self._layout.told[position]
            self._words[position] = signs_of_text(speech, told, self._layout, self._people)
        return self._words[position]

    @cached_property
    def _layout(self) -> Layout:
        return Layout.of(self.session.speeches, self.lines)

    @cached_property
    def _first_by(self) -> dict[tuple[str, ...], int]:
        """Where each speaker speaks first."""
        found: dict[tuple[str, ...], int] = {}
        for position, speech in enumerate(self.session.speeches):
            found.setdefault(speech.speaker_names, position)
        return found

    @cached_property
    def _text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def _account(self) -> str:
        return "\n".join(line.text for line in self.lines if line.label in _ACCOUNT)

    @cached_property
    def _people(self) -> frozenset[str]:
        spoke = {name for speech in self.session.speeches for name in speech.speaker_names}
        return frozenset(spoke | {person.name for person in self.session.facts.attendance})

    @cached_property
    def _page(self) -> tuple[str, ...]:
        return tuple(self._of_page())

    def _of_page(self) -> Iterator[str]:
        facts, speeches = self.session.facts, self.session.speeches
        told = {
            "few-speeches": len(speeches) < 2,
            "no-speech": not speeches,
            "no-day": facts.held_on is None,
            "no-body": facts.body is None or facts.body not in self._account,
            "lines-unsure": sum(line.confidence < _UNSURE for line in self.lines) > _MANY * len(self.lines),
            "unheard": self._is_unheard(),
            "nameless": sum(not speech.speakers for speech in speeches) * 3 > len(speeches),
        }
        told |= {code: code in self.codes for code in _CODES}
        return (f"page-{sign}" for sign, is_so in told.items() if is_so)

    def _is_unheard(self) -> bool:
        """Whether the account lets somebody speak who has no speech and was not there."""
        names = {found.group("name") for found in says().finditer(self._account)} - self._people
        return any(not any(one in name or name in one for one in self._people) for name in names)

    def _of_value(self, field: str) -> Iterator[str]:
        facts = self.session.facts
        values = {"body": facts.body, "name": facts.name, "theme": facts.theme, "place": facts.place}
        value = values.get(field)
        if value is not None and self._text.count(value) < 2:
            yield "value-once"
        if field in ("name", "kind") and (facts.term is None or facts.ordinal is None):
            yield "unnumbered"

    def _of_speech(self, speech: SpeechFacts, position: int) -> Iterator[str]:
        if not speech.speakers:
            yield "nobody"
        elif not speech.office:
            yield "office-none"
        for name in speech.speaker_names:
            yield from self._of_name(name)
        if speech.office and (
            len(speech.office) > _LONGEST_OFFICE or re.search("[，。；：“”]", speech.office)
        ):
            yield "office-strange"
        if self._first_by[speech.speaker_names] < position:
            yield "speaker-again"
        if speech.doubts:
            yield "marked"
