"""What the intake proposes to save, before a person has agreed."""

from dataclasses import dataclass

from desktop.records.counts import ToldCount
from desktop.records.label import Label
from desktop.records.session import SessionFacts
from desktop.records.source import IntakeWarning, Reading
from desktop.records.speech import SpeechFacts

# What is this likely right is marked certain. When texts were read for the first time 99 in 100 such values
# were right on ordinary pages, 95 in 100 on pages of odd forms (benchmarks/intake/README.md).
CERTAIN = 0.98
# What is less likely right is shown as doubtful: of such values of 107 texts read for the first time a third
# were wrong, of those between one in sixteen, which is too few to lead a person to each of them.
DOUBTFUL = 0.8


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

    `session` counts from 0, `speech` too within it (None: a field of the session). `cue` is a piece of
    paragraph `line`. `certainty` is between 0 and 1: how often a value of this rule with these `signs` was
    right when texts were read for the first time. `signs` are what speaks against the value, weighed
    by `resources/intake/certainty.json`; `doubt` is the gravest, empty where none weighs anything.
    """

    session: int
    speech: int | None
    field: str
    rule: str
    cue: str
    line: int | None
    certainty: float
    signs: frozenset[str] = frozenset()
    doubt: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether a person may look last: what that is worth stands at `CERTAIN`."""
        return self.certainty >= CERTAIN

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look first: of such values a third were wrong at first sight."""
        return self.certainty < DOUBTFUL


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakePlan:
    """Everything found in one source; the same for the review window, the command line and saving."""

    reading: Reading
    lines: tuple[LabelledLine, ...]
    sessions: tuple[PlannedSession, ...]
    warnings: tuple[IntakeWarning, ...]
    reasons: tuple[FieldReason, ...] = ()
    counts: tuple[ToldCount, ...] = ()
