"""What the intake proposes to save, before a person has agreed."""

from dataclasses import dataclass

from desktop.records.counts import ToldCount
from desktop.records.label import Label
from desktop.records.session import SessionFacts
from desktop.records.source import IntakeWarning, Reading
from desktop.records.speech import SpeechFacts

# What is this sure is marked certain.
CERTAIN = 0.95


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
class FieldReason:
    """Why a field has its value: the rule that gave it, the words that it saw, and how sure that is.

    `session` counts from 0, `speech` too within it (None: a field of the session). `rule` is a key of
    `resources/intake/certainty.json`; `cue` is a piece of paragraph `line`. `certainty` is between 0 and 1:
    how often the rule was right on texts that were not trained on, less where its paragraphs are doubtful.
    """

    session: int
    speech: int | None
    field: str
    rule: str
    cue: str
    line: int | None
    certainty: float

    @property
    def is_certain(self) -> bool:
        """Whether a person need not look: of such values 99 in 100 are right."""
        return self.certainty >= CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakePlan:
    """Everything found in one source; the same for the review window, the command line and saving."""

    reading: Reading
    lines: tuple[LabelledLine, ...]
    sessions: tuple[PlannedSession, ...]
    warnings: tuple[IntakeWarning, ...]
    reasons: tuple[FieldReason, ...] = ()
    counts: tuple[ToldCount, ...] = ()
