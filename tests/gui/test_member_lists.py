"""A list of members is dropped or chosen, looked at, decided and taken in; undo takes it back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.composition import Composition, Desk
from desktop.gui.dialogs.member_list import MemberListDialog
from desktop.gui.main_window import MainWindow
from desktop.records.person import PersonFacts, PersonName, Post
from tests.intake.readers import made

ROWS = [
    ("澜川市政协第六届委员名单",),
    ("姓名", "界别", "党派", "工作单位", "职务"),
    ("卫承岳", "教育界", "民革", "澜川一中", "校长"),
    ("蔺望川", "经济界", "群众", "机械厂", "工程师"),
    ("冉阿朵", "民族界", "", "歌舞团", "演员"),
    ("冉阿朵", "民族界", "", "博物馆", "馆员"),
]


@pytest.fixture
def desk(empty_window: MainWindow, composition: Composition, tmp_path: Path) -> Desk:
    composition.create(tmp_path / "mine.db", name="mine").close()
    empty_window.open_archive(tmp_path / "mine.db")
    assert empty_window.desk is not None
    return empty_window.desk


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(made.xlsx(ROWS))
    return path


def dropped(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def shown(window: MainWindow, qtbot: QtBot) -> MemberListDialog:
    members = window.desk_pages.members
    qtbot.waitUntil(lambda: members.dialog is not None, timeout=20_000)
    assert members.dialog is not None
    return members.dialog


def test_a_dropped_list_is_looked_at_and_taken_in_as_one_change(
    empty_window: MainWindow, desk: Desk, table: Path, qtbot: QtBot
) -> None:
    kept = desk.people.save_person(
        None, PersonFacts(names=(PersonName(name="蔺望川"),), posts=(Post(office="医生"),))
    )
    dropped(empty_window, table)
    dialog = shown(empty_window, qtbot)
    assert empty_window.importing.view is None
    assert "5 members" not in dialog.summary.text()
    assert "4 members are listed" in dialog.summary.text()
    assert "1 to be decided" in dialog.summary.text()
    assert "2 share a name" in dialog.summary.text()
    assert (dialog.body.text(), dialog.term.text()) == ("澜川市政协", "6")
    assert dialog.take.text() == "Take in 3 people"
    decider = dialog._deciders[1]
    decider.setCurrentIndex(decider.findData(kept))
    second = dialog.tree.topLevelItem(3)
    assert second is not None
    second.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.term.setText("七")
    dialog.term.setText("7")
    dialog.take.click()
    people = {person.name: person.posts for person in desk.people.people()}
    assert list(people) == ["蔺望川", "卫承岳", "冉阿朵"]
    assert people["卫承岳"] == (Post(office="澜川一中校长", sector="教育界", body="澜川市政协", term=7),)
    assert [post.office for post in people["蔺望川"]] == ["医生", "机械厂工程师"]
    assert "2 people added · 1 person got a post · 4 organisations" in empty_window.notice.text
    empty_window.menu.undo_requested.emit()
    assert [person.name for person in desk.people.people()] == ["蔺望川"]
    assert desk.people.organisations() == ()


def test_a_list_is_chosen_from_the_menu_and_given_up(
    empty_window: MainWindow, desk: Desk, table: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(table), ""))
    empty_window.menu.members_requested.emit()
    shown(empty_window, qtbot).reject()
    assert desk.people.people() == ()


def test_who_is_kept_already_cannot_be_taken_again(
    empty_window: MainWindow, desk: Desk, table: Path, qtbot: QtBot
) -> None:
    dropped(empty_window, table)
    shown(empty_window, qtbot).accept()
    assert len(desk.people.people()) == 4
    dropped(empty_window, table)
    qtbot.waitUntil(lambda: empty_window.desk_pages.members.dialog is not None, timeout=20_000)
    dialog = shown(empty_window, qtbot)
    assert "4 kept already" in dialog.summary.text()
    assert not dialog.take.isEnabled()


def test_an_empty_and_a_damaged_list_get_one_sentence_and_the_next_is_shown(
    empty_window: MainWindow, desk: Desk, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    for name, content in (("空.csv", b""), ("坏.xlsx", b"PK\x03\x04 broken")):
        (tmp_path / name).write_bytes(content)
        dropped(empty_window, tmp_path / name)
        qtbot.waitUntil(lambda name=name: name in empty_window.notice.text, timeout=20_000)  # type: ignore[misc]
    dropped(empty_window, tmp_path / "空.csv", table)
    shown(empty_window, qtbot)
    empty_window.open_archive(empty_window.composition.sample)
    assert empty_window.desk_pages.members.dialog is None
    dropped(empty_window, table)
    assert "reading only" in empty_window.notice.text


def test_a_list_dropped_on_a_review_is_shown_over_it(
    empty_window: MainWindow, desk: Desk, table: Path, qtbot: QtBot
) -> None:
    empty_window.importing.begin([])
    assert empty_window.importing.view is not None
    empty_window.importing.view.source.files_given.emit([table])
    shown(empty_window, qtbot)
    assert empty_window.importing.view.notice.text == ""


SPEECHES = [("发言人", "单位及职务", "发言内容"), ("岳青川", "澜川一中校长", "应当延后末班车。")]


def test_a_dropped_table_of_speeches_is_imported_and_no_list(
    empty_window: MainWindow, desk: Desk, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    told = tmp_path / "发言.xlsx"
    told.write_bytes(made.xlsx(SPEECHES))
    dropped(empty_window, told, table)
    shown(empty_window, qtbot)
    importing = empty_window.importing
    qtbot.waitUntil(lambda: importing.view is not None and importing.view.review is not None, timeout=20_000)
    assert importing.view is not None
    assert importing.view.review is not None
    assert "应当延后末班车。" in [line.text for line in importing.view.review.plan.lines]


def test_a_table_that_is_chosen_as_a_list_is_one(
    empty_window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "名单.csv"
    told.write_text("姓名,界别,意见\n卫承岳,教育界,同意\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(told), ""))
    empty_window.desk_pages.members.choose()
    assert shown(empty_window, qtbot).isVisible()
    assert empty_window.importing.view is None


def test_lists_dropped_one_right_after_the_other_are_both_shown(
    empty_window: MainWindow, desk: Desk, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    second = tmp_path / "又一份.xlsx"
    second.write_bytes(made.xlsx([*ROWS[:2], ("鲁望舒", "医卫界", "", "县医院", "医师")]))
    dropped(empty_window, table)
    dropped(empty_window, second)
    first = shown(empty_window, qtbot)
    assert "4 members are listed" in first.summary.text()
    first.reject()
    assert "1 member is listed" in shown(empty_window, qtbot).summary.text()
