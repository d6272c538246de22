"""Open the SQLite file as an archive, or say why it is none."""

import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from desktop.archive import schema
from desktop.records import ArchiveFileError


def connect(path: Path, *, read_only: bool) -> Database:
    """Connect with foreign keys on and no plugins; the connection may be used from several threads in turn.

    The rollback journal and EXTRA synchronisation are slower than a write-ahead log, but work on read-only
    media and network shares, and a file that is removed while open is noticed.
    """
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False, timeout=5
    )
    db = Database(connection, execute_plugins=False, strict=True)
    db.execute("PRAGMA foreign_keys = ON")
    if not read_only:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA synchronous = EXTRA")
    return db


def check_is_archive(db: Database, path: Path) -> int:
    """Return the file's version; ArchiveFileError where it is no archive or made by a newer program."""
    try:
        application = db.execute("PRAGMA application_id").fetchone()[0]
        version: int = db.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError:
        application, version = 0, 0
    if application != schema.APPLICATION_ID:
        raise ArchiveFileError("{name} is not a Yizheng archive. It was left untouched.", name=path.name)
    if version > schema.VERSION:
        raise ArchiveFileError(
            "{name} was made by a newer version of Yizheng. It was left untouched; update the program.",
            name=path.name,
        )
    return version


def can_write(path: Path) -> bool:
    """Tell whether file and folder can be written, as a journal beside the file needs."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def create_file(path: Path) -> Database:
    """Make a new file with the tables; ArchiveFileError when something is there already or cannot be made."""
    if path.exists():
        raise ArchiveFileError("{name} exists already. Choose another name.", name=path.name)
    try:
        path.touch()
        db = connect(path, read_only=False)
        schema.migrations.apply(db)
    except (OSError, sqlite3.Error) as error:
        path.unlink(missing_ok=True)
        raise ArchiveFileError(
            "The archive {name} cannot be made: {reason}.", name=path.name, reason=error
        ) from error
    return db
