"""The window around the pages: archives, tasks, theme, keys, what it remembers."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QTabWidget
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.gui.app import build_window
from desktop.gui.dialogs.shortcuts import show_shortcuts
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings
from desktop.gui.views.browse_page import BrowsePage
from desktop.gui.views.import_keys import import_keys
from desktop.records.resources import resource

ARTICLE = resource("sample/texts/2025-10-standing-committee.txt")
Answer = Callable[[Path | str], None]


@pytest.fixture
def chosen_file(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Answer every file dialog with a path; an empty one is a dialog that was left."""

    def answer(path: Path | str) -> None:
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_arguments: (str(path), ""))

    return answer


def page(window: MainWindow) -> BrowsePage:
    assert window.page is not None
    return window.page


def dropped(path: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, modifiers)
    event.data = data  # type: ignore[attr-defined] # the event does not keep what it carries
    return event


def test_the_first_page_offers_three_ways_in(empty_window: MainWindow) -> None:
    assert empty_window.welcome.isVisible()
    assert not empty_window.bar.search.isEnabled()
    assert "No archive" in empty_window.status.archive.text()


def test_the_sample_opens_for_reading_only(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.welcome.sample_requested.emit()
    qtbot.waitUntil(lambda: page(empty_window).model.rowCount() > 100, timeout=20_000)
    assert empty_window.status.badge.isVisible()
    assert not empty_window.bar.imports.isEnabled()
    qtbot.waitUntil(lambda: "ready" in empty_window.status.index.text(), timeout=20_000)


def test_a_read_only_archive_offers_a_new_one_instead_of_an_import(window: MainWindow) -> None:
    window.importing.begin([ARTICLE])
    assert window.importing.view is None
    assert "reading only" in window.notice.text


def test_pasting_on_the_first_page_makes_an_archive_and_reads(
    empty_window: MainWindow, qtbot: QtBot, tmp_path: Path, chosen_file: Answer
) -> None:
    QGuiApplication.clipboard().setText(ARTICLE.read_text("utf-8"))
    chosen_file(tmp_path / "mine")
    empty_window.welcome.paste_requested.emit()
    view = empty_window.importing.view
    assert view is not None
    qtbot.waitUntil(lambda: view.review is not None, timeout=20_000)
    assert (tmp_path / "mine.db").exists()
    view.save()
    qtbot.waitUntil(lambda: page(empty_window).model.rowCount() > 5, timeout=20_000)
    assert empty_window.importing.view is None


def test_leaving_the_file_dialog_changes_nothing(empty_window: MainWindow, chosen_file: Answer) -> None:
    chosen_file("")
    empty_window.importing.begin([])
    empty_window.archives.choose()
    assert empty_window.desk is None
    assert empty_window.welcome.isVisible()


def test_files_are_dropped_anywhere(
    empty_window: MainWindow, qtbot: QtBot, tmp_path: Path, chosen_file: Answer
) -> None:
    chosen_file(tmp_path / "new.db")
    empty_window.archives.create()
    qtbot.waitUntil(lambda: "empty" in page(empty_window).results.empty.text.text())
    event = dropped(ARTICLE)
    place, actions = event.position().toPoint(), Qt.DropAction.CopyAction
    entering = QDragEnterEvent(place, actions, event.mimeData(), event.buttons(), event.modifiers())
    empty_window.dragEnterEvent(entering)
    assert entering.isAccepted()
    empty_window.dropEvent(event)
    view = empty_window.importing.view
    assert view is not None
    empty_window.dropEvent(dropped(ARTICLE))
    assert "1 file comes after this report" in view.notice.text
    assert "1 of 2" in view.steps.place.text()
    qtbot.waitUntil(lambda: view.review is not None, timeout=20_000)
    view.page.skip.click()
    qtbot.waitUntil(lambda: "2 of 2" in view.steps.place.text())


def test_an_archive_is_dropped_and_opened(empty_window: MainWindow, composition: Composition) -> None:
    empty_window.dropEvent(dropped(composition.sample))
    assert empty_window.desk is not None


def test_closing_keeps_corrections_as_a_draft(
    empty_window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    chosen_file: Answer,
    composition: Composition,
) -> None:
    chosen_file(tmp_path / "new.db")
    empty_window.importing.begin([ARTICLE])
    view = empty_window.importing.view
    assert view is not None
    qtbot.waitUntil(lambda: view.review is not None, timeout=20_000)
    view.paragraphs.label_requested.emit("9", [view.paragraphs.lines.row(view.paragraphs.lines.index(0))])
    assert empty_window.desk is not None
    archive_id = empty_window.desk.archive.id
    assert empty_window.close()
    assert len(composition.drafts.of(archive_id)) == 1


def test_an_archive_that_cannot_be_opened_leaves_the_open_one(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("no archive", encoding="utf-8")
    window.open_archive(tmp_path / "x.db")
    assert "not a Yizheng archive" in window.notice.text
    assert window.page is not None


def test_an_archive_in_use_is_offered_for_reading(
    window: MainWindow, composition: Composition, tmp_path: Path
) -> None:
    path = tmp_path / "used.db"
    with Composition(cache=tmp_path / "c", state=tmp_path / "s").create(path, name="used"):
        window.open_archive(path)
        assert "is being written by" in window.notice.text
        window.notice.act()
        assert window.desk is not None
        assert window.desk.browse.read_only
        assert window.desk.browse.path == path


def test_the_archive_is_verified_and_copied(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, chosen_file: Answer
) -> None:
    chosen_file(tmp_path / "c.db")
    window.menu.verify_requested.emit()
    qtbot.waitUntil(lambda: "whole" in window.notice.text, timeout=20_000)
    window.menu.copy_requested.emit()
    qtbot.waitUntil(lambda: "verified" in window.notice.text, timeout=20_000)
    window.menu.copy_requested.emit()
    qtbot.waitUntil(lambda: "exists" in window.notice.text, timeout=20_000)


def test_both_themes_and_sizes_paint(window: MainWindow) -> None:
    for name in ("dark", "light", "system"):
        window.menu.theme_chosen.emit(name)
        assert not window.grab().isNull()
    window._on_system_theme_changed()
    window.resize(1024, 700)
    assert (window.width(), window.height()) == (1024, 700)
    assert not window.grab().isNull()


def test_text_grows_and_the_sidebar_hides_and_both_are_remembered(
    window: MainWindow, composition: Composition, settings: Settings, qtbot: QtBot
) -> None:
    for step in (1, 1, -1):
        window.zoom(step)
    window.toggle_sidebar()
    window.close()
    again = build_window(composition, composition.sample, settings)
    qtbot.addWidget(again)
    again.show()
    assert settings.text_size == 18
    assert page(again).sidebar.isHidden()
    again.zoom(0)
    assert settings.text_size == 16
    again.close()


def test_f6_goes_round_the_parts(window: MainWindow) -> None:
    window.activateWindow()
    window.keyboard.focus(0)
    seen = []
    for _part in range(4):
        window.keyboard._next_part(1)
        seen.append(window.focusWidget())
    assert seen == [
        page(window).sidebar.scopes,
        page(window).results.list,
        page(window).reader,
        window.bar.search,
    ]


def test_plain_keys_walk_and_widen(window: MainWindow, qtbot: QtBot) -> None:
    results = page(window).results.list
    for key, row in ((Qt.Key.Key_J, 1), (Qt.Key.Key_J, 2), (Qt.Key.Key_K, 1)):
        QTest.keyClick(results, key)
        assert results.currentIndex().row() == row
    QTest.keyClick(window, Qt.Key.Key_J)
    assert results.currentIndex().row() == 2
    window.bar.search.setText("公共")
    QTest.keyClick(results, Qt.Key.Key_Escape)
    assert window.bar.search.text() == ""
    QTest.keyClick(window, Qt.Key.Key_Q)
    assert results.currentIndex().row() == 2


def test_the_menu_knows_recent_archives_and_what_is_chosen(
    window: MainWindow, composition: Composition, tmp_path: Path, qtbot: QtBot
) -> None:
    composition.create(tmp_path / "older.db", name="older").close()
    window.menu.aboutToShow.emit()
    names = [action.text() for action in window.menu._recent_menu.actions()]
    assert names == ["older.db"]
    window.menu._recent_menu.actions()[0].trigger()
    assert window.desk is not None
    assert window.desk.browse.name == "older"


def test_the_shortcuts_are_on_one_page(window: MainWindow, qtbot: QtBot) -> None:
    dialog = show_shortcuts(window)
    assert dialog.isVisible()
    tabs = dialog.findChild(QTabWidget)
    assert tabs is not None
    assert tabs.currentIndex() == 0
    dialog.reject()


def test_while_a_report_is_checked_the_keys_of_that_come_first(
    empty_window: MainWindow, composition: Composition, tmp_path: Path
) -> None:
    composition.create(tmp_path / "mine.db", name="mine").close()
    empty_window.open_archive(tmp_path / "mine.db")
    empty_window.importing.begin([])
    empty_window.menu.shortcuts_requested.emit()
    (tabs,) = empty_window.findChildren(QTabWidget)
    assert tabs.currentIndex() == 1
    shown = [label.text() for label in tabs.findChildren(QLabel) if label.isVisibleTo(tabs)]
    assert [keys for keys, _meaning in import_keys()] == shown[::2]


def test_an_index_that_is_given_up_is_said_and_not_begun_again(
    empty_window: MainWindow, composition: Composition, qtbot: QtBot, tmp_path: Path
) -> None:
    shutil.copy(composition.sample, tmp_path / "copy.db")
    empty_window.open_archive(tmp_path / "copy.db")
    assert empty_window._jobs.is_working_on("index")
    empty_window.status.cancel_requested.emit()
    assert "no index" in empty_window.status.index.text()
    qtbot.waitUntil(lambda: not empty_window.is_working, timeout=20_000)
    page = empty_window.page
    assert page is not None
    page.refresh()
    qtbot.waitUntil(lambda: not empty_window.is_working, timeout=20_000)
    assert "no index" in empty_window.status.index.text()
