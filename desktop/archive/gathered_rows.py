"""Topics, collections, saved searches and decisions as rows."""

from typing import Any

from sqlite_utils import Database

from desktop.archive import rows
from desktop.records.collection import (
    Collection,
    CollectionFacts,
    CollectionItem,
    Decision,
    SavedSearch,
    SavedSearchFacts,
)


def write_topics(db: Database, speech_id: str, topics: tuple[str, ...]) -> None:
    """Replace the topics of a speech."""
    rows.put_parts(db, "speech_topics", {"speech_id": speech_id}, ({"topic": topic} for topic in topics))


def read_topics(db: Database, speech_id: str) -> tuple[str, ...]:
    """Return the topics of a speech in the order in which they were given."""
    return tuple(row["topic"] for row in rows.parts(db, "speech_topics", {"speech_id": speech_id}))


def write_collection(db: Database, identity: str, facts: CollectionFacts, *, revision: int) -> None:
    """Insert or replace a collection with its items."""
    rows.put(db, "collections", identity, {"revision": revision, "name": facts.name, "note": facts.note})
    items = ({"speech_id": item.speech_id, "note": item.note} for item in facts.items)
    rows.put_parts(db, "collection_items", {"collection_id": identity}, items)


def read_collections(db: Database, where: str, arguments: list[Any]) -> tuple[Collection, ...]:
    """Return the collections that meet a condition, oldest first."""
    found = list(db.table("collections").rows_where(where, arguments, order_by="rowid"))
    return tuple(
        Collection(
            id=row["id"],
            revision=row["revision"],
            name=row["name"],
            note=row["note"],
            items=tuple(
                CollectionItem(speech_id=item["speech_id"], note=item["note"])
                for item in rows.parts(db, "collection_items", {"collection_id": row["id"]})
            ),
        )
        for row in found
    )


def write_saved_search(db: Database, identity: str, facts: SavedSearchFacts, *, revision: int) -> None:
    """Insert or replace a saved search."""
    rows.put(db, "saved_searches", identity, {"revision": revision, "name": facts.name, "query": facts.query})


def read_saved_searches(db: Database, where: str, arguments: list[Any]) -> tuple[SavedSearch, ...]:
    """Return the saved searches that meet a condition, oldest first."""
    found = db.table("saved_searches").rows_where(where, arguments, order_by="rowid")
    return tuple(
        SavedSearch(id=row["id"], revision=row["revision"], name=row["name"], query=row["query"])
        for row in found
    )


def write_decision(db: Database, identity: str, decision: Decision, *, revision: int) -> None:
    """Insert or replace a decision."""
    row = {"kind": decision.kind, "subject": decision.subject, "answer": decision.answer}
    rows.put(db, "decisions", identity, row | {"revision": revision})


def read_decisions(db: Database, where: str, arguments: list[Any]) -> tuple[Decision, ...]:
    """Return the decisions that meet a condition, oldest first."""
    found = db.table("decisions").rows_where(where, arguments, order_by="rowid")
    return tuple(Decision(kind=row["kind"], subject=row["subject"], answer=row["answer"]) for row in found)
