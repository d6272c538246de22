"""A copy has its name only when it was found whole."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.archive import Archive, backup
from desktop.records import ArchiveFileError, IntakePlan

Plans = Callable[..., IntakePlan]


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_a_backup_is_whole_and_never_overwrites(archive: Archive, plan: Plans, tmp_path: Path) -> None:
    archive.save_plan(plan())
    target = tmp_path / "copy.db"
    assert len(list(archive.backup(target))) > 3
    with Archive.open(target, read_only=True) as copy:
        assert list(copy.dump()) == list(archive.dump())
    before = target.read_bytes()
    with pytest.raises(ArchiveFileError, match="exists already"):
        list(archive.backup(target))
    assert target.read_bytes() == before


def test_a_folder_that_is_not_there_is_told(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ArchiveFileError, match="could not be written"):
        list(archive.backup(tmp_path / "no" / "copy.db"))


def test_a_damaged_archive_gives_no_backup(archive: Archive, plan: Plans, tmp_path: Path) -> None:
    archive.save_plan(plan())
    archive._db.execute("UPDATE speeches SET title = 'x'")
    before = names(tmp_path)
    with pytest.raises(ArchiveFileError, match="not whole"):
        list(archive.backup(tmp_path / "copy.db"))
    assert names(tmp_path) == before


def test_a_backup_that_is_stopped_leaves_nothing(archive: Archive, plan: Plans, tmp_path: Path) -> None:
    archive.save_plan(plan())
    before = names(tmp_path)
    job = archive.backup(tmp_path / "copy.db")
    next(job)
    next(job)
    assert names(tmp_path) == before | {"copy.db.unfinished"}
    job.close()
    assert names(tmp_path) == before


def test_a_full_disk_gives_no_backup(archive: Archive, plan: Plans, small_disk: Path) -> None:
    archive.save_plan(plan(os.urandom(500_000)))
    with pytest.raises(ArchiveFileError, match="could not be written"):
        list(archive.backup(small_disk / "copy.db"))
    assert names(small_disk) == set()


def test_the_copy_before_an_upgrade_takes_a_free_name(archive: Archive, plan: Plans, tmp_path: Path) -> None:
    archive.save_plan(plan())
    copies = [backup.keep_before_upgrade(archive.path, 7) for _ in range(3)]
    assert [copy.stem for copy in copies] == [
        "mine-version-7",
        "mine-version-7-2",
        "mine-version-7-3",
    ]


def test_a_copy_before_an_upgrade_that_differs_is_refused(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    statements = iter([["one"], ["one", "two"]])
    monkeypatch.setattr(backup, "dump", lambda _db: next(statements))
    before = names(tmp_path)
    with pytest.raises(ArchiveFileError, match="differs"):
        backup.keep_before_upgrade(archive.path, 0)
    assert names(tmp_path) == before


def test_words_of_the_migrations_in_a_record_are_kept(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "a.db", name="_sqlite_migrations") as archive:
        dumped = "\n".join(archive.dump())
    assert "'_sqlite_migrations'" in dumped
    assert sqlite3.complete_statement(dumped)
    assert "m001_first_tables" not in dumped
