"""Search an archive."""

from desktop.archive import Archive
from desktop.records import ArchiveError, QueryChip, SearchQuery, SearchResults, Speech
from desktop.records.query_tree import AllOf
from desktop.search import SpeechIndex, chips, hit_ranges, scan, text_of, tree_of


class SearchSpeeches:
    """Answers from the index where it stands for the archive, else by reading the archive through."""

    def __init__(self, archive: Archive, index: SpeechIndex) -> None:
        self._archive = archive
        self._index = index

    def search(self, query: SearchQuery) -> SearchResults:
        """Return a page of hits; QueryError where the query cannot be understood."""
        if self._index.revision == self._archive.revision:
            try:
                return self._index.search(query, self._archive.texts)
            except ArchiveError:
                raise
            except Exception:  # noqa: BLE001 - any failure of the index means: read the archive instead
                self._index.discard()
        return scan(query, self._archive.index_documents)

    def marks(self, query: SearchQuery, speech: Speech) -> tuple[tuple[int, int], ...]:
        """Return the ranges of a speech's text that a query hits; QueryError as for a search."""
        return hit_ranges(query, speech.text, speech.passages)

    @staticmethod
    def tree(query: SearchQuery) -> AllOf:
        """Return what a query asks for, words and chips; what saved searches and trends are made from."""
        return tree_of(query)

    @staticmethod
    def text(query: SearchQuery) -> str:
        """Return one text for the words and the chips of a query, in its plainest form."""
        return text_of(query)

    @staticmethod
    def chips(text: str) -> tuple[QueryChip, ...]:
        """Return the parts of a typed query, each with the query that is left without it."""
        return chips(text)
