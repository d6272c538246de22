"""The record that is read, its hits, its source, on the sample archive."""

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.models.speech_list import PAGE
from desktop.gui.views.browse_page import BrowsePage
from desktop.gui.views.reader_paint import Margin, joined
from desktop.records import Hit, SearchQuery, SpeechKind
from desktop.records.display import displayed
from desktop.workflows.cite_speeches import CitationForm
from tests.gui.browsing import first_session, search, settle


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


def test_a_theme_change_keeps_the_place_in_the_text(window: MainWindow, page: BrowsePage) -> None:
    bar = page.reader.verticalScrollBar()
    page.reader.set_text_size(30)
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    window.set_theme("dark")
    assert abs(bar.value() - before) <= 2
    QGuiApplication.sendEvent(page.reader, QEvent(QEvent.Type.StyleChange))
    assert abs(bar.value() - before) <= 2


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


def test_passages_that_begin_on_one_line_share_a_label_in_the_margin() -> None:
    marks = [
        Margin(0, 4, "Problem 1", "prob", 1),
        Margin(4, 8, "Proposal 1", "prop", 1),
        Margin(8, 12, "Proposal 2", "prop", 2),
        Margin(12, 16, "Proposal 3", "prop", 3),
    ]
    assert joined(marks) == [("Problem 1", "prob"), ("Proposal 1–3", "prop")]
    assert joined(marks[:1]) == [("Problem 1", "prob")]
    assert joined([Margin(0, 1, "Problem", "prob"), Margin(1, 2, "Problem", "prob")]) == [("Problem", "prob")]
