"""Collections and topics in the real window on a real archive."""

from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.gui.dialogs.collections import CollectionsDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.models.scopes import COUNT, ScopeModel
from desktop.gui.views.browse_page import BrowsePage
from desktop.records import (
    SearchQuery,
)
from tests.gui.gathering import desk_of


def test_what_is_read_is_collected_ordered_noted_and_read_again(
    gathered: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page = desk_of(gathered), gathered.page
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
    gathered.menu.collections_requested.emit()
    dialog = gathered.findChild(CollectionsDialog)
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


def test_a_collection_is_a_scope_of_the_sidebar(gathered: MainWindow, qtbot: QtBot) -> None:
    desk, page = desk_of(gathered), gathered.page
    assert page is not None
    hit = page.model.hit(1)
    assert hit is not None
    desk.gather.start_collection("出行", [hit.speech_id])
    gathered.on_records_changed()
    query = SearchQuery(collections=("出行",))

    def place() -> QModelIndex:
        model = page.sidebar.scopes.model()
        assert isinstance(model, ScopeModel)
        return model.index_of(query)

    qtbot.waitUntil(lambda: place().isValid() and not gathered.is_working, timeout=20_000)
    index = place()
    assert index.data(COUNT) == 1
    with qtbot.waitSignal(page.found):
        page.sidebar.scopes.setCurrentIndex(index)
    assert (page.model.rowCount(), page.model.row_of(hit.speech_id)) == (1, 0)
    menu = page.sidebar.menu_of(index)
    assert menu is not None
    menu.actions()[0].trigger()
    assert gathered.findChild(CollectionsDialog) is not None


def test_what_is_read_gets_topics(gathered: MainWindow, qtbot: QtBot) -> None:
    desk, page = desk_of(gathered), gathered.page
    assert page is not None
    qtbot.waitUntil(lambda: page.reader.speech is not None, timeout=20_000)
    gathered.menu.tag_requested.emit()
    dialog = gathered.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("出行、 公交")
    dialog.accept()
    assert desk.gather.topics() == (("公交", 1), ("出行", 1))


def test_a_speech_is_dragged_from_the_list_into_a_collection(gathered: MainWindow) -> None:
    desk, page = desk_of(gathered), gathered.page
    assert page is not None
    collection_id = desk.gather.start_collection("出行")
    gathered.menu.collections_requested.emit()
    dialog = gathered.findChild(CollectionsDialog)
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


def reads(page: BrowsePage, speech_id: str) -> bool:
    return page.reader.speech is not None and page.reader.speech.id == speech_id


def test_what_cannot_be_done_with_a_collection_is_not_offered(gathered: MainWindow) -> None:
    gathered.menu.collections_requested.emit()
    dialog = gathered.findChild(CollectionsDialog)
    assert dialog is not None

    def offered() -> list[str]:
        buttons = (*dialog.left.findChildren(QPushButton), *dialog.right.findChildren(QPushButton))
        return [button.text() for button in buttons if button.isEnabled()]

    assert offered() == ["New…"]
    desk = desk_of(gathered)
    desk.gather.start_collection("夜间")
    dialog.refresh()
    assert offered() == ["New…", "Rename…", "Remove"]
    page = gathered.page
    assert page is not None
    speech = page.desk.browse.speeches(page.desk.browse.sessions()[0].id)[0]
    desk.gather.collect(desk.gather.collections()[0].id, [speech.id])
    dialog.refresh()
    assert offered() == ["New…", "Rename…", "Remove", "Read", "Up", "Down", "Take out"]
    dialog.close()


def test_collections_of_an_archive_that_is_only_read_are_only_read(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    empty_window.archives.open_sample()
    qtbot.waitUntil(lambda: not empty_window.is_working, timeout=20_000)
    empty_window.menu.collections_requested.emit()
    dialog = empty_window.findChild(CollectionsDialog)
    assert dialog is not None
    start = dialog.left.findChildren(QPushButton)[0]
    assert not start.isEnabled()
    assert "reading only" in start.toolTip()
    dialog.close()
