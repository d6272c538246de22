"""Sources as rows: compressed, and kept once."""

import hashlib
import zlib

from sqlite_utils import Database

from desktop.archive.provenance import Provenance
from desktop.records import Source


def write(db: Database, provenance: Provenance, source: Source) -> str:
    """Keep a source, unless its bytes are kept already; return its UUID."""
    sha256 = digest(source.content)
    known = db.execute("SELECT id FROM sources WHERE sha256 = ?", [sha256]).fetchone()
    if known:
        return str(known[0])
    identity = provenance.identity()
    db.table("sources").insert(
        {
            "id": identity,
            "name": source.name,
            "media_type": source.media_type,
            "encoding": source.encoding,
            "content": zlib.compress(source.content),
            "sha256": sha256,
            "imported_at": provenance.now(),
        }
    )
    return identity


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
