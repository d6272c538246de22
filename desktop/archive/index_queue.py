"""Which records the full-text index has not seen yet, and what it needs of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlite_utils import Database

from desktop.records import IndexDocument, Passage, PassageKind, SessionFacts, SpeechKind

_KINDS = {kind.value: kind for kind in PassageKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingMark:
    """A record changed since the index was caught up; marks are settled up to a sequence number."""

    sequence: int
    speech_id: str


def mark(db: Database, speech_ids: Iterable[str]) -> None:
    """Note records as changed, inside the caller's transaction."""
    db.table("index_queue").insert_all({"speech_id": speech_id} for speech_id in speech_ids)


def pending(db: Database) -> tuple[PendingMark, ...]:
    """Return what was marked and is not settled, oldest first."""
    rows = db.execute("SELECT sequence, speech_id FROM index_queue ORDER BY sequence")
    return tuple(PendingMark(sequence=sequence, speech_id=speech_id) for sequence, speech_id in rows)


def settle(db: Database, up_to_sequence: int) -> None:
    """Forget the marks up to a sequence number, inside the caller's transaction."""
    db.table("index_queue").delete_where("sequence <= ?", [up_to_sequence])


def session_ids(db: Database) -> list[str]:
    """Return the sessions outside the trash, newest first, those without a date last."""
    order = "held_on IS NULL, held_on DESC, rowid DESC"
    return [row["id"] for row in db.table("sessions").rows_where("deleted_at IS NULL", order_by=order)]


def count(db: Database) -> int:
    """Count the records outside the trash."""
    kept = "speeches.deleted_at IS NULL AND sessions.deleted_at IS NULL"
    joined = "speeches JOIN sessions ON sessions.id = session_id"
    found: int = db.execute(f"SELECT count(*) FROM {joined} WHERE {kept}").fetchone()[0]  # noqa: S608
    return found


def session_documents(db: Database, identities: Sequence[str]) -> tuple[IndexDocument, ...]:
    """Return what the index needs of sessions' records, in their order; none of one in the trash."""
    return _documents(db, "sessions.id", identities)


def speech_documents(db: Database, identities: Sequence[str]) -> tuple[IndexDocument, ...]:
    """Return what the index needs of some records; nothing of one in the trash."""
    return _documents(db, "speeches.id", identities)


def texts(db: Database, identities: Sequence[str]) -> dict[str, str]:
    """Return the texts of some records."""
    marks = ",".join("?" * len(identities))
    statement = f"SELECT id, text FROM speeches WHERE id IN ({marks})"  # noqa: S608 - marks alone
    return dict(db.execute(statement, list(identities)).fetchall())


def changed_since(db: Database, revision: int) -> tuple[str, ...]:
    """Return the records that revisions after a number touched, alone or by session or collection.

    What a collection held before it changed counts too: a revision tells both.
    """
    held = (
        "SELECT json_extract(item.value, '$.speech_id') FROM revisions, json_each({state}, '$.items') AS item"
        " WHERE number > :n AND entity = 'collection'"
    )
    rows = db.execute(
        "SELECT id FROM speeches WHERE id IN (SELECT entity_id FROM revisions WHERE number > :n)"  # noqa: S608
        " OR session_id IN"
        " (SELECT entity_id FROM revisions WHERE number > :n AND entity IN ('session', 'agenda'))"
        f" OR id IN ({held.format(state='before')} UNION {held.format(state='after')})",
        {"n": revision},
    )
    return tuple(row[0] for row in rows)


