"""The labeller's weights: what a feature says for a label, and which label follows which."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from desktop.records import Label
from desktop.records.resources import resource

LABELS = tuple(Label)
_INDEX = {label: position for position, label in enumerate(LABELS)}
# A score of e^-60 against the others is never.
_FORCED = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelModel:
    """Weights of a linear chain: feature and label, label before and after, label at the start.

    Labels are counted in the order of `LABELS`. A paragraph's score for a label is the sum of its features'
    weights; a sequence's score is the sum of its paragraphs' scores and transitions. `forms` holds what was
    learned from corrections: what a form of paragraph (see `forms_of`) says for each label besides.
    """

    features: Mapping[str, tuple[float, ...]]
    transitions: tuple[tuple[float, ...], ...]
    start: tuple[float, ...]
    forms: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def scores(
        self, shown: frozenset[str], fixed: Label | None = None, forms: frozenset[str] = frozenset()
    ) -> list[float]:
        """Return the score of each label for a paragraph; `fixed` is the only label that it can have."""
        sums = [0.0] * len(LABELS)
        for form in forms & self.forms.keys():
            sums = [a + b for a, b in zip(sums, self.forms[form], strict=True)]
        for feature in shown:
            for position, weight in enumerate(self.features.get(feature, ())):
                sums[position] += weight
        if fixed is not None:
            chosen = _INDEX[fixed]
            sums = [s if i == chosen else s - _FORCED for i, s in enumerate(sums)]
        return sums

    def weight(self, feature: str, position: int) -> float:
        """Return what a feature says for the label at a position of `LABELS`; 0 for an unknown feature."""
        row = self.features.get(feature)
        return row[position] if row else 0.0

    def best_sequence(self, scores: Sequence[Sequence[float]]) -> list[Label]:
        """Return the labels whose sequence has the highest score (Viterbi)."""
        best = [a + b for a, b in zip(scores[0], self.start, strict=True)]
        back: list[list[int]] = []
        columns = list(zip(*self.transitions, strict=True))
        for current in scores[1:]:
            came = [
                max(range(len(best)), key=[b + t for b, t in zip(best, column, strict=True)].__getitem__)
                for column in columns
            ]
            best = [best[c] + self.transitions[c][i] + current[i] for i, c in enumerate(came)]
            back.append(came)
        last = max(range(len(best)), key=best.__getitem__)
        sequence = [last]
        for came in reversed(back):
            sequence.append(came[sequence[-1]])
        return [LABELS[i] for i in reversed(sequence)]

    def likelihoods(self, scores: Sequence[Sequence[float]]) -> "Likelihoods":
        """Return how likely each label is for each paragraph, given the whole text (forward-backward)."""
        return Likelihoods.of(self, scores)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihoods:
    """Probabilities under a model: of each label in each paragraph, and the logarithm of the norm.

    `forward` and `backward` are scaled messages, one list per paragraph; `scales` what each was divided by.
    """

    labels: tuple[tuple[float, ...], ...]
    forward: tuple[tuple[float, ...], ...]
    backward: tuple[tuple[float, ...], ...]
    scales: tuple[float, ...]
    log_norm: float

    @classmethod
    def of(cls, model: LabelModel, scores: Sequence[Sequence[float]]) -> "Likelihoods":
        """Pass messages through a text once each way."""
        highest = [max(row) for row in scores]
        local = [[math.exp(s - top) for s in row] for row, top in zip(scores, highest, strict=True)]
        leads = [[math.exp(t) for t in row] for row in model.transitions]
        columns = list(zip(*leads, strict=True))
        message = [math.exp(s) * p for s, p in zip(model.start, local[0], strict=True)]
        forward, scales = [_normal(message)], [sum(message)]
        for row in local[1:]:
            before = forward[-1]
            message = [p * _dot(before, column) for p, column in zip(row, columns, strict=True)]
            forward.append(_normal(message))
            scales.append(sum(message))
        backward = [[1.0] * len(LABELS)]
        for row, scale in zip(reversed(local[1:]), reversed(scales[1:]), strict=True):
            after = [p * b / scale for p, b in zip(row, backward[-1], strict=True)]
            backward.append([_dot(after, lead) for lead in leads])
        backward.reverse()
        both = [[f * b for f, b in zip(*pair, strict=True)] for pair in zip(forward, backward, strict=True)]
        return cls(
            labels=tuple(tuple(_normal(row)) for row in both),
            forward=tuple(map(tuple, forward)),
            backward=tuple(map(tuple, backward)),
            scales=tuple(scales),
            log_norm=sum(map(math.log, scales)) + sum(highest),
        )


def _normal(values: list[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values]


def _dot(first: Sequence[float], second: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(first, second, strict=True))


def drawn_model() -> LabelModel:
    """Return the weights written by hand in `labels.json`: where training starts, and what it is held to."""
    drawn: dict[str, Any] = json.loads(resource("intake/labels.json").read_text("utf-8"))
    other: float = drawn["other_transition"]
    return LabelModel(
        features={
            name: tuple(drawn["scores"][label].get(name, 0.0) for label in LABELS)
            for name in [*drawn["features"], *drawn["context"]]
        },
        transitions=tuple(
            tuple(drawn["transitions"].get(before, {}).get(after, other) for after in LABELS)
            for before in LABELS
        ),
        start=tuple(drawn["start"].get(label, other) for label in LABELS),
    )


def model_from(path: Path) -> LabelModel:
    """Return the weights in a file that `as_json` has written."""
    stored: dict[str, Any] = json.loads(path.read_text("utf-8"))
    order = [stored["labels"].index(label.value) for label in LABELS]

    def row(values: list[float]) -> tuple[float, ...]:
        return tuple(values[position] for position in order)

    return LabelModel(
        features={name: row(values) for name, values in stored["features"].items()},
        transitions=tuple(row(stored["transitions"][position]) for position in order),
        start=row(stored["start"]),
    )


def as_json(model: LabelModel) -> str:
    """Return a model as the text of a file, with weights of three digits, in a fixed order."""

    def rounded(values: Sequence[float]) -> list[float]:
        return [round(value, 3) for value in values]

    features = [f"  {json.dumps(name)}: {rounded(model.features[name])}" for name in sorted(model.features)]
    rows = [f"  {rounded(row)}" for row in model.transitions]
    parts = (
        f' "labels": {json.dumps([label.value for label in LABELS])}',
        f' "start": {rounded(model.start)}',
        ' "transitions": [\n' + ",\n".join(rows) + "\n ]",
        ' "features": {\n' + ",\n".join(features) + "\n }",
    )
    return "{\n" + ",\n".join(parts) + "\n}\n"


@cache
def trained_model() -> LabelModel:
    """Return the trained weights that come with the program."""
    return model_from(resource("intake/weights.json"))


@cache
def trained_name() -> str:
    """Return what tells the program's own weights from those of another version."""
    return hashlib.sha256(resource("intake/weights.json").read_bytes()).hexdigest()[:16]
