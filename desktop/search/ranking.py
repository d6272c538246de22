"""How well a record answers: BM25 over weighted counts, the same for the index and for the plain scan.

Stephen Robertson, Hugo Zaragoza and Michael Taylor, "Simple BM25 extension to multiple weighted fields"
(CIKM 2004), with whole words as terms and the length of the text alone.
"""

from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from desktop.records import SearchQuery, Sort

Scores = NDArray[np.float64]
Keys = Sequence[NDArray[np.generic]]

_K1, _B = 1.2, 0.75
BOOSTS = {"title": 5.0, "speaker": 3.0, "text": 1.0}


def norms(lengths: NDArray[np.uint32], characters: int, records: int) -> Scores:
    """Return what long texts are held back by; `lengths` of some of `records` with `characters` in all."""
    average = max(characters / max(records, 1), 1.0)
    return np.asarray(_K1 * ((1 - _B) + _B * lengths.astype(np.float64) / average))


def scores(weights: Scores, norm: Scores, *, records: int, holding: int) -> Scores:
    """Return the scores of one word, `holding` of `records` records having it; `weights` are its counts."""
    rarity = log(1 + (records - holding + 0.5) / (holding + 0.5))
    return np.asarray(weights * (rarity * (_K1 + 1)) / (weights + norm))


def order(query: SearchQuery, score: Scores, days: NDArray[np.int64], rest: Keys) -> NDArray[np.intp]:
    """Return the places of a page of hits, best first.

    `days` are ordinals of dates, 0 where unknown; `rest` puts hits of one day in order, the weightier first.
    """
    newest = -days
    if query.sort is Sort.SESSION:
        keys: list[NDArray[np.generic]] = [np.where(days == 0, np.iinfo(np.int64).max, days), *rest]
    elif query.sort is Sort.DATE:
        keys = [newest, -score, *rest]
    else:
        keys = [-score, newest, *rest]
    wanted = query.offset + query.limit
    places = np.arange(len(score))
    if wanted < len(places):
        last = np.partition(keys[0], wanted - 1)[wanted - 1]
        places = np.flatnonzero(keys[0] <= last)
    ranked = places[np.lexsort([key[places] for key in reversed(keys)])]
    return ranked[query.offset : wanted]
