"""The full-text index of one archive: derived data in the user's cache, made anew whenever in doubt."""

import json
import shutil
import time
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from whoosh import fields, index
from whoosh.query.compound import And, Or
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Every, Query
from whoosh.query.terms import Prefix

from desktop.records import IndexDocument, Progress, SearchQuery, SearchResults
from desktop.records.query_tree import AnyOf, Node, Words
from desktop.search.analysis import PairTokenizer, pairs
from desktop.search.folding import fold
from desktop.search.language import parse
from desktop.search.matching import FoldedDocument, marks
from desktop.search.results import answer

FORMAT = 1
_STAMP = "archive.json"


class SpeechIndex:
    """Finds the records that can match; what a query means is decided on the text itself.

    The folder's name holds the format's version and the archive's UUID: an index holds pickles, so none
    is opened that this program did not write here.
    """

    def __init__(self, folder: Path, archive_id: str) -> None:
        self._folder = folder / f"v{FORMAT}-{archive_id}"
        self._index: Any = None

    @property
    def revision(self) -> int | None:
        """The archive's revision that the index stands for; None where there is no whole index."""
        try:
            stamp = json.loads((self._folder / _STAMP).read_text("utf-8"))
            return int(stamp["revision"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def rebuild(
        self, documents: Iterable[IndexDocument], *, total: int, revision: int
    ) -> Generator[Progress, None, None]:
        """Make the index anew beside the old one, which answers until the new one is whole."""
        fresh = self._folder.with_name(self._folder.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        writer = index.create_in(str(fresh), _schema()).writer(limitmb=64)
        try:
            for done, document in enumerate(documents):
                if done % 20 == 0:
                    yield Progress(done=done, total=total)
                writer.add_document(**_fields(document))
            writer.commit(optimize=True)
        except BaseException:
            writer.cancel()
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        fresh.rename(self._folder)
        self._stamp(revision)
        yield Progress(done=total, total=total)

    def update(self, documents: Iterable[IndexDocument], *, removed: Iterable[str], revision: int) -> None:
        """Take in changed records and leave out removed ones."""
        writer = self._opened().writer()
        for document in documents:
            writer.update_document(**_fields(document))
        for speech_id in removed:
            writer.delete_by_term("speech_id", speech_id)
        (self._folder / _STAMP).unlink()
        writer.commit()
        self._stamp(revision)

    def search(
        self, query: SearchQuery, documents: Callable[[Sequence[str]], Mapping[str, IndexDocument]]
    ) -> SearchResults:
        """Return a page of hits; `documents` gives the records of UUIDs. Raises QueryError."""
        started = time.perf_counter()
        tree = parse(query.text)
        with self._opened().searcher() as searcher:
            reader = searcher.reader()
            found = searcher.docs_for_query(
                And([_query(part) for part in tree.parts]) if tree.parts else _every()
            )
            speech_ids = [reader.stored_fields(number)["speech_id"] for number in found]
        known = documents(speech_ids)
        results = answer(query, tree, (known[speech_id] for speech_id in speech_ids if speech_id in known))
        return replace(results, took_ms=(time.perf_counter() - started) * 1000)

    def discard(self) -> None:
        """Trust the index no more: it has no revision until it is made anew."""
        self.close()
        (self._folder / _STAMP).unlink(missing_ok=True)

    def close(self) -> None:
        """Close the files, as a folder must be before it is replaced."""
        if self._index is not None:
            self._index.close()
            self._index = None

    def _opened(self) -> Any:
        if self._index is None:
            self._index = index.open_dir(str(self._folder))
        else:
            self._index = self._index.refresh()
        return self._index

    def _stamp(self, revision: int) -> None:
        (self._folder / _STAMP).write_text(json.dumps({"revision": revision}), encoding="utf-8")


def scan(query: SearchQuery, documents: Iterable[IndexDocument]) -> SearchResults:
    """Answer by reading every record: the same answer as the index gives, while there is none."""
    started = time.perf_counter()
    results = answer(query, parse(query.text), documents)
    return replace(results, scanned=True, took_ms=(time.perf_counter() - started) * 1000)


def hit_ranges(query: SearchQuery, text: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges of a record's text that a query hits."""
    return marks(parse(query.text), "text", fold(text))


def _schema() -> fields.Schema:
    def text() -> fields.TEXT:
        return fields.TEXT(analyzer=PairTokenizer(), phrase=True)

    places = {place: text() for place in ("title", "text", "speaker", "sector", "session")}
    return fields.Schema(speech_id=fields.ID(stored=True, unique=True), **places)


def _fields(document: IndexDocument) -> dict[str, str]:
    folded = FoldedDocument.of(document)
    places = {place: getattr(folded, place) for place in ("title", "text", "speaker", "sector", "session")}
    return {"speech_id": document.speech_id} | places


def _query(node: Node) -> Query:
    """Return a Whoosh query for every record that can meet a node; the rest is left to the text itself."""
    if isinstance(node, Words) and node.field != "kind":
        places = (node.field,) if node.field else ("title", "text", "speaker")
        return Or([_occurs(place, fold(node.text)) for place in places])
    if isinstance(node, AnyOf):
        return Or([_query(part) for part in node.parts])
    return _every()


def _every() -> Query:
    return Every()  # type: ignore[no-untyped-call]


def _occurs(place: str, needle: str) -> Query:
    if len(needle) == 1:
        return Prefix(place, needle)
    return Phrase(place, pairs(needle))
