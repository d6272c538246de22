"""Scopes, facets and the list on the sample archive."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.models.facets import VALUE
from desktop.gui.models.scopes import QUERY
from desktop.gui.models.speech_list import PAGE
from desktop.gui.views.browse_page import BrowsePage
from desktop.records import Hit, SearchQuery, SearchResults, Sort


@pytest.fixture
def page(window: MainWindow) -> BrowsePage:
    assert window.page is not None
    return window.page


def search(window: MainWindow, page: BrowsePage, text: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.found, check_params_cb=lambda found: found.query.text == text):
        window.bar.search.setText(text)
    settle(window, qtbot)


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.is_working, timeout=20_000)


def hit(page: BrowsePage, row: int) -> Hit:
    found = page.model.hit(row)
    assert found is not None
    return found


def test_the_keyboard_stays_in_the_middle_when_the_list_empties(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    page.results.list.setFocus()
    with qtbot.waitSignal(page.found):
        page.go(SearchQuery(years=(1999,)))
    assert window.focusWidget() is page.results.empty
    with qtbot.waitSignal(page.found):
        page.go(SearchQuery())
    assert window.focusWidget() is page.results.list


def test_values_narrow_a_search_and_are_cleared(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "建议", qtbot)
    facets = page.sidebar.facets
    assert page.sidebar.panel.isVisible()
    whole = page.model.rowCount()
    for row in range(facets.model().rowCount()):
        value = facets.model().index(0, 0, facets.model().index(row, 0))
        name = value.data(VALUE)
        with qtbot.waitSignal(page.found):
            facets.clicked.emit(value)
        assert page.model.rowCount() < whole, name
        assert page.results.outside.text()
        with qtbot.waitSignal(page.found):
            page.sidebar.clear.click()
        assert page.model.rowCount() == whole


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


def test_what_was_open_in_the_sidebar_is_open_after_a_refresh(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    settle(window, qtbot)
    tree = page.sidebar.scopes
    tree.expand(tree.model().index(3, 0))
    tree.collapse(tree.model().index(1, 0))
    before = tree.model()
    with qtbot.waitSignal(page.counted):
        page.refresh()
    settle(window, qtbot)
    assert tree.model() is not before
    assert tree.isExpanded(tree.model().index(3, 0))
    assert not tree.isExpanded(tree.model().index(1, 0))


def test_people_and_sectors_are_scopes(page: BrowsePage, qtbot: QtBot) -> None:
    model = page.sidebar.scopes.model()
    for branch in (2, 3):
        with qtbot.waitSignal(page.found):
            page.sidebar.scopes.setCurrentIndex(model.index(0, 0, model.index(branch, 0)))
        assert len(page.query.sectors + page.query.speakers) == 1
        assert page.model.rowCount() == page.model.rowCount() > 0


def test_the_order_can_be_changed(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "建议", qtbot)
    with qtbot.waitSignal(page.found):
        page.results.sort.menu().actions()[1].trigger()
    assert page.query.sort is Sort.DATE
    days = [hit(page, row).held_on for row in range(min(PAGE, page.model.rowCount()))]
    assert days == sorted(days, key=str, reverse=True)


def test_a_long_list_comes_in_pages_where_one_looks(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    last = page.model.rowCount() - 1
    assert last > PAGE
    assert page.model.hit(last) is None
    page.results.select(last)
    qtbot.waitUntil(lambda: page.model.hit(last) is not None)
    qtbot.waitUntil(
        lambda: page.reader.speech is not None and page.reader.speech.id == hit(page, last).speech_id
    )


def test_a_page_of_another_list_is_not_taken(page: BrowsePage) -> None:
    late = SearchResults(query=SearchQuery(text="晚", offset=PAGE), total=1, occurrences=0, hits=())
    rows = page.model.rowCount()
    page.feed.take(late)
    assert page.model.rowCount() == rows
