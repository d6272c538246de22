"""What is kept is corrected, and a session entered by hand, in the real window on a real archive."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.composition import Composition, Desk
from desktop.gui.app import build_window
from desktop.gui.dialogs.records import RecordsDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings
from desktop.gui.views.record_page import RecordPage
from desktop.records import PassageKind
from desktop.records.resources import resource

ARTICLE = resource("sample/texts/2023-07-standing-committee.txt")


@pytest.fixture
def window(
    qtbot: QtBot, composition: Composition, settings: Settings, tmp_path: Path
) -> Iterator[MainWindow]:
    with composition.create(tmp_path / "mine.db", name="mine") as desk:
        desk.imports.save(desk.imports.plan(desk.imports.read_path(ARTICLE)))
    made = build_window(composition, tmp_path / "mine.db", settings)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    settled(made, qtbot)
    yield made
    made.close()


def settled(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page
    assert page is not None
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and not window.is_working, timeout=20_000)


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def edited(window: MainWindow) -> RecordPage:
    page = window.desk_pages.editing.page
    assert page is not None
    return page


def opened(window: MainWindow, row: int = 2) -> RecordPage:
    desk = desk_of(window)
    session = desk.browse.sessions()[0]
    window.desk_pages.editing.begin(session.id, desk.browse.speeches(session.id)[row - 1].id)
    page = edited(window)
    QAbstractItemModelTester(page.agenda, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.list.currentIndex().row() == row
    return page


def type_in(page: RecordPage, name: str, text: str) -> None:
    form = page.session if page.forms.currentIndex() == 0 else page.speech
    form.fields[name].setFocus()
    form.fields[name].selectAll()
    QTest.keyClicks(form.fields[name], text) if text.isascii() else form.fields[name].insert(text)
    form.changed.emit()


def test_the_speech_that_is_read_is_corrected_beside_its_source(window: MainWindow, qtbot: QtBot) -> None:
    assert window.page is not None
    window.page.results.select(0)
    settled(window, qtbot)
    window.menu.edit_requested.emit()
    page = edited(window)
    qtbot.waitUntil(lambda: bool(page.source.toPlainText()), timeout=20_000)
    assert window.shown_page is None
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.shown_page is not None


def test_an_edit_is_saved_seen_in_the_history_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    page, desk = opened(window), desk_of(window)
    speech = desk.browse.speech(page._speech_id or "")
    qtbot.waitUntil(lambda: len(page.source.extraSelections()) > 0, timeout=20_000)
    type_in(page, "title", "夜班公交")
    page.speech.text.appendPlainText("补一句。")
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = desk.browse.speech(speech.id)
    assert (kept.title, kept.text) == ("夜班公交", speech.text + "\n补一句。")
    assert [p.start for p in kept.passages] == [p.start for p in speech.passages]
    assert page.history.list.count() == 2
    assert "夜班公交" in page.history.view.toPlainText()
    page.history.list.setCurrentRow(1)
    page.history.back.click()
    assert desk.browse.speech(speech.id).title == speech.title
    page.leave()
    window.menu.aboutToShow.emit()
    assert any("Undo the last change: speech edited" in action.text() for action in window.menu.actions())
    window.menu.undo_requested.emit()
    assert "Undone" in window.notice.text
    assert desk.browse.speech(speech.id).title == "夜班公交"
    window.menu.redo_requested.emit()
    assert desk.browse.speech(speech.id).title == speech.title


def test_undo_goes_on_after_a_restart(
    window: MainWindow, composition: Composition, settings: Settings, qtbot: QtBot
) -> None:
    page, path = opened(window), desk_of(window).browse.path
    speech_id = page._speech_id or ""
    before = desk_of(window).browse.speech(speech_id).title
    type_in(page, "title", "改过的题目")
    page.leave()
    window.close()
    again = build_window(composition, path, settings)
    qtbot.addWidget(again)
    assert desk_of(again).browse.speech(speech_id).title == "改过的题目"
    again.menu.undo_requested.emit()
    assert desk_of(again).browse.speech(speech_id).title == before
    again.close()


def test_going_to_another_row_saves_and_a_bad_date_stays_in_the_form(window: MainWindow) -> None:
    page, desk = opened(window), desk_of(window)
    speech_id = page._speech_id or ""
    type_in(page, "office", "市政协常委")
    page.list.setCurrentIndex(page.agenda.index(0))
    assert desk.browse.speech(speech_id).office == "市政协常委"
    type_in(page, "held_on", "2024-13-40")
    assert not page.save()
    assert "Nothing was saved" in page.notice.text
    page.list.setCurrentIndex(page.agenda.index(2))
    assert page.list.currentIndex().row() == 0
    assert page.forms.currentIndex() == 0
    type_in(page, "held_on", "2024-03-04")
    assert page.save()
    assert str(desk.browse.sessions()[0].held_on) == "2024-03-04"


def test_a_session_is_entered_by_hand(window: MainWindow) -> None:
    window.menu.by_hand_requested.emit()
    page, desk = edited(window), desk_of(window)
    page.session.fields["name"].setText("手工座谈会")
    page.session.fields["term"].setText("6")
    page.session.changed.emit()
    page.add_speech()
    type_in(page, "speakers", "蔺望川")
    page.speech.text.setPlainText("建议：修桥𠮷补路。")
    cursor = page.speech.text.textCursor()
    cursor.setPosition(3)
    cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
    page.speech.text.setTextCursor(cursor)
    page.speech.mark(PassageKind.PROPOSAL)
    page.leave()
    session = next(one for one in desk.browse.sessions() if one.name == "手工座谈会")
    (speech,) = desk.browse.speeches(session.id)
    assert session.term == 6
    assert speech.speaker_names == ("蔺望川",)
    assert speech.passage_texts(PassageKind.PROPOSAL) == ("修桥𠮷补路。",)
    assert desk.browse.source(session.id) is None
    window.desk_pages.editing.begin(session.id, speech.id)
    again = edited(window)
    again.speech.text.moveCursor(cursor.MoveOperation.End)
    again.speech.unmark()
    again.leave()
    assert desk.browse.speech(speech.id).passages == ()


def test_speeches_are_moved_trashed_and_brought_back(window: MainWindow, qtbot: QtBot) -> None:
    page, desk = opened(window), desk_of(window)
    session_id = desk.browse.sessions()[0].id
    before = [speech.id for speech in desk.browse.speeches(session_id)]
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [speech.id for speech in desk.browse.speeches(session_id)][1:3] == [before[2], before[1]]
    page.delete()
    assert before[1] not in [speech.id for speech in desk.browse.speeches(session_id)]
    page.leave()
    settled(window, qtbot)
    window.menu.trash_requested.emit()
    dialog = window.findChild(RecordsDialog)
    assert dialog is not None
    button(dialog, "Restore").click()
    assert before[1] in [speech.id for speech in desk.browse.speeches(session_id)]
    dialog.close()


def test_the_trash_is_cleared_after_a_question(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    page, desk = opened(window, 1), desk_of(window)
    page.delete()
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    page.leave()
    window.menu.trash_requested.emit()
    dialog = window.findChild(RecordsDialog)
    assert dialog is not None
    button(dialog, "Clear the trash…").click()
    assert len(desk.edit.trash()) == 1
    button(dialog, "Clear the trash…").click()
    assert desk.edit.trash() == ()
    window.menu.undo_requested.emit()
    assert "no change to undo" in window.notice.text
    window.menu.changes_requested.emit()


def test_what_was_being_written_is_offered_again(window: MainWindow) -> None:
    page, desk = opened(window), desk_of(window)
    speech_id = page._speech_id or ""
    type_in(page, "title", "没有存的题目")
    page.stop()
    window.desk_pages.editing.stop()
    window.on_uncovered(False)
    window.desk_pages.offer_drafts()
    assert "没有存的题目" in window.notice.text
    window.notice.act()
    assert edited(window).speech.fields["title"].text() == "没有存的题目"
    edited(window).leave()
    assert desk.browse.speech(speech_id).title == "没有存的题目"


def test_copies_are_kept_and_gone_back_to(window: MainWindow, qtbot: QtBot) -> None:
    desk = desk_of(window)
    path = desk.browse.path
    window.menu.copies_requested.emit()
    dialog = window.findChild(RecordsDialog)
    assert dialog is not None
    button(dialog, "Keep a copy now").click()
    qtbot.waitUntil(lambda: "was kept" in window.notice.text, timeout=20_000)
    desk.edit.delete("session", desk.browse.sessions()[0].id)
    window.menu.copies_requested.emit()
    dialogs = [one for one in window.findChildren(RecordsDialog) if one.isVisible()]
    button(dialogs[-1], "Go back to this copy").click()
    qtbot.waitUntil(lambda: "copy is back" in window.notice.text, timeout=20_000)
    assert len(desk_of(window).browse.sessions()) == 1
    assert path.with_name("mine-replaced.db").exists()


def test_a_read_only_archive_is_not_edited(window: MainWindow, composition: Composition) -> None:
    window.open_archive(composition.sample)
    window.menu.by_hand_requested.emit()
    assert window.desk_pages.editing.page is None
    assert "reading only" in window.notice.text


def button(dialog: RecordsDialog, label: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == label)


def test_a_session_that_is_not_kept_has_neither_trash_nor_speeches_yet(window: MainWindow) -> None:
    window.menu.by_hand_requested.emit()
    page = window.desk_pages.editing.page
    assert page is not None
    assert not page.bar.trash.isEnabled()
    assert "not saved" in page.bar.trash.toolTip()
    page.add_speech()
    assert "Write the session first" in page.notice.text
    page.session.fields["name"].setText("七届一次会议")
    page.session.changed.emit()
    page.add_speech()
    assert page.bar.trash.isEnabled()
    assert page.agenda.rowCount() == 2
    window.desk_pages.editing.stop()
