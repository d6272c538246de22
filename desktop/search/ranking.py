"""How well a record answers: BM25 over weighted counts, the same for the index and for the plain scan.

Stephen Robertson, Hugo Zaragoza and Michael Taylor, "Simple BM25 extension to multiple weighted fields"
(CIKM 2004), with whole words as terms and the length of the text alone.
"""

from collections.abc import Callable, Sequence
from datetime import date
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.records import SearchQuery, Sort
from desktop.search.tables import Integers

Scores = NDArray[np.float64]
Keys = Sequence[NDArray[np.generic]]

_ROW = 64
_K1, _B = 1.2, 0.75
_LAST_DAY = date.max.toordinal() + 1
BOOSTS = {"title": 5.0, "speaker": 3.0, "text": 1.0}


def norms(lengths: NDArray[np.uint32], characters: int, records: int) -> Scores:
    """Return what long texts are held back by; `lengths` of some of `records` with `characters` in all."""
    average = max(characters / max(records, 1), 1.0)
    return np.asarray(_K1 * ((1 - _B) + _B * lengths.astype(np.float64) / average))


def scores(weights: Scores, norm: Scores, *, records: int, holding: int) -> Scores:
    """Return the scores of one word, `holding` of `records` records having it; `weights` are its counts."""
    rarity = log(1 + (records - holding + 0.5) / (holding + 0.5))
    return np.asarray(weights * (rarity * (_K1 + 1)) / (weights + norm))


def _best(keys: NDArray[Any], wanted: int) -> Integers:
    """Return the places of the highest keys, as many as are wanted and any that equal the last of them.

    So many rows of keys have a highest key of at least a certain one: whatever is lower is passed over, and
    what is left is short.
    """
    rows = len(keys) // _ROW
    if rows > wanted:
        highest = keys[: rows * _ROW].reshape(rows, _ROW).max(axis=1)
        places = np.flatnonzero(keys >= np.partition(highest, rows - wanted)[rows - wanted])
    else:
        places = np.arange(len(keys))
    kept = keys[places]
    return np.asarray(places[kept >= np.partition(kept, len(kept) - wanted)[len(kept) - wanted]])


def order(query: SearchQuery, score: Scores, days: Integers, rest: Callable[[Integers], Keys]) -> Integers:
    """Return the places of a page of hits, best first.

    `days` are ordinals of dates, 0 where unknown; `rest` gives what puts hits of one day in order, the
    weightier first, for some of the places.
    """
    wanted = max(query.offset + query.limit, 1)
    first = score if query.sort is Sort.RELEVANCE else days
    if query.sort is Sort.SESSION:
        # The oldest first, those without a date last: the highest first of what is left to the last day.
        first = np.where(days == 0, 0, _LAST_DAY - days.astype(np.int64))
    places: Integers = np.arange(len(first))
    if wanted < len(places):
        places = _best(first, wanted)
    kept_days, kept_score = days[places].astype(np.int64), score[places]
    keys: list[NDArray[np.generic]] = [-first[places].astype(np.float64), *rest(places)]
    if query.sort is Sort.DATE:
        keys.insert(1, -kept_score)
    elif query.sort is Sort.RELEVANCE:
        keys.insert(1, -kept_days)
    return places[np.lexsort(keys[::-1])][query.offset : query.offset + query.limit]
