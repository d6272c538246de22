"""The engines that are compared. Each counts, fetches twenty texts from SQLite and cuts excerpts."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

import tantivy
from whoosh import fields, index
from whoosh.query import And, Phrase, Term

from benchmarks.search.queries import Asked
from desktop.archive import Archive
from desktop.records import SearchQuery, Sort
from desktop.search import SpeechIndex
from desktop.search.facets import NAMES, values_of
from desktop.search.fields import PairTokenizer
from desktop.workflows.refresh_index import RefreshIndex
from desktop.workflows.search_speeches import SearchSpeeches

PAGE = 20
Row = tuple[str, int, int, str]


class Engine(Protocol):
    """Something that finds speeches."""

    def build(self) -> None:
        """Make the index of all speeches anew."""

    def open(self) -> None:
        """Open the index."""

    def ask(self, asked: Asked) -> int:
        """Answer a query in full; return how many speeches are found."""

    def close(self) -> None:
        """Close what is open."""


class Yizheng:
    """This program, through the workflow that window and command line use; it always counts all facets."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.archive = Archive.open(path)
        self._folder = folder
        self.index = SpeechIndex(folder, self.archive.id)
        self.search = SearchSpeeches(self.archive, self.index)
        self.refresh = RefreshIndex(self.archive, self.index)

    def build(self) -> None:
        for _step in self.refresh.rebuild():
            pass

    def open(self) -> None:
        self.index.close()
        self.search.search(SearchQuery(text="零", limit=1))

    def ask(self, asked: Asked) -> int:
        sort = Sort.DATE if asked.by_date else Sort.RELEVANCE
        return self.search.search(SearchQuery(text=" ".join(asked.words), sort=sort, limit=PAGE)).total

    def close(self) -> None:
        self.index.close()
        self.archive.close()


class _Beside:
    """An engine of another make beside the archive's file, which it reads texts from."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._source = sqlite3.connect(path)
        self._folder = folder

    def rows(self) -> Iterator[Row]:
        """Yield UUID, day, year and searched text of every speech."""
        rows = self._source.execute(
            "SELECT speeches.id, held_on, title, text FROM speeches JOIN sessions ON sessions.id = session_id"
        )
        for identity, held_on, title, text in rows:
            yield identity, int(held_on.replace("-", "")), int(held_on[:4]), f"{title}\n{text}"

    def show(self, identities: list[str], words: tuple[str, ...]) -> None:
        """Read the texts of a page and cut an excerpt around the first word in each."""
        for identity in identities:
            (text,) = self._source.execute("SELECT text FROM speeches WHERE id = ?", [identity]).fetchone()
            starts = [text.find(word) for word in words]
            start = max(0, min((at for at in starts if at >= 0), default=0) - 12)
            text[start : start + 84].replace("\n", " ")

    def fresh_folder(self) -> Path:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        return self._folder

    def close(self) -> None:
        self._source.close()


class Fts5(_Beside):
    """SQLite's own index, of trigrams or of pairs of characters separated by blanks."""

    def __init__(self, path: Path, folder: Path, tokens: str) -> None:
        super().__init__(path, folder)
        self._is_trigram = tokens == "trigram"
        self._db: Any = None

    def build(self) -> None:
        tokenize = "trigram" if self._is_trigram else "unicode61 tokenchars '|'"
        with closing(sqlite3.connect(self.fresh_folder() / "fts.db")) as db:
            db.execute("PRAGMA synchronous = OFF")
            db.execute(f"CREATE VIRTUAL TABLE found USING fts5(body, content='', tokenize=\"{tokenize}\")")
            db.execute("CREATE TABLE speech (number INTEGER PRIMARY KEY, id TEXT, day INT, year INT)")
            for number, (identity, day, year, text) in enumerate(self.rows()):
                db.execute("INSERT INTO found (rowid, body) VALUES (?, ?)", (number, self._text(text)))
                db.execute("INSERT INTO speech VALUES (?, ?, ?, ?)", (number, identity, day, year))
            db.execute("CREATE INDEX by_day ON speech(day)")
            db.execute("INSERT INTO found (found) VALUES ('optimize')")
            db.commit()

    def open(self) -> None:
        self._db = sqlite3.connect(self._folder / "fts.db")
        self._db.execute("PRAGMA mmap_size = 1000000000")
        self._db.execute("PRAGMA cache_size = -64000")

    def ask(self, asked: Asked) -> int:
        words = asked.words
        if self._is_trigram and any(len(word) < 3 for word in words):
            return self._read_through(asked)
        match = " AND ".join(f'"{word if self._is_trigram else " ".join(_pairs(word))}"' for word in words)
        if asked.facet:
            by_year = "SELECT year, count(*) FROM found JOIN speech ON number = found.rowid"
            self._db.execute(f"{by_year} WHERE found MATCH ? GROUP BY 1", [match]).fetchall()
        (total,) = self._db.execute("SELECT count(*) FROM found WHERE found MATCH ?", [match]).fetchone()
        order = "day DESC" if asked.by_date else "rank"
        page = "SELECT id FROM found JOIN speech ON number = found.rowid WHERE found MATCH ?"
        rows = self._db.execute(f"{page} ORDER BY {order} LIMIT {PAGE}", [match])
        self.show([row[0] for row in rows], words)
        return int(total)

    def close(self) -> None:
        self._db.close()
        super().close()

    def _read_through(self, asked: Asked) -> int:
        """Trigrams cannot find words of two characters: the archive is read through."""
        held = " AND ".join("instr(title || char(10) || text, ?)" for _word in asked.words)
        joined = "speeches JOIN sessions ON sessions.id = session_id"
        rows = self._source.execute(
            f"SELECT speeches.id, held_on FROM {joined} WHERE {held}", asked.words
        ).fetchall()
        if asked.by_date:
            rows.sort(key=lambda row: row[1], reverse=True)
        self.show([row[0] for row in rows[:PAGE]], asked.words)
        return len(rows)

    def _text(self, text: str) -> str:
        return text if self._is_trigram else _in_pairs(text)


