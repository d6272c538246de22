"""The facets of a snapshot: each record's values as arrays, to count and to narrow by."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.records import FacetValue, SearchQuery
from desktop.search.facets import NAMES, Labelled, chosen
from desktop.search.schema import KINDS, LABELS, SEPARATOR
from desktop.search.snapshot import Snapshot, Texts
from desktop.search.tables import Integers

Mask = NDArray[np.bool_]
_TABLE = 1 << 21
Totals = NDArray[np.int64]


class Selection:
    """Some of the living records, told by those that belong to it or, where these are fewer, that do not."""

    def __init__(self, found: Mask, living: Mask) -> None:
        self.mask = found & living
        self.count = int(np.count_nonzero(self.mask))
        self.is_complement = 2 * self.count > int(np.count_nonzero(living))
        self._living = living

    @cached_property
    def records(self) -> Integers:
        """The records, ascending."""
        return np.flatnonzero(self.mask)

    @cached_property
    def fewer(self) -> Integers:
        """The records, or those that are not selected."""
        return np.flatnonzero(self.mask ^ self._living) if self.is_complement else self.records


class Groups:
    """Records that have the same values in some columns, so that one count serves several facets."""

    def __init__(self, columns: Sequence[Integers], living: Mask) -> None:
        """Take columns of small numbers from 0 on."""
        numbers = distinct(columns[0])[1]
        for column in columns[1:]:
            # A session has one day and one term, mostly: a column that follows parts no group.
            if not _follows(column, numbers):
                joint = numbers.astype(np.int64) * (int(column.max(initial=0)) + 1) + column
                numbers = distinct(joint)[1]
        self.numbers = numbers
        self.firsts = _one_of_each(numbers)
        self._totals = np.bincount(numbers[living], minlength=len(self.firsts))

    def counts(self, selection: Selection) -> Totals:
        """Return how many selected records are in each group."""
        if len(self.firsts) == 1:
            return np.array([selection.count])
        counts = np.bincount(self.numbers[selection.fewer], minlength=len(self.firsts))
        return self._totals - counts if selection.is_complement else counts


class FacetColumn(Protocol):
    """The values of one facet over all records."""

    @property
    def shown(self) -> Sequence[Labelled]:
        """The values with their labels, in the order of the labels."""

    def counts(self, groups: Groups, totals: Totals) -> Totals:
        """Return how many of some records have each value, given how many are in each group."""

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

    def counts(self, groups: Groups, totals: Totals) -> Totals:
        """Return how many of some records have each value."""
        return _added(self._numbers[groups.firsts] + 1, totals, len(self.shown) + 1)[1:]

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

    def counts(self, groups: Groups, totals: Totals) -> Totals:
        """Return how many of some records have each value."""
        of_combinations = _added(self._numbers[groups.firsts], totals, self._combinations)
        return _added(self._members, of_combinations[self._owners], len(self.shown))

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

    def counts(self, groups: Groups, totals: Totals) -> Totals:
        """Return how many of some records hold each kind."""
        return np.array([totals[holds[groups.firsts]].sum() for holds in self._holds], np.int64)

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

    def count(self, found: Mask, query: SearchQuery) -> tuple[Selection, dict[str, tuple[FacetValue, ...]]]:
        """Return which records meet the chips too, and the facets, each without the choice in itself."""
        living = self._snapshot.living
        chips = {name: self.of(name).having(values.__contains__) for name, values in chosen(query).items()}
        all_met = Selection(_all(found, chips), living)
        facets = {}
        for names, groups in self._groups:
            totals = groups.counts(all_met)
            for name in names:
                counted = totals
                if name in chips:
                    others = {other: chip for other, chip in chips.items() if other != name}
                    counted = groups.counts(Selection(_all(found, others), living))
                column = self.of(name)
                facets[name] = _ranked(column.shown, column.counts(groups, counted), query.facet_limit)
        return all_met, {name: facets[name] for name in NAMES}

    @cached_property
    def _groups(self) -> Sequence[tuple[Sequence[str], Groups]]:
        """Facets that go together: a session has few days and terms, and of the rest there are few values."""
        numbers, texts = self._snapshot.numbers, self._snapshot.texts
        days = distinct(numbers("day"))[1]
        holds = [np.sign(numbers(name)) for name in ("problems", "proposals")]
        together: dict[tuple[str, ...], list[Integers]] = {
            ("year", "term", "session"): [texts("session_key").numbers, days, numbers("term")],
            ("kind", "sector", "passage"): [numbers("kind"), texts("sector_name").numbers, *holds],
            ("speaker",): [texts("speakers").numbers],
            ("topic",): [texts("topics").numbers],
        }
        return [(names, Groups(columns, self._snapshot.living)) for names, columns in together.items()]

    def _make(self, name: str) -> FacetColumn:
        if name == "passage":
            return PassageKinds(self._snapshot)
        if name == "speaker" or name in LABELS:
            return SeveralValues(self._snapshot.texts({"speaker": "speakers", **LABELS}[name]))
        if name == "year":
            days, numbers = distinct(self._snapshot.numbers("day"))
            return OneValue(
                numbers, [_same(date.fromordinal(day).year) if day else None for day in days.tolist()]
            )
        if name == "term":
            terms, numbers = distinct(self._snapshot.numbers("term"))
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


def distinct(numbers: Integers) -> tuple[Integers, Integers]:
    """Return the different numbers, ascending, and for each number its place among them."""
    top = int(numbers.max(initial=0)) + 1
    if top > _TABLE:
        found, places = np.unique(numbers, return_inverse=True)
        return found, places.astype(np.int32)
    # A table of all numbers that there could be is filled sooner than the numbers are put in order.
    is_used = np.zeros(top, bool)
    is_used[numbers] = True
    return np.flatnonzero(is_used), (np.cumsum(is_used, dtype=np.int32) - 1)[numbers]


def _one_of_each(numbers: Integers) -> Integers:
    """Return a place of each number from 0 on."""
    places = np.zeros(int(numbers.max(initial=-1)) + 1, np.int64)
    places[numbers] = np.arange(len(numbers))
    return places


def _follows(column: Integers, numbers: Integers) -> bool:
    """Tell whether all places of a number have the same value in a column."""
    return bool((column[_one_of_each(numbers)][numbers] == column).all())


def _same(value: object) -> Labelled:
    return str(value), str(value)


def _all(found: Mask, chips: dict[str, Mask]) -> Mask:
    met = found
    for chip in chips.values():
        met = met & chip
    return met


def _added(places: Integers, totals: Totals, size: int) -> Totals:
    """Return the sum of the totals that belong to each place."""
    return np.bincount(places, weights=totals, minlength=size).astype(np.int64)


def _ranked(shown: Sequence[Labelled], counts: Totals, limit: int | None) -> tuple[FacetValue, ...]:
    places = np.flatnonzero(counts)
    if limit is not None and 0 < limit < len(places):
        kept = counts[places]
        places = places[kept >= np.partition(kept, len(kept) - limit)[len(kept) - limit]]
    best = places[np.argsort(-counts[places], kind="stable")][:limit]
    return tuple(
        FacetValue(value=shown[place][0], label=shown[place][1], count=count)
        for place, count in zip(best.tolist(), counts[best].tolist(), strict=True)
    )
