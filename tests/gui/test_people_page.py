"""Who is who in the real window on a real archive."""

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMessageBox, QTableWidgetItem
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.views.browse_page import BrowsePage
from desktop.gui.views.people_page import PeoplePage
from desktop.records import (
    Attendance,
    Role,
    SessionFacts,
)
from tests.gui.gathering import desk_of, said


def reads(page: BrowsePage, speech_id: str) -> bool:
    return page.reader.speech is not None and page.reader.speech.id == speech_id


def people_of(gathered: MainWindow) -> PeoplePage:
    gathered.menu.people_requested.emit()
    page = gathered.desk_pages.gathering.people
    assert page is not None
    return settled(page)


def settled(page: PeoplePage) -> PeoplePage:
    deadline = QDeadlineTimer(20_000)
    while page._jobs.running and not deadline.hasExpired():
        QTest.qWait(10)
    return page


def choose(page: PeoplePage, *names: tuple[str, str]) -> None:
    settled(page).names.clearSelection()
    for row in range(page.names.topLevelItemCount()):
        item = page.names.topLevelItem(row)
        assert item is not None
        item.setSelected((item.text(0), item.text(1)) in names)


def test_printed_names_become_people_who_are_merged_and_split(
    gathered: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, desk = people_of(gathered), desk_of(gathered)
    assert page.names.topLevelItemCount() == 3
    choose(page, ("蔺望川", "市政协委员"), ("蔺望川", "市政协常委"))
    page.link(None)
    choose(page, ("望川", "市政协委员"))
    page.link(None)
    assert [person.name for person in desk.people.people()] == ["蔺望川", "望川"]
    page.people.setCurrentRow(0)
    page.merge(desk.people.people()[1])
    box = page.findChild(QMessageBox)
    assert box is not None
    assert "渡口" in box.informativeText()
    assert len(desk.people.people()) == 2
    box.accept()
    assert page.speeches.count() == 3
    page.speeches.item(2).setSelected(True)
    page.split()
    assert [person.name for person in desk.people.people()] == ["蔺望川", "望川"]
    page.leave()
    gathered.menu.undo_requested.emit()
    assert len(desk.people.people()) == 1


def test_a_person_is_described_and_saved_on_leaving(gathered: MainWindow) -> None:
    page, desk = people_of(gathered), desk_of(gathered)
    choose(page, ("蔺望川", "市政协委员"))
    page.link(None)
    page.editor.names.setItem(0, 1, QTableWidgetItem("lin wang chuan"))
    page.editor.names.setItem(1, 0, QTableWidgetItem("望川"))
    page.editor.posts.setItem(0, 2, QTableWidgetItem("2021-01"))
    page.leave()
    assert gathered.desk_pages.gathering.people is not None
    assert "YYYY-MM-DD" in page.notice.text
    page.editor.posts.setItem(0, 2, QTableWidgetItem("2021-01-01"))
    page.editor.note.setPlainText("六届")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    (person,) = desk.people.people()
    assert [(name.name, name.reading) for name in person.names] == [
        ("蔺望川", "lin wang chuan"),
        ("望川", None),
    ]
    assert (str(person.posts[0].since), person.note) == ("2021-01-01", "六届")
    assert gathered.shown_page is not None


def test_a_suggestion_is_accepted_or_refused(gathered: MainWindow) -> None:
    page, desk = people_of(gathered), desk_of(gathered)
    choose(page, ("蔺望川", "市政协委员"))
    page.link(None)
    settled(page)
    perhaps = [page.names.topLevelItem(row) for row in range(page.names.topLevelItemCount())]
    assert [item.text(0) for item in perhaps if item and item.text(4)] == ["蔺望川"]
    choose(page, ("蔺望川", "市政协常委"))
    page.refuse()
    assert desk.people.suggestions(desk.people.printed_names()[:1]) == ()
    gathered.desk_pages.safety.undo()
    page.refresh()
    choose(page, ("蔺望川", "市政协常委"))
    page.accept()
    assert len(desk.people.speeches_of(desk.people.people()[0].id)) == 2


def test_the_lists_are_narrowed_and_a_speech_is_opened(gathered: MainWindow, qtbot: QtBot) -> None:
    page = people_of(gathered)
    choose(page, ("望川", "市政协委员"))
    page.link(None)
    page.filter.setText("不在")
    assert page.people.item(0).isHidden()
    page.filter.clear()
    page.speeches.itemActivated.emit(page.speeches.item(0))
    shown = gathered.shown_page
    assert shown is not None
    qtbot.waitUntil(
        lambda: shown.reader.speech is not None and shown.reader.speech.title == "渡口", timeout=20_000
    )


def test_organisations_are_kept_with_their_names(
    gathered: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, desk = people_of(gathered), desk_of(gathered)
    answers = iter([("民建、中国民主建国会", True), ("民建、民主建国会", True)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: next(answers))
    page.organisations._ask(None, "")
    page.organisations.list.setCurrentRow(0)
    page.organisations._on_names()
    assert [one.names for one in desk.people.organisations()] == [("民建", "民主建国会")]
    page.organisations.list.setCurrentRow(0)
    page.organisations._on_removed()
    assert desk.people.organisations() == ()


def test_a_change_of_many_records_keeps_a_copy_first(gathered: MainWindow, qtbot: QtBot) -> None:
    desk = desk_of(gathered)
    many = [said("卫承岳", "市政协主席", f"第{n}件") for n in range(25)]
    with desk.archive.changing() as changes:
        changes.add_session(SessionFacts(body="澜川市政协", name="六届九次会议"), many)
    page = people_of(gathered)
    choose(page, ("卫承岳", "市政协主席"))
    page.link(None)
    qtbot.waitUntil(lambda: len(desk.people.people()) == 1, timeout=20_000)
    assert len(desk.keep_safe.copies()) == 1
    assert page.speeches.count() == 25


def test_the_person_s_page_says_where_they_were_present(gathered: MainWindow, qtbot: QtBot) -> None:
    desk = gathered.desk
    assert desk is not None
    came = Attendance(role=Role.LEADER, name="蔺望川", office="市政协委员")
    facts = SessionFacts(body="澜川市政协", name="六届九次会议", attendance=(came,))
    session_id = desk.edit.save_session(None, facts)
    printed = desk.people.printed_names()
    first = next(one for one in printed if (one.name, one.office) == ("蔺望川", "市政协委员"))
    person_id = desk.people.link([first], None)
    gathered.desk_pages.gathering.show_people()
    page = gathered.desk_pages.gathering.people
    assert page is not None
    page.refresh(person_id)
    rows = [page.speeches.item(row) for row in range(page.speeches.count())]
    assert [row.text().strip() for row in rows][-1] == "六届九次会议  Leaders（市政协委员）"
    assert not rows[-1].flags() & Qt.ItemFlag.ItemIsSelectable
    page.speeches.itemActivated.emit(rows[-1])
    assert gathered.desk_pages.gathering.people is page
    shown = desk.edit.save_session(session_id, facts)
    assert desk.people.attended(person_id) == ()
    assert shown == session_id


def test_nothing_can_be_done_to_a_person_before_one_is_chosen(gathered: MainWindow) -> None:
    page = people_of(gathered)
    assert page.hint.isVisible()
    assert not page.keep.isEnabled()
    assert not page.records.isEnabled()
    choose(page, ("蔺望川", "市政协委员"))
    page.link(None)
    assert page.hint.isHidden()
    assert page.keep.isEnabled()