class Tantivy(_Beside):
    """The Rust engine, with pairs of characters as words."""

    def build(self) -> None:
        made = tantivy.Index(_tantivy_schema(), path=str(self.fresh_folder()))
        made.register_tokenizer("pairs", _whitespace())
        writer = made.writer(heap_size=256_000_000, num_threads=2)
        for identity, day, year, text in self.rows():
            writer.add_document(tantivy.Document(id=identity, day=day, year=year, body=_in_pairs(text)))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self._index = tantivy.Index.open(str(self._folder))
        self._index.register_tokenizer("pairs", _whitespace())
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, asked: Asked) -> int:
        schema = self._index.schema
        parts = []
        for word in asked.words:
            pairs = _pairs(word)
            one = len(pairs) == 1
            term, phrase = tantivy.Query.term_query, tantivy.Query.phrase_query
            parts.append(term(schema, "body", pairs[0]) if one else phrase(schema, "body", [*pairs]))
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
        self._count(query, asked)
        order: dict[str, Any] = {"order_by_field": "day"} if asked.by_date else {}
        found: Any = self._searcher.search(query, limit=PAGE, count=True, **order)
        self.show([self._searcher.doc(address)["id"][0] for _score, address in found.hits], asked.words)
        return int(found.count)

    def _count(self, query: Any, asked: Asked) -> None:
        if asked.facet:
            self._searcher.aggregate(query, {"year": {"terms": {"field": "year", "size": 50}}})


class TantivyFacets(Tantivy):
    """The same engine doing what this program does: it counts all eight facets for every query."""

    def __init__(self, path: Path, folder: Path) -> None:
        super().__init__(path, folder)
        self._path = path

    def build(self) -> None:
        made = tantivy.Index(_tantivy_schema(NAMES), path=str(self.fresh_folder()))
        made.register_tokenizer("pairs", _whitespace())
        writer = made.writer(heap_size=256_000_000, num_threads=2)
        with Archive.open(self._path) as archive:
            for one in archive.index_documents():
                day = int(f"{one.held_on:%Y%m%d}") if one.held_on else 0
                row = tantivy.Document(id=one.speech_id, day=day, body=_in_pairs(f"{one.title}\n{one.text}"))
                for name, values in values_of(one).items():
                    for value, _label in values:
                        row.add_text(name, value)
                writer.add_document(row)
        writer.commit()
        writer.wait_merging_threads()

    def _count(self, query: Any, asked: Asked) -> None:  # noqa: ARG002 - whatever is asked
        self._searcher.aggregate(query, {name: {"terms": {"field": name, "size": 50}} for name in NAMES})


class StockWhoosh(_Beside):
    """Whoosh with its own fields, codec and searcher, over pairs of characters."""

    def build(self) -> None:
        schema = fields.Schema(
            id=fields.ID(stored=True),
            day=fields.NUMERIC(int, sortable=True),
            year=fields.NUMERIC(int, sortable=True),
            body=fields.TEXT(analyzer=PairTokenizer(), phrase=True),
        )
        writer = index.create_in(str(self.fresh_folder()), schema).writer(limitmb=512)
        for identity, day, year, text in self.rows():
            writer.add_document(id=identity, day=day, year=year, body=text)
        writer.commit(optimize=True)

    def open(self) -> None:
        self._searcher = index.open_dir(str(self._folder)).searcher()

    def ask(self, asked: Asked) -> int:
        parts = []
        for word in asked.words:
            pairs = _pairs(word)
            parts.append(Term("body", pairs[0]) if len(pairs) == 1 else Phrase("body", pairs))
        options: dict[str, Any] = {"sortedby": "day", "reverse": True} if asked.by_date else {}
        if asked.facet:
            options["groupedby"] = "year"
        found = self._searcher.search(And(parts), limit=PAGE, **options)
        self.show([hit["id"] for hit in found], asked.words)
        return len(found)

    def close(self) -> None:
        self._searcher.close()
        super().close()


def _pairs(word: str) -> list[str]:
    """Return the pairs of a word of two characters or more."""
    return [word[at : at + 2] for at in range(len(word) - 1)]


def _in_pairs(text: str) -> str:
    """Return the pairs of a text as words; what is no letter or digit keeps pairs of it apart."""
    return " ".join(text[at : at + 2] if text[at : at + 2].isalnum() else "|" for at in range(len(text)))


def _tantivy_schema(facets: Sequence[str] = ()) -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_integer_field("day", fast=True, indexed=True)
    if not facets:
        builder.add_integer_field("year", fast=True, indexed=True)
    for name in facets:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("body", stored=False, tokenizer_name="pairs", index_option="position")
    return builder.build()


def _whitespace() -> Any:
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
