"""Find what each paragraph is: the best sequence of labels over the whole text, not line by line."""

import json
import math
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from desktop.intake.single_speech import labels_of_single_speech
from desktop.intake.vocabulary import filled, name_pattern, sentence_pattern
from desktop.records import Label, LabelledLine, Line
from desktop.records.resources import resource

_FORCED = 1000.0
_SPEAKS = frozenset(("unit_speaker", "name_capacity", "capacity_name", "name_note", "name"))


@cache
def _model() -> dict[str, Any]:
    model: dict[str, Any] = json.loads(resource("intake/labels.json").read_text("utf-8"))
    return model


@cache
def _features() -> dict[str, re.Pattern[str]]:
    compiled = {}
    for name, pattern in _model()["features"].items():
        if pattern:
            sentence = re.fullmatch("@([a-z-]+)@", pattern)
            expression = sentence_pattern(sentence.group(1)) if sentence else pattern
            compiled[name] = re.compile(filled(expression, {"NAME": name_pattern()}))
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
    fixed_labels = {**labels_of_single_speech(lines, shown), **(forced or {})}
    for n, fixed in fixed_labels.items():
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
    """Add to short lines, no sentences, that they stand right above or below who speaks."""
    nothing = frozenset[str]()
    around = zip([nothing, *shown[:-1]], shown, [*shown[1:], nothing], strict=True)
    return [
        features | _beside_speaker(before, after)
        if "short" in features and "sentence_end" not in features
        else features
        for before, features, after in around
    ]


def _beside_speaker(before: frozenset[str], after: frozenset[str]) -> frozenset[str]:
    found = {"above_speaker"} if after & _SPEAKS else set()
    alone = before & _SPEAKS or {"question", "ends_in_colon"} <= before or "group_colon" in before
    return frozenset(found | {"below_speaker"} if alone else found)


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
