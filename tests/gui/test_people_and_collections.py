"""Who is who, collections and topics in the real window on a real archive."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMessageBox, QPushButton, QTableWidgetItem
from pytestqt.qtbot import QtBot

from desktop.composition import Composition, Desk
from desktop.gui.app import build_window
from desktop.gui.dialogs.collections import CollectionsDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.models.scopes import COUNT, ScopeModel
from desktop.gui.settings import Settings
from desktop.gui.views.browse_page import BrowsePage
from desktop.gui.views.people_page import PeoplePage
from desktop.records import (
    Attendance,
    PlannedSession,
    Role,
    SearchQuery,
    SessionFacts,
    Speaker,
    SpeechFacts,
    SpeechKind,
)


def said(name: str, office: str, title: str) -> SpeechFacts:
    return SpeechFacts(
        kind=SpeechKind.SPEECH, title=title, speakers=(Speaker(name=name),), office=office, text=f"{title}。"
    )


SESSIONS = (
    PlannedSession(
        facts=SessionFacts(body="澜川市政协", name="六届七次会议"),
        speeches=(said("蔺望川", "市政协委员", "夜班公交"), said("蔺望川", "市政协常委", "早市")),
    ),
    PlannedSession(
        facts=SessionFacts(body="澜川市政协", name="六届八次会议"),
        speeches=(said("望川", "市政协委员", "渡口"),),
    ),
)


@pytest.fixture
def window(
    qtbot: QtBot, composition: Composition, settings: Settings, tmp_path: Path
) -> Iterator[MainWindow]:
    with composition.create(tmp_path / "mine.db", name="mine") as desk, desk.archive.changing() as changes:
        for session in SESSIONS:
            changes.add_session(session.facts, session.speeches)
    made = build_window(composition, tmp_path / "mine.db", settings)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    page = made.page
    assert page is not None
    qtbot.waitUntil(lambda: page.model.rowCount() == 3 and not made.is_working, timeout=20_000)
    yield made
    made.close()


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def reads(page: BrowsePage, speech_id: str) -> bool:
    return page.reader.speech is not None and page.reader.speech.id == speech_id


def people_of(window: MainWindow) -> PeoplePage:
    window.menu.people_requested.emit()
    page = window.desk_pages.gathering.people
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
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, desk = people_of(window), desk_of(window)
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
    window.menu.undo_requested.emit()
    assert len(desk.people.people()) == 1


def test_a_person_is_described_and_saved_on_leaving(window: MainWindow) -> None:
    page, desk = people_of(window), desk_of(window)
    choose(page, ("蔺望川", "市政协委员"))
    page.link(None)
    page.editor.names.setItem(0, 1, QTableWidgetItem("lin wang chuan"))
    page.editor.names.setItem(1, 0, QTableWidgetItem("望川"))
    page.editor.posts.setItem(0, 2, QTableWidgetItem("2021-01"))
    page.leave()
    assert window.desk_pages.gathering.people is not None
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
    assert window.shown_page is not None


def test_a_suggestion_is_accepted_or_refused(window: MainWindow) -> None:
    page, desk = people_of(window), desk_of(window)
    choose(page, ("蔺望川", "市政协委员"))
    page.link(None)
    settled(page)
    perhaps = [page.names.topLevelItem(row) for row in range(page.names.topLevelItemCount())]
    assert [item.text(0) for item in perhaps if item and item.text(4)] == ["蔺望川"]
    choose(page, ("蔺望川", "市政协常委"))
    page.refuse()
    assert desk.people.suggestions(desk.people.printed_names()[:1]) == ()
    window.desk_pages.safety.undo()
    page.refresh()
    choose(page, ("蔺望川", "市政协常委"))
    page.accept()
    assert len(desk.people.speeches_of(desk.people.people()[0].id)) == 2


def test_the_lists_are_narrowed_and_a_speech_is_opened(window: MainWindow, qtbot: QtBot) -> None:
    page = people_of(window)
    choose(page, ("望川", "市政协委员"))
    page.link(None)
    page.filter.setText("不在")
    assert page.people.item(0).isHidden()
    page.filter.clear()
    page.speeches.itemActivated.emit(page.speeches.item(0))
    shown = window.shown_page
    assert shown is not None
    qtbot.waitUntil(
        lambda: shown.reader.speech is not None and shown.reader.speech.title == "渡口", timeout=20_000
    )


def test_organisations_are_kept_with_their_names(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    page, desk = people_of(window), desk_of(window)
    answers = iter([("民建、中国民主建国会", True), ("民建、民主建国会", True)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: next(answers))
    page.organisations._ask(None, "")
    page.organisations.list.setCurrentRow(0)
    page.organisations._on_names()
    assert [one.names for one in desk.people.organisations()] == [("民建", "民主建国会")]
    page.organisations.list.setCurrentRow(0)
    page.organisations._on_removed()
    assert desk.people.organisations() == ()


def test_what_is_read_is_collected_ordered_noted_and_read_again(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page = desk_of(window), window.page
    assert page is not None
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("出行", True))
    for row in (0, 1):
        page.results.select(row)
        hit = page.model.hit(row)
        assert hit is not None
        qtbot.waitUntil(partial(reads, page, hit.speech_id), timeout=20_000)
        page.pane.star.click()
    (collection,) = desk.gather.collections()
    assert len(collection.items) == 2
    window.menu.collections_requested.emit()
    dialog = window.findChild(CollectionsDialog)
    assert dialog is not None
    dialog.move_item(1)
    dialog.note.setText("先看")
    dialog.note.editingFinished.emit()
    (after,) = desk.gather.collections()
    assert [item.speech_id for item in after.items] == [item.speech_id for item in reversed(collection.items)]
    assert after.items[1].note == "先看"
    answers = iter([("调研", True), ("调研二", True)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: next(answers))
    for label in ("New…", "Rename…"):
        next(one for one in dialog.findChildren(QPushButton) if one.text() == label).click()
    assert [one.name for one in desk.gather.collections()] == ["出行", "调研二"]
    dialog._on_removed()
    dialog.list.setCurrentRow(0)
    dialog.items.setCurrentRow(0)
    dialog._on_taken_out()
    assert len(desk.gather.collections()[0].items) == 1
    dialog._on_read()
    qtbot.waitUntil(
        lambda: page.reader.speech is not None and page.reader.speech.id == after.items[1].speech_id,
        timeout=20_000,
    )


def test_a_collection_is_a_scope_of_the_sidebar(window: MainWindow, qtbot: QtBot) -> None:
    desk, page = desk_of(window), window.page
    assert page is not None
    hit = page.model.hit(1)
    assert hit is not None
    desk.gather.start_collection("出行", [hit.speech_id])
    window.on_records_changed()
    query = SearchQuery(collections=("出行",))

    def place() -> QModelIndex:
        model = page.sidebar.scopes.model()
        assert isinstance(model, ScopeModel)
        return model.index_of(query)

    qtbot.waitUntil(lambda: place().isValid() and not window.is_working, timeout=20_000)
    index = place()
    assert index.data(COUNT) == 1
    with qtbot.waitSignal(page.found):
        page.sidebar.scopes.setCurrentIndex(index)
    assert (page.model.rowCount(), page.model.row_of(hit.speech_id)) == (1, 0)
    menu = page.sidebar.menu_of(index)
    assert menu is not None
    menu.actions()[0].trigger()
    assert window.findChild(CollectionsDialog) is not None


def test_what_is_read_gets_topics(window: MainWindow, qtbot: QtBot) -> None:
    desk, page = desk_of(window), window.page
    assert page is not None
    qtbot.waitUntil(lambda: page.reader.speech is not None, timeout=20_000)
    window.menu.tag_requested.emit()
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("出行、 公交")
    dialog.accept()
    assert desk.gather.topics() == (("公交", 1), ("出行", 1))


def test_a_change_of_many_records_keeps_a_copy_first(window: MainWindow, qtbot: QtBot) -> None:
    desk = desk_of(window)
    many = [said("卫承岳", "市政协主席", f"第{n}件") for n in range(25)]
    with desk.archive.changing() as changes:
        changes.add_session(SessionFacts(body="澜川市政协", name="六届九次会议"), many)
    page = people_of(window)
    choose(page, ("卫承岳", "市政协主席"))
    page.link(None)
    qtbot.waitUntil(lambda: len(desk.people.people()) == 1, timeout=20_000)
    assert len(desk.keep_safe.copies()) == 1
    assert page.speeches.count() == 25


def test_a_speech_is_dragged_from_the_list_into_a_collection(window: MainWindow) -> None:
    desk, page = desk_of(window), window.page
    assert page is not None
    collection_id = desk.gather.start_collection("出行")
    window.menu.collections_requested.emit()
    dialog = window.findChild(CollectionsDialog)
    assert dialog is not None
    rows = [page.model.index(0), page.model.index(1)]
    # An event does not keep what it carries, and gives it away: each has its own.
    carried = [page.model.mimeData(rows) for _event in range(3)] + [QMimeData()]
    place = QPointF(dialog.list.visualItemRect(dialog.list.item(0)).center())
    point, copy = place.toPoint(), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(point, copy, carried[0], buttons, keys)
    dialog.list.dragEnterEvent(entering)
    moving = QDragMoveEvent(point, copy, carried[1], buttons, keys)
    dialog.list.dragMoveEvent(moving)
    assert entering.isAccepted()
    assert moving.isAccepted()
    dialog.list.dropEvent(QDropEvent(place, copy, carried[2], buttons, keys))
    assert len(desk.gather.collection(collection_id).items) == 2
    nothing = QDragMoveEvent(point, copy, carried[3], buttons, keys)
    dialog.list.dragMoveEvent(nothing)
    assert not nothing.isAccepted()
    dialog.close()


def test_the_person_s_page_says_where_they_were_present(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.desk
    assert desk is not None
    came = Attendance(role=Role.LEADER, name="蔺望川", office="市政协委员")
    facts = SessionFacts(body="澜川市政协", name="六届九次会议", attendance=(came,))
    session_id = desk.edit.save_session(None, facts)
    printed = desk.people.printed_names()
    first = next(one for one in printed if (one.name, one.office) == ("蔺望川", "市政协委员"))
    person_id = desk.people.link([first], None)
    window.desk_pages.gathering.show_people()
    page = window.desk_pages.gathering.people
    assert page is not None
    page.refresh(person_id)
    rows = [page.speeches.item(row) for row in range(page.speeches.count())]
    assert [row.text().strip() for row in rows][-1] == "六届九次会议  Leaders（市政协委员）"
    assert not rows[-1].flags() & Qt.ItemFlag.ItemIsSelectable
    page.speeches.itemActivated.emit(rows[-1])
    assert window.desk_pages.gathering.people is page
    shown = desk.edit.save_session(session_id, facts)
    assert desk.people.attended(person_id) == ()
    assert shown == session_id
