"""The real window on a real archive."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QTextBrowser
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.gui.app import build_window
from desktop.gui.main_window import MainWindow
from desktop.gui.models.scopes import QUERY
from desktop.gui.models.speech_list import SpeechListModel
from desktop.gui.settings import Settings
from desktop.gui.views.browse_page import BrowsePage
from desktop.records import SearchQuery
from desktop.records.resources import resource

ARTICLE = resource("sample/texts/2025-10-standing-committee.txt")


@pytest.fixture
def composition(tmp_path: Path) -> Composition:
    return Composition(cache=tmp_path / "cache", state=tmp_path / "state")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    chosen = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    chosen.theme = "light"
    return chosen


@pytest.fixture
def window(qtbot: QtBot, composition: Composition, settings: Settings) -> Iterator[MainWindow]:
    made = build_window(composition, composition.sample, settings)
    made.show()
    qtbot.waitUntil(lambda: page(made).model.rowCount() > 0)
    yield made
    made.close()


def page(window: MainWindow) -> BrowsePage:
    assert window.page is not None
    return window.page


def test_everything_is_listed_and_the_first_is_read(window: MainWindow, qtbot: QtBot) -> None:
    assert page(window).model.rowCount() > 100
    assert page(window).reader.speech is not None
    qtbot.waitUntil(lambda: "Read-only" in window.state.text())


def test_typing_searches_and_marks_every_hit(window: MainWindow, qtbot: QtBot) -> None:
    window.bar.search.setText("公共")
    qtbot.waitUntil(lambda: 0 < page(window).model.rowCount() < 50)
    hit = page(window).model.hit(0)
    assert hit.occurrences > 0
    qtbot.waitUntil(lambda: page(window).reader.hits > 0)
    page(window).step_hit(1)
    assert page(window).reader.textCursor().selectedText() == "公共"
    page(window).step_hit(-1)
    assert page(window).hits.text().startswith("Hit")


def test_a_query_that_cannot_be_understood_is_said_and_mended(window: MainWindow, qtbot: QtBot) -> None:
    window.bar.search.setText("公共 OR")
    qtbot.waitUntil(lambda: "OR" in window.notice.text)


def test_nothing_found_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    page(window).go(SearchQuery(sectors=("民革",)))
    window.bar.search.setText("没有这样的词语")
    qtbot.waitUntil(lambda: page(window).model.rowCount() == 0)
    assert "Esc" in page(window).empty.text()
    assert page(window).reader.speech is None
    page(window).chips.remove_last()
    qtbot.waitUntil(lambda: "fewer" in page(window).empty.text())


def test_a_scope_narrows_and_history_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    model = page(window).sidebar.model()
    whole = page(window).model.rowCount()
    sessions = model.index(1, 0)
    year = model.index(0, 0, sessions)
    session = model.index(0, 0, year)
    assert isinstance(session.data(QUERY), SearchQuery)
    page(window).sidebar.setCurrentIndex(session)
    qtbot.waitUntil(lambda: page(window).model.rowCount() < whole)
    assert page(window).card.isVisible()
    page(window).go_back()
    qtbot.waitUntil(lambda: page(window).model.rowCount() == whole)
    page(window).go_forward()
    qtbot.waitUntil(lambda: page(window).model.rowCount() < whole)
    QTest.keyClick(page(window).results, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page(window).model.rowCount() == whole)


def test_keys_walk_through_the_records(window: MainWindow) -> None:
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_J)
    assert page(window).results.currentIndex().row() == 1
    QTest.keyClick(window, Qt.Key.Key_K)
    assert page(window).results.currentIndex().row() == 0


def test_a_citation_names_its_source(window: MainWindow) -> None:
    page(window).cite()
    text = QGuiApplication.clipboard().text()
    speech = page(window).reader.speech
    assert speech is not None
    assert speech.text in text
    assert "澜川市政协" in text


def test_printing_writes_a_pdf_and_says_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    window.print_shown()
    qtbot.waitUntil(lambda: "Printed" in window.notice.text, timeout=20_000)
    assert target.read_bytes().startswith(b"%PDF-")


def test_the_archive_is_verified_and_copied(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.verify()
    qtbot.waitUntil(lambda: "whole" in window.notice.text)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "c.db"), ""))
    window.save_copy()
    qtbot.waitUntil(lambda: "verified" in window.notice.text)
    assert (tmp_path / "c.db").exists()


def test_an_archive_that_cannot_be_opened_leaves_the_open_one(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("no archive", encoding="utf-8")
    window.open_archive(tmp_path / "x.db")
    assert "not a Yizheng archive" in window.notice.text
    assert window.page is not None


def test_both_themes_and_sizes_paint(window: MainWindow) -> None:
    for name in ("dark", "light"):
        window.set_theme(name)
        assert not window.grab().isNull()
    window.switch_theme()
    window.resize(1024, 700)
    assert window.width() == 1024
    assert not window.grab().isNull()


def test_a_new_archive_begins_empty_and_takes_files_dropped(
    qtbot: QtBot,
    composition: Composition,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = build_window(composition, None, settings)
    window.show()
    assert window.welcome.isVisible()
    window.start_import([])
    assert "then import" in window.notice.text
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "new"), ""))
    window.new_archive()
    qtbot.waitUntil(lambda: "empty" in page(window).empty.text())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(ARTICLE))])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, modifiers)
    window.dropEvent(event)
    assert window.import_view is not None
    window.close()


def test_the_list_model_keeps_qt_s_rules(window: MainWindow, qtmodeltester: object) -> None:
    model = page(window).model
    assert isinstance(model, SpeechListModel)
    assert isinstance(model, QAbstractItemModel)
    qtmodeltester.check(model)  # type: ignore[attr-defined]
    assert "proposals" in str(model.index(3).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_reader_loads_nothing(window: MainWindow) -> None:
    reader = page(window).reader
    assert isinstance(reader, QTextBrowser)
    assert reader.loadResource(2, QUrl("file:///etc/hostname")) is None


def test_void_calls_keep_their_references(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(5_000):
        label.setText(str(number))
        label.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 1_000
