"""Learn from the labels a person has accepted or set, without making a right one wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.intake.label_model import LabelModel
from desktop.intake.labelling import label
from desktop.intake.training import LabelledText, train
from desktop.records import Label

# Enough to follow a new form that was corrected once, and too few to forget the old ones.
_ROUNDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A paragraph of an accepted text that the learned weights label otherwise than was accepted."""

    text: str
    line: int
    accepted: Label
    now: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Weights learned from accepted texts; `mended` labels became right, `spoiled` ones wrong.

    With nothing spoiled the weights may be used at once; else a person is asked.
    """

    model: LabelModel
    mended: tuple[Changed, ...] = ()
    spoiled: tuple[Changed, ...] = ()

    @property
    def is_safe(self) -> bool:
        """Whether no label that was right before is wrong now."""
        return not self.spoiled


def learned(base: LabelModel, accepted: Sequence[LabelledText], *, rounds: int = _ROUNDS) -> Learned:
    """Return weights that follow the accepted labels, held to those of `base`, and what they change.

    `accepted` are all texts whose labels a person has seen and saved, corrected or not: the unchanged ones
    are what keeps a correction from spoiling them. Forgetting is to use `base` again.
    """
    if not accepted:
        return Learned(model=base)
    steps = train(accepted, base, rounds=rounds)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            model: LabelModel = done.value
            break
    mended, spoiled = [], []
    for text in accepted:
        before, now = _labels(text, base), _labels(text, model)
        for n, (right, old, new) in enumerate(zip(text.labels, before, now, strict=True), start=1):
            change = Changed(text=text.name, line=n, accepted=right, now=new)
            if old is not right and new is right:
                mended.append(change)
            elif old is right and new is not right:
                spoiled.append(change)
    return Learned(model=model, mended=tuple(mended), spoiled=tuple(spoiled))


def _labels(text: LabelledText, model: LabelModel) -> list[Label]:
    return [line.label for line in label(text.lines, model=model)]
