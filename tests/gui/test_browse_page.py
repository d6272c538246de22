"""Scopes, search, list and reader on the sample archive."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.models.facets import VALUE
from desktop.gui.models.scopes import QUERY
from desktop.gui.views.browse_page import BrowsePage
from desktop.gui.views.chips import Chip
from desktop.gui.views.syntax_help import SyntaxHelp
from desktop.records import SearchQuery, Sort, SpeechKind


@pytest.fixture
def page(window: MainWindow) -> BrowsePage:
    assert window.page is not None
    return window.page


def first_session(page: BrowsePage) -> str:
    return page.desk.browse.sessions()[0].id


def search(window: MainWindow, page: BrowsePage, text: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.found, check_params_cb=lambda found: found.query.text == text):
        window.bar.search.setText(text)


def test_everything_is_listed_without_the_accounts(page: BrowsePage) -> None:
    kinds = {page.model.hit(row).kind for row in range(page.model.rowCount())}
    assert page.model.rowCount() == page.desk.browse.counts().speeches
    assert SpeechKind.NARRATIVE not in kinds
    assert page.reader.speech is not None


def test_typing_searches_and_marks_every_hit(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "公共", qtbot)
    assert page.model.hit(0).occurrences == page.reader.hits > 0
    page.step_hit(1)
    assert page.reader.current_hit == "公共"
    assert page.pane.hits.text().startswith("Hit 1 of")
    page.step_hit(-1)
    assert page.pane.hits.text().startswith(f"Hit {page.reader.hits} of")
    assert "Searched" in window.status.took.text()


def test_a_hit_in_the_title_is_marked_too(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "标题:公共", qtbot)
    assert page.reader.hits > 0
    page.step_hit(1)
    assert page.reader.current_hit == "公共"


def test_without_hits_there_is_nowhere_to_step(page: BrowsePage) -> None:
    page.step_hit(1)
    assert page.reader.current_hit == ""


def test_a_query_that_cannot_be_understood_is_said_and_mended(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    window.bar.search.setText("公共 OR")
    qtbot.waitUntil(lambda: "OR" in window.notice.text)
    search(window, page, "公共", qtbot)
    assert window.notice.text == ""


def test_values_narrow_a_search_and_are_cleared(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "建议", qtbot)
    facets = page.sidebar.facets
    assert page.sidebar.panel.isVisible()
    whole = page.results.total
    for row in range(facets.model().rowCount()):
        value = facets.model().index(0, 0, facets.model().index(row, 0))
        name = value.data(VALUE)
        with qtbot.waitSignal(page.found):
            facets.clicked.emit(value)
        assert page.results.total < whole, name
        assert page.results.outside.text()
        with qtbot.waitSignal(page.found):
            page.sidebar.clear.click()
        assert page.results.total == whole


def test_the_space_bar_ticks_a_value(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "建议", qtbot)
    facets = page.sidebar.facets
    facets.setCurrentIndex(facets.model().index(0, 0, facets.model().index(0, 0)))
    with qtbot.waitSignal(page.found):
        QTest.keyClick(facets, Qt.Key.Key_Space)
    assert len(page.query.years) == 1
    with qtbot.waitSignal(page.found):
        page.results.everywhere.click()
    assert not page.query.years


def test_nothing_found_offers_to_drop_what_stands_in_the_way(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.found):
        page.go(SearchQuery(session_ids=(first_session(page),), years=(1999,)))
    assert page.reader.speech is None or page.reader.speech.kind is SpeechKind.NARRATIVE
    offers = page.results.empty.offers
    assert [button.text().split(":")[0] for button in offers] == ["Without Year 1999"]
    with qtbot.waitSignal(page.found):
        offers[0].click()
    assert page.model.rowCount() > 0


def test_words_that_occur_nowhere_are_said(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "没有这样的词语", qtbot)
    assert "nowhere" in page.results.empty.text.text()
    assert page.results.empty.offers == []
    assert page.reader.speech is None
    page.cite()
    assert QGuiApplication.clipboard().text() != "没有这样的词语"


def test_a_scope_narrows_and_history_goes_back(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    model = page.sidebar.scopes.model()
    whole = page.model.rowCount()
    term = model.index(0, 0, model.index(1, 0))
    session = model.index(0, 0, model.index(0, 0, term))
    assert isinstance(session.data(QUERY), SearchQuery)
    with qtbot.waitSignal(page.found):
        page.sidebar.scopes.setCurrentIndex(session)
    assert page.model.rowCount() < whole
    assert page.results.card.isVisible()
    for wish, fewer in ((window.bar.back, False), (window.bar.forward, True)):
        with qtbot.waitSignal(page.found):
            wish.click()
        assert (page.model.rowCount() < whole) is fewer
    assert page.sidebar.scopes.currentIndex().data(QUERY) == session.data(QUERY)
    with qtbot.waitSignal(page.found):
        window.keyboard.widen()
    assert page.model.rowCount() == whole


def test_a_branch_without_a_query_opens_with_a_click(page: BrowsePage) -> None:
    tree = page.sidebar.scopes
    sectors = tree.model().index(2, 0)
    place = tree.visualRect(sectors).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tree.isExpanded(sectors)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not tree.isExpanded(sectors)


def test_people_and_sectors_are_scopes(page: BrowsePage, qtbot: QtBot) -> None:
    model = page.sidebar.scopes.model()
    for branch in (2, 3):
        with qtbot.waitSignal(page.found):
            page.sidebar.scopes.setCurrentIndex(model.index(0, 0, model.index(branch, 0)))
        assert len(page.query.sectors + page.query.speakers) == 1
        assert page.model.rowCount() == page.results.total > 0


def test_the_account_of_a_session_is_one_click_away(page: BrowsePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.found):
        page.go(SearchQuery(session_ids=(first_session(page),)))
    page.results.card.account.click()
    assert page.reader.speech is not None
    assert page.reader.speech.kind is SpeechKind.NARRATIVE
    assert page.pane.place.text() == ""


def test_the_session_above_a_speech_is_a_link(page: BrowsePage, qtbot: QtBot) -> None:
    speech = page.reader.speech
    assert speech is not None
    with qtbot.waitSignal(page.found):
        page.reader.session_requested.emit()
    assert page.query.session_ids == (speech.session_id,)
    assert page.reader.speech == speech


def test_the_order_can_be_changed(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "建议", qtbot)
    with qtbot.waitSignal(page.found):
        page.results.sort.menu().actions()[1].trigger()
    assert page.query.sort is Sort.DATE
    days = [page.model.hit(row).held_on for row in range(page.model.rowCount())]
    assert days == sorted(days, key=str, reverse=True)


def test_a_long_list_is_shown_in_pages(page: BrowsePage, qtbot: QtBot) -> None:
    page._limit = 10
    with qtbot.waitSignal(page.found):
        page._search()
    assert page.model.rowCount() == 10
    with qtbot.waitSignal(page.found):
        page.results.everywhere.click()
    assert page.model.rowCount() == page.results.total


def test_a_citation_names_its_source(page: BrowsePage) -> None:
    page.cite()
    text = QGuiApplication.clipboard().text()
    speech = page.reader.speech
    assert speech is not None
    assert "澜川市政协" in text
    assert "、".join(speech.speaker_names) in text


def test_enter_goes_to_the_list_but_not_while_an_input_method_composes(
    window: MainWindow, page: BrowsePage
) -> None:
    line = window.bar.search
    window.keyboard.focus(0)
    QGuiApplication.sendEvent(line, QInputMethodEvent("gong", []))
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.focusWidget() is line
    QGuiApplication.sendEvent(line, QInputMethodEvent("", []))
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.focusWidget() is page.results.list
    QTest.keyClick(page.results.list, Qt.Key.Key_Return)
    assert window.focusWidget() is page.reader


def test_escape_in_the_box_clears_it_then_widens(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.found):
        page.go(SearchQuery(years=(2024,)))
    window.bar.search.setText("建议")
    QTest.keyClick(window.bar.search, Qt.Key.Key_Escape)
    assert window.bar.search.text() == ""
    QTest.keyClick(window.bar.search, Qt.Key.Key_Escape)
    assert page.query.years == ()


def test_an_example_of_the_language_goes_into_the_box(window: MainWindow, qtbot: QtBot) -> None:
    window.bar.box.syntax.click()
    popup = window.bar.box.findChild(SyntaxHelp)
    assert popup is not None
    popup.example_chosen.emit("term:6")
    assert window.bar.search.text() == "term:6"
    popup.close()
    window.bar.box.clear.click()
    assert window.bar.search.text() == ""


def test_a_chip_takes_its_clause_away(page: BrowsePage, qtbot: QtBot) -> None:
    query = SearchQuery(terms=(6,), years=(2024,), kinds=(SpeechKind.SPEECH,), sectors=("民建",))
    with qtbot.waitSignal(page.found):
        page.go(query)
    assert page.chips.isVisible()
    chips = [chip for chip in page.chips.findChildren(Chip) if not chip.isHidden()]
    assert len(chips) == 4
    with qtbot.waitSignal(page.found):
        next(chip for chip in chips if "2024" in chip.accessibleName()).click()
    assert page.query.years == ()
    for _clause in range(4):
        page.chips.remove_last()
    assert page.query == SearchQuery()
    page.chips.remove_last()


def test_a_theme_change_keeps_the_place_in_the_text(window: MainWindow, page: BrowsePage) -> None:
    bar = page.reader.verticalScrollBar()
    page.reader.set_text_size(30)
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    window.set_theme("dark")
    assert abs(bar.value() - before) <= 2
    QGuiApplication.sendEvent(page.reader, QEvent(QEvent.Type.StyleChange))
    assert abs(bar.value() - before) <= 2
