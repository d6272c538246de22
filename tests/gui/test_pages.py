"""The pages of a session, a person and a sector, what is related to a text, and tables."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.gui.dialogs.source_view import SourceView
from desktop.gui.main_window import MainWindow
from desktop.gui.views.browse_page import BrowsePage
from desktop.records import SearchQuery, Source, SpeechKind
from tests.gui.browsing import settle


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))
    return path


def go(window: MainWindow, page: BrowsePage, query: SearchQuery, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.found):
        page.go(query)
    settle(window, qtbot)


def show_session(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> str:
    session = page.desk.browse.sessions()[0]
    go(window, page, SearchQuery(session_ids=(session.id,)), qtbot)
    page.results.card.details.click()
    settle(window, qtbot)
    return session.id


def test_a_session_s_page_keeps_the_order_of_the_source(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    session = page.desk.browse.session(show_session(window, page, qtbot))
    shown = page.right.session
    assert page.right.currentWidget() is shown
    rows = shown.present.rows
    assert [rows.row(n).text for n in range(rows.rowCount())] == [one.name for one in session.attendance]
    speeches = [one for one in page.desk.browse.speeches(session.id) if one.kind is not SpeechKind.NARRATIVE]
    rows = shown.speeches.rows
    assert [rows.row(n).key for n in range(rows.rowCount())] == [one.id for one in speeches]
    assert str(session.held_on) in shown.facts.text()
    assert "text/plain" in shown.facts.text()


def test_a_row_of_a_session_s_page_is_read(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    show_session(window, page, qtbot)
    rows = page.right.session.speeches
    for _step in range(4):
        QTest.keyClick(rows, Qt.Key.Key_J)
    QTest.keyClick(rows, Qt.Key.Key_K)
    key = rows.rows.row(rows.currentIndex().row()).key
    QTest.keyClick(rows, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert page.right.currentWidget() is page.pane
    assert page.reader.speech is not None
    assert page.reader.speech.id == key
    assert page.model.row_of(key) == page.results.row
    assert window.focusWidget() is page.reader


def test_a_session_s_account_and_source_are_at_hand(
    window: MainWindow, page: BrowsePage, qtbot: QtBot, target: Path
) -> None:
    session_id = show_session(window, page, qtbot)
    source = page.desk.browse.source(session_id)
    assert source is not None
    view = page.pages.show_source()
    assert view is not None
    assert view.text.toPlainText() == source.content.decode().replace("\r\n", "\n")
    view.save_requested.emit(source)
    settle(window, qtbot)
    assert target.read_bytes() == source.content
    assert target.name in window.notice.text
    view.close()
    page.right.session.account.click()
    settle(window, qtbot)
    assert page.right.currentWidget() is page.pane
    assert page.reader.speech is not None
    assert page.reader.speech.kind is SpeechKind.NARRATIVE


def test_a_source_that_is_no_text_is_only_named(qtbot: QtBot, window: MainWindow) -> None:
    view = SourceView(window, Source(content=b"PK", media_type="application/zip", name="a.docx"))
    qtbot.addWidget(view)
    assert view.text.isHidden()
    assert any("Save" in button.text() for button in view.findChildren(QPushButton))


def test_a_person_s_page_counts_by_the_printed_name(
    window: MainWindow, page: BrowsePage, qtbot: QtBot, target: Path
) -> None:
    name = page.desk.search.search(SearchQuery()).facets["speaker"][0].value
    go(window, page, SearchQuery(speakers=(name,)), qtbot)
    page.results.card.details.click()
    settle(window, qtbot)
    shown = page.right.profile
    assert page.right.currentWidget() is shown
    assert shown.profile is not None
    assert len(shown.profile.entries) == page.model.rowCount() == shown.entries.rows.rowCount()
    assert shown.chart.accessibleName().count("records") == len(shown.profile.years)
    shown.export.click()
    settle(window, qtbot)
    lines = target.read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(shown.profile.years) + 2 + len(shown.profile.entries)
    QTest.keyClick(shown.entries, Qt.Key.Key_Escape)
    assert page.right.currentWidget() is page.pane
    assert page.query.speakers == (name,)


def test_a_sector_s_page_names_its_people(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    sector = page.desk.search.search(SearchQuery()).facets["sector"][0].value
    go(window, page, SearchQuery(sectors=(sector,)), qtbot)
    page.show_details()
    settle(window, qtbot)
    profile = page.right.profile.profile
    assert profile is not None
    assert profile.people[0][0] in page.right.profile.facts.text()


def test_without_one_scope_there_is_no_page(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    go(window, page, SearchQuery(sectors=("甲", "乙")), qtbot)
    page.show_details()
    settle(window, qtbot)
    assert page.right.currentWidget() is page.pane


def test_what_is_related_opens_below_the_text(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    strip = page.pane.related
    qtbot.waitUntil(strip.isVisible, timeout=5_000)
    settle(window, qtbot)
    assert strip.list.isHidden()
    before = page.reader.speech
    assert before is not None
    strip.tabs[0].click()
    assert strip.list.rows.rowCount() > 0
    key = strip.list.rows.row(0).key
    strip.list.clicked.emit(strip.list.rows.index(0))
    settle(window, qtbot)
    assert page.reader.speech is not None
    assert page.reader.speech.id == key
    strip.fold.click()
    assert strip.list.isHidden()
    for wish, speech_id in ((window.bar.back, before.id), (window.bar.forward, key)):
        wish.click()
        settle(window, qtbot)
        assert page.reader.speech.id == speech_id


def test_a_list_is_exported_as_it_is_found(
    window: MainWindow, page: BrowsePage, qtbot: QtBot, target: Path
) -> None:
    go(window, page, SearchQuery(text="公共"), qtbot)
    page.results.export.click()
    settle(window, qtbot)
    lines = target.read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + page.model.rowCount()
    assert lines[0].startswith("Held on,Session,Kind,Title")


def test_a_session_is_exported(window: MainWindow, page: BrowsePage, qtbot: QtBot, target: Path) -> None:
    session = page.desk.browse.session(show_session(window, page, qtbot))
    page.right.session.export_requested.emit()
    settle(window, qtbot)
    text = target.read_text("utf-8-sig")
    assert all(one.name in text for one in session.attendance)
