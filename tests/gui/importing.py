"""An archive of one's own and the import over it, on a short invented report."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.composition import Composition, Desk
from desktop.gui.drafting import Drafting
from desktop.gui.views.import_window import ImportView
from desktop.records import Label
from desktop.workflows.keep_drafts import KeepDrafts

ARTICLE = """港城夜话：澜川市政协召开协商会
发布时间：2025-03-12

3月11日，澜川市政协召开六届十五次常委会会议，围绕“夜间公共交通”协商议政。市政协主席卫承岳主持会议。

发言摘登

让末班车等一等人

蔺望川

市政协委员，代表民革界别活动小组发言

末班车太早，夜班工人走路回家。建议：一是延后半小时；二是用小车接驳。

给夜归人留一盏灯

市政协委员，代表石臼湖区政协发言

站台没有灯，老人不敢等车。建议：一是补路灯；二是设座椅。
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    composition = Composition(cache=tmp_path / "cache", state=tmp_path / "state")
    with composition.create(tmp_path / "mine.db", name="mine") as made:
        yield made


@pytest.fixture
def drafts(tmp_path: Path) -> KeepDrafts:
    return KeepDrafts(tmp_path / "drafts")


@pytest.fixture
def view(desk: Desk, drafts: KeepDrafts, qtbot: QtBot) -> Iterator[ImportView]:
    made = ImportView(desk.imports, Drafting(drafts, desk.archive.id))
    qtbot.addWidget(made)
    made.resize(1366, 720)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.stop()
    made.close()


def pasted(view: ImportView, qtbot: QtBot, text: str = ARTICLE) -> None:
    view.source.area.setPlainText(text)
    view.source.go_button.click()
    qtbot.waitUntil(lambda: view.review is not None, timeout=15_000)
    # A window of the test before that goes away late takes the keyboard with it.
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)


def focus() -> QWidget:
    """Return what has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def labels(view: ImportView) -> list[Label]:
    assert view.review is not None
    return [line.label for line in view.review.plan.lines]
