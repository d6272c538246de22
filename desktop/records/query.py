"""What a person asks for, and what is found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.records.speech import Passage, PassageKind, SpeechKind


class Sort(StrEnum):
    """The order of hits.

    RELEVANCE puts the best first and DATE the newest session, on the same day the best; SESSION goes
    through the sessions from the oldest on, each in the order of its agenda, as a printed volume does.
    Without words RELEVANCE is newest first, each session in the order of its agenda. Records without a
    date are last.
    """

    RELEVANCE = "relevance"
    DATE = "date"
    SESSION = "session"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """A list of speeches narrowed by words and by clauses; everything the window shows is one of these.

    `text` is the query as typed (empty: everything). The other fields are the chips: a record must meet
    each non-empty one, and meets it when it equals any of its values; `passages` asks for records that hold
    a passage of a kind. `facet_limit` is how many values of a facet are wanted, None for all.
    """

    text: str = ""
    session_ids: tuple[str, ...] = ()
    terms: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    kinds: tuple[SpeechKind, ...] = ()
    sectors: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    passages: tuple[PassageKind, ...] = ()
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 50
    facet_limit: int | None = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryChip:
    """One part of a typed query: its field, if it has one, its text, and the query without it.

    `text` is complete: with the field's name, and with the minus of a part that `is_excluded`.
    """

    field: str | None
    text: str
    is_excluded: bool
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text with the ranges (start, end; characters) that a query hits in it."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record found; `occurrences` counts the hits in its title and text."""

    speech_id: str
    session_id: str
    session: str
    kind: SpeechKind
    title: Marked
    speakers: tuple[str, ...]
    office: str | None
    sector: str | None
    held_on: date | None
    excerpt: Marked
    occurrences: int
    problems: int
    proposals: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value of a field (as `SearchQuery` takes it), what to show for it, and how many records have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """A page of hits: `total` counts records, `occurrences` hits in all of them.

    `facets` maps year, term, session, kind, sector, speaker, topic and passage to their values, most
    frequent first, counted over all hits without the query's own choice in that facet, so that another
    value can be chosen. `scanned` tells that the archive was read through because the index was not
    ready.
    """

    query: SearchQuery
    total: int
    occurrences: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    took_ms: float = 0.0
    scanned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexDocument:
    """All that the index needs of one record; made by the archive, read by search.

    `collections` are the names of those that hold it. `problems` and `proposals` count the `passages`, whose
    ranges let 问题: and 建议: search inside them.
    """

    speech_id: str
    session_id: str
    session: str
    kind: SpeechKind
    position: int
    title: str
    text: str
    speakers: tuple[str, ...]
    office: str | None
    sector: str | None
    on_behalf_of: str | None
    body: str | None
    theme: str | None
    term: int | None
    held_on: date | None
    problems: int
    proposals: int
    topics: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
