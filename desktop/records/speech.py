"""What one person or group said, with the problems and proposals in it."""

from dataclasses import dataclass
from enum import StrEnum


class SpeechKind(StrEnum):
    """How a speech came down: set out, told in a news sentence, a leader's remarks, the account itself."""

    SPEECH = "speech"
    REMARK = "remark"
    REPORTED = "reported"
    NARRATIVE = "narrative"


class PassageKind(StrEnum):
    """What a range of a speech is."""

    PROBLEM = "problem"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A problem or proposal: the characters `start` to `end` (exclusive) of the speech's text.

    The range begins with its enumerator (一是, 1.); `number` is its value, None for one that is only cued.
    """

    kind: PassageKind
    start: int
    end: int
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where characters `start` to `end` of a text stand in the source: paragraph `line` from `offset` on.

    `line` counts non-blank paragraphs from 1; `offset` counts characters of that paragraph as it came.
    """

    start: int
    end: int
    line: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A speaker as printed; `person_id` is set only when a person has said who it is."""

    name: str
    person_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechFacts:
    """What a source says of a speech; unknown stays None or empty.

    `text` holds the paragraphs joined by single line feeds, cleaned of page furniture and cues, otherwise
    as printed. `sector` is the party or sector (界别) that `on_behalf_of` or `office` names, in its short
    form. `doubts` are codes of the warnings that are not settled yet.
    """

    kind: SpeechKind
    title: str | None = None
    speakers: tuple[Speaker, ...] = ()
    office: str | None = None
    on_behalf_of: str | None = None
    sector: str | None = None
    text: str = ""
    passages: tuple[Passage, ...] = ()
    origins: tuple[Origin, ...] = ()
    doubts: tuple[str, ...] = ()

    def passage_texts(self, kind: PassageKind) -> tuple[str, ...]:
        """The full text of the passages of one kind, in order, without white space around."""
        return tuple(self.text[p.start : p.end].strip() for p in self.passages if p.kind is kind)

    @property
    def speaker_names(self) -> tuple[str, ...]:
        """The speakers' names as printed."""
        return tuple(speaker.name for speaker in self.speakers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech(SpeechFacts):
    """A speech kept in the archive; `position` is its place in the session, from 0."""

    id: str
    session_id: str
    position: int
    revision: int
    sha256: str
