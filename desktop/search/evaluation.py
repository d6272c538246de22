"""What a query finds in a snapshot of the index, as arrays over all records."""

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from desktop.records.query_tree import AnyOf, Between, Is, Near, Node, Pattern, Without, Words
from desktop.search.facet_columns import Facets, Mask
from desktop.search.folding import fold
from desktop.search.matching import needles, pattern, places_of
from desktop.search.phrases import Finder
from desktop.search.postings import SHIFT, Spots
from desktop.search.ranking import BOOSTS, Scores, scores
from desktop.search.schema import LABELS
from desktop.search.snapshot import Snapshot
from desktop.search.tables import Integers

# The columns that hold the lines of a place, to compare patterns with.
_LINES = {
    "speaker": ("speaker", "office", "on_behalf_of", "sector"),
    "sector": ("sector", "on_behalf_of"),
    "session": ("session_name", "theme"),
    "topic": ("topic",),
    "collection": ("collection",),
}


class Evaluation:
    """One query's records, counts and scores; a mask tells for each record whether it is found."""

    def __init__(self, snapshot: Snapshot, facets: Facets) -> None:
        self._snapshot = snapshot
        self._facets = facets
        self._finder = Finder(snapshot)

    def mask(self, node: Node) -> Mask:  # noqa: PLR0911 - one for each kind of node
        """Return which records meet a query; removed ones may be among them."""
        if isinstance(node, Words):
            return self._words(node)
        if isinstance(node, Pattern):
            return self._having(node.field, lambda value: bool(pattern(node.text).fullmatch(fold(value))))
        if isinstance(node, Is):
            return self._facets.of(node.field).having(node.value.__eq__)
        if isinstance(node, Between):
            return self._facets.of(node.field).having(
                lambda value: (node.low or 0) <= int(value) and (node.high is None or int(value) <= node.high)
            )
        if isinstance(node, Near):
            return self._near(node)
        if isinstance(node, Without):
            return ~self.mask(node.part)
        found = np.full(self._snapshot.size, not isinstance(node, AnyOf))
        for part in node.parts:
            found = found | self.mask(part) if isinstance(node, AnyOf) else found & self.mask(part)
        return found

    def score(self, node: Node, hits: Integers) -> Scores:
        """Return how well records answer the words of a query."""
        snapshot = self._snapshot
        norm = snapshot.norms[hits]
        total = np.zeros(len(hits))
        for words in needles(node):
            places = [place for place in places_of(words.field) if place in BOOSTS]
            if places:
                weights = self._weights(places, words)
                holding = int(np.count_nonzero(weights if snapshot.is_whole else weights[snapshot.living]))
                total += scores(
                    weights[hits].astype(np.float64), norm, records=snapshot.count, holding=holding
                )
        return total

    def occurrences(self, node: Node, hits: Mask) -> int:
        """Return how many ranges of the titles and texts of records a query hits."""
        return sum(self._occurrences(node, place, hits) for place in ("title", "text"))

    def _occurrences(self, node: Node, place: str, hits: Mask) -> int:
        sought = [words for words in needles(node) if place in places_of(words.field)]
        if not any(_can_overlap(one.text, other.text) for one, other in combinations(sought, 2)):
            counted = [self._finder.counts(place, words) for words in sought]
            return sum(int(known.counts[hits[known.ids]].sum(dtype=np.int64)) for known in counted)
        starts, ends = [], []
        for words in sought:
            spots = self._finder.spots(place, words)
            starts.append(spots[hits[spots >> SHIFT]])
            ends.append(starts[-1] + len(words.text))
        return _joined(np.concatenate(starts), np.concatenate(ends))

    def _words(self, node: Words) -> Mask:
        words = Words(text=fold(node.text), field=node.field)
        if words.field in LABELS:
            return self._having(words.field, lambda value: words.text in fold(value))
        found = np.zeros(self._snapshot.size, bool)
        for place in places_of(words.field):
            found[self._finder.ids(place, words)] = True
        return found

    def _weights(self, places: Sequence[str], words: Words) -> NDArray[np.float32]:
        """Return the weighted counts of words in each record."""
        # Whole numbers, which 32 bits hold as well, in half the room.
        weights = np.zeros(self._snapshot.size, np.float32)
        # What most records have comes first, where nothing is to be added to.
        counted = [(self._finder.counts(place, words), BOOSTS[place]) for place in places]
        counted.sort(key=lambda one: -len(one[0].ids))
        for number, (known, boost) in enumerate(counted):
            if number:
                weights[known.ids] += boost * known.counts
            else:
                weights[known.ids] = boost * known.counts
        return weights

    def _having(self, field: str, wanted: Callable[[str], bool]) -> Mask:
        found = np.zeros(self._snapshot.size, bool)
        for column in _LINES[field]:
            found |= self._facets.of(column).having(wanted)
        return found

    def _near(self, node: Near) -> Mask:
        first, second = (Words(text=fold(one.text), field=one.field) for one in (node.first, node.second))
        found = np.zeros(self._snapshot.size, bool)
        for place in places_of(first.field):
            spots, others = self._finder.spots(place, first), self._finder.spots(place, second)
            records = spots >> SHIFT
            # Within the record: the places of its text end before the next record's begin.
            low = np.maximum(spots - node.distance - len(second.text), records << SHIFT)
            high = np.minimum(spots + len(first.text) + node.distance, ((records + 1) << SHIFT) - 1)
            close = np.searchsorted(others, high, side="right") - np.searchsorted(others, low)
            # A word is not near itself.
            found[records[close > int(first == second)]] = True
        return found


def _can_overlap(one: str, other: str) -> bool:
    """Tell whether two different needles can share characters of a text."""
    if one in other or other in one:
        return True
    ends = range(1, min(len(one), len(other)))
    return any(one[-size:] == other[:size] or other[-size:] == one[:size] for size in ends)


def _joined(starts: Spots, ends: Spots) -> int:
    """Count ranges, those that overlap as one."""
    if not len(starts):
        return 0
    order = np.argsort(starts, kind="stable")
    furthest = np.maximum.accumulate(ends[order])
    return 1 + int(np.count_nonzero(starts[order][1:] >= furthest[:-1]))
