"""The window: one archive, browsed, searched, printed, added to."""

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.composition import Composition, Desk
from desktop.gui import theme as themes
from desktop.gui.dialogs.about import show_about
from desktop.gui.jobs import Jobs
from desktop.gui.notices import NoticeBar
from desktop.gui.settings import Settings
from desktop.gui.views.browse_page import BrowsePage
from desktop.gui.views.import_window import ImportView
from desktop.gui.views.top_bar import TopBar
from desktop.gui.views.welcome import Welcome
from desktop.records import ArchiveError
from desktop.records.printing import Layout, PrintReport

_ARCHIVES = "*.db"


class MainWindow(QMainWindow):
    """Opens archives and hands every wish on to the workflow that fulfils it."""

    def __init__(self, composition: Composition, settings: Settings) -> None:
        super().__init__()
        self._composition = composition
        self._settings = settings
        self._jobs = Jobs(self)
        self._desk: Desk | None = None
        self.page: BrowsePage | None = None
        self.import_view: ImportView | None = None
        self.setWindowTitle(_("Yizheng"))
        self.setAcceptDrops(True)
        self.resize(1366, 768)
        self.bar = TopBar(self._menu())
        self.notice = NoticeBar()
        self.stack = QStackedWidget()
        self.welcome = Welcome()
        self.stack.addWidget(self.welcome)
        self._lay_out()
        self._connect()
        self.bar.set_open(is_open=False, can_import=False)
        self._show_status()
        if settings.geometry is not None:
            self.restoreGeometry(settings.geometry)

    def _lay_out(self) -> None:
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(2)
        self.busy.hide()
        self.status = QLabel()
        self.state = QLabel()
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setMaximumHeight(24)
        self.cancel.setStyleSheet("padding: 0 10px;")
        self.cancel.hide()
        line = QWidget()
        line.setObjectName("statusLine")
        line.setFixedHeight(26)
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self.status)
        row.addStretch(1)
        row.addWidget(self.state)
        row.addWidget(self.cancel)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.bar, 0), (self.busy, 0), (self.notice, 0), (self.stack, 1), (line, 0)):
            column.addWidget(widget, stretch)
        self.setCentralWidget(middle)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for label, keys, slot in (
            (_("New archive…"), "Ctrl+N", self.new_archive),
            (_("Open an archive…"), "Ctrl+O", self.choose_archive),
            (_("Open the sample"), "", self.open_sample),
            (_("Save a verified copy…"), "", self.save_copy),
            (_("Verify the archive"), "", self.verify),
            (_("Light or dark"), "", self.switch_theme),
            (_("中文 / English"), "", self.switch_language),
            (_("About"), "", lambda: show_about(self)),
        ):
            action = QAction(label, self)
            if keys:
                action.setShortcut(QKeySequence(keys))
            action.triggered.connect(slot)
            menu.addAction(action)
            self.addAction(action)
        return menu

    def _connect(self) -> None:
        self.bar.text_changed.connect(self._on_page(BrowsePage.type_text))
        self.bar.back_requested.connect(self._on_page(BrowsePage.go_back))
        self.bar.forward_requested.connect(self._on_page(BrowsePage.go_forward))
        self.bar.sidebar_requested.connect(self._toggle_sidebar)
        self.bar.import_requested.connect(lambda: self.start_import([]))
        self.bar.print_requested.connect(self.print_shown)
        self.welcome.new_requested.connect(self.new_archive)
        self.welcome.open_requested.connect(self.choose_archive)
        self.welcome.sample_requested.connect(self.open_sample)
        self.cancel.clicked.connect(self._jobs.cancel)
        self._jobs.busy_changed.connect(self._on_busy)
        for keys, slot in (
            ("Ctrl+K", self.bar.search.setFocus),
            ("Ctrl+I", lambda: self.start_import([])),
            ("Ctrl+P", self.print_shown),
            ("Ctrl+Shift+C", self._on_page(BrowsePage.cite)),
            ("F3", self._on_page(BrowsePage.step_hit, 1)),
            ("Shift+F3", self._on_page(BrowsePage.step_hit, -1)),
            ("F9", self._toggle_sidebar),
            ("Alt+Left", self._on_page(BrowsePage.go_back)),
            ("Alt+Right", self._on_page(BrowsePage.go_forward)),
            ("Ctrl++", lambda: self._zoom(1)),
            ("Ctrl+-", lambda: self._zoom(-1)),
            ("Ctrl+0", lambda: self._zoom(0)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _on_page(self, wish: Callable[..., None], *fixed: object) -> Callable[..., None]:
        """Return a slot that hands a wish to the page that is shown at that time, if there is one."""

        def slot(*said: str) -> None:
            if self.page is not None:
                wish(self.page, *(fixed or said))

        return slot

    def open_archive(self, path: Path, *, read_only: bool = False) -> None:
        """Open an archive in place of the one that is open; where it cannot be, that one stays."""
        try:
            desk = self._composition.open(path, read_only=read_only)
        except ArchiveError as error:
            self._fail(error)
            return
        self._take(desk)

    def open_sample(self) -> None:
        """Open the sample archive for reading."""
        self.open_archive(self._composition.sample, read_only=True)

    def new_archive(self) -> None:
        """Ask for a file and make a new archive there."""
        name, _kind = QFileDialog.getSaveFileName(self, _("New archive"), _("archive.db"), _ARCHIVES)
        if not name:
            return
        path = Path(name).with_suffix(".db")
        try:
            self._take(self._composition.create(path, name=path.stem))
        except ArchiveError as error:
            self._fail(error)

    def choose_archive(self) -> None:
        """Ask for an archive and open it."""
        name, _kind = QFileDialog.getOpenFileName(self, _("Open an archive"), "", _ARCHIVES)
        if name:
            self.open_archive(Path(name))

    def start_import(self, paths: list[Path]) -> None:
        """Show the import, with files to begin with or an empty page to paste to."""
        if self._desk is None or not self._desk.imports.can_save:
            self.notice.show_notice(_("Open or make an archive that can be written, then import."))
            return
        self._leave_import()
        self.import_view = ImportView(self._desk.imports, self)
        self.import_view.saved.connect(self._on_saved)
        self.import_view.closed.connect(self._leave_import)
        self.stack.addWidget(self.import_view)
        self.stack.setCurrentWidget(self.import_view)
        self.bar.hide()
        if paths:
            self.import_view.open_paths(paths)

    def print_shown(self) -> None:
        """Ask for a file and print the shown speech to it, or the whole session where one is in scope."""
        if self.page is None or self.page.reader.speech is None:
            return
        speech = self.page.reader.speech
        name, _kind = QFileDialog.getSaveFileName(self, _("Print to PDF"), _("speech.pdf"), "*.pdf")
        if not name:
            return
        self._start(
            self.page.desk.prints.write_pdf(
                speech_ids=(speech.id,), layout=Layout.OFFICIAL, target=Path(name).with_suffix(".pdf")
            ),
            self._on_printed,
        )

    def save_copy(self) -> None:
        """Ask for a file and write a verified copy of the archive to it."""
        if self._desk is None:
            return
        name, _kind = QFileDialog.getSaveFileName(self, _("Save a verified copy"), _("copy.db"), _ARCHIVES)
        if name:
            said = _("The copy was written and verified: {name}")
            self._start(
                self._desk.keep_safe.backup(Path(name)),
                lambda path: self.notice.show_notice(said.format(name=path)),
            )

    def verify(self) -> None:
        """Check the archive and say what was found."""
        if self._desk is not None:
            self._start(self._desk.keep_safe.verify(), self._on_verified)

    def switch_theme(self) -> None:
        """Change between light and dark."""
        self.set_theme("light" if self._theme_name() == "dark" else "dark")

    def set_theme(self, name: str) -> None:
        """Show light or dark and remember it."""
        self._settings.theme = name
        chosen = themes.load_theme(name)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            themes.apply(application, chosen)
        if self.page is not None:
            self.page.set_theme(chosen)

    def switch_language(self) -> None:
        """Speak the other language from the next start on."""
        self._settings.language = "zh_CN" if self._settings.language == "en" else "en"
        self.notice.show_notice(_("The language changes when the program is started again."))

    def _theme_name(self) -> str:
        name = self._settings.theme
        return name if name in ("light", "dark") else themes.system_theme()

    def _take(self, desk: Desk) -> None:
        self._close_desk()
        self._desk = desk
        page = BrowsePage(desk, self._jobs, themes.load_theme(self._theme_name()), self._settings.text_size)
        page.failed.connect(self._fail)
        page.print_requested.connect(self.print_shown)
        self.page = page
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.bar.set_open(is_open=True, can_import=desk.imports.can_save)
        self.bar.search.clear()
        self.notice.hide()
        page.refresh()
        page.results.setFocus()
        self._show_status()
        self._refresh_index()

    def _refresh_index(self) -> None:
        if self._desk is not None and self._desk.refresh.needed:
            self.state.setText(_("Index is being made; search reads the archive meanwhile"))
            self._jobs.start("index", self._desk.refresh.run, lambda _done: self._show_status(), self._fail)

    def _show_status(self) -> None:
        if self._desk is None:
            self.status.setText(_("No archive is open"))
            self.state.setText(_("Offline"))
            return
        counts = self._desk.browse.counts()
        parts = [
            self._desk.browse.name,
            ngettext("{n} session", "{n} sessions", counts.sessions).format(n=counts.sessions),
            ngettext("{n} speech", "{n} speeches", counts.speeches).format(n=counts.speeches),
            ngettext("{n} proposal", "{n} proposals", counts.proposals).format(n=counts.proposals),
        ]
        self.status.setText("　".join(parts))
        state = [_("Index is ready")] if not self._desk.refresh.needed else []
        state += [_("Read-only")] if self._desk.browse.read_only else []
        self.state.setText("　".join(state))

    def _start(self, work: object, done: object) -> None:
        self._jobs.start("task", lambda: work, done, self._fail)  # type: ignore[arg-type]

    def _on_saved(self, _session_ids: object) -> None:
        self._leave_import()
        if self.page is not None:
            self.page.refresh()
        self._refresh_index()
        self._show_status()

    def _leave_import(self) -> None:
        if self.import_view is not None:
            self.import_view.stop()
            self.stack.removeWidget(self.import_view)
            self.import_view.deleteLater()
            self.import_view = None
        self.bar.show()
        if self.page is not None:
            self.stack.setCurrentWidget(self.page)

    def _on_printed(self, report: PrintReport) -> None:
        text = _("Printed {pages} pages to {name}.").format(pages=report.pages, name=report.path)
        if report.missing:
            text += " " + _("No font has: {characters}").format(characters=" ".join(report.missing))
        url = QUrl.fromLocalFile(str(report.path))
        self.notice.show_notice(text, action=_("Show"), run=lambda: QDesktopServices.openUrl(url))

    def _on_verified(self, report: object) -> None:
        faults = getattr(report, "faults", ())
        text = " ".join(faults) or _("The archive is whole: every speech is as it was saved.")
        self.notice.show_notice(text, danger=bool(faults))

    def _fail(self, error: ArchiveError) -> None:
        self.notice.show_notice(str(error), danger=True)

    def _on_busy(self, busy: bool) -> None:
        self.busy.setVisible(busy)
        self.cancel.setVisible(busy)

    def _toggle_sidebar(self) -> None:
        if self.page is not None:
            self.page.sidebar.setVisible(not self.page.sidebar.isVisible())

    def _zoom(self, step: int) -> None:
        size = 16 if step == 0 else max(12, min(32, self._settings.text_size + 2 * step))
        self._settings.text_size = size
        if self.page is not None:
            self.page.reader.set_text_size(size)

    def _close_desk(self) -> None:
        self._leave_import()
        self._jobs.stop()
        if self.page is not None:
            self.stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    @override
    def keyPressEvent(self, event: object) -> None:
        key = event.key()  # type: ignore[attr-defined]
        if self.page is not None and key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.page.step(1 if key == Qt.Key.Key_J else -1)
        elif self.page is not None and key == Qt.Key.Key_Escape:
            self.page.chips.remove_last()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        archives = [path for path in paths if path.suffix == ".db"]
        if archives:
            self.open_archive(archives[0])
        elif paths:
            self.start_import(paths)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.geometry = self.saveGeometry()
        self._close_desk()
        super().closeEvent(event)
