"""What a person changes in the review of an import, as edits that are replayed over the reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.records.label import Label
from desktop.records.speech import Origin, SpeechFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place in the source as read: paragraph `line` from 1, `offset` in its characters.

    A speech is anchored where its text begins; splitting and merging do not move that place.
    """

    line: int
    offset: int = 0


class SessionField(StrEnum):
    """The facts of a session that the review can set."""

    NAME = "name"
    HELD_ON = "held_on"
    THEME = "theme"
    CHAIR = "chair"
    LEADERS = "leaders"
    ATTENDEES = "attendees"


class SpeechField(StrEnum):
    """The facts of a speech that the review can set."""

    TITLE = "title"
    SPEAKERS = "speakers"
    OFFICE = "office"
    ON_BEHALF_OF = "on_behalf_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relabel:
    """Paragraph `line`, as numbered when the edit was made, has this label."""

    line: int
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitLine:
    """Paragraph `line` ends after `offset` characters and a new one begins there."""

    line: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeLine:
    """Paragraph `line` goes on where the one before it ends."""

    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSessionField:
    """A fact of session `session` (from 0) as a person wrote it.

    People are separated by 、 with the office in brackets after the name; a date is YYYY-MM-DD; an empty
    value means unknown.
    """

    session: int
    field: SessionField
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSpeechField:
    """A fact of the speech at `anchor` as a person wrote it; names are separated by 、."""

    anchor: Anchor
    field: SpeechField
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DropSpeech:
    """The speech at `anchor` is none and is not saved."""

    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveSpeech:
    """The speech at `anchor` goes `by` places down the session, or up when negative."""

    anchor: Anchor
    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveToSession:
    """The speech at `anchor` belongs at the end of session `session` (from 0)."""

    anchor: Anchor
    session: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDoubt:
    """A person has looked at the warnings of this code at `anchor` (None: of no place) and accepts."""

    code: str
    anchor: Anchor | None


Correction = (
    Relabel
    | SplitLine
    | MergeLine
    | SetSessionField
    | SetSpeechField
    | DropSpeech
    | MoveSpeech
    | MoveToSession
    | SettleDoubt
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedLine:
    """A paragraph after splits and merges; `origins` say which characters of the source it is made of."""

    n: int
    text: str
    origins: tuple[Origin, ...]

    @property
    def anchor(self) -> Anchor:
        """The place in the source where the paragraph begins."""
        return Anchor(line=self.origins[0].line, offset=self.origins[0].offset)


def anchor_of(speech: SpeechFacts) -> Anchor | None:
    """Return where a speech's text begins in the source; None for one without text."""
    return Anchor(line=speech.origins[0].line, offset=speech.origins[0].offset) if speech.origins else None


def number_at(lines: Sequence[EditedLine], anchor: Anchor) -> int | None:
    """Return the number of the paragraph that a place in the source is part of after the edits."""
    for line in lines:
        for o in line.origins:
            if o.line == anchor.line and o.offset <= anchor.offset < o.offset + max(1, o.end - o.start):
                return line.n
    return None
