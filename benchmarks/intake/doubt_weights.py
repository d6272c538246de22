"""Fit the weights of doubt: a logistic regression in which no sign speaks for a value."""

import json
import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Weights = Mapping[str, float]

_ROUNDS = 300
# How strongly weights are held to 0: signs, and fields with their rules. The bias is free.
_SIGNS, _RULES = 1.0, 0.5
_LEAST = 0.02


def fitted(seen: Sequence[Sequence[str]], right: Sequence[bool]) -> Weights:
    """Return the weights that tell best which values are right, by accelerated projected gradients.

    `seen` are the features of each value. Weights of signs are 0 or less, so that an explanation by its
    gravest sign is true.
    """
    names = sorted({feature for features in seen for feature in features})
    place = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(seen), len(names)), dtype=np.float32)
    for row, features in enumerate(seen):
        table[row, [place[feature] for feature in features]] = 1.0
    is_sign = np.array(["=" not in name and name != "bias" for name in names])
    hold = np.array([0.0 if name == "bias" else _SIGNS if "=" not in name else _RULES for name in names])
    wanted = np.asarray(right, dtype=float)
    steepest = (table * table.sum(axis=1, keepdims=True)).sum(axis=0) * 0.25 + hold + 1e-3
    now = ahead = np.zeros(len(names))
    pace = 1.0
    for _ in range(_ROUNDS):
        slope = table.T @ (_logistic(table @ ahead) - wanted) + hold * ahead
        moved = ahead - slope / steepest
        moved[is_sign] = np.minimum(moved[is_sign], 0.0)
        faster = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        ahead = moved + (pace - 1) / faster * (moved - now)
        now, pace = moved, faster
    return {name: float(weight) for name, weight in zip(names, now, strict=True)}


def _logistic(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    likely: npt.NDArray[np.float64] = 1 / (1 + np.exp(-scores))
    return likely


def likelihood(weights: Weights, features: Sequence[str]) -> float:
    """Return how likely a value with these features is right."""
    return 1 / (1 + math.exp(-sum(weights.get(feature, 0.0) for feature in features)))


def as_json(weights: Weights) -> str:
    """Return weights as the text of a file, without those of signs that say nothing."""
    kept = {
        name: round(weight, 3)
        for name, weight in sorted(weights.items())
        if name == "bias" or name.startswith("rule=") or abs(weight) >= _LEAST
    }
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
