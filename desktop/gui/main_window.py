"""The window: one archive, browsed, searched, printed, added to."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.composition import Composition, Desk
from desktop.gui import theme as themes
from desktop.gui.archives import Archives
from desktop.gui.desk_pages import DeskPages
from desktop.gui.folders import Folders
from desktop.gui.importing import Importing
from desktop.gui.indexing import Indexing
from desktop.gui.jobs import Jobs
from desktop.gui.keyboard import LIST, Keyboard
from desktop.gui.models.found import Found
from desktop.gui.notices import NoticeBar
from desktop.gui.printing import Printing
from desktop.gui.proportions import Proportions
from desktop.gui.searching import Searching
from desktop.gui.settings import Settings
from desktop.gui.tasks import Tasks
from desktop.gui.views.browse_page import BrowsePage
from desktop.gui.views.main_menu import MainMenu
from desktop.gui.views.status_bar import StatusBar
from desktop.gui.views.top_bar import TopBar
from desktop.gui.views.welcome import Welcome
from desktop.records import ArchiveError, SearchQuery

_SMALLEST, _LARGEST, _USUAL = 12, 32, 16


class MainWindow(QMainWindow):
    """Opens archives and hands every wish on to the part that fulfils it."""

    language_chosen = Signal(str)

    def __init__(self, composition: Composition, settings: Settings) -> None:
        super().__init__()
        self.composition = composition
        self._settings = settings
        self._jobs = Jobs(self)
        self.page: BrowsePage | None = None
        self.setWindowTitle(_("Yizheng"))
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self.resize(1366, 768)
        self.menu = MainMenu(self, composition.recent.paths)
        self.bar = TopBar(self.menu)
        self.notice, self.status = NoticeBar(), StatusBar()
        self.stack, self.welcome = QStackedWidget(), Welcome()
        self.proportions = Proportions(self.stack, settings)
        self.archives = Archives(self, composition, self.notice)
        self.importing = Importing(self.stack, self.archives)
        self.folders = Folders(self, composition.watch, self.archives, self.importing, self.notice)
        self.printing = Printing(self.stack, settings, self.status)
        self.tasks = Tasks(self, self._jobs, self.notice)
        self.indexing = Indexing(self.archives, self._jobs, self)
        self.desk_pages = DeskPages(self, self._jobs, settings)
        self._lay_out()
        self._connect()
        self.keyboard = Keyboard(self)
        go_on = partial(self.keyboard.focus, LIST)
        self.searching = Searching(self.bar.box, settings, go_on, self.keyboard.widen)
        self._show_state()
        self.welcome.setFocus()
        if settings.geometry is not None:
            self.restoreGeometry(settings.geometry)

    def _lay_out(self) -> None:
        self.stack.addWidget(self.welcome)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.bar, 0), (self.notice, 0), (self.stack, 1), (self.status, 0)):
            column.addWidget(widget, stretch)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        bar = self.bar
        bar.text_changed.connect(self.on_page(BrowsePage.type_text))
        bar.text_changed.connect(lambda _text: self._show_history())
        bar.back_requested.connect(self.on_page(BrowsePage.go_back))
        bar.forward_requested.connect(self.on_page(BrowsePage.go_forward))
        bar.sidebar_requested.connect(self.toggle_sidebar)
        bar.import_requested.connect(lambda: self.importing.begin([]))
        bar.print_requested.connect(self.print_shown)
        self.welcome.paste_requested.connect(self.importing.paste)
        self.welcome.open_requested.connect(self.archives.choose)
        self.welcome.sample_requested.connect(self.archives.open_sample)
        self.archives.replacing.connect(self.importing.leave)
        self.archives.opened.connect(self._on_opened)
        self.archives.leaving.connect(self._on_leaving)
        for pages in (self.printing, self.importing):
            pages.begun.connect(self.on_covered)
            pages.ended.connect(self.on_uncovered)
        self.importing.session_requested.connect(self._on_session_requested)
        self.folders.session_requested.connect(self._on_session_requested)
        self.status.cancel_requested.connect(self.indexing.cancel)
        self._jobs.busy_changed.connect(self.status.show_busy)
        self.indexing.judged.connect(self.status.show_index)
        self.indexing.given_up.connect(self.status.show_no_index)
        self.indexing.failed.connect(self._on_failed)
        self._jobs.progressed.connect(self.status.show_progress)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_theme_changed)

    def on_page(self, wish: Callable[..., None], *fixed: object) -> Callable[..., None]:
        """Return a slot that hands a wish to the page, where one is shown and not covered by an import."""

        def slot(*said: object) -> None:
            page = self.shown_page
            if page is not None:
                wish(page, *(fixed or said))

        return slot

    @property
    def desk(self) -> Desk | None:
        """All that can be done with the open archive."""
        return self.archives.desk

    @property
    def is_working(self) -> bool:
        """Whether a search or a long job is going on."""
        return self._jobs.running

    @property
    def shown_page(self) -> BrowsePage | None:
        """The page of the open archive, where nothing covers it."""
        return self.page if self.stack.currentWidget() is self.page else None

    def open_archive(self, path: Path, *, read_only: bool = False) -> None:
        """Open an archive in place of the one that is open; where it cannot be, that one stays."""
        self.archives.open(path, read_only=read_only)

    def print_shown(self) -> None:
        """Show how what is read looks on paper; where that is shown, print it."""
        self.printing.begin(self.shown_page)

    def set_theme(self, name: str) -> None:
        """Wear light, dark or what the system prefers, and remember it."""
        self._settings.theme = name
        themes.wear(self._settings.theme)
        self._show_state()

    def release(self) -> None:
        """Close the archive; what was typed and not saved stays as a draft."""
        self._settings.geometry = self.saveGeometry()
        self.folders.close()
        self.archives.close()

    def _on_opened(self, desk: Desk) -> None:
        page = BrowsePage(desk, self._jobs, self._settings.text_size)
        page.failed.connect(self._on_failed)
        page.counted.connect(self.status.show_counts)
        page.moved.connect(self._show_history)
        page.found.connect(self._on_found)
        page.query_shown.connect(self._on_query_shown)
        self.searching.attach(page)
        page.pages.written.connect(self.tasks.show_written)
        page.print_requested.connect(self.print_shown)
        page.zoom_requested.connect(self.zoom)
        page.sidebar.setVisible(self._settings.has_sidebar)
        self.page = page
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.bar.search.clear()
        self.notice.hide()
        self._show_state()
        page.refresh()
        page.results.list.setFocus()
        self.indexing.refresh()
        self.desk_pages.attach(page)

    def _on_leaving(self) -> None:
        self.importing.stop()
        self.printing.drop()
        self.bar.show()
        self.indexing.stop()
        self._jobs.stop()
        if self.page is not None:
            self.stack.removeWidget(self.page)
            self.page.deleteLater()
            # A page that is still there would begin new work on an archive that is being closed.
            QCoreApplication.sendPostedEvents(self.page, QEvent.Type.DeferredDelete)
            self.page = None
            self._jobs.stop()

    def on_covered(self) -> None:
        """Give a page over the archive's the whole window."""
        self.bar.hide()
        self.notice.go_on()
        self._show_state()

    def on_uncovered(self, has_saved: bool) -> None:
        """Show the archive's page again, with what was saved meanwhile."""
        self.bar.show()
        self.stack.setCurrentWidget(self.page or self.welcome)
        if self.page is not None:
            self.page.results.take_keyboard()
        if has_saved:
            self.on_records_changed()
        self._show_state()

    def on_records_changed(self) -> None:
        """Show what the archive holds now, and bring the index up to it."""
        if self.page is not None:
            self.page.refresh()
            self.indexing.refresh()
            self._show_state()

    def _on_session_requested(self, session_id: str) -> None:
        if self.page is not None:
            self.page.go(SearchQuery(session_ids=(session_id,)))

    def _show_state(self) -> None:
        self.status.show_desk(self.desk)
        is_browsing = self.shown_page is not None
        self.menu.set_open(is_open=self.desk is not None, is_browsing=is_browsing)
        self.menu.tick(theme=self._settings.theme, language=self._settings.language)
        can_import = self.desk is not None and self.desk.imports.can_save
        self.bar.set_open(is_open=self.desk is not None, can_import=can_import)
        self._show_history()

    def _show_history(self) -> None:
        history = self.page.history if self.page is not None else None
        self.bar.set_history(
            back=history is not None and history.can_go_back,
            forward=history is not None and history.can_go_forward,
        )

    def _on_found(self, found: Found) -> None:
        self.status.show_found(found)
        self._show_history()
        self.indexing.look_after(found)

    def _on_query_shown(self, query: SearchQuery) -> None:
        self.bar.search.setText(query.text)
        self._show_history()

    def _on_failed(self, error: ArchiveError) -> None:
        self.notice.show_notice(str(error), kind="danger")

    def _on_system_theme_changed(self) -> None:
        if self._settings.theme == "system":
            themes.wear(self._settings.theme)

    def toggle_sidebar(self) -> None:
        """Show the sidebar or hide it, and remember it."""
        if self.page is not None:
            self._settings.has_sidebar = self.page.sidebar.isHidden()
            self.page.sidebar.setVisible(self._settings.has_sidebar)

    def zoom(self, step: int) -> None:
        """Show the text, or the paper, larger (1), smaller (-1) or at the usual size (0)."""
        if self.printing.zoom(step):
            return
        size = self._settings.text_size + 2 * step if step else _USUAL
        self.set_text_size(max(_SMALLEST, min(_LARGEST, size)))

    def set_text_size(self, pixels: int) -> None:
        """Show the text at a size and remember it."""
        self._settings.text_size = pixels
        if self.page is not None:
            self.page.reader.set_text_size(self._settings.text_size)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keyboard.press(event):
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        archives = [path for path in paths if path.suffix == ".db"]
        if archives:
            self.open_archive(archives[0])
        elif paths:
            self.importing.begin(paths)
        elif event.mimeData().hasText():
            self.importing.take_text(event.mimeData().text())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.release()
        super().closeEvent(event)
