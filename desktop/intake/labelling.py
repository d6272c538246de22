"""Find what each paragraph is: the best sequence of labels over the whole text, not line by line."""

import json
import math
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from desktop.intake.vocabulary import (
    body_pattern,
    name_pattern,
    office_pattern,
    spaced_name_pattern,
    verb_pattern,
)
from desktop.records import Label, LabelledLine, Line
from desktop.records.resources import resource

_FORCED = 1000.0
_SPEAKS = frozenset(("unit_speaker", "name_capacity", "capacity_name", "name_note", "name"))
_ORGANISATION = (
    r"委员会|支部|基层|界别|协会|学会|集团|公司|医院|学院|大学|中学|小学|街道|办事处|研究所|合作社"
)


@cache
def _model() -> dict[str, Any]:
    model: dict[str, Any] = json.loads(resource("intake/labels.json").read_text("utf-8"))
    return model


@cache
def _features() -> dict[str, re.Pattern[str]]:
    filled = {
        "@NAME@": name_pattern(),
        "@SPACED@": spaced_name_pattern(),
        "@VERB@": verb_pattern(),
        "@OFFICE@": office_pattern(),
        "@ORGANISATION@": _ORGANISATION,
        "@BODY@": body_pattern(),
    }
    compiled = {}
    for name, pattern in _model()["features"].items():
        expression = re.sub("@[A-Z]+@", lambda mark: filled[mark.group()], pattern)
        if expression:
            compiled[name] = re.compile(expression)
    return compiled


def features_of(line: Line) -> frozenset[str]:
    """Return the names of the features that a paragraph shows; of a long one only the ends are looked at."""
    text = line.text if len(line.text) <= 400 else line.text[:300] + line.text[-100:]
    found = {name for name, pattern in _features().items() if pattern.search(text)}
    found |= {"first"} if line.n == 1 else set()
    found |= {"second"} if line.n == 2 else set()
    found |= {"bold"} if line.bold else set()
    found |= {"heading"} if line.heading else set()
    return frozenset(found)


def label(lines: tuple[Line, ...], forced: Mapping[int, Label] | None = None) -> tuple[LabelledLine, ...]:
    """Return each paragraph with its label, how sure that is, and the feature that spoke loudest for it.

    The sequence with the highest sum of scores and transitions wins (dynamic programming); `forced` fixes
    the labels of given paragraphs, as a person's corrections do.
    """
    if not lines:
        return ()
    shown = _in_context([features_of(line) for line in lines])
    scores = [_scores(features) for features in shown]
    for n, fixed in (forced or {}).items():
        if 1 <= n <= len(scores):
            scores[n - 1][fixed] += _FORCED
    chosen = _best_sequence(scores)
    return tuple(
        LabelledLine(
            n=line.n,
            text=line.text,
            label=name,
            confidence=_confidence(scores[i], name),
            reason=_reason(shown[i], name),
        )
        for i, (line, name) in enumerate(zip(lines, chosen, strict=True))
    )


def _in_context(shown: list[frozenset[str]]) -> list[frozenset[str]]:
    """Add `above_speaker` to short lines, no sentences, right above a paragraph that says who speaks."""
    below = [*shown[1:], frozenset[str]()]
    return [
        features | {"above_speaker"}
        if following & _SPEAKS and "short" in features and "sentence_end" not in features
        else features
        for features, following in zip(shown, below, strict=True)
    ]


def _scores(features: frozenset[str]) -> dict[Label, float]:
    weights = _model()["scores"]
    return {name: sum(weights[name].get(feature, 0.0) for feature in features) for name in Label}


def _best_sequence(scores: list[dict[Label, float]]) -> list[Label]:
    model = _model()
    best = {name: scores[0][name] + model["start"].get(name, model["other_transition"]) for name in Label}
    back: list[dict[Label, Label]] = []
    for current in scores[1:]:
        came = {name: _best_previous(best, name) for name in Label}
        best = {name: best[came[name]] + _transition(came[name], name) + current[name] for name in Label}
        back.append(came)
    last = max(best, key=best.__getitem__)
    sequence = [last]
    for came in reversed(back):
        sequence.append(came[sequence[-1]])
    return sequence[::-1]


def _best_previous(best: dict[Label, float], name: Label) -> Label:
    reached = {previous: score + _transition(previous, name) for previous, score in best.items()}
    return max(reached, key=reached.__getitem__)


def _transition(previous: Label, name: Label) -> float:
    model = _model()
    score: float = model["transitions"][previous].get(name, model["other_transition"])
    return score


def _confidence(scores: dict[Label, float], chosen: Label) -> float:
    total = sum(math.exp(min(score, 50) - min(scores[chosen], 50)) for score in scores.values())
    return min(1.0, 1.0 / total)


def _reason(features: frozenset[str], chosen: Label) -> str:
    weights = _model()["scores"][chosen]
    return max(features, key=lambda feature: weights.get(feature, 0.0), default="")
