"""Scopes, search, list and reader on the sample archive."""

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.models.facets import VALUE
from desktop.gui.models.scopes import QUERY
from desktop.gui.models.speech_list import PAGE
from desktop.gui.views.browse_page import BrowsePage
from desktop.records import Hit, SearchQuery, SearchResults, Sort, SpeechKind
from desktop.records.display import displayed
from desktop.workflows.cite_speeches import CitationForm


@pytest.fixture
def page(window: MainWindow) -> BrowsePage:
    assert window.page is not None
    return window.page


def first_session(page: BrowsePage) -> str:
    return page.desk.browse.sessions()[0].id


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


def test_everything_is_listed_without_the_accounts(page: BrowsePage) -> None:
    kinds = {hit(page, row).kind for row in range(PAGE)}
    assert page.model.rowCount() == page.desk.browse.counts().speeches
    assert SpeechKind.NARRATIVE not in kinds
    assert page.reader.speech is not None


def test_typing_searches_and_marks_every_hit(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "公共", qtbot)
    assert hit(page, 0).occurrences == page.reader.hits > 0
    page.step_hit(1)
    assert page.reader.current_hit == "公共"
    assert page.pane.hits.text().startswith("Hit 1 of")
    assert "Searched" in window.status.took.text()


def test_a_hit_in_the_title_is_marked_too(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "标题:公共", qtbot)
    assert page.reader.hits > 0
    page.step_hit(1)
    assert page.reader.current_hit == "公共"


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


def test_the_account_of_a_session_is_one_click_away(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.found):
        page.go(SearchQuery(session_ids=(first_session(page),)))
    settle(window, qtbot)
    page.results.card.account.click()
    settle(window, qtbot)
    assert page.reader.speech is not None
    assert page.reader.speech.kind is SpeechKind.NARRATIVE
    assert page.pane.place.text() == ""


def test_the_session_above_a_speech_is_a_link(page: BrowsePage, qtbot: QtBot) -> None:
    speech = page.reader.speech
    assert speech is not None
    with qtbot.waitSignal(page.found):
        page.reader.anchorClicked.emit(QUrl("session"))
    assert page.query.session_ids == (speech.session_id,)
    assert page.reader.speech == speech


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


def test_hits_are_walked_across_records(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "公共", qtbot)
    for _hit in range(page.reader.hits):
        page.step_hit(1)
    assert page.results.row == 0
    page.step_hit(1)
    settle(window, qtbot)
    assert page.results.row == 1
    assert page.pane.hits.text().startswith("Hit 1 of")
    page.step_hit(-1)
    settle(window, qtbot)
    assert page.results.row == 0
    assert page.pane.hits.text() == f"Hit {page.reader.hits} of {page.reader.hits}"
    for _hit in range(page.reader.hits):
        page.step_hit(-1)
    assert page.pane.hits.text() == "No hit before this one"


def test_words_are_found_in_the_text_that_is_read(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    settle(window, qtbot)
    text = page.reader.toPlainText()
    page.look()
    finder = page.pane.finder
    finder.line.setText("的")
    assert page.reader.finds == text.count("的") > 1
    assert finder.count.text() == f"Place 1 of {page.reader.finds}"
    QTest.keyClick(finder.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert finder.count.text() == f"Place {page.reader.finds} of {page.reader.finds}"
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert finder.count.text() == f"Place 1 of {page.reader.finds}"
    finder.line.setText("没有这样的词语")
    assert finder.count.text() == "Not in this text"
    QTest.keyClick(finder.line, Qt.Key.Key_Escape)
    assert finder.isHidden()
    assert page.reader.finds == 0


def test_a_speaker_s_name_leads_to_everything_said(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    settle(window, qtbot)
    speech = page.reader.speech
    assert speech is not None
    with qtbot.waitSignal(page.found):
        page.reader.anchorClicked.emit(QUrl("speaker-0"))
    assert page.query.speakers == (speech.speakers[0].name,)


def test_the_text_s_menu_copies_one_proposal(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    search(window, page, "建议", qtbot)
    reader = page.reader
    assert reader.speech is not None
    mark = reader._margins[0]
    cursor = reader.textCursor()
    cursor.setPosition(mark.start + 1)
    reader.setTextCursor(cursor)
    menu = page.pane.menu_at(reader.cursorRect(cursor).center())
    assert menu is not None
    menu.actions()[0].trigger()
    passage = reader.speech.passages[0]
    text = QGuiApplication.clipboard().text()
    assert text.startswith(displayed(reader.speech.text)[passage.start : passage.end].strip())
    assert "——" in text
    page.pane.copy_with_marks()
    assert f"【{mark.label}】" in QGuiApplication.clipboard().text()


def test_a_citation_names_its_source(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    settle(window, qtbot)
    page.cite()
    text = QGuiApplication.clipboard().text()
    speech = page.reader.speech
    assert speech is not None
    assert "澜川市政协" in text
    assert "、".join(speech.speaker_names) in text
    page.cite(CitationForm.GB7714)
    assert "[C]//澜川市政协" in QGuiApplication.clipboard().text()


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


def typed(window: MainWindow, text: str) -> None:
    window.bar.search.setFocus()
    window.bar.search.clear()
    QTest.keyClicks(window.bar.search, text)


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


def test_a_theme_change_keeps_the_place_in_the_text(window: MainWindow, page: BrowsePage) -> None:
    bar = page.reader.verticalScrollBar()
    page.reader.set_text_size(30)
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    window.set_theme("dark")
    assert abs(bar.value() - before) <= 2
    QGuiApplication.sendEvent(page.reader, QEvent(QEvent.Type.StyleChange))
    assert abs(bar.value() - before) <= 2


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


def test_a_refresh_keeps_the_record_and_its_place(window: MainWindow, page: BrowsePage, qtbot: QtBot) -> None:
    settle(window, qtbot)
    page.results.select(3)
    with qtbot.waitSignal(page.found):
        page.refresh()
    settle(window, qtbot)
    assert page.results.row == 3
    page.reader.set_text_size(30)
    bar = page.reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    with qtbot.waitSignal(page.found):
        page.refresh()
    settle(window, qtbot)
    assert page.results.row == 3
    assert bar.value() == before


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
