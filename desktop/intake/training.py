"""Train the labeller's weights from labelled texts (a linear-chain conditional random field)."""

import math
import random
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.intake.label_model import LABELS, LabelModel, Likelihoods
from desktop.intake.labelling import shown_features
from desktop.records import Label, Line, Progress, UnreadableSourceError

_ROUNDS = 20
_STEP = 0.5
# How strongly a weight is held to the one written by hand: the prior's variance per labelled text.
_VARIANCE = 0.6
_SMALL = 1e-8


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledText:
    """The paragraphs of one text with their right labels; `name` says where they come from."""

    name: str
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]


def labelled_text(path: Path) -> LabelledText:
    """Read a text with one paragraph a line: its label, a tab, and what is printed.

    UnreadableSourceError names a line that is not so.
    """
    lines, labels = [], []
    for n, row in enumerate(path.read_text("utf-8").splitlines(), start=1):
        name, _, text = row.partition("\t")
        if name not in set(Label) or not text.strip():
            message = "{name}, line {line}: a label, a tab and a paragraph were expected."
            raise UnreadableSourceError(message, name=path.name, line=n)
        labels.append(Label(name))
        lines.append(Line(n=n, text=text))
    if not lines:
        raise UnreadableSourceError("{name} holds no paragraphs.", name=path.name)
    return LabelledText(name=path.stem, lines=tuple(lines), labels=tuple(labels))


@dataclass(slots=True)
class _Weights:
    """Weights while they are learned, with the squares of their past gradients (Adagrad)."""

    drawn: dict[str, list[float]]
    values: dict[str, list[float]]
    squares: dict[str, list[float]]

    def step(self, key: str, gradient: Sequence[float], pull: float) -> None:
        """Move one row of weights along its gradient and a little towards what was written by hand."""
        values, squares, drawn = self.values[key], self.squares[key], self.drawn[key]
        for i, slope in enumerate(gradient):
            total = slope - pull * (values[i] - drawn[i])
            squares[i] += total * total
            values[i] += _STEP * total / math.sqrt(squares[i] + _SMALL)


def train(
    texts: Sequence[LabelledText], drawn: LabelModel, *, rounds: int = _ROUNDS, seed: int = 7
) -> Generator[Progress, None, LabelModel]:
    """Learn weights from labelled texts, starting at and held to those of `drawn`; returns the model.

    The same texts in the same order give the same weights. One step of progress is one round over all.
    """
    prepared = [(shown_features(text.lines), text.labels) for text in texts]
    rows = {f"f:{name}": list(values) for name, values in drawn.features.items()}
    rows |= {f"t:{i}": list(row) for i, row in enumerate(drawn.transitions)} | {"s": list(drawn.start)}
    weights = _Weights(
        drawn={key: list(row) for key, row in rows.items()},
        values=rows,
        squares={key: [1.0] * len(row) for key, row in rows.items()},
    )
    order = random.Random(seed)  # noqa: S311 - an order of texts is no secret
    pull = 1.0 / (_VARIANCE * max(1, len(prepared)))
    for done in range(rounds):
        yield Progress(done=done, total=rounds)
        for shown, labels in order.sample(prepared, len(prepared)):
            _learn(weights, shown, labels, pull)
    yield Progress(done=rounds, total=rounds)
    return _model(weights)


def _model(weights: _Weights) -> LabelModel:
    return LabelModel(
        features={key[2:]: tuple(row) for key, row in weights.values.items() if key.startswith("f:")},
        transitions=tuple(tuple(weights.values[f"t:{i}"]) for i in range(len(LABELS))),
        start=tuple(weights.values["s"]),
    )


def _learn(weights: _Weights, shown: Sequence[frozenset[str]], labels: Sequence[Label], pull: float) -> None:
    """Take one step for one text: what its labels show more often than the model expects gains."""
    model = _model(weights)
    scores = [model.scores(features) for features in shown]
    found = model.likelihoods(scores)
    right = [LABELS.index(label) for label in labels]
    slopes: dict[str, list[float]] = {}
    for features, expected, chosen in zip(shown, found.labels, right, strict=True):
        missed = [(i == chosen) - p for i, p in enumerate(expected)]
        for feature in features:
            row = slopes.setdefault(f"f:{feature}", [0.0] * len(LABELS))
            for i, value in enumerate(missed):
                row[i] += value
    slopes["s"] = [(i == right[0]) - p for i, p in enumerate(found.labels[0])]
    for key, row in (slopes | _transition_slopes(model, scores, found, right)).items():
        if key in weights.values:
            weights.step(key, row, pull)


def _transition_slopes(
    model: LabelModel, scores: Sequence[Sequence[float]], found: Likelihoods, right: Sequence[int]
) -> dict[str, list[float]]:
    leads = [[math.exp(t) for t in row] for row in model.transitions]
    slopes = {f"t:{i}": [0.0] * len(LABELS) for i in range(len(LABELS))}
    for position in range(1, len(scores)):
        top = max(scores[position])
        after = [
            math.exp(s - top) * b / found.scales[position]
            for s, b in zip(scores[position], found.backward[position], strict=True)
        ]
        for i, before in enumerate(found.forward[position - 1]):
            row = slopes[f"t:{i}"]
            for j, (lead, follows) in enumerate(zip(leads[i], after, strict=True)):
                row[j] -= before * lead * follows
        slopes[f"t:{right[position - 1]}"][right[position]] += 1.0
    return slopes
