"""A search is kept under a name, stands among the scopes, and is taken away."""

from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.models.scopes import COUNT, QUERY, SEARCH
from desktop.gui.views.browse_page import BrowsePage
from desktop.records import SearchQuery


def last_branch(page: BrowsePage) -> QModelIndex:
    model = page.sidebar.scopes.model()
    return model.index(model.rowCount() - 1, 0)


def test_a_search_is_kept_and_gone_back_to(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page
    assert page is not None
    assert not page.chips.save.isEnabled()
    year = page.desk.browse.sessions()[0].held_on
    assert year is not None
    with qtbot.waitSignal(page.found):
        page.go(SearchQuery(text="建议", years=(year.year,)))
    found = page.model.rowCount()
    session = page.desk.browse.sessions()[0]
    dialog = page.kept.save(
        SearchQuery(text="建议", session_ids=(session.id,)), {session.id: session.full_name}
    )
    assert dialog.textValue() == f'建议 会议:"{session.full_name}"'
    dialog.reject()
    with qtbot.waitSignal(page.kept.changed):
        page.chips.save.click()
        page.kept._keep("要紧的", f"建议 年份:{year.year}")
    qtbot.waitUntil(lambda: not window.is_working)
    kept = page.sidebar.scopes.model().index(0, 0, last_branch(page))
    assert kept.data() == "要紧的"
    assert kept.data(COUNT) == found
    with qtbot.waitSignal(page.found):
        page.sidebar.scopes.setCurrentIndex(kept)
    assert page.query.text == window.bar.search.text() == kept.data(QUERY).text
    assert page.model.rowCount() == found
    assert page.sidebar.scopes.currentIndex().data(SEARCH) is not None
    assert page.sidebar.menu_of(last_branch(page)) is None
    menu = page.sidebar.menu_of(kept)
    assert menu is not None
    with qtbot.waitSignal(page.kept.changed):
        menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: not window.is_working)
    assert page.sidebar.scopes.model().index(0, 0, last_branch(page)).data(SEARCH) is None
