"""The chain of revisions: who changed what, when, from what to what, and in which change."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from desktop.archive.images import Facts, as_json
from desktop.archive.kinds import KINDS
from desktop.archive.provenance import Provenance
from desktop.records import SessionFacts
from desktop.records.revision import Revision

# Records under the identity of a session or a speech, which go when that is cleared.
_GO_ALONG = ("agenda", "topics", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a revision says but for who and when: see `Revision`; `change` None begins a new change."""

    action: str
    entity: str
    entity_id: str
    before: Facts | None = None
    after: Facts | None = None
    change: int | None = None
    reverts: int | None = None


def append(db: Database, provenance: Provenance, step: Step) -> int:
    """Append a revision inside the caller's transaction and return its number, from 1."""
    last = db.execute("SELECT number, hash FROM revisions ORDER BY number DESC LIMIT 1").fetchone()
    number, previous = (last[0] + 1, last[1]) if last else (1, "")
    facts = {
        "number": number,
        "at": provenance.now(),
        "operator": provenance.who,
        "action": step.action,
        "entity": step.entity,
        "entity_id": step.entity_id,
        "before": None if step.before is None else as_json(step.before),
        "after": None if step.after is None else as_json(step.after),
        "change": step.change or number,
        "reverts": step.reverts,
    }
    db.table("revisions").insert(facts | {"hash": _hash(previous, facts)})
    return number


def entries(
    db: Database, where: str = "1", arguments: tuple[object, ...] = (), *, limit: int | None = None
) -> Iterator[Revision]:
    """Yield the revisions that meet a condition, newest first."""
    for row in db.table("revisions").rows_where(where, arguments, order_by="number desc", limit=limit):
        yield Revision(**row)


def first_break(db: Database) -> int | None:
    """Return the number of the first revision that does not follow from the one before, or None."""
    previous = ""
    for expected, row in enumerate(db.table("revisions").rows_where(order_by="number"), 1):
        claimed = row.pop("hash")
        if row["number"] != expected or claimed != _hash(previous, row):
            return expected
        previous = claimed
    return None


def last_images(db: Database) -> dict[tuple[str, str], tuple[int, str]]:
    """Return for each kept record its last revision's number and the SHA-256 of its last facts.

    The keys are entity and UUID. A session's narrative is left out of its facts: it is kept, and edited,
    as a speech. What was cleared out of the trash is not there.
    """
    last: dict[tuple[str, str], tuple[int, str]] = {}
    for row in db.table("revisions").rows_where("entity <> 'archive'", order_by="number"):
        key, image = (row["entity"], row["entity_id"]), row["after"]
        if row["action"] == "clear":
            for entity in (row["entity"], *_GO_ALONG):
                last.pop((entity, row["entity_id"]), None)
            continue
        known = last.get(key, (0, ""))[1] if image is None else sha256(_as_now(row["entity"], image))
        last[key] = (row["number"], known)
    return last


def _as_now(entity: str, image: str) -> str:
    """Return an image as it would be written now: facts have gained fields since older revisions."""
    if entity == "speech":
        return image
    facts = KINDS[entity].image(image)
    return as_json(replace(facts, narrative="") if isinstance(facts, SessionFacts) else facts)


def sha256(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _hash(previous: str, facts: dict[str, Any]) -> str:
    """Hash a revision with the one before; the columns of version 2 are left out where they say nothing."""
    said = {
        name: value for name, value in facts.items() if value is not None or name not in ("change", "reverts")
    }
    return sha256(json.dumps([previous, said], ensure_ascii=False, sort_keys=True))
