"""What is no archive is refused untouched; what is one opens whole, by one writer."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from desktop.archive import Archive, VerifyReport, lock, opening, schema
from desktop.records import ArchiveFileError, IntakePlan

Plans = Callable[..., IntakePlan]
Verified = Callable[[Archive], VerifyReport]


def run(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


@pytest.mark.parametrize("content", [b"", b"no database at all, only words", b"SQLite format 3\0" * 9, None])
def test_what_is_no_archive_is_left_untouched(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "strange.db"
    if content is None:
        run(path, "CREATE TABLE other (x)")
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(ArchiveFileError, match="not a Yizheng archive"):
        Archive.open(path)
    assert path.read_bytes() == before
    assert names(tmp_path) == {"strange.db"}


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_archive_is_left_untouched(archive: Archive, read_only: bool) -> None:
    path = archive.path
    archive.close()
    run(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(ArchiveFileError, match="newer version"):
        Archive.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_an_archive_that_lost_its_name_or_its_pages_is_refused(archive: Archive, tmp_path: Path) -> None:
    path = archive.path
    archive.close()
    run(path, "DELETE FROM archive")
    with pytest.raises(ArchiveFileError, match="not a Yizheng archive"):
        Archive.open(path)
    cut = tmp_path / "cut.db"
    cut.write_bytes(path.read_bytes()[:5000])
    for read_only in (True, False):
        with pytest.raises(ArchiveFileError, match="cannot be opened"):
            Archive.open(cut, read_only=read_only)
    assert names(tmp_path) == {"mine.db", "cut.db"}


def test_a_missing_archive_and_a_taken_name_are_named(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ArchiveFileError, match="There is no archive"):
        Archive.open(tmp_path / "missing.db")
    with pytest.raises(ArchiveFileError, match="exists already"):
        Archive.create(archive.path, name="again")
    with pytest.raises(ArchiveFileError, match="cannot be made"):
        Archive.create(tmp_path / "no" / "folder.db", name="nowhere")
    with pytest.raises(ArchiveFileError, match="cannot be made"):
        Archive.create(archive.path / "inside.db", name="nowhere")
    with pytest.raises(ArchiveFileError, match="cannot be opened"):
        Archive.open(tmp_path / ("long" * 100))


def test_names_with_signs_of_an_address_open(tmp_path: Path) -> None:
    path = tmp_path / "一 100% #2?.db"
    Archive.create(path, name="a").close()
    with Archive.open(path) as archive:
        assert archive.name == "a"


def test_one_writer_at_a_time_who_is_named(archive: Archive) -> None:
    with pytest.raises(ArchiveFileError, match=r"being written by \S+@\S+ since \d{4}-"):
        Archive.open(archive.path)
    with Archive.open(archive.path, read_only=True) as reader:
        assert reader.sessions() == ()
    archive.path.with_name("mine.db.lock").write_text("?")
    with pytest.raises(ArchiveFileError, match=r"being written by \? since \?"):
        Archive.open(archive.path)
    path = archive.path
    archive.close()
    Archive.open(path).close()
    assert names(path.parent) == {"mine.db"}


def test_a_lock_file_removed_by_the_last_writer_locks_nobody_out_and_nobody_in(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, take, side = archive.path, lock._lock, archive.path.with_name("mine.db.lock")
    archive.close()
    removals = iter([True])

    def late(file: object) -> None:
        if next(removals, False):
            side.unlink()
        take(file)  # type: ignore[arg-type]

    monkeypatch.setattr(lock, "_lock", late)
    with Archive.open(path), pytest.raises(ArchiveFileError, match="being written"):
        Archive.open(path)


@pytest.mark.parametrize("hindrance", ["can_write", "lock"])
def test_where_nothing_can_be_written_it_opens_for_reading(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, hindrance: str
) -> None:
    path = archive.path
    archive.close()
    if hindrance == "lock":
        path.with_name("mine.db.lock").mkdir()
    else:
        monkeypatch.setattr(opening, "can_write", lambda _path: False)
    with Archive.open(path) as reader:
        assert reader.read_only
        assert reader.sessions() == ()


def test_a_medium_mounted_for_reading_opens_for_reading(small_disk: Path) -> None:
    Archive.create(small_disk / "a.db", name="a").close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Archive.open(small_disk / "a.db") as archive:
        assert archive.read_only
        assert archive.counts().sessions == 0


def next_version(fails: bool = False) -> Migrations:
    migrations = Migrations("yizheng")
    migrations()(schema.m001_first_tables)
    migrations()(schema.m002_people_topics_collections)
    migrations()(schema.m003_lessons_and_attendance)

    def m004_notes(db: Database) -> None:
        db.execute("CREATE TABLE notes (id TEXT PRIMARY KEY) STRICT")
        db.execute("PRAGMA user_version = 4")
        if fails:
            db.execute("CREATE TABLE notes (id TEXT PRIMARY KEY) STRICT")

    migrations()(m004_notes)
    return migrations


def test_an_older_archive_is_copied_and_upgraded(
    archive: Archive, plan: Plans, monkeypatch: pytest.MonkeyPatch, verified: Verified
) -> None:
    archive.save_plan(plan())
    before, path = list(archive.dump()), archive.path
    archive.close()
    monkeypatch.setattr(schema, "VERSION", 4)
    monkeypatch.setattr(schema, "migrations", next_version())
    with pytest.raises(ArchiveFileError, match="older version"):
        Archive.open(path, read_only=True)
    with Archive.open(path) as upgraded:
        assert verified(upgraded).faults == ()
        assert any("CREATE TABLE notes" in line for line in upgraded.dump())
    monkeypatch.setattr(schema, "VERSION", 3)
    with Archive.open(path.with_name("mine-version-3.db"), read_only=True) as copy:
        assert list(copy.dump()) == before


def test_an_upgrade_that_fails_changes_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    before, path = list(archive.dump()), archive.path
    archive.close()
    monkeypatch.setattr(schema, "VERSION", 4)
    monkeypatch.setattr(schema, "migrations", next_version(fails=True))
    with pytest.raises(ArchiveFileError, match="cannot be opened"):
        Archive.open(path)
    monkeypatch.setattr(schema, "VERSION", 3)
    with Archive.open(path) as again:
        assert list(again.dump()) == before


def test_a_full_disk_leaves_the_archive_as_it_was(small_disk: Path, plan: Plans, verified: Verified) -> None:
    with Archive.create(small_disk / "a.db", name="a") as archive:
        before = list(archive.dump())
        with pytest.raises(ArchiveFileError, match="as it was before"):
            archive.save_plan(plan(os.urandom(500_000)))
        assert list(archive.dump()) == before
        archive.save_plan(plan())
        assert verified(archive).faults == ()
        (small_disk / "fill").write_bytes(bytes(small_disk_left(small_disk)))
        with pytest.raises(ArchiveFileError, match="cannot be made"):
            Archive.create(small_disk / "b.db", name="b")
    assert names(small_disk) == {"a.db", "fill"}


def small_disk_left(folder: Path) -> int:
    state = os.statvfs(folder)
    return state.f_bavail * state.f_frsize - 20_000


KILLED = """
import os, signal, sys
from pathlib import Path
from desktop.archive import Archive
from desktop.records import IntakePlan, PlannedSession, Reading, SessionFacts, Source, SpeechFacts, SpeechKind
archive = Archive.open(Path(sys.argv[1]))
moment = sys.argv[2]
def kill(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)
archive._db.execute("PRAGMA cache_size = 1")
if moment == "amid":
    from desktop.archive import index_queue
    index_queue.mark = kill
