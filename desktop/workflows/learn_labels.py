"""Learn the labels of paragraphs from what was corrected in this archive, and forget it again."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.archive import Archive
from desktop.intake.label_model import LABELS, LabelModel, trained_model, trained_name
from desktop.intake.learning import Learning, learned, lesson_of, text_of
from desktop.records import ArchiveError, IntakePlan, Label, Progress
from desktop.records.correction import Correction
from desktop.records.lesson import LearnedFacts, LearningState, Lesson, LessonFacts, Relabelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What could be used from now on: labels that become right with it, and right ones that become wrong."""

    facts: LearnedFacts
    mended: tuple[Relabelled, ...]
    spoiled: tuple[Relabelled, ...]

    @property
    def is_safe(self) -> bool:
        """Whether no label that was right before would be wrong."""
        return not self.spoiled


class LearnLabels:
    """Learning is asked for, checked against everything confirmed before, and can be undone and reset."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def state(self) -> LearningState:
        """Return how far learning has come."""
        kept = self._archive.lessons.learned(self._archive.id)
        lessons = self._archive.lessons.corrected()
        known = frozenset(kept.lessons) if kept is not None else frozenset[str]()
        return LearningState(
            corrections=kept.corrections if kept is not None else 0,
            texts=len(known),
            at=kept.at if kept is not None else None,
            waiting=sum(count for lesson, count in lessons.items() if lesson not in known),
            taken_back=len(known - lessons.keys()),
            outdated=kept is not None and kept.base != trained_name(),
        )

    def learn(self) -> Generator[Progress, None, Candidate]:
        """Learn from all that was confirmed; nothing is used before `keep`.

        Raises ArchiveError where nothing was corrected yet.
        """
        lessons = self._archive.lessons.all()
        corrections = sum(len(lesson.corrected) for lesson in lessons)
        if not corrections and not self.state().taken_back:
            raise ArchiveError("No label was corrected in this archive yet, so there is nothing to learn.")
        texts = [replace(text_of(lesson), name=_named(lesson)) for lesson in lessons]
        found: Learning = yield from learned(trained_model(), texts, learned_model(self._archive))
        facts = LearnedFacts(
            forms={form: _scores(row) for form, row in found.model.forms.items()},
            lessons=tuple(lesson.id for lesson in lessons),
            corrections=corrections,
            base=trained_name(),
        )
        return Candidate(facts=facts, mended=found.mended, spoiled=found.spoiled)

    def keep(self, candidate: Candidate) -> None:
        """Use what was learned from now on, as one change."""
        with self._archive.changing() as changes:
            changes.put("learned", self._archive.id, candidate.facts)

    def reset(self) -> None:
        """Forget what was learned and what was confirmed, as one change: labels are as the program came."""
        with self._archive.changing() as changes:
            for lesson in self._archive.lessons.all():
                changes.delete("lesson", lesson.id)
            changes.put("learned", self._archive.id, None)


def learned_model(archive: Archive) -> LabelModel | None:
    """Return the labeller that has learned in an archive; None where the program's own is to be used."""
    kept = archive.lessons.learned(archive.id)
    if kept is None or kept.base != trained_name() or not kept.forms:
        return None
    forms = {form: tuple(row.get(label, 0.0) for label in LABELS) for form, row in kept.forms.items()}
    return replace(trained_model(), forms=forms)


def confirmed(archive: Archive, plan: IntakePlan, corrections: Sequence[Correction]) -> LessonFacts:
    """Return what a person confirms by saving a plan after corrections."""
    return lesson_of(plan, corrections, learned_model(archive))


def _scores(row: Sequence[float]) -> Mapping[Label, float]:
    return {label: score for label, score in zip(LABELS, row, strict=True) if score}


def _named(lesson: Lesson) -> str:
    return lesson.name or lesson.texts[0][:30]
