"""Sources as rows: compressed, and kept once."""

import hashlib
import zlib
from dataclasses import asdict

from sqlite_utils import Database

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
    for row in db.table("sources").rows_where(found, [session_id]):
        return Source(
            content=zlib.decompress(row["content"]),
            media_type=row["media_type"],
            name=row["name"],
            encoding=row["encoding"],
        )
    return None


def sessions_of(db: Database, source: Source) -> tuple[str, ...]:
    """Return the UUIDs of the sessions, outside the trash, that came from the same bytes."""
    rows = db.execute(
        "SELECT sessions.id FROM sessions JOIN sources ON sources.id = source_id"
        " WHERE sha256 = ? AND deleted_at IS NULL ORDER BY sessions.rowid",
        [digest(source.content)],
    )
    return tuple(row[0] for row in rows)


def digest(content: bytes) -> str:
    """Return the SHA-256 of a source's bytes in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