speech = SpeechFacts(kind=SpeechKind.SPEECH, title="late")
reading = Reading(source=Source(content=os.urandom(300_000), media_type="text/plain"), lines=())
session = PlannedSession(facts=SessionFacts(name="late"), speeches=(speech,))
archive.save_plan(IntakePlan(reading=reading, lines=(), sessions=(session,), warnings=()))
kill()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("moment", ["amid", "after"])
def test_a_killed_save_is_whole_or_not_at_all(
    archive: Archive, plan: Plans, verified: Verified, moment: str
) -> None:
    archive.save_plan(plan())
    before, path = list(archive.dump()), archive.path
    archive.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), moment], check=False)
    assert done.returncode == -signal.SIGKILL
    if moment == "amid":
        with pytest.raises(ArchiveFileError, match="interrupted"):
            Archive.open(path, read_only=True)
    with Archive.open(path) as again:
        assert (list(again.dump()) == before) is (moment == "amid")
        assert len(again.sessions()) == (1 if moment == "amid" else 2)
        assert verified(again).faults == ()


def test_an_archive_of_version_1_is_upgraded_whole(tmp_path: Path, verified: Verified) -> None:
    path = tmp_path / "old.db"
    path.write_bytes((Path(__file__).parent / "versions/1.db").read_bytes())
    with Archive.open(path) as upgraded:
        assert verified(upgraded).faults == ()
        (session,) = upgraded.sessions()
        assert upgraded.speeches(session.id)[1].title == "夜班公交"
        assert len(upgraded.ledger.trash()) == 1
        assert upgraded.ledger.undoable() is None
        with upgraded.changing() as changes:
            changes.delete("session", session.id)
        with upgraded.changing() as changes:
            changes.undo()
        assert upgraded.sessions() == (replace(session, revision=upgraded.revision),)
        assert verified(upgraded).faults == ()


def test_an_archive_of_version_2_is_upgraded_whole(tmp_path: Path, verified: Verified) -> None:
    path = tmp_path / "old.db"
    path.write_bytes((Path(__file__).parent / "versions/2.db").read_bytes())
    with Archive.open(path) as upgraded:
        assert verified(upgraded).faults == ()
        (session,) = upgraded.sessions()
        (person,) = upgraded.people.all()
        assert upgraded.speeches(session.id)[1].speakers[0].person_id == person.id
        assert [one.name for one in session.attendance] == ["卫承岳"]
        assert upgraded.lessons.all() == ()
        assert upgraded.lessons.learned(upgraded.id) is None
        with upgraded.changing() as changes:
            changes.undo()
        with upgraded.changing() as changes:
            changes.redo()
        assert verified(upgraded).faults == ()
