"""New files of the watched folder are offered once, when they are complete."""

from pathlib import Path

import pytest

from desktop.workflows.watch_folder import WatchFolder


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def test_a_complete_file_is_offered_until_somebody_has_seen_to_it(inbox: Path, tmp_path: Path) -> None:
    watch = WatchFolder(tmp_path / "watch.json")
    watch.watch(inbox)
    report = inbox / "a.txt"
    report.write_text("half")
    assert watch.new_files() == ()
    report.write_text("the whole report")
    assert watch.new_files() == ()
    assert watch.new_files() == (report,)
    assert watch.new_files() == (report,)
    watch.offered([report])
    assert watch.new_files() == ()
    report.write_text("a new and longer report")
    watch.new_files()
    assert watch.new_files() == (report,)


def test_what_was_seen_to_is_remembered(inbox: Path, tmp_path: Path) -> None:
    (inbox / "a.txt").write_text("x")
    first = WatchFolder(tmp_path / "watch.json")
    first.watch(inbox)
    first.new_files()
    first.offered(first.new_files())
    (inbox / "b.txt").write_text("y")
    second = WatchFolder(tmp_path / "watch.json")
    assert second.folder == inbox
    second.new_files()
    assert second.new_files() == (inbox / "b.txt",)


def test_no_folder_a_lost_one_and_a_damaged_note_are_no_trouble(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "watch.json").write_text("[]")
    watch = WatchFolder(tmp_path / "watch.json")
    assert watch.folder is None
    assert watch.new_files() == ()
    watch.watch(tmp_path / "gone")
    assert watch.new_files() == ()
    watch.watch(None)
    assert WatchFolder(tmp_path / "watch.json").folder is None


def test_empty_and_hidden_files_are_passed_over(inbox: Path, tmp_path: Path) -> None:
    (inbox / "empty.txt").touch()
    (inbox / "~$a.docx").write_text("x")
    watch = WatchFolder(tmp_path / "watch.json")
    watch.watch(inbox)
    watch.new_files()
    assert watch.new_files() == ()
