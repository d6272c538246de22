"""An archive keeps what it was given, in whole changes, and notices damage."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.archive import Archive, VerifyReport
from desktop.records import (
    ArchiveFileError,
    Attendance,
    IntakePlan,
    NotFoundError,
    Origin,
    Passage,
    PassageKind,
    PlannedSession,
    Progress,
    Reading,
    ReadOnlyArchiveError,
    Role,
    SessionFacts,
    SessionKind,
    Source,
    Speaker,
    SpeechFacts,
    SpeechKind,
)

SPEECH = SpeechFacts(
    kind=SpeechKind.SPEECH,
    title="夜班公交怎样开得下去",
    speakers=(Speaker(name="蔺望川"),),
    office="市政协委员",
    sector="民革",
    text="末班车太早。\n建议:一是延后半小时;二是小车接驳。",
    passages=(Passage(kind=PassageKind.PROPOSAL, start=10, end=19, number=1),),
    origins=(Origin(start=0, end=6, line=4, offset=0),),
    doubts=("truncated",),
)
FACTS = SessionFacts(
    body="澜川市政协",
    name="六届七次常委会会议",
    kind=SessionKind.STANDING_COMMITTEE,
    term=6,
    ordinal=7,
    held_on=date(2023, 7, 18),
    attendance=(Attendance(role=Role.CHAIR, name="卫承岳", office="市政协主席"),),
    narrative="会议在港城召开。",
)


def plan(content: bytes = b"article", speech: SpeechFacts = SPEECH) -> IntakePlan:
    reading = Reading(source=Source(content=content, media_type="text/plain"), lines=())
    session = PlannedSession(facts=FACTS, speeches=(speech,))
    return IntakePlan(reading=reading, lines=(), sessions=(session,), warnings=())


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "mine.db", name="mine", body="澜川市政协") as made:
        yield made


def verified(archive: Archive) -> VerifyReport:
    job = archive.verify()
    while True:
        try:
            assert isinstance(next(job), Progress)
        except StopIteration as finished:
            report: VerifyReport = finished.value
            return report


def test_what_is_saved_comes_back(archive: Archive) -> None:
    (session_id,) = archive.save_plan(plan())
    session = archive.session(session_id)
    assert (session.full_name, session.held_on, session.attendance) == (
        FACTS.full_name,
        FACTS.held_on,
        FACTS.attendance,
    )
    assert session.narrative == FACTS.narrative
    narrative, speech = archive.speeches(session_id)
    assert narrative.kind is SpeechKind.NARRATIVE
    assert all(getattr(speech, name) == getattr(SPEECH, name) for name in SpeechFacts.__dataclass_fields__)
    assert archive.speech(speech.id) == speech
    source = archive.source(session_id)
    assert source is not None
    assert source.content == b"article"
    counts = archive.counts()
    assert (counts.sessions, counts.speeches, counts.problems, counts.proposals) == (1, 1, 0, 1)


def test_the_same_source_is_noticed_and_kept_once(archive: Archive) -> None:
    first = archive.save_plan(plan())
    assert archive.sessions_from_source(plan().reading.source) == first
    assert archive.sessions_from_source(plan(b"other").reading.source) == ()
    archive.save_plan(plan())
    assert len(archive.sessions_from_source(plan().reading.source)) == 2


def test_every_change_is_a_revision_and_marks_the_index(archive: Archive) -> None:
    (session_id,) = archive.save_plan(plan())
    marks = archive.pending()
    assert len(marks) == 2
    archive.settle(marks[-1].sequence)
    assert archive.pending() == ()
    speech = archive.speeches(session_id)[1]
    archive.edit_speech(speech.id, replace(SPEECH, title="夜班公交"))
    archive.edit_session(session_id, replace(FACTS, theme="出行"))
    assert archive.speech(speech.id).title == "夜班公交"
    assert archive.session(session_id).theme == "出行"
    assert [entry.action for entry in archive.history(2)] == ["edit", "edit"]
    assert archive.revision == archive.history(1)[0].number
    assert {mark.speech_id for mark in archive.pending()} >= {speech.id}
    assert verified(archive).faults == ()


def test_the_trash_gives_back(archive: Archive) -> None:
    (session_id,) = archive.save_plan(plan())
    archive.delete_session(session_id)
    assert archive.sessions() == ()
    assert list(archive.index_documents()) == []
    assert archive.counts().speeches == 0
    with pytest.raises(NotFoundError):
        archive.session(session_id)
    archive.restore_session(session_id)
    documents = list(archive.index_documents())
    assert [document.title for document in documents] == [FACTS.full_name, SPEECH.title]
    assert list(archive.index_documents([documents[1].speech_id])) == documents[1:]


def test_one_writer_at_a_time(archive: Archive) -> None:
    with pytest.raises(ArchiveFileError, match="being written by"):
        Archive.open(archive.path)
    with Archive.open(archive.path, read_only=True) as reader:
        assert reader.sessions() == ()
    path = archive.path
    archive.close()
    Archive.open(path).close()


def test_a_reader_changes_nothing(archive: Archive) -> None:
    with Archive.open(archive.path, read_only=True) as reader, pytest.raises(ReadOnlyArchiveError):
        reader.save_plan(plan())


def test_a_session_without_source_has_none(archive: Archive) -> None:
    assert archive.source("nobody") is None


@pytest.mark.parametrize("content", [b"", b"no database at all, only words", None])
def test_what_is_no_archive_is_left_untouched(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "strange.db"
    if content is None:
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE other (x)")
        connection.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(ArchiveFileError, match="not a Yizheng archive"):
        Archive.open(path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["strange.db"]


def test_a_newer_archive_is_left_untouched(archive: Archive) -> None:
    path = archive.path
    archive.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveFileError, match="newer version"):
        Archive.open(path)
    assert path.read_bytes() == before


def test_a_missing_archive_and_a_taken_name_are_named(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ArchiveFileError, match="There is no archive"):
        Archive.open(tmp_path / "missing.db")
    with pytest.raises(ArchiveFileError, match="exists already"):
        Archive.create(archive.path, name="again")
    with pytest.raises(ArchiveFileError, match="cannot be made"):
        Archive.create(tmp_path / "no" / "folder.db", name="nowhere")


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("UPDATE speeches SET text = text || '.' WHERE kind = 'speech'", "speech"),
        ("UPDATE speeches SET origins = '?' WHERE kind = 'speech'", "speech"),
        ("UPDATE sources SET content = x'00'", "source"),
        ("UPDATE revisions SET operator = 'nobody' WHERE number = 2", "revision 2"),
        ("INSERT INTO passages VALUES ('none', 0, 'problem', 0, 1, 1)", "belongs to nothing"),
    ],
)
def test_damage_is_named(archive: Archive, damage: str, sentence: str) -> None:
    archive.save_plan(plan())
    assert verified(archive).faults == ()
    connection = sqlite3.connect(archive.path)
    connection.execute(damage)
    connection.commit()
    connection.close()
    (fault,) = verified(archive).faults
    assert sentence in fault


def test_a_backup_is_verified_and_never_overwrites(archive: Archive, tmp_path: Path) -> None:
    archive.save_plan(plan())
    target = tmp_path / "copy.db"
    list(archive.backup(target))
    with Archive.open(target, read_only=True) as copy:
        assert list(copy.dump()) == list(archive.dump())
    with pytest.raises(ArchiveFileError, match="exists already"):
        list(archive.backup(target))
    with pytest.raises(ArchiveFileError, match="could not be written"):
        list(archive.backup(tmp_path / "no" / "copy.db"))


def test_a_damaged_archive_gives_no_backup(archive: Archive, tmp_path: Path) -> None:
    archive.save_plan(plan())
    connection = sqlite3.connect(archive.path)
    connection.execute("UPDATE speeches SET title = 'x'")
    connection.commit()
    connection.close()
    with pytest.raises(ArchiveFileError, match="not whole"):
        list(archive.backup(tmp_path / "copy.db"))
    assert not (tmp_path / "copy.db").exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("a small disk needs the right to mount one")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_archive_as_it_was(small_disk: Path) -> None:
    with Archive.create(small_disk / "a.db", name="a") as archive:
        before = list(archive.dump())
        with pytest.raises(ArchiveFileError, match="as it was before"):
            archive.save_plan(plan(os.urandom(500_000)))
        assert list(archive.dump()) == before
        archive.save_plan(plan())
        assert verified(archive).faults == ()


KILLED = """
import os, signal, sys
from pathlib import Path
from dataclasses import replace
from desktop.archive import Archive
from test_archive import SPEECH, plan
archive = Archive.open(Path(sys.argv[1]))
wrote = archive._save_session
def killed(*arguments):
    wrote(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)
archive._save_session = killed
archive.save_plan(plan(b"second"))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_killed_save_leaves_the_archive_as_it_was(archive: Archive) -> None:
    archive.save_plan(plan())
    before, path = list(archive.dump()), archive.path
    archive.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False, cwd=Path(__file__).parent)
    assert done.returncode == -signal.SIGKILL
    with Archive.open(path) as again:
        assert list(again.dump()) == before
        assert verified(again).faults == ()
