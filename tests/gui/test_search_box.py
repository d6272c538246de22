"""The search box, chips and keys on the sample archive."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.views.browse_page import BrowsePage
from desktop.records import SearchQuery, SpeechKind
from tests.gui.browsing import first_session, search, settle


def typed(window: MainWindow, text: str) -> None:
    window.bar.search.setFocus()
    window.bar.search.clear()
    QTest.keyClicks(window.bar.search, text)


def test_without_hits_there_is_nowhere_to_step(page: BrowsePage) -> None:
    page.step_hit(1)
    assert page.reader.current_hit == ""


def test_a_query_that_cannot_be_understood_is_said_at_its_place_and_mended(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.faulty):
        window.bar.search.setText("公共 OR")
    assert page.model.rowCount() == 0
    assert page.reader.speech is None
    assert page.results.empty.query.isVisible()
    assert "OR" in page.results.empty.text.text()
    assert "OR" in window.bar.search.accessibleDescription()
    search(window, page, "公共", qtbot)
    assert not page.results.empty.isVisible()
    assert window.bar.search.accessibleDescription() == ""


def test_nothing_found_offers_to_drop_what_stands_in_the_way(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.found):
        page.go(SearchQuery(session_ids=(first_session(page),), years=(1999,)))
    settle(window, qtbot)
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
    assert not page.query.years


def test_an_example_of_the_language_goes_into_the_box(window: MainWindow, qtbot: QtBot) -> None:
    window.bar.box.syntax.click()
    assert window.bar.box.is_offering
    window.bar.box.popup.example_chosen.emit("term:6")
    assert not window.bar.box.is_offering
    assert window.bar.search.text() == "term:6"
    window.bar.box.clear.click()
    assert window.bar.search.text() == ""


def test_a_field_is_completed_and_its_value_becomes_a_chip(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    settle(window, qtbot)
    line, box = window.bar.search, window.bar.box
    typed(window, "sec")
    assert box.is_offering
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "sector:"
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Down)
    row = box.popup.chosen_row
    assert row is not None
    assert row.suggestion is not None
    with qtbot.waitSignal(page.found):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.query.sectors == (row.suggestion.value,)
    assert page.model.rowCount() == row.count
    assert line.text() == ""
    assert not box.is_offering


def test_a_person_is_found_by_the_initials_of_the_name(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    settle(window, qtbot)
    typed(window, "wcy")
    labels = [row.text for row in map(window.bar.box.popup.model.row, range(2))]
    assert labels[1] == "卫承岳"
    with qtbot.waitSignal(page.found, check_params_cb=lambda found: bool(found.query.speakers)):
        QTest.keyClick(window.bar.search, Qt.Key.Key_Tab)
    assert page.query.speakers == ("卫承岳",)


def test_escape_closes_what_is_offered_first(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    settle(window, qtbot)
    typed(window, "tit")
    QTest.keyClick(window.bar.search, Qt.Key.Key_Escape)
    assert not window.bar.box.is_offering
    assert window.bar.search.text() == "tit"
    typed(window, "tit")
    page.results.list.setFocus()
    assert not window.bar.box.is_offering


def test_searches_are_remembered_and_offered(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "公共", qtbot)
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    window.bar.search.clear()
    window.keyboard.focus(0)
    assert window.bar.box.is_offering
    QTest.keyClick(window.bar.search, Qt.Key.Key_Up)
    with qtbot.waitSignal(page.found, check_params_cb=lambda found: found.query.text == "公共"):
        QTest.keyClick(window.bar.search, Qt.Key.Key_Return)


def test_a_word_that_brings_nothing_can_be_dropped(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    search(window, page, "公共 没有这样的词语", qtbot)
    (offer,) = page.results.empty.offers
    assert "没有这样的词语" in offer.text()
    with qtbot.waitSignal(page.found):
        offer.click()
    assert page.query.text == "公共"
    assert window.bar.search.text() == "公共"
    with qtbot.waitSignal(page.found):
        page.go(SearchQuery(text="公共 没有这样的词语", years=(1999,), terms=(99,)))
    (offer,) = page.results.empty.offers
    with qtbot.waitSignal(page.found):
        offer.click()
    assert page.query == SearchQuery(text="公共")


def test_limits_are_added_and_changed_from_menus(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "建议", qtbot)
    page.chips.add.menu().aboutToShow.emit()
    years = page.chips.add.menu().actions()[0].menu()
    assert isinstance(years, QMenu)
    for place in (0, 1):
        with qtbot.waitSignal(page.found):
            page.chips.values_menu("year", page.chips).actions()[place].trigger()
    assert len(page.query.years) == 2
    (chip,) = page.chips.chips
    assert all(str(year) in chip.remove.accessibleName() for year in page.query.years)
    chip.label.click()
    with qtbot.waitSignal(page.found):
        chip.remove.click()
    assert not page.query.years


def test_a_chip_takes_its_clause_away(page: BrowsePage, qtbot: QtBot) -> None:
    query = SearchQuery(terms=(6,), years=(2024,), kinds=(SpeechKind.SPEECH,), sectors=("民建",))
    with qtbot.waitSignal(page.found):
        page.go(query)
    assert page.chips.isVisible()
    assert [chip.key for chip in page.chips.chips] == ["term", "year", "kind", "sector"]
    with qtbot.waitSignal(page.found):
        page.chips.chips[1].remove.click()
    assert not page.query.years
    for _clause in range(4):
        page.chips.remove_last()
    assert page.query == SearchQuery()
    page.chips.remove_last()


def test_every_control_has_a_name_for_screen_readers(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    go_to = page.desk.browse.sessions()[0].id
    with qtbot.waitSignal(page.found):
        page.go(SearchQuery(session_ids=(go_to,), text="建议"))
    settle(window, qtbot)
    page.look()
    controls = [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [one for one in controls if not (one.accessibleName() or getattr(one, "text", str)())]
    assert len(controls) > 20
    assert nameless == []


def test_f6_goes_through_every_part_that_is_shown(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "建议", qtbot)
    window.bar.search.setFocus()
    parts = (page.sidebar.scopes, page.sidebar.facets, page.results.list, page.reader, window.bar.search)
    for part in parts:
        window.keyboard._next_part(1)
        assert window.focusWidget() is part
    for part in (*parts[-2::-1], window.bar.search):
        window.keyboard._next_part(-1)
        assert window.focusWidget() is part
