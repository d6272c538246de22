"""Train the labeller from a folder of labelled texts, and say how good it is on forms it has not seen."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.intake.label_model import LabelModel, as_json, drawn_model
from desktop.intake.labelling import label
from desktop.intake.training import LabelledText, labelled_text, train
from desktop.records import ArchiveError, Progress, UnreadableSourceError

_FOLDS = 8
_CERTAIN = 0.98


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingReport:
    """How many paragraphs were labelled right: all trained on, and held out while training on the others.

    `certain` are the held-out paragraphs with a likelihood of 0.98 or more, `certain_right` the right ones
    among them.
    """

    texts: int
    paragraphs: int
    right_when_seen: int
    right_when_held_out: int
    certain: int
    certain_right: int


def train_labels(folder: Path, target: Path) -> Generator[Progress, None, TrainingReport]:
    """Train on the `.tsv` files of a folder (label, tab, paragraph), write the weights, and report.

    Every text is a form of its own: each is held out once, in groups, while the others are trained on.
    UnreadableSourceError tells of a folder without such files and of a file that is not so, ArchiveError
    of a target that cannot be written.
    """
    texts = [labelled_text(path) for path in sorted(folder.glob("*.tsv"))]
    if len(texts) < 2:
        raise UnreadableSourceError("{name} holds no labelled texts to train on.", name=folder.name)
    folds = min(_FOLDS, len(texts))
    held: list[tuple[bool, float]] = []
    for fold in range(folds):
        yield Progress(done=fold, total=folds + 1)
        others = [text for i, text in enumerate(texts) if i % folds != fold]
        model = yield from _trained(others)
        held += _judged(texts[fold::folds], model)
    yield Progress(done=folds, total=folds + 1)
    model = yield from _trained(texts)
    try:
        target.write_text(as_json(model), encoding="utf-8")
    except OSError as error:
        message = "The weights cannot be written to {name}: {reason}. The old ones are still used."
        raise ArchiveError(message, name=target.name, reason=error.strerror) from error
    sure = [right for right, likelihood in held if likelihood >= _CERTAIN]
    return TrainingReport(
        texts=len(texts),
        paragraphs=len(held),
        right_when_seen=sum(right for right, _ in _judged(texts, model)),
        right_when_held_out=sum(right for right, _ in held),
        certain=len(sure),
        certain_right=sum(sure),
    )


def _trained(texts: Sequence[LabelledText]) -> Generator[Progress, None, LabelModel]:
    steps = train(texts, drawn_model())
    while True:
        try:
            next(steps)
        except StopIteration as done:
            model: LabelModel = done.value
            return model
        yield Progress(done=0)


def _judged(texts: Sequence[LabelledText], model: LabelModel) -> list[tuple[bool, float]]:
    return [
        (line.label is right, line.confidence)
        for text in texts
        for line, right in zip(label(text.lines, model=model), text.labels, strict=True)
    ]
