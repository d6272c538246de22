"""The queries that are measured, drawn from the texts themselves by how many speeches hold a word."""

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.search.corpus import SEED

_SAMPLE = 4000
_EACH = 40
_HAN = re.compile("[\u4e00-\u9fff]+")
KINDS = ("common", "rare", "and", "phrase", "facet", "date")


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that must all occur; `facet` wants counts by year, `by_date` the newest first."""

    words: tuple[str, ...]
    facet: bool = False
    by_date: bool = False


def draw(texts: Sequence[str]) -> dict[str, tuple[Asked, ...]]:
    """Return forty queries of each kind; `texts` are those of some thousand speeches."""
    chance = random.Random(SEED)
    sample = texts[:_SAMPLE]
    share = _shares(sample)
    common = sorted(word for word, part in share.items() if part > 0.4)
    middle = sorted(word for word, part in share.items() if 0.03 < part < 0.15)
    few = 8 / len(sample)
    rare = chance.sample(sorted(word for word, part in share.items() if part <= few), 4000)
    mixed = sorted(chance.sample(common, min(20, len(common))) + chance.sample(middle, 20))
    pairs = [(common, common), (common, middle), (middle, middle)]
    both = [tuple(chance.choice(words) for words in pairs[place % 3]) for place in range(_EACH)]
    drawn: dict[str, list[tuple[str, ...]]] = {
        "common": [(word,) for word in chance.choices(common, k=_EACH)],
        "rare": [(word,) for word in chance.sample(rare, _EACH)],
        "and": both,
        "phrase": [(_cut(chance, sample),) for _ in range(_EACH)],
        "facet": [(word,) for word in chance.choices(mixed, k=_EACH)],
        "date": [(word,) for word in chance.choices(mixed, k=_EACH)],
    }
    return {
        kind: tuple(Asked(tuple(words), facet=kind == "facet", by_date=kind == "date") for words in asked)
        for kind, asked in drawn.items()
    }


def _shares(texts: Sequence[str]) -> dict[str, float]:
    """Return in what part of the texts each pair of Han characters occurs."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)})
    return {word: count / len(texts) for word, count in counts.items()}


def _cut(chance: random.Random, texts: Sequence[str]) -> str:
    """Return four to eight Han characters that stand together somewhere."""
    while True:
        text, size = chance.choice(texts), chance.choice((4, 4, 5, 6, 7, 8))
        start = chance.randrange(len(text) - size)
        if _HAN.fullmatch(text[start : start + size]):
            return text[start : start + size]
