"""What a person gathers: collections of speeches in an order of their own, saved searches, decisions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionItem:
    """A speech in a collection, with what a person noted about it there."""

    speech_id: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionFacts:
    """A named list of speeches in the order that a person gave them."""

    name: str
    items: tuple[CollectionItem, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection(CollectionFacts):
    """A collection kept in the archive under a UUID, with the number of the last revision."""

    id: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearchFacts:
    """A query under a name; `query` is the query's text in the query language, clauses included."""

    name: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch(SavedSearchFacts):
    """A saved search kept in the archive under a UUID, with the number of the last revision."""

    id: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided once: of `kind` (such as not-a-duplicate), about `subject`, with `answer`."""

    kind: str
    subject: str
    answer: str
