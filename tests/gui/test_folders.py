"""Whole folders in the window: progress, report, stopping and going on, the watched folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.gui.dialogs.folder_import import FolderImportDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.models.folder_results import FolderResults
from desktop.records import Progress
from desktop.records.folder_import import FileResult, Outcome
from tests.workflows.test_import_folder import ARTICLE, OTHER


@pytest.fixture
def window(empty_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = empty_window.composition.create(tmp_path / "mine.db", name="mine")
    made.close()
    empty_window.open_archive(tmp_path / "mine.db")
    qtbot.waitUntil(lambda: not empty_window.is_working, timeout=20_000)
    yield empty_window
    for dialog in empty_window.findChildren(FolderImportDialog):
        dialog.reject()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text(ARTICLE, "utf-8")
    (made / "b.txt").write_text(ARTICLE + OTHER, "utf-8")
    (made / "c.pdf").write_bytes(b"%PDF-1.7 broken")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(made))
    return made


def shown(window: MainWindow) -> FolderImportDialog:
    dialog = window.findChild(FolderImportDialog)
    assert dialog is not None
    return dialog


def test_a_folder_is_imported_with_a_report(
    window: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.folders.choose()
    dialog = shown(window)
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=30_000)
    assert "Taken in 1" in dialog.state.text()
    assert dialog.results.rowCount() == 3
    dialog.shown.setCurrentIndex(2)
    assert dialog.results.data(dialog.results.index(0, 0)) == "c.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "out"), ""))
    dialog.save.click()
    assert (tmp_path / "out.csv").exists()
    assert dialog.merge.isVisible()
    dialog.merge.click()
    qtbot.waitUntil(lambda: "Merged into a kept session 1" in dialog.state.text(), timeout=30_000)
    assert "Taken in 1" in dialog.state.text()
    dialog.done_button.click()
    assert window.desk is not None
    assert window.desk.browse.counts().speeches == 2
    qtbot.waitUntil(lambda: not window.is_working, timeout=20_000)


def test_a_stopped_import_is_offered_again(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    window.folders.choose()
    shown(window).reject()
    assert "can go on" in window.notice.text
    qtbot.waitUntil(lambda: not window.is_working, timeout=20_000)


def test_an_import_that_broke_off_is_offered_when_the_archive_opens(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    assert window.desk is not None
    path = window.desk.browse.path
    job = window.desk.folders.run([folder])
    while next(job).done < 1:
        pass
    job.close()
    window.archives.close()
    window.open_archive(path)
    qtbot.waitUntil(lambda: "broke off after 1 files" in window.notice.text, timeout=20_000)


def test_progress_is_told_with_its_count(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    assert window.desk is not None
    dialog = FolderImportDialog(window, window.desk.folders, [folder])
    dialog._on_progress(Progress(done=3, total=8, item="d.txt"))
    assert dialog.state.text() == "3 of 8 files · d.txt"
    assert (dialog.bar.value(), dialog.bar.maximum()) == (3, 8)
    dialog.reject()


def test_a_read_only_archive_is_not_imported_into(window: MainWindow, folder: Path) -> None:
    window.archives.open_sample()
    window.folders.import_paths([folder])
    assert "reading only" in window.notice.text


def test_new_files_of_the_watched_folder_are_offered_for_review(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    window.folders.choose_watched()
    assert "will be offered" in window.notice.text

    def found() -> bool:
        window.folders.look()
        return "3 new reports" in window.notice.text

    qtbot.waitUntil(found, timeout=20_000)
    window.notice.act()
    assert window.importing.view is not None
    assert window.composition.watch.new_files() == ()


def test_many_new_files_are_imported_as_a_folder(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    files = tuple(folder / f"{n}.txt" for n in range(11))
    for file in files:
        file.write_text("停水通知", "utf-8")
    window.folders._review(files)
    qtbot.waitUntil(lambda: shown(window).report is not None, timeout=30_000)
    assert len(shown(window).results._results) == 11


def test_watching_is_stopped(window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.folders.choose_watched()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: "")
    window.folders.choose_watched()
    assert "is being watched" in window.notice.text
    window.notice.act()
    assert window.composition.watch.folder is None


def test_the_results_are_a_sound_model() -> None:
    model = FolderResults()
    done = FileResult(name="a", path="/x/a", outcome=Outcome.SAVED, sessions=("s",), doubts=("d",))
    model.show((done, FileResult(name="b", path="/x/b", outcome=Outcome.FAILED, reason="r")))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.data(model.index(0, 2)) == "s；d"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) == "/x/a"


def test_a_session_is_opened_from_the_report(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    window.folders.choose()
    dialog = shown(window)
    low = dialog.height()
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=30_000)
    assert dialog.height() > low
    dialog.table.setCurrentIndex(dialog.results.index(2, 0))
    assert not dialog.open_button.isEnabled()
    dialog.table.setCurrentIndex(dialog.results.index(0, 0))
    dialog.open_button.click()
    assert dialog.isHidden()
    page = window.page
    assert page is not None
    assert page.query.session_ids == (page.desk.browse.sessions()[0].id,)
    qtbot.waitUntil(lambda: not window.is_working, timeout=20_000)
