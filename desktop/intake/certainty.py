"""How certain a value is: a logistic model of its field, its rule and the signs against it."""

import json
import math
from collections.abc import Iterable
from functools import cache

from desktop.records.resources import resource


@cache
def weights() -> dict[str, float]:
    """Return the weights of `certainty.json`: of `bias`, `field=…`, `rule=…`, and of signs, none above 0."""
    loaded: dict[str, float] = json.loads(resource("intake/certainty.json").read_text("utf-8"))
    return loaded


def features(field: str, rule: str, signs: Iterable[str]) -> list[str]:
    """Return all that the model sees of a value."""
    return ["bias", f"field={field}", f"rule={rule}", *signs]


def certainty(field: str, rule: str, signs: Iterable[str]) -> float:
    """Return how likely a value is right, from 0 to 1; a sign can only lower it."""
    known = weights()
    return 1 / (1 + math.exp(-sum(known.get(feature, 0.0) for feature in features(field, rule, signs))))


def gravest(signs: Iterable[str]) -> str:
    """Return the sign that lowers the certainty most; empty where none does."""
    known = weights()
    return min(
        (sign for sign in sorted(signs) if known.get(sign, 0.0) < 0), key=known.__getitem__, default=""
    )
