"""The facets of a snapshot: each record's values as arrays, to count and to narrow by."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.records import FacetValue, SearchQuery
from desktop.search.facets import NAMES, Labelled, chosen
from desktop.search.postings import Integers
from desktop.search.schema import KINDS, LABELS, SEPARATOR
from desktop.search.snapshot import Snapshot, Texts

Mask = NDArray[np.bool_]


class FacetColumn(Protocol):
    """The values of one facet over all records."""

    @property
    def shown(self) -> Sequence[Labelled]:
        """The values with their labels, in the order of the labels."""

    def counts(self, records: Integers) -> NDArray[np.int64]:
        """Return how many of some records have each value."""

    def having(self, wanted: Callable[[str], bool]) -> Mask:
        """Tell which records have any of the values that are wanted."""


class OneValue:
    """A facet in which a record has one value or none."""

    def __init__(self, numbers: Integers, known: Sequence[Labelled | None]) -> None:
        """Take for each record the place of its value in `known`, where None stands for no value."""
        self.shown = sorted({one for one in known if one}, key=lambda one: (one[1], one[0]))
        places = {one: place for place, one in enumerate(self.shown)}
        renumbered = np.array([places[one] if one else -1 for one in known], np.int32)
        self._numbers = renumbered[numbers]

    def counts(self, records: Integers) -> NDArray[np.int64]:
        """Return how many of some records have each value."""
        return np.bincount(self._numbers[records] + 1, minlength=len(self.shown) + 1)[1:]

    def having(self, wanted: Callable[[str], bool]) -> Mask:
        """Tell which records have a value that is wanted."""
        is_wanted = np.array([*(wanted(value) for value, _label in self.shown), False])
        held: Mask = is_wanted[self._numbers]
        return held


class SeveralValues:
    """A facet in which a record may have several values.

    Records share few combinations of values; `owners` and `members` pair the number of a combination with
    the number of a value in it.
    """

    def __init__(self, texts: Texts) -> None:
        self._numbers = texts.numbers
        split = [tuple(dict.fromkeys(filter(None, text.split(SEPARATOR)))) for text in texts.values]
        self._combinations = len(split)
        values = sorted({value for members in split for value in members})
        self.shown = [(value, value) for value in values]
        places = {value: place for place, value in enumerate(values)}
        self._owners = np.repeat(np.arange(len(split)), [len(members) for members in split])
        self._members = np.array([places[value] for members in split for value in members], np.int64)

    def counts(self, records: Integers) -> NDArray[np.int64]:
        """Return how many of some records have each value."""
        of_combinations = np.bincount(self._numbers[records], minlength=self._combinations)
        weights = of_combinations[self._owners]
        return np.bincount(self._members, weights=weights, minlength=len(self.shown)).astype(np.int64)

    def having(self, wanted: Callable[[str], bool]) -> Mask:
        """Tell which records have any of the values that are wanted."""
        is_wanted = np.array([wanted(value) for value, _label in self.shown], bool)
        holds = np.zeros(self._combinations, bool)
        holds[self._owners[is_wanted[self._members]]] = True
        return holds[self._numbers]


class PassageKinds:
    """The facet of what passages a record holds."""

    shown = (("problem", "problem"), ("proposal", "proposal"))

    def __init__(self, snapshot: Snapshot) -> None:
        self._holds = [snapshot.numbers("problems") > 0, snapshot.numbers("proposals") > 0]

    def counts(self, records: Integers) -> NDArray[np.int64]:
        """Return how many of some records hold each kind."""
        return np.array([np.count_nonzero(holds[records]) for holds in self._holds], np.int64)

    def having(self, wanted: Callable[[str], bool]) -> Mask:
        """Tell which records hold any of the kinds that are wanted."""
        held = np.zeros_like(self._holds[0])
        for (value, _label), holds in zip(self.shown, self._holds, strict=True):
            if wanted(value):
                held |= holds
        return held


class Facets:
    """The facets of one snapshot, made when first asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._columns: dict[str, FacetColumn] = {}

    def of(self, name: str) -> FacetColumn:
        """Return a facet, or a column of texts as one."""
        if name not in self._columns:
            self._columns[name] = self._make(name)
        return self._columns[name]

    def count(self, found: Mask, query: SearchQuery) -> tuple[Mask, dict[str, tuple[FacetValue, ...]]]:
        """Return which records meet the chips too, and the facets, each without the choice in itself."""
        chips = {name: self.of(name).having(values.__contains__) for name, values in chosen(query).items()}
        all_met = _all(found, chips)
        records = np.flatnonzero(all_met)
        facets = {}
        for name in NAMES:
            counted = records
            if name in chips:
                others = {other: chip for other, chip in chips.items() if other != name}
                counted = np.flatnonzero(_all(found, others))
            facets[name] = _ranked(self.of(name), counted, query.facet_limit)
        return all_met, facets

    def _make(self, name: str) -> FacetColumn:
        if name == "passage":
            return PassageKinds(self._snapshot)
        if name == "speaker" or name in LABELS:
            return SeveralValues(self._snapshot.texts({"speaker": "speakers", **LABELS}[name]))
        if name == "year":
            days, numbers = np.unique(self._snapshot.numbers("day"), return_inverse=True)
            return OneValue(
                numbers, [_same(date.fromordinal(day).year) if day else None for day in days.tolist()]
            )
        if name == "term":
            terms, numbers = np.unique(self._snapshot.numbers("term"), return_inverse=True)
            return OneValue(numbers, [_same(term - 1) if term else None for term in terms.tolist()])
        if name == "kind":
            return OneValue(self._snapshot.numbers("kind"), [_same(kind.value) for kind in KINDS])
        return self._of_texts(name)

    def _of_texts(self, name: str) -> FacetColumn:
        column = {"session": "session_key", "session_name": "session_key", "sector": "sector_name"}
        texts = self._snapshot.texts(column.get(name, name))
        if name == "session":
            keys = [text.rpartition(SEPARATOR) for text in texts.values]
            return OneValue(texts.numbers, [(identity, label) for label, _, identity in keys])
        if name == "session_name":
            return OneValue(texts.numbers, [_same(text.rpartition(SEPARATOR)[0]) for text in texts.values])
        return OneValue(texts.numbers, [_same(text) if text else None for text in texts.values])


def _same(value: object) -> Labelled:
    return str(value), str(value)


def _all(found: Mask, chips: dict[str, Mask]) -> Mask:
    met = found
    for chip in chips.values():
        met = met & chip
    return met


def _ranked(column: FacetColumn, records: Integers, limit: int | None) -> tuple[FacetValue, ...]:
    counts = column.counts(records)
    places = np.flatnonzero(counts)
    best = places[np.lexsort([places, -counts[places]])][:limit]
    return tuple(
        FacetValue(value=column.shown[place][0], label=column.shown[place][1], count=int(counts[place]))
        for place in best.tolist()
    )
