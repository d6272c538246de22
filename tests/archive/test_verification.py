"""Damage that SQLite itself does not see is named."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.archive import Archive, VerifyReport
from desktop.records import ArchiveFileError, IntakePlan

Plans = Callable[..., IntakePlan]
Verified = Callable[[Archive], VerifyReport]
IMAGE = "json_set(after, '$.title', 'x')"


def change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("UPDATE speeches SET text = text || '.' WHERE kind = 'speech'", "The speech {speech} is not"),
        ("UPDATE speeches SET origins = '?' WHERE kind = 'speech'", "The speech {speech} is not"),
        ("UPDATE speeches SET sha256 = 'x' WHERE kind = 'speech'", "The speech {speech} is not"),
        ("UPDATE speakers SET name = 'x'", "The speech {speech} is not"),
        ("UPDATE passages SET start = 0", "The speech {speech} is not"),
        ("UPDATE sessions SET place = 'x'", "The session {session} is not"),
        ("UPDATE sessions SET held_on = 'x'", "The session {session} is not"),
        ("UPDATE attendance SET name = 'x'", "The session {session} is not"),
        ("DELETE FROM speeches WHERE kind = 'narrative'", "was saved and is missing"),
        ("UPDATE sources SET content = x'00'", "The source {source} is not"),
        ("UPDATE revisions SET operator = 'nobody' WHERE number = 2", "breaks at revision 2"),
        (f"UPDATE revisions SET after = {IMAGE} WHERE number = 4", "breaks at revision 4"),
        ("DELETE FROM revisions WHERE number = 3", "breaks at revision 3"),
        ("DELETE FROM revisions WHERE number = 5", "The speech {speech} is not"),
        (
            "INSERT INTO passages VALUES ('none', 0, 'problem', 0, 1, 1)",
            "A row of passages belongs to nothing",
        ),
    ],
)
def test_damage_is_named(
    archive: Archive, plan: Plans, verified: Verified, damage: str, sentence: str
) -> None:
    (session_id,) = archive.save_plan(plan())
    assert verified(archive).faults == ()
    names = {
        "session": session_id,
        "speech": archive.speeches(session_id)[1].id,
        "source": archive.session(session_id).source_id,
    }
    change(archive.path, damage)
    (fault,) = verified(archive).faults
    assert sentence.format(**names) in fault


def change_schema(path: Path, assignment: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(f"UPDATE sqlite_master SET {assignment} WHERE name = 'speakers_by_name'")
    connection.commit()
    connection.close()


def test_a_damaged_structure_is_named(archive: Archive, plan: Plans, verified: Verified) -> None:
    archive.save_plan(plan())
    change_schema(archive.path, "sql = 'CREATE INDEX speakers_by_name ON speakers(speech_id)'")
    faults = verified(archive).faults
    assert faults
    assert all("structure is damaged" in fault for fault in faults)


def test_a_file_that_cannot_be_read_is_a_fault(archive: Archive, plan: Plans, verified: Verified) -> None:
    archive.save_plan(plan())
    change_schema(archive.path, "sql = 'nonsense'")
    (fault, *_) = verified(archive).faults
    assert "structure is damaged" in fault


def test_a_page_that_cannot_be_read_hides_no_other_fault(
    archive: Archive, plan: Plans, verified: Verified
) -> None:
    archive.save_plan(plan())
    change(archive.path, "UPDATE sessions SET place = 'x'")
    page = archive._db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'passages'").fetchone()[0]
    with archive.path.open("rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))
    faults = verified(archive).faults
    assert any("structure is damaged" in fault for fault in faults)
    assert any("The session" in fault for fault in faults)


def test_a_file_that_is_gone_is_told(archive: Archive) -> None:
    archive.path.unlink()
    with pytest.raises(ArchiveFileError, match="could not be read"):
        list(archive.verify())
