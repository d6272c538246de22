"""The full-text index of one archive: derived data in the user's cache, made anew whenever in doubt."""

import threading
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from whoosh.index import clean_files

from desktop.records import IndexDocument, Passage, Progress, SearchQuery, SearchResults
from desktop.records.query_tree import AllOf
from desktop.search.columns import encoded
from desktop.search.documents import document, speech_id
from desktop.search.evaluation import Evaluation
from desktop.search.facet_columns import Facets
from desktop.search.folder import IndexFolder, Stamp
from desktop.search.folding import fold
from desktop.search.language import parse
from desktop.search.matching import marks
from desktop.search.merging import worth_merging
from desktop.search.ranking import order
from desktop.search.results import Texts, page
from desktop.search.schema import entry
from desktop.search.sheaf import DamagedIndexError
from desktop.search.snapshot import Snapshot
from desktop.search.writer import BatchWriter


class SpeechIndex:
    """Answers queries, and takes in the archive's changes.

    Searching and writing may happen on different threads: searches take turns and go on while something is
    written, and writers take turns. Nothing else is guarded, so call `close` when both have ended.
    """

    def __init__(self, folder: Path, archive_id: str) -> None:
        self._folder = IndexFolder(folder, archive_id)
        self._reading = threading.RLock()
        self._writing = threading.RLock()
        self._stamp: Stamp | None = None
        self._snapshot: Snapshot | None = None
        self._facets: Facets | None = None

    @property
    def revision(self) -> int | None:
        """The archive's revision that the index stands for; None where there is no whole index."""
        stamp = self._folder.stamp
        return stamp.revision if stamp else None

    def search(self, query: SearchQuery, texts: Texts) -> SearchResults:
        """Return a page of hits; `texts` gives the texts of records by their UUIDs.

        Raises QueryError. Anything else that is raised means that the index is damaged.
        """
        started = time.perf_counter()
        tree = parse(query.text)
        with self._reading:
            try:
                results = self._answer(query, tree, texts)
            except (OSError, DamagedIndexError, ValueError):
                # Another program may have put a new index in this one's place.
                self.close()
                results = self._answer(query, tree, texts)
        return replace(results, took_ms=(time.perf_counter() - started) * 1000)

    def rebuild(
        self, documents: Iterable[IndexDocument], *, total: int, revision: int
    ) -> Generator[Progress, None, None]:
        """Make the index anew beside the old one, which answers until the new one is whole.

        Half of the steps are for reading the records and half for writing. Closing the generator leaves
        the old index as it was.
        """
        name, index = self._folder.create()
        writer = BatchWriter(index)
        try:
            for done, one in enumerate(documents):
                if done % 20 == 0:
                    yield Progress(done=min(done, total), total=2 * total)
                writer.add(entry(one))
            for share in writer.write_terms():
                yield Progress(done=total + int(total * share), total=2 * total)
            writer.commit(merge=False)
        except BaseException:
            writer.cancel()
            self._folder.remove(name)
            raise
        self._folder.set_stamp(Stamp(name=name, generation=writer.generation, revision=revision))
        self.close()
        self._folder.clean()
        yield Progress(done=2 * total, total=2 * total)

    def update(self, documents: Iterable[IndexDocument], *, removed: Iterable[str], revision: int) -> None:
        """Take in changed records and leave out removed ones, as a small segment of its own."""
        with self._writing:
            with self._reading:
                snapshot, stamp = self._opened(), self._standing()
            writer = BatchWriter(self._folder.open(stamp.name))
            try:
                changed = list(documents)
                gone = [*(one.speech_id for one in changed), *removed]
                writer.remove(list(map(encoded, gone)), snapshot.segments)
                for one in changed:
                    writer.add(entry(one))
                writer.commit(merge=False)
            except BaseException:
                writer.cancel()
                raise
            self._folder.set_stamp(replace(stamp, generation=writer.generation, revision=revision))
        with self._reading:
            self._opened()

    def tidy(self) -> Generator[Progress, None, None]:
        """Merge small segments where there are many: a query looks into each. Closing changes nothing."""
        with self._writing:
            with self._reading:
                snapshot = self._opened()
            chosen = worth_merging([(size, removed) for _name, size, removed in snapshot.sizes])
            if not chosen:
                return
            stamp = self._standing()
            writer = BatchWriter(self._folder.open(stamp.name))
            try:
                yield from self._merge(writer, {snapshot.sizes[place][0] for place in chosen})
            except BaseException:
                writer.cancel()
                raise
            self._folder.set_stamp(replace(stamp, generation=writer.generation))
            with self._reading:
                self._opened()
            # Again, now that this program has the merged segments open no more.
            clean_files(writer.storage, writer.indexname, writer.generation, writer.segments)

    def discard(self) -> None:
        """Trust the index no more: it has no revision until it is made anew."""
        self.close()
        self._folder.remove_stamp()

    def close(self) -> None:
        """Close the files."""
        with self._reading:
            if self._snapshot is not None:
                self._snapshot.close()
            self._snapshot = self._stamp = self._facets = None

    def _merge(self, writer: BatchWriter, names: set[str]) -> Generator[Progress, None, None]:
        with self._reading:
            snapshot = self._opened()
        writer.segments = [one for one in writer.segments if one.segment_id() not in names]
        for name in names:
            writer.merge_in(snapshot.segments[name], snapshot.removed[name])
            yield Progress(done=0)
        for share in writer.write_terms():
            yield Progress(done=int(100 * share), total=100)
        writer.commit(merge=False)

    def _answer(self, query: SearchQuery, tree: AllOf, texts: Texts) -> SearchResults:
        snapshot = self._opened()
        facets = self._facets = self._facets or Facets(snapshot)
        evaluation = Evaluation(snapshot, facets)
        found, counted = facets.count(evaluation.mask(tree), query)
        hits = found.records
        score = evaluation.score(tree, hits)
        session, position = snapshot.texts("session_key").numbers, snapshot.numbers("position")
        places = order(
            query,
            score,
            snapshot.numbers("day")[hits],
            lambda kept: [column[hits[kept]] for column in (session, position)],
        )
        ranked = zip(hits[places].tolist(), score[places].tolist(), strict=True)
        return SearchResults(
            query=query,
            total=found.count,
            occurrences=evaluation.occurrences(tree, found.mask),
            hits=page(tree, self._documents(snapshot, list(ranked), texts)),
            facets=counted,
        )

    @staticmethod
    def _documents(
        snapshot: Snapshot, ranked: Sequence[tuple[int, float]], texts: Texts
    ) -> Iterator[tuple[IndexDocument, float]]:
        """Yield the records of numbers with their scores; one that is gone is left out."""
        located = [snapshot.located(number) for number, _score in ranked]
        speech_ids = [speech_id(*one) for one in located]
        known = texts(speech_ids) if speech_ids else {}
        for one, identity, (_number, score) in zip(located, speech_ids, ranked, strict=True):
            if identity in known:
                yield document(*one, known[identity]), score

    def _opened(self) -> Snapshot:
        """Return the newest snapshot, sharing the segments that are open already."""
        stamp = self._standing()
        if self._snapshot is not None and stamp == self._stamp:
            return self._snapshot
        if self._stamp is not None and stamp.name != self._stamp.name:
            self.close()
        before = self._snapshot
        self._snapshot = Snapshot(self._folder.open(stamp.name), before)
        self._stamp, self._facets = stamp, None
        if before is not None:
            before.close(keeping=self._snapshot)
        return self._snapshot

    def _standing(self) -> Stamp:
        stamp = self._folder.stamp
        if stamp is None:
            raise DamagedIndexError
        return stamp


def hit_ranges(
    query: SearchQuery, text: str, passages: Sequence[Passage] = ()
) -> tuple[tuple[int, int], ...]:
    """Return the ranges of a record's text that a query hits; `passages` are its problems and proposals."""
    return marks(parse(query.text), "text", fold(text), passages)
