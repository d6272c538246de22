"""Failures of the file told to people; mistakes of the program stay what they are."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlite_utils import Database

from desktop.records import ArchiveFileError

# How a part of the archive gets its turn to read.
Reading = Callable[[], AbstractContextManager[Database]]

_OWN_MISTAKES = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turn what SQLite says while the archive `name` is read into an ArchiveFileError."""
    try:
        yield
    except _OWN_MISTAKES:
        raise
    except sqlite3.Error as error:
        raise ArchiveFileError(
            "{name} could not be read: {reason}. Nothing was changed.", name=name, reason=error
        ) from error


@contextmanager
def writing(name: str) -> Iterator[None]:
    """Turn what SQLite says of a transaction on the archive `name` into an ArchiveFileError."""
    try:
        yield
    except _OWN_MISTAKES:
        raise
    except sqlite3.Error as error:
        raise ArchiveFileError(
            "{name} could not be written: {reason}. The archive is as it was before.",
            name=name,
            reason=error,
        ) from error
