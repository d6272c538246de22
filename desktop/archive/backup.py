"""A verified copy of an archive."""

import sqlite3
from collections.abc import Generator
from pathlib import Path

from sqlite_utils import Database

from desktop.archive import verification
from desktop.archive.connection import connect
from desktop.records import ArchiveFileError, Progress


def write_backup(db: Database, target: Path) -> Generator[Progress, None, Path]:
    """Copy the archive aside, verify the copy, and only then give it its name; `target` must be free."""
    if target.exists():
        raise ArchiveFileError("{name} exists already. Choose another name.", name=target.name)
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        db.execute("VACUUM INTO ?", [str(unfinished)])
        copy = connect(unfinished, read_only=True)
        report = yield from verification.verify(copy)
        copy.close()
        if report.faults:
            raise ArchiveFileError(
                "The copy is not whole: {fault} The archive itself was not touched.", fault=report.faults[0]
            )
        unfinished.rename(target)
    except (sqlite3.Error, OSError) as error:
        raise ArchiveFileError(
            "The copy {name} could not be written: {reason}. The archive itself was not touched.",
            name=target.name,
            reason=error,
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target
