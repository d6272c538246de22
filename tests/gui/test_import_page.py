"""The import as a page of the window: where the keyboard is when it begins and ends, and what is said."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.gui.main_window import MainWindow
from desktop.gui.views.import_window import ImportView
from tests.gui.importing import ARTICLE, focus

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(empty_window: MainWindow, composition: Composition, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    composition.create(tmp_path / "mine.db", name="mine").close()
    empty_window.open_archive(tmp_path / "mine.db")
    empty_window.activateWindow()
    qtbot.waitUntil(empty_window.isActiveWindow)
    return empty_window


def begun(window: MainWindow) -> ImportView:
    QTest.keyClick(focus(), Qt.Key.Key_I, CTRL)
    assert window.importing.view is not None
    return window.importing.view


def test_a_report_is_pasted_and_saved_with_the_keyboard_alone_and_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = begun(window)
    assert focus() is view.source.area
    QGuiApplication.clipboard().setText(ARTICLE)
    QTest.keyClick(focus(), Qt.Key.Key_V, CTRL)
    QTest.keyClick(focus(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: view.review is not None, timeout=20_000)
    QTest.keyClick(focus(), Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: window.importing.view is None, timeout=20_000)
    page = window.page
    assert page is not None
    qtbot.waitUntil(lambda: focus() is page.results.list)
    assert "Saved: 澜川市政协六届十五次常委会会议, 2 speeches." in window.notice.text
    window.notice.act()
    assert page.query.session_ids == (page.desk.browse.sessions()[0].id,)
    qtbot.waitUntil(lambda: not window.is_working, timeout=20_000)


def test_where_no_file_could_be_read_that_is_all_that_is_said(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    window.importing.begin([tmp_path / "broken.docx"])
    view = window.importing.view
    assert view is not None
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.summary, timeout=20_000)
    assert view.summary.failures.item(0).text().count("broken.docx") == 1
    assert focus() is view.summary.close_button
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert window.importing.view is None
    assert "Saved" not in window.notice.text


def test_that_something_was_saved_is_said_until_one_goes_on(window: MainWindow) -> None:
    window.notice.show_notice("Saved: all of it.", kind="ok")
    begun(window)
    assert "Saved" not in window.notice.text


def test_a_text_that_is_dropped_anywhere_is_a_report(window: MainWindow, qtbot: QtBot) -> None:
    carried = [QMimeData(), QMimeData()]
    for one in carried:
        one.setText(ARTICLE)
    place, copy = QPointF(9, 9), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.toPoint(), copy, carried[0], buttons, keys)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    window.dropEvent(QDropEvent(place, copy, carried[1], buttons, keys))
    view = window.importing.view
    assert view is not None
    qtbot.waitUntil(lambda: view.review is not None, timeout=20_000)
    before = view.review
    window.importing.take_text("Another text.")
    assert view.review is before


def test_f6_goes_through_the_parts_of_the_review_and_back(window: MainWindow, qtbot: QtBot) -> None:
    view = begun(window)
    view.paste_text(ARTICLE)
    qtbot.waitUntil(lambda: view.review is not None, timeout=20_000)
    page = view.page
    for part in (page.form, page.doubts, page.table, page.foot, page.paragraphs):
        QTest.keyClick(focus(), Qt.Key.Key_F6)
        assert part is focus() or part.isAncestorOf(focus())
    QTest.keyClick(focus(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.foot.isAncestorOf(focus())
