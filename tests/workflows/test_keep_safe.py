"""An archive is checked and copied, keeps copies of its own, and goes back to one."""

from pathlib import Path

import pytest

from desktop.archive import Archive
from desktop.composition import Composition
from desktop.records import ArchiveFileError, Progress
from desktop.workflows.edit_records import EditRecords
from desktop.workflows.keep_safe import KeepSafe


@pytest.fixture
def safe(filled: Archive, tmp_path: Path) -> KeepSafe:
    return KeepSafe(filled, tmp_path / "copies")


def test_an_archive_is_checked_and_copied_with_progress(
    filled: Archive, safe: KeepSafe, tmp_path: Path
) -> None:
    assert all(isinstance(step, Progress) for step in safe.verify())
    assert all(isinstance(step, Progress) for step in safe.backup(tmp_path / "copy.db"))
    with Archive.open(tmp_path / "copy.db") as copy:
        assert copy.id == filled.id


def test_ten_copies_are_kept_and_the_oldest_goes_last(safe: KeepSafe) -> None:
    for _ in range(12):
        assert all(isinstance(step, Progress) for step in safe.keep_copy())
    copies = safe.copies()
    assert len(copies) == 10
    assert [copy.path for copy in copies] == sorted((copy.path for copy in copies), reverse=True)
    assert all(copy.size and copy.at for copy in copies)


def test_a_folder_that_cannot_be_made_is_told(filled: Archive, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ArchiveFileError, match="not touched"):
        list(KeepSafe(filled, tmp_path / "file").keep_copy())


def test_an_archive_goes_back_to_a_copy_and_the_one_before_is_kept(
    filled: Archive, safe: KeepSafe, tmp_path: Path
) -> None:
    list(safe.keep_copy())
    (copy,) = safe.copies()
    before = filled.sessions()
    EditRecords(filled).delete("session", before[0].id)
    filled.close()
    list(Composition(state=tmp_path / "state").restore(copy.path, filled.path))
    with Archive.open(filled.path) as again:
        assert again.sessions() == before
    with Archive.open(filled.path.with_name("mine-replaced.db")) as replaced:
        assert len(replaced.sessions()) == len(before) - 1
    assert sorted(path.name for path in filled.path.parent.glob("*.db*")) == ["mine-replaced.db", "mine.db"]


def test_a_copy_is_put_where_no_archive_is_left(filled: Archive, safe: KeepSafe, tmp_path: Path) -> None:
    list(safe.keep_copy())
    filled.close()
    filled.path.unlink()
    list(Composition(state=tmp_path / "state").restore(safe.copies()[0].path, filled.path))
    with Archive.open(filled.path) as again:
        assert len(again.sessions()) == 2


def test_an_archive_that_is_being_written_is_not_replaced(
    filled: Archive, safe: KeepSafe, tmp_path: Path
) -> None:
    list(safe.keep_copy())
    with pytest.raises(ArchiveFileError, match="being written"):
        list(Composition(state=tmp_path / "state").restore(safe.copies()[0].path, filled.path))
    assert len(filled.sessions()) == 2


def test_what_is_no_archive_is_not_put_back(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ArchiveFileError, match="not a Yizheng archive"):
        list(Composition(state=tmp_path / "state").restore(tmp_path / "note.txt", tmp_path / "mine.db"))
    assert not (tmp_path / "mine.db").exists()
