"""Make an archive file, or open one: for writing with the lock, else for reading only."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from desktop.archive import schema
from desktop.archive.backup import keep_before_upgrade
from desktop.archive.connection import can_write, check_is_archive, connect, journal_of
from desktop.archive.lock import WriterLock
from desktop.archive.naming import clear, give_name
from desktop.archive.provenance import Provenance
from desktop.records import ArchiveFileError

# Enough for what leads to the texts of an archive of 100,000 speeches: twenty of them take a fifth as long.
_CACHE_KIB = 32 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A connection, with the writer's lock unless it is for reading only."""

    db: Database
    lock: WriterLock | None


def make(path: Path, first_rows: Callable[[Database], None]) -> None:
    """Make a new archive aside and give it its name once it is whole; a failure leaves nothing.

    Raises ArchiveFileError when `path` exists or cannot be made.
    """
    unfinished = path.with_name(path.name + ".new")
    try:
        if path.exists():
            raise ArchiveFileError("{name} exists already. Choose another name.", name=path.name)
        unfinished.write_bytes(b"")
        db = connect(unfinished, read_only=False)
        try:
            schema.migrations.apply(db)
            with db.atomic():
                first_rows(db)
        finally:
            db.close()
        give_name(unfinished, path)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveFileError(
            "The archive {name} cannot be made: {reason}.", name=path.name, reason=error
        ) from error
    finally:
        clear(unfinished, journal_of(unfinished))


def open_file(path: Path, *, read_only: bool, provenance: Provenance) -> Opened:
    """Open an archive; an older one is upgraded after a verified copy was put beside it.

    Raises ArchiveFileError when the file is missing, no archive, made by a newer program, or being written
    by somebody else.
    """
    try:
        if not path.is_file():
            raise ArchiveFileError("There is no archive {path}.", path=path)
        version = check_is_archive(path)
        lock = None if read_only or not can_write(path) else _lock(path, provenance)
        if lock is None:
            return Opened(db=_for_reading(path, version), lock=None)
        try:
            return Opened(db=_for_writing(path, version), lock=lock)
        except BaseException:
            lock.release()
            raise
    except (sqlite3.Error, OSError) as error:
        raise ArchiveFileError(
            "{name} cannot be opened: {reason}. It was left untouched.", name=path.name, reason=error
        ) from error


def _lock(path: Path, provenance: Provenance) -> WriterLock | None:
    try:
        return WriterLock(path, operator=provenance.who, since=provenance.clock())
    except OSError:
        # On Windows only the attempt tells whether a folder can be written.
        return None


def _for_reading(path: Path, version: int) -> Database:
    if version < schema.VERSION:
        raise ArchiveFileError(
            "{name} was made by an older version of Yizheng. It was left untouched; open it once where it can"
            " be written, and it is upgraded.",
            name=path.name,
        )
    return _tried(path, read_only=True)


def _for_writing(path: Path, version: int) -> Database:
    db = _tried(path, read_only=False)
    try:
        if version < schema.VERSION:
            keep_before_upgrade(path, version)
            schema.migrations.apply(db)
    except BaseException:
        db.close()
        raise
    return db


def _tried(path: Path, *, read_only: bool) -> Database:
    """Connect and look inside: an interrupted change is rolled back here, and damage shows."""
    db = connect(path, read_only=read_only)
    try:
        kept = db.execute("SELECT count(*) FROM archive").fetchone()[0]
    except sqlite3.Error as error:
        db.close()
        if read_only and journal_of(path).exists():
            raise ArchiveFileError(
                "The last change of {name} was interrupted. Open it once where it can be written; it then"
                " goes back to how it was before that change.",
                name=path.name,
            ) from error
        raise
    if kept != 1:
        db.close()
        raise ArchiveFileError("{name} is not a Yizheng archive. It was left untouched.", name=path.name)
    db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    return db
