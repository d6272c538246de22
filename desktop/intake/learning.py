"""Learn from the labels a person has accepted or set, without making a right one wrong.

What is learned are scores of forms (how a paragraph begins and ends), added to the program's own weights,
which stay as they are. Training those weights anew on a handful of texts makes them forget: on 154 articles
12 of 1,672 labels became wrong after five texts, and none with forms.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace

from desktop.intake.cleaning import clean
from desktop.intake.corrections import corrected_lines
from desktop.intake.forms import forms_of
from desktop.intake.label_model import LABELS, LabelModel
from desktop.intake.labelling import label, shown_features
from desktop.intake.scripts import Printed
from desktop.intake.training import LabelledText
from desktop.records import IntakePlan, Label, Line, Progress
from desktop.records.correction import Correction
from desktop.records.lesson import LessonFacts, Relabelled

_ROUNDS = 12
# By so much the accepted label has to lead, so that a neighbour of another kind does not turn it.
_LEAD = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """A model that learned from accepted texts; `mended` labels became right, `spoiled` ones wrong.

    With nothing spoiled the model may be used at once; else a person is asked.
    """

    model: LabelModel
    mended: tuple[Relabelled, ...] = ()
    spoiled: tuple[Relabelled, ...] = ()


@dataclass(slots=True)
class _Text:
    """An accepted text with what the labeller sees of it, and the scores of its own weights."""

    accepted: LabelledText
    forms: list[frozenset[str]]
    scores: list[list[float]]
    tempted: list[list[float]] = field(default_factory=list)

    @classmethod
    def of(cls, accepted: LabelledText, base: LabelModel) -> "_Text":
        scores = [base.scores(features) for features in shown_features(accepted.lines)]
        tempted = [
            [score + (0.0 if one is right else _LEAD) for score, one in zip(row, LABELS, strict=True)]
            for row, right in zip(scores, accepted.labels, strict=True)
        ]
        return cls(
            accepted=accepted,
            forms=[forms_of(line) for line in accepted.lines],
            scores=scores,
            tempted=tempted,
        )


def learned(
    base: LabelModel, accepted: Sequence[LabelledText], now: LabelModel | None = None
) -> Generator[Progress, None, Learning]:
    """Return a model that follows the accepted labels, and what it changes against the one used `now`.

    `accepted` are all texts whose labels a person has seen and saved, corrected or not: the unchanged ones
    are what keeps a correction from spoiling them. Forgetting is to use `base` again.
    """
    base = replace(base, forms={})
    forms: dict[str, list[float]] = {}
    texts = []
    for text in accepted:
        yield Progress(done=0, total=_ROUNDS)
        texts.append(_Text.of(text, base))
    for done in range(_ROUNDS):
        yield Progress(done=done, total=_ROUNDS)
        # Every text is looked at in every round.
        if not sum([_follow(text, base, forms) for text in texts]):
            break
    model = replace(base, forms={form: tuple(row) for form, row in forms.items()})
    mended, spoiled = [], []
    for text in accepted:
        yield Progress(done=_ROUNDS, total=_ROUNDS)
        before, after = _labels(text, now or base), _labels(text, model)
        for n, right in enumerate(text.labels):
            change = _change(text, n, after[n])
            if before[n] is not right and after[n] is right:
                mended.append(change)
            elif before[n] is right and after[n] is not right:
                spoiled.append(change)
    return Learning(model=model, mended=tuple(mended), spoiled=tuple(spoiled))


def _follow(text: _Text, base: LabelModel, forms: dict[str, list[float]]) -> bool:
    """Move the scores of the forms of every paragraph whose label does not lead; tell whether any did."""
    scores = []
    for row, shown in zip(text.tempted, text.forms, strict=True):
        said = [forms[form] for form in shown if form in forms]
        scores.append([sum(column) for column in zip(row, *said, strict=True)])
    moved = False
    for shown, right, got in zip(text.forms, text.accepted.labels, base.best_sequence(scores), strict=True):
        if got is right:
            continue
        moved = True
        for form in shown:
            row = forms.setdefault(form, [0.0] * len(LABELS))
            row[LABELS.index(right)] += 1.0
            row[LABELS.index(got)] -= 1.0
    return moved


def _labels(text: LabelledText, model: LabelModel) -> list[Label]:
    return [line.label for line in label(text.lines, model=model)]


def _change(text: LabelledText, n: int, now: Label) -> Relabelled:
    return Relabelled(lesson=text.name, line=n + 1, text=text.lines[n].text, accepted=text.labels[n], now=now)


def text_of(lesson: LessonFacts) -> LabelledText:
    """Return a lesson as a text to learn from."""
    lines = (
        Line(n=n, text=text, bold=n in lesson.bold, heading=int(n in lesson.headings))
        for n, text in enumerate(lesson.texts, start=1)
    )
    return LabelledText(name=lesson.name, lines=tuple(lines), labels=lesson.labels)


def lesson_of(
    plan: IntakePlan, corrections: Sequence[Correction], model: LabelModel | None = None
) -> LessonFacts:
    """Return what a person confirms by saving a plan that was made with corrections and a model.

    The labels are the labeller's: what rules make of a paragraph afterwards is nothing that it could learn.
    """
    edited, forced = corrected_lines(plan.reading, corrections)
    lines = Printed.of(clean(edited).lines).lines
    offered = label(lines, model=model)
    accepted = label(lines, forced, model) if forced else offered
    written = plan.sessions[0].facts.full_name if plan.sessions else ""
    return LessonFacts(
        name=written or lines[0].text[:30],
        texts=tuple(line.text for line in lines),
        labels=tuple(line.label for line in accepted),
        bold=tuple(line.n for line in lines if line.bold),
        headings=tuple(line.n for line in lines if line.heading),
        corrected=tuple(
            one.n
            for one, before in zip(accepted, offered, strict=True)
            if one.n in forced and one.label is not before.label
        ),
    )
