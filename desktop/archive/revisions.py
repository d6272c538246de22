"""The chain of revisions: who changed what, when, from what to what."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from desktop.archive.images import as_json, session_facts
from desktop.archive.provenance import Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionEntry:
    """One change; `before` and `after` are the record's JSON, None for a record that was made or removed."""

    number: int
    at: str
    operator: str
    action: str
    entity: str
    entity_id: str
    before: str | None
    after: str | None
    hash: str


def append(  # noqa: PLR0913 - a revision is these facts
    db: Database,
    provenance: Provenance,
    *,
    action: str,
    entity: str,
    entity_id: str,
    before: str | None = None,
    after: str | None = None,
) -> int:
    """Append a revision inside the caller's transaction and return its number, from 1."""
    last = db.execute("SELECT number, hash FROM revisions ORDER BY number DESC LIMIT 1").fetchone()
    number, previous = (last[0] + 1, last[1]) if last else (1, "")
    facts = {
        "number": number,
        "at": provenance.now(),
        "operator": provenance.who,
        "action": action,
        "entity": entity,
        "entity_id": entity_id,
        "before": before,
        "after": after,
    }
    db.table("revisions").insert(facts | {"hash": _hash(previous, facts)})
    return number


def entries(db: Database, *, limit: int | None = None) -> Iterator[RevisionEntry]:
    """Yield revisions, newest first."""
    for row in db.table("revisions").rows_where(order_by="number desc", limit=limit):
        yield RevisionEntry(**row)


def first_break(db: Database) -> int | None:
    """Return the number of the first revision that does not follow from the one before, or None."""
    previous = ""
    for expected, row in enumerate(db.table("revisions").rows_where(order_by="number"), 1):
        claimed = row.pop("hash")
        if row["number"] != expected or claimed != _hash(previous, row):
            return expected
        previous = claimed
    return None


def last_images(db: Database) -> dict[str, tuple[int, str]]:
    """Return for each session and speech its last revision's number and the SHA-256 of its last facts.

    A session's narrative is left out of its facts: it is kept, and edited, as a speech.
    """
    last: dict[str, tuple[int, str]] = {}
    for row in db.table("revisions").rows_where("entity <> 'archive'", order_by="number"):
        image = row["after"]
        if image is None:
            known = last.get(row["entity_id"], (0, ""))[1]
        elif row["entity"] == "session":
            known = _sha256(as_json(replace(session_facts(image), narrative="")))
        else:
            known = _sha256(image)
        last[row["entity_id"]] = (row["number"], known)
    return last


def _hash(previous: str, facts: dict[str, Any]) -> str:
    return _sha256(json.dumps([previous, facts], ensure_ascii=False, sort_keys=True))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
