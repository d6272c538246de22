"""The fields that hits are counted by and narrowed to, on the record itself."""

from collections import Counter
from collections.abc import Mapping

from desktop.records import FacetValue, IndexDocument, SearchQuery

Labelled = tuple[str, str]
NAMES = ("year", "term", "session", "kind", "sector", "speaker", "topic", "passage")


def chosen(query: SearchQuery) -> dict[str, tuple[str, ...]]:
    """Return the chips of a query: for each facet the values, any of which a record must have."""
    chips: dict[str, tuple[str, ...]] = {
        "year": tuple(map(str, query.years)),
        "term": tuple(map(str, query.terms)),
        "session": query.session_ids,
        "kind": tuple(kind.value for kind in query.kinds),
        "sector": query.sectors,
        "speaker": query.speakers,
        "topic": query.topics,
        "collection": query.collections,
        "passage": tuple(kind.value for kind in query.passages),
    }
    return {name: values for name, values in chips.items() if values}


def values_of(document: IndexDocument) -> dict[str, tuple[Labelled, ...]]:
    """Return a record's values in each facet, with what is shown for them."""
    held_on, term = document.held_on, document.term
    return {
        "year": _same(str(held_on.year)) if held_on else (),
        "term": _same(str(term)) if term is not None else (),
        "session": ((document.session_id, document.session),),
        "kind": _same(document.kind.value),
        "sector": _same(document.sector) if document.sector else (),
        "speaker": _same(*dict.fromkeys(document.speakers)),
        "topic": _same(*dict.fromkeys(document.topics)),
        "collection": _same(*dict.fromkeys(document.collections)),
        "passage": _same(*["problem"] * bool(document.problems), *["proposal"] * bool(document.proposals)),
    }


def ranked(counter: Mapping[Labelled, int], limit: int | None) -> tuple[FacetValue, ...]:
    """Return counted values, most frequent first, then by what is shown."""
    ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0][1], item[0][0]))
    return tuple(
        FacetValue(value=value, label=label, count=count) for (value, label), count in ordered[:limit]
    )


def _same(*values: str) -> tuple[Labelled, ...]:
    return tuple((value, value) for value in values)


class Tally:
    """Counts records one by one, each facet without the query's own choice in it."""

    def __init__(self, query: SearchQuery) -> None:
        self._chosen = chosen(query)
        self._limit = query.facet_limit
        self._counters: dict[str, Counter[Labelled]] = {name: Counter() for name in NAMES}

    def add(self, document: IndexDocument) -> bool:
        """Count a record that the words find; tell whether it meets the chips too."""
        values = values_of(document)
        failed = {
            name
            for name, wanted in self._chosen.items()
            if not any(value in wanted for value, _label in values[name])
        }
        for name in NAMES:
            if not failed - {name}:
                self._counters[name].update(values[name])
        return not failed

    def facets(self) -> dict[str, tuple[FacetValue, ...]]:
        """Return the values counted so far."""
        return {name: ranked(counter, self._limit) for name, counter in self._counters.items()}
