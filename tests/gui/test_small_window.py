"""In the smallest window nothing of the import is cut off, and no dialog is larger than it."""

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.dialogs.fitting import fit
from desktop.gui.main_window import MainWindow
from desktop.gui.views.browse_page import BrowsePage
from desktop.gui.views.import_window import ImportView
from desktop.gui.views.key_strip import KeyStrip
from tests.gui.browsing import first_session
from tests.gui.importing import pasted


def end_of(widget: QWidget, view: QWidget) -> int:
    return widget.mapTo(view, widget.rect().bottomRight()).x()


def test_a_report_is_checked_in_the_smallest_window(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    view.resize(960, 560)
    qtbot.waitUntil(lambda: end_of(view.keep, view) < 960)
    parts = (view.table, *view.form.fields.values(), *view.doubts.stops())
    assert [part for part in parts if part.isVisible() and end_of(part, view) >= 960] == []
    strip = view.findChild(KeyStrip)
    assert strip is not None
    shown = [pair for pair in strip.pairs if pair.isVisible()]
    assert shown == strip.pairs[: len(shown)]
    assert end_of(shown[-1], strip) < strip.width()
    view.resize(1366, 700)
    qtbot.waitUntil(lambda: sum(pair.isVisible() for pair in strip.pairs) > len(shown))


@pytest.mark.parametrize(("wanted", "given"), [((2000, 1500), (928, 568)), ((400, 300), (400, 300))])
def test_a_dialog_is_no_larger_than_its_window(
    empty_window: MainWindow, wanted: tuple[int, int], given: tuple[int, int]
) -> None:
    empty_window.resize(960, 600)
    dialog = QDialog(empty_window)
    fit(dialog, *wanted)
    assert (dialog.width(), dialog.height()) == given


def test_a_session_s_lists_stand_beneath_each_other_where_it_is_narrow(
    window: MainWindow, page: BrowsePage, qtbot: QtBot
) -> None:
    shown = page.right.session
    page.pages.show_session(first_session(page))
    qtbot.waitUntil(lambda: shown.record is not None, timeout=20_000)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: shown.present.y() == shown.speeches.y())
    window.resize(960, 600)
    qtbot.waitUntil(lambda: shown.present.y() < shown.speeches.y())
    assert shown.speeches.width() > 250


def test_the_menu_is_no_higher_than_a_window_of_700_pixels(empty_window: MainWindow) -> None:
    assert empty_window.menu.sizeHint().height() < 680