def _documents(db: Database, column: str, identities: Sequence[str]) -> tuple[IndexDocument, ...]:
    """Read many records with three statements: one for each of them would take longer than a search."""
    marks = ",".join("?" * len(identities))
    rows = db.execute(
        "SELECT speeches.id, session_id, sessions.body, sessions.name, speeches.kind, position, title, text,"  # noqa: S608
        " office, sector, on_behalf_of, theme, term, held_on FROM speeches"
        " JOIN sessions ON sessions.id = session_id"
        f" WHERE {column} IN ({marks}) AND speeches.deleted_at IS NULL AND sessions.deleted_at IS NULL"
        " ORDER BY session_id, position",
        list(identities),
    ).fetchall()
    speakers = _texts(db, "speakers", "name", column, identities)
    topics = _texts(db, "speech_topics", "topic", column, identities)
    collections = _collections(db, column, identities)
    passages = _passages(db, column, identities)
    found = [
        replace(
            _document(row, passages.get(row[0], ())),
            speakers=speakers.get(row[0], ()),
            topics=topics.get(row[0], ()),
            collections=collections.get(row[0], ()),
        )
        for row in rows
    ]
    if column == "sessions.id":
        places = {identity: place for place, identity in enumerate(identities)}
        found.sort(key=lambda document: places[document.session_id])
    return tuple(found)


def _texts(
    db: Database, table: str, text: str, column: str, identities: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Return the texts that a table holds of each speech, in their order."""
    known: dict[str, tuple[str, ...]] = {}
    statement = _of(table, f"{table}.{text}", column, identities)
    for speech_id, value in db.execute(statement, list(identities)):
        known[speech_id] = (*known.get(speech_id, ()), value)
    return known


def _collections(db: Database, column: str, identities: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the names of the collections that hold each speech, the oldest collection first."""
    marks = ",".join("?" * len(identities))
    owner = "session_id" if column == "sessions.id" else "id"
    known: dict[str, tuple[str, ...]] = {}
    for speech_id, name in db.execute(
        "SELECT speech_id, name FROM collection_items"  # noqa: S608
        " JOIN collections ON collections.id = collection_id JOIN speeches ON speeches.id = speech_id"
        f" WHERE collections.deleted_at IS NULL AND speeches.{owner} IN ({marks}) ORDER BY collections.rowid",
        list(identities),
    ):
        known[speech_id] = (*known.get(speech_id, ()), name)
    return known


def _passages(db: Database, column: str, identities: Sequence[str]) -> dict[str, tuple[Passage, ...]]:
    columns = 'passages.kind, start, "end", number'
    known: dict[str, tuple[Passage, ...]] = {}
    for speech_id, kind, start, end, number in db.execute(
        _of("passages", columns, column, identities), list(identities)
    ):
        passage = Passage(kind=_KINDS[kind], start=start, end=end, number=number)
        known[speech_id] = (*known.get(speech_id, ()), passage)
    return known


def _of(table: str, columns: str, column: str, identities: Sequence[str]) -> str:
    """Return the statement for the rows of a table that belong to some speeches or sessions."""
    marks = ",".join("?" * len(identities))
    owner = "session_id" if column == "sessions.id" else "id"
    return (
        f"SELECT speech_id, {columns} FROM speeches JOIN {table} ON speech_id = speeches.id"  # noqa: S608
        f" WHERE speeches.{owner} IN ({marks}) ORDER BY speech_id, {table}.position"
    )


def _document(row: tuple[Any, ...], passages: tuple[Passage, ...]) -> IndexDocument:
    identity, session_id, body, name, kind, position, title, text, office, sector, behalf, *session = row
    theme, term, held_on = session
    full_name = SessionFacts(body=body, name=name).full_name
    return IndexDocument(
        speech_id=identity,
        session_id=session_id,
        session=full_name,
        kind=SpeechKind(kind),
        position=position,
        title=full_name if kind == SpeechKind.NARRATIVE else title or "",
        text=text,
        speakers=(),
        office=office,
        sector=sector,
        on_behalf_of=behalf,
        body=body,
        theme=theme,
        term=term,
        held_on=date.fromisoformat(held_on) if held_on else None,
        problems=sum(one.kind is PassageKind.PROBLEM for one in passages),
        proposals=sum(one.kind is PassageKind.PROPOSAL for one in passages),
        passages=passages,
    )
