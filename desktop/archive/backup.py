"""Verified copies of an archive."""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from gettext import gettext as _
from itertools import zip_longest
from pathlib import Path

from sqlite_utils import Database

from desktop.archive import verification
from desktop.archive.connection import check_is_archive, connect, journal_of
from desktop.archive.lock import WriterLock
from desktop.archive.naming import clear, give_name
from desktop.archive.provenance import Provenance
from desktop.records import ArchiveFileError, Progress

_MIGRATIONS = (
    'INSERT INTO "_sqlite_migrations"',
    'CREATE TABLE "_sqlite_migrations"',
    'CREATE UNIQUE INDEX "idx__sqlite_migrations_',
)


def write_backup(source: Path, target: Path) -> Generator[Progress, None, Path]:
    """Copy the archive aside, verify the copy, and only then give it its name; `target` must be free.

    The copy is made over a connection of its own, so the archive can be read meanwhile.
    """
    yield Progress(done=0, item=_("copying"))
    with _copied(source, target) as copy:
        report = yield from verification.verify(copy)
        _refuse(report.faults)
    return target


def put_back(
    copy: Path, target: Path, provenance: Provenance | None = None
) -> Generator[Progress, None, Path | None]:
    """Put a copy in the place of an archive; return where the archive before now lies, None if nowhere.

    The copy is verified on the way, and the archive before is renamed, never overwritten. Raises
    ArchiveFileError where the copy is no whole archive, or the archive in place is being written.
    """
    by = provenance or Provenance()
    aside = target.with_name(target.name + ".restored")
    clear(aside)
    try:
        check_is_archive(copy)
        yield from write_backup(copy, aside)
        lock = WriterLock(target, operator=by.who, since=by.clock())
        try:
            return _swapped(aside, target)
        finally:
            lock.release()
    except OSError as error:
        raise ArchiveFileError(
            "{name} cannot be put back: {reason}. The archive is as it was before.",
            name=copy.name,
            reason=error.strerror,
        ) from error
    finally:
        clear(aside)


def _swapped(aside: Path, target: Path) -> Path | None:
    """Give a file the name of an archive, which gets another one together with its journal."""
    if not target.exists():
        give_name(aside, target)
        return None
    before = _free_name(target, "replaced")
    renamed = [(target, before), (journal_of(target), journal_of(before))]
    done = []
    try:
        for old, new in renamed:
            if old.exists():
                old.rename(new)
                done.append((old, new))
        give_name(aside, target)
    except OSError:
        for old, new in done:
            new.rename(old)
        raise
    return before


def keep_before_upgrade(source: Path, version: int) -> Path:
    """Put a copy of an archive of an older `version` beside it; its name tells the version.

    The records of an older version are not known here, so the copy is compared with the archive as SQL.
    """
    target = _free_name(source, f"version-{version}")
    with _copied(source, target) as copy, closing(connect(source, read_only=True)) as original:
        same = all(one == other for one, other in zip_longest(dump(original), dump(copy)))
        faults = tuple(verification.structure_faults(copy))
        _refuse(faults if same else (_("It differs from the archive."), *faults))
    return target


def dump(db: Database) -> Iterator[str]:
    """Yield an archive as SQL without the migrations, whose times differ, to compare what archives say."""
    for statement in db.conn.iterdump():
        if not statement.startswith(_MIGRATIONS):
            yield statement


def _free_name(source: Path, word: str) -> Path:
    stem = f"{source.stem}-{word}"
    names = (
        source.with_name(f"{stem}{number}{source.suffix}")
        for number in ["", *map("-{}".format, range(2, 1000))]
    )
    return next(name for name in names if not name.exists())


def _refuse(faults: tuple[str, ...]) -> None:
    if faults:
        raise ArchiveFileError(
            "The copy is not whole: {fault} The archive itself was not touched.", fault=faults[0]
        )


@contextmanager
def _copied(source: Path, target: Path) -> Iterator[Database]:
    """Copy to a name aside, let the caller check it, then give it its name; a failure leaves nothing."""
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        if target.exists():
            raise ArchiveFileError("{name} exists already. Choose another name.", name=target.name)
        unfinished.unlink(missing_ok=True)
        with closing(connect(source, read_only=True)) as original:
            original.execute("VACUUM INTO ?", [str(unfinished)])
        with closing(connect(unfinished, read_only=True)) as copy:
            yield copy
        give_name(unfinished, target)
    except (sqlite3.Error, OSError) as error:
        raise ArchiveFileError(
            "The copy {name} could not be written: {reason}. The archive itself was not touched.",
            name=target.name,
            reason=error,
        ) from error
    finally:
        clear(unfinished)
