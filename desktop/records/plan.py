"""What the intake proposes to save, before a person has agreed."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.records.session import SessionFacts
from desktop.records.source import IntakeWarning, Reading
from desktop.records.speech import SpeechFacts


class Label(StrEnum):
    """What a paragraph of a source is."""

    HEADLINE = "headline"
    NARRATIVE = "narrative"
    ATTENDANCE = "attendance"
    PUBLICATION = "publication"
    REMARK = "remark"
    REMARK_CUE = "remark-cue"
    SPEECH_TITLE = "speech-title"
    EXCERPT_HEADING = "excerpt-heading"
    SPEAKER = "speaker"
    CAPACITY = "capacity"
    BODY = "body"
    FOOTER = "footer"
    NOISE = "noise"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledLine:
    """A paragraph with its label, how sure that is (0 to 1), and why (the cue or rule, for people)."""

    n: int
    text: str
    label: Label
    confidence: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """A session with its speeches in order."""

    facts: SessionFacts
    speeches: tuple[SpeechFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakePlan:
    """Everything found in one source; the same for the review window, the command line and saving."""

    reading: Reading
    lines: tuple[LabelledLine, ...]
    sessions: tuple[PlannedSession, ...]
    warnings: tuple[IntakeWarning, ...]
