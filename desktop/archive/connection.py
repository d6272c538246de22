"""Connect to the SQLite file, and tell from its first bytes whether it is an archive."""

import os
import sqlite3
import struct
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from desktop.archive import schema
from desktop.records import ArchiveFileError

_MAGIC = b"SQLite format 3\0"
# User version and application id in the header: https://www.sqlite.org/fileformat.html#the_database_header
_VERSION_AT, _APPLICATION_AT, _HEADER_SIZE = 60, 68, 100


def connect(path: Path, *, read_only: bool) -> Database:
    """Connect with foreign keys on and no plugins; the connection may be used from several threads in turn.

    The rollback journal and EXTRA synchronisation are slower than a write-ahead log, but work on read-only
    media and network shares, and a file that is removed while open is noticed.
    """
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(f"{_uri(path)}?mode={mode}", uri=True, check_same_thread=False, timeout=5)
    db = Database(connection, execute_plugins=False, strict=True)
    db.execute("PRAGMA foreign_keys = ON")
    if not read_only:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA synchronous = EXTRA")
    return db


def check_is_archive(path: Path) -> int:
    """Return the file's version; ArchiveFileError where it is no archive or made by a newer program.

    The header is read without SQLite, which would roll back an interrupted change of a strange file.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER_SIZE)
    application, version = 0, 0
    if len(header) == _HEADER_SIZE and header.startswith(_MAGIC):
        (version,) = struct.unpack_from(">I", header, _VERSION_AT)
        (application,) = struct.unpack_from(">I", header, _APPLICATION_AT)
    if application != schema.APPLICATION_ID:
        raise ArchiveFileError("{name} is not a Yizheng archive. It was left untouched.", name=path.name)
    if version > schema.VERSION:
        raise ArchiveFileError(
            "{name} was made by a newer version of Yizheng. It was left untouched; update the program.",
            name=path.name,
        )
    return int(version)


def can_write(path: Path) -> bool:
    """Tell whether file and folder can be written, as a journal beside the file needs."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def journal_of(path: Path) -> Path:
    """Return the journal that lies beside an archive while it is written, or after an interruption."""
    return path.with_name(path.name + "-journal")


def _uri(path: Path) -> str:
    """Return a file URI whose authority is empty, as SQLite wants it for a network share too."""
    posix = path.resolve().as_posix()
    return ("file://" if posix.startswith("/") else "file:///") + quote(posix, safe="/:")
