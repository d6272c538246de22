"""An archive is checked and copied."""

from pathlib import Path

from desktop.archive import Archive
from desktop.records import Progress
from desktop.workflows.keep_safe import KeepSafe


def test_an_archive_is_checked_and_copied_with_progress(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "mine.db", name="mine") as archive:
        safe = KeepSafe(archive)
        assert all(isinstance(step, Progress) for step in safe.verify())
        assert all(isinstance(step, Progress) for step in safe.backup(tmp_path / "copy.db"))
        with Archive.open(tmp_path / "copy.db") as copy:
            assert copy.id == archive.id
