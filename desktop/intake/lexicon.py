"""The words of the language with how common each is and what it is, for telling words from names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from desktop.intake.vocabulary import words
from desktop.records.resources import resource

# An office and a verb of speech are classes of their own, beside the parts of speech.
OFFICE, SAYS, _PLACE = "O", "S", "s"
_COSTS = {OFFICE: 9.0, SAYS: 9.0, _PLACE: 11.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word: the negative logarithm of how often it occurs, and its class."""

    cost: float
    kind: str


@cache
def lexicon() -> dict[str, Word]:
    """Return all words of one to eight characters by themselves.

    Those of `resources/intake/lexicon.txt` are from a general dictionary; places, offices and verbs of
    speech are the intake's own.
    """
    found: dict[str, Word] = {}
    for line in resource("intake/lexicon.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, often, length, joined = line.split(" ")
        word, size = Word(cost=float(often), kind=kind), int(length)
        found |= {joined[i : i + size]: word for i in range(0, len(joined), size)}
    own = {_PLACE: _places(), OFFICE: words()["offices"], SAYS: words()["reporting_verbs"]}
    for kind, listed in own.items():
        for text in listed:
            cost = _COSTS[kind]
            known = found.get(text)
            found[text] = Word(cost=min(cost, known.cost) if known else cost, kind=kind)
    return found


@cache
def longest() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return how long the longest word is that begins, and that ends, with each two characters."""
    begins: dict[str, int] = {}
    ends: dict[str, int] = {}
    for word in lexicon():
        begins[word[:2]] = max(len(word), begins.get(word[:2], 0))
        ends[word[-2:]] = max(len(word), ends.get(word[-2:], 0))
    return begins, ends


def _places() -> set[str]:
    lines = resource("intake/places.txt").read_text("utf-8").splitlines()
    return {place for line in lines for place in line.split() if len(place) > 2}
