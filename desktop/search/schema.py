"""What an index holds of a record."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from whoosh import fields

from desktop.records import IndexDocument, PassageKind, SpeechKind
from desktop.search.columns import BytesColumn, NumberColumn, TextColumn, encoded
from desktop.search.fields import CharacterText, PairText

# The texts that are searched. The parts of all but the text itself are joined by line feeds.
PLACES = ("title", "text", "speaker", "sector", "session")
NUMBERS = ("day", "term", "position", "length", "kind", "problems", "proposals")
TEXTS = ("session_key", "sector_name", "speakers", "topics", "collections", "office", "on_behalf_of", "theme")
# What people put on a record or put it into: never searched as text. Each field with its column.
LABELS = {"topic": "topics", "collection": "collections"}
PIECES = ("speech_id", "title_text", "ranges")
# Between the values of a column that holds several, and between a session's name and its UUID.
SEPARATOR = "\0"
KINDS = tuple(SpeechKind)


def characters_of(place: str) -> str:
    """Return the name of the field that holds a place's single characters."""
    return f"{place}_characters"


def make_schema() -> fields.Schema:
    """Return the fields of an index."""
    described: dict[str, Any] = {}
    for place in PLACES:
        described |= {place: PairText(), characters_of(place): CharacterText()}
    described |= {name: fields.COLUMN(BytesColumn()) for name in PIECES}
    described |= {name: fields.COLUMN(NumberColumn()) for name in NUMBERS}
    described |= {name: fields.COLUMN(TextColumn()) for name in TEXTS}
    return fields.Schema(**described)


def lines(document: IndexDocument, place: str) -> tuple[str, ...]:
    """Return what is searched at a place other than the text, line by line."""
    known: tuple[str | None, ...]
    if place == "title":
        known = (document.title,)
    elif place == "speaker":
        known = (*document.speakers, document.office, document.on_behalf_of, document.sector)
    elif place == "sector":
        known = (document.sector, document.on_behalf_of)
    else:
        known = (document.session, document.theme)
    return tuple(line for line in known if line)


def labels(document: IndexDocument, field: str) -> tuple[str, ...]:
    """Return the topics of a record, or the collections that hold it."""
    return document.topics if field == "topic" else document.collections


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record as the writer takes it: `places` hold the texts as they stand, `values` what columns hold."""

    places: dict[str, str]
    values: dict[str, Any]


def entry(document: IndexDocument) -> Entry:
    """Return what the index holds of a record."""
    places = {place: "\n".join(lines(document, place)) for place in PLACES if place != "text"}
    return Entry(
        places={**places, "text": document.text},
        values={
            "speech_id": encoded(document.speech_id),
            "title_text": encoded(document.title),
            "day": document.held_on.toordinal() if document.held_on else 0,
            "term": 0 if document.term is None else document.term + 1,
            "position": document.position,
            "length": len(document.text),
            "kind": KINDS.index(document.kind),
            "problems": document.problems,
            "proposals": document.proposals,
            "session_key": f"{document.session}{SEPARATOR}{document.session_id}",
            "sector_name": document.sector or "",
            "speakers": SEPARATOR.join(document.speakers),
            "topics": SEPARATOR.join(document.topics),
            "collections": SEPARATOR.join(document.collections),
            "office": document.office or "",
            "on_behalf_of": document.on_behalf_of or "",
            "theme": document.theme or "",
            "ranges": _ranges(document),
        },
    )


def _ranges(document: IndexDocument) -> bytes:
    """Return the passages as rows of kind (1 for a proposal), start and end, ascending."""
    rows = sorted((int(p.kind is PassageKind.PROPOSAL), p.start, p.end) for p in document.passages)
    return np.array(rows, "<u4").tobytes()
