"""What a person has confirmed in a review, and what the labeller learned from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.records.label import Label

# So many corrections are worth learning from.
ENOUGH_CORRECTIONS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonFacts:
    """The paragraphs of a report with the labels under which a person saved it.

    `bold` and `headings` are the numbers, from 1, of the paragraphs set so, `corrected` those of the
    paragraphs that the program had labelled otherwise. The text is that which the labeller saw.
    """

    name: str
    texts: tuple[str, ...]
    labels: tuple[Label, ...]
    bold: tuple[int, ...] = ()
    headings: tuple[int, ...] = ()
    corrected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(LessonFacts):
    """A lesson kept in the archive under a UUID, with the number of the revision."""

    id: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedFacts:
    """What was learned: for a form of paragraph the scores that its labels gain or lose.

    `lessons` are the UUIDs of all texts that it was checked against, `corrections` counts the corrected
    paragraphs in them. `base` names the program's own weights that the scores are added to: with others
    they mean nothing.
    """

    forms: Mapping[str, Mapping[Label, float]]
    lessons: tuple[str, ...]
    corrections: int
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned(LearnedFacts):
    """What was learned as the archive keeps it, with the time (ISO 8601, UTC) when."""

    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relabelled:
    """A paragraph that learning labels otherwise than before: `accepted` is what a person confirmed."""

    lesson: str
    line: int
    text: str
    accepted: Label
    now: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningState:
    """How far learning has come; `at` is None where nothing was learned.

    `corrections` in `texts` texts were learned from. `waiting` counts the corrections saved since,
    `taken_back` the texts learned from whose import was undone; `outdated` tells that the program's own
    weights have changed since, so that nothing learned is used.
    """

    corrections: int = 0
    texts: int = 0
    at: str | None = None
    waiting: int = 0
    taken_back: int = 0
    outdated: bool = False

    @property
    def is_due(self) -> bool:
        """Whether there is enough that is new to offer learning."""
        return self.waiting >= ENOUGH_CORRECTIONS or (self.outdated and self.corrections > 0)

    @property
    def can_learn(self) -> bool:
        """Whether learning would take in anything new."""
        return bool(self.waiting or self.taken_back or self.outdated)
