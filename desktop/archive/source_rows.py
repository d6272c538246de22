"""Sources as rows: compressed, and kept once."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import asdict

from sqlite_utils import Database

from desktop.archive import rows
from desktop.records import Source
from desktop.records.source import SourceFacts


def identity_of(db: Database, source: Source) -> str | None:
    """Return the UUID under which the same bytes are kept already, or None."""
    known = db.execute("SELECT id FROM sources WHERE sha256 = ?", [digest(source.content)]).fetchone()
    return str(known[0]) if known else None


def facts_of(source: Source) -> SourceFacts:
    """Return what a source's revision says of it."""
    return SourceFacts(
        name=source.name,
        media_type=source.media_type,
        encoding=source.encoding,
        sha256=digest(source.content),
    )


def write(db: Database, identity: str, source: Source, *, imported_at: str) -> None:
    """Keep a source, compressed."""
    row = asdict(facts_of(source))
    row |= {"id": identity, "content": zlib.compress(source.content), "imported_at": imported_at}
    db.table("sources").insert(row)


def read_facts(db: Database, identity: str) -> SourceFacts | None:
    """Return what is noted of a kept source; its bytes are not looked at."""
    for row in db.query("SELECT name, media_type, encoding, sha256 FROM sources WHERE id = ?", [identity]):
        return SourceFacts(**row)
    return None


def read(db: Database, session_id: str) -> Source | None:
    """Return the source of a session, byte for byte."""
    found = "id = (SELECT source_id FROM sessions WHERE id = ?)"
    return next(iter(_sources(db, found, session_id)), None)


def read_further(db: Database, session_id: str) -> tuple[Source, ...]:
    """Return the sources of what was merged into a session, byte for byte, in the order of merging."""
    return tuple(
        source for identity in further(db, session_id) for source in _sources(db, "id = ?", identity)
    )


def further(db: Database, session_id: str) -> tuple[str, ...]:
    """Return the UUIDs of the sources of what was merged into a session."""
    return tuple(row["source_id"] for row in rows.parts(db, "further_sources", {"session_id": session_id}))


def write_further(db: Database, session_id: str, source_ids: tuple[str, ...]) -> None:
    """Replace the sources of what was merged into a session."""
    parts = ({"source_id": source_id} for source_id in source_ids)
    rows.put_parts(db, "further_sources", {"session_id": session_id}, parts)


def _sources(db: Database, where: str, argument: str) -> Iterator[Source]:
    for row in db.table("sources").rows_where(where, [argument]):
        yield Source(
            content=zlib.decompress(row["content"]),
            media_type=row["media_type"],
            name=row["name"],
            encoding=row["encoding"],
        )


def sessions_of(db: Database, source: Source) -> tuple[str, ...]:
    """Return the UUIDs of the sessions, outside the trash, that came from the same bytes."""
    found = db.execute(
        "SELECT sessions.id FROM sessions WHERE deleted_at IS NULL AND (SELECT id FROM sources WHERE"
        " sha256 = ?) IN (SELECT source_id UNION SELECT source_id FROM further_sources"
        " WHERE session_id = sessions.id) ORDER BY sessions.rowid",
        [digest(source.content)],
    )
    return tuple(row[0] for row in found)


def digest(content: bytes) -> str:
    """Return the SHA-256 of a source's bytes in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
