"""The shares that parts of a page were given by hand come back with the next page and the next run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from desktop.gui.app import build_window
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings


def dragged(splitter: QSplitter) -> list[int]:
    """Move the first handle as the mouse does, to the side that has room, and return the sizes."""
    before = splitter.sizes()
    for by in (20, -20):
        splitter.moveSplitter(before[0] + by, 1)
        if splitter.sizes() != before:
            break
    return splitter.sizes()


def import_shown(window: MainWindow) -> QSplitter:
    window.importing.take_text("赤江市政协召开专题协商会。程望舒委员说，应当延后末班车。")
    assert window.importing.view is not None
    return window.importing.view.page


def people_shown(window: MainWindow) -> QSplitter:
    window.menu.people_requested.emit()
    found = window.stack.findChild(QSplitter, "people")
    assert isinstance(found, QSplitter)
    return found


def editing_shown(window: MainWindow) -> QSplitter:
    window.menu.by_hand_requested.emit()
    found = window.stack.findChild(QSplitter, "record")
    assert isinstance(found, QSplitter)
    return found


def archive_shown(window: MainWindow) -> QSplitter:
    assert window.page is not None
    return window.page.splitter


@pytest.mark.parametrize("shown", [import_shown, people_shown, editing_shown, archive_shown])
def test_shares_come_back_in_the_next_run(
    shown: Callable[[MainWindow], QSplitter],
    empty_window: MainWindow,
    settings: Settings,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    archive, composition = tmp_path / "mine.db", empty_window.composition
    composition.create(archive, name="mine").close()
    empty_window.open_archive(archive)
    splitter = shown(empty_window)
    qtbot.waitUntil(splitter.isVisible, timeout=20_000)
    before = splitter.sizes()
    after = dragged(splitter)
    assert after != before
    empty_window.close()
    again = build_window(composition, archive, settings)
    qtbot.addWidget(again)
    again.show()
    # A screen that is smaller than the window makes it come back smaller.
    again.resize(empty_window.size())
    found = shown(again)
    qtbot.waitUntil(lambda: found.isVisible() and found.sizes() == after, timeout=20_000)
    again.close()
