"""Answer a query by reading every record: what the index answers, while there is none."""

import time
from dataclasses import dataclass

import numpy as np

from desktop.records import IndexDocument, SearchQuery, SearchResults
from desktop.records.query_tree import AllOf, Words
from desktop.search.facets import Tally
from desktop.search.language import parse
from desktop.search.matching import FoldedDocument, found, marks, matches, needles, places_of
from desktop.search.ranking import BOOSTS, Scores, norms, order, scores
from desktop.search.results import Documents, page


@dataclass(frozen=True, slots=True)
class _Found:
    """What puts a hit in its place; its text is read again for the page alone."""

    speech_id: str
    day: int
    session: tuple[str, str]
    position: int
    length: int
    weights: tuple[float, ...]
    occurrences: int


class _Scan:
    """One reading of all records."""

    def __init__(self, query: SearchQuery, tree: AllOf) -> None:
        self._tree = tree
        self._words = needles(tree)
        self._holding = [0] * len(self._words)
        self._records = self._characters = 0
        self.tally = Tally(query)
        self.found: list[_Found] = []

    def read(self, document: IndexDocument) -> None:
        folded = FoldedDocument.of(document)
        weights = tuple(_weight(words, folded) for words in self._words)
        self._holding = [known + (weight > 0) for known, weight in zip(self._holding, weights, strict=True)]
        self._records += 1
        self._characters += len(document.text)
        if matches(self._tree, folded) and self.tally.add(document):
            self.found.append(self._found(folded, weights))

    def scores(self) -> Scores:
        """Return the scores of what was found, which depend on all records."""
        lengths = np.array([one.length for one in self.found], np.uint32)
        norm = norms(lengths, self._characters, self._records)
        total = np.zeros(len(self.found))
        for place, (words, holding) in enumerate(zip(self._words, self._holding, strict=True)):
            if any(where in BOOSTS for where in places_of(words.field)):
                weights = np.array([one.weights[place] for one in self.found])
                total += scores(weights, norm, records=self._records, holding=holding)
        return total

    def _found(self, folded: FoldedDocument, weights: tuple[float, ...]) -> _Found:
        document, places = folded.document, folded.places
        ranges = [marks(self._tree, place, places[place], document.passages) for place in ("title", "text")]
        return _Found(
            document.speech_id,
            document.held_on.toordinal() if document.held_on else 0,
            (document.session, document.session_id),
            document.position,
            len(document.text),
            weights,
            sum(map(len, ranges)),
        )


def scan(query: SearchQuery, documents: Documents) -> SearchResults:
    """Return a page of hits out of all records. Raises QueryError."""
    started = time.perf_counter()
    tree = parse(query.text)
    reading = _Scan(query, tree)
    for document in documents(None):
        reading.read(document)
    hits, score = reading.found, reading.scores()
    sessions = {key: place for place, key in enumerate(sorted({one.session for one in hits}))}
    rest = [np.array([sessions[one.session] for one in hits]), np.array([one.position for one in hits])]
    days = np.array([one.day for one in hits], np.int64)
    places = order(query, score, days, lambda kept: [key[kept] for key in rest])
    ranked = [(hits[place].speech_id, float(score[place])) for place in places.tolist()]
    shown = {one.speech_id: one for one in documents([one for one, _score in ranked])} if ranked else {}
    return SearchResults(
        query=query,
        total=len(hits),
        occurrences=sum(one.occurrences for one in hits),
        hits=page(tree, [(shown[one], value) for one, value in ranked if one in shown]),
        facets=reading.tally.facets(),
        took_ms=(time.perf_counter() - started) * 1000,
        scanned=True,
    )


def _weight(words: Words, folded: FoldedDocument) -> float:
    return sum(
        BOOSTS[place] * len(list(found(words, place, folded.places[place], folded.document.passages)))
        for place in places_of(words.field)
        if place in BOOSTS
    )
