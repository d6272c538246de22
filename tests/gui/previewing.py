"""The preview of what is read, and waiting for its paper."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.views.preview_page import PreviewPage


@pytest.fixture
def preview(window: MainWindow, qtbot: QtBot) -> PreviewPage:
    """The preview of what is read, laid out and painted."""
    window.print_shown()
    view = window.printing.view
    assert view is not None
    shown(qtbot, view)
    return view


def shown(qtbot: QtBot, view: PreviewPage) -> None:
    qtbot.waitUntil(
        lambda: view.report is not None and not view.is_working and not view.canvas.lacking(), timeout=30_000
    )


def change(qtbot: QtBot, view: PreviewPage, act: Callable[[], object]) -> None:
    """Do something that lays the paper out anew, and wait for it."""
    before = view.report
    act()
    qtbot.waitUntil(lambda: view.report is not before, timeout=30_000)
    shown(qtbot, view)
