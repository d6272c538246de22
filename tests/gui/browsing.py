"""The page of the open archive: what it shows first, searching, and waiting until all is shown."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.views.browse_page import BrowsePage


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
