"""Import a whole folder: how far it is, how long it will take, and a report at the end."""

import time
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.gui.dialogs.fitting import fit
from desktop.gui.jobs import Jobs
from desktop.gui.models.folder_results import FolderResults
from desktop.records import ArchiveError, Progress
from desktop.records.folder_import import FileResult, FolderReport, Outcome, SameSession
from desktop.workflows.folder_report import summary, write_report
from desktop.workflows.import_folder import ImportFolder
from desktop.workflows.time_left import TimeLeft, time_left

# Pixels; while it runs there is nothing but the bar to be shown.
_WIDTH, _RUNNING, _REPORTED = 880, 170, 520
_KNOWN = (Outcome.SAME_FILE, Outcome.SAME_TEXT, Outcome.SAME_SESSION)


class FolderImportDialog(QDialog):
    """Runs a folder import on a thread of its own; stopping keeps what was saved."""

    imported = Signal()
    stopped = Signal()
    session_requested = Signal(str)

    def __init__(self, parent: QWidget, folders: ImportFolder, paths: Sequence[Path]) -> None:
        super().__init__(parent)
        self._folders = folders
        self._paths = tuple(paths)
        self._jobs = Jobs(self)
        self._left = TimeLeft()
        self.report: FolderReport | None = None
        self.results = FolderResults(self)
        self.setWindowTitle(_("Import a folder"))
        self._lay_out()
        self._jobs.progressed.connect(self._on_progress)
        self.table.activated.connect(lambda index: self._on_opened(index.row()))
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._show_openable())
        self.results.modelReset.connect(self._show_openable)

    def start(self, same_session: SameSession = SameSession.SKIP) -> None:
        """Begin, or go on where an import of the same folder was stopped."""
        self._left = TimeLeft()
        self._show_running(is_running=True)
        self._jobs.start(
            "folder",
            lambda: self._folders.run(self._paths, same_session=same_session),
            self._on_done,
            self._on_failed,
        )

    @override
    def reject(self) -> None:
        """Stop what runs; nothing that was saved is lost."""
        was_running = self._jobs.running
        self._jobs.cancel()
        self._folders.interrupt()
        self._jobs.stop()
        super().reject()
        self.imported.emit()
        if was_running:
            self.stopped.emit()

    def _lay_out(self) -> None:
        self.title = QLabel("、".join(path.name or str(path) for path in self._paths[:3]))
        self.title.setObjectName("strong")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(_("Progress"))
        self.state = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.table = QTableView()
        self.table.setAlternatingRowColors(True)
        self.table.setModel(self.results)
        self.table.setAccessibleName(_("What became of the files"))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.setColumnWidth(0, 240)
        self.table.setColumnWidth(1, 190)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (self.title, self.bar, self.state):
            widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            column.addWidget(widget)
        column.addLayout(self._filters())
        column.addWidget(self.table, 1)
        # Takes the height while there is no table yet.
        column.addStretch()
        column.addLayout(self._buttons())

    def _filters(self) -> QHBoxLayout:
        self.shown = QComboBox()
        self.shown.setAccessibleName(_("Which files are listed"))
        self.shown.addItems([_("All files"), _("Doubtful"), _("Not readable"), _("Kept already")])
        self.shown.currentIndexChanged.connect(self._show_results)
        row = QHBoxLayout()
        row.addWidget(self.shown)
        row.addStretch()
        return row

    def _buttons(self) -> QHBoxLayout:
        self.merge = QPushButton()
        self.merge.clicked.connect(lambda: self.start(SameSession.MERGE))
        self.open_button = QPushButton(_("Open the session"))
        self.open_button.setToolTip(_("Choose a file from which a session was taken; Enter opens it too"))
        self.open_button.clicked.connect(lambda: self._on_opened(self.table.currentIndex().row()))
        self.save = QPushButton(_("Save the report…"))
        self.save.clicked.connect(self._on_save)
        self.stop = QPushButton(_("Stop"))
        self.stop.clicked.connect(self.reject)
        self.done_button = QPushButton(_("Close"))
        self.done_button.setProperty("primary", True)
        self.done_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        for button in (self.open_button, self.merge, self.save):
            row.addWidget(button)
        row.addStretch()
        for button in (self.stop, self.done_button):
            row.addWidget(button)
        return row

    def _show_running(self, *, is_running: bool) -> None:
        same = len(self.report.of(Outcome.SAME_SESSION)) if self.report else 0
        self.bar.setVisible(is_running)
        self.stop.setVisible(is_running)
        for widget in (self.shown, self.table, self.open_button, self.save, self.done_button):
            widget.setVisible(not is_running)
        self.merge.setVisible(not is_running and same > 0)
        self.merge.setText(_("Merge new speeches of {count} files").format(count=same))
        self._grow(_RUNNING if is_running else _REPORTED)
        if is_running:
            self.bar.setRange(0, 0)
            self.state.setText(_("Looking for files…"))

    def _grow(self, height: int) -> None:
        """Take a height, and stay in the middle of where the dialog is."""
        middle = self.geometry().center()
        fit(self, _WIDTH, height)
        if self.isVisible():
            place = self.geometry()
            place.moveCenter(middle)
            self.move(place.topLeft())

    def _show_openable(self) -> None:
        self.open_button.setEnabled(self.results.session_of(self.table.currentIndex().row()) is not None)

    def _on_opened(self, row: int) -> None:
        session_id = self.results.session_of(row)
        if session_id is not None:
            self.reject()
            self.session_requested.emit(session_id)

    def _on_progress(self, progress: Progress) -> None:
        if progress.total is None:
            return
        self.bar.setRange(0, max(progress.total, 1))
        self.bar.setValue(progress.done)
        text = _("{done} of {total} files").format(done=progress.done, total=progress.total)
        seconds = self._left.seconds(progress, time.monotonic())
        parts = [text, *([time_left(seconds)] if seconds is not None else []), progress.item]
        self.state.setText(" · ".join(filter(None, parts)))

    def _on_done(self, report: FolderReport) -> None:
        report = report if self.report is None else report.after(self.report)
        self.report = report
        counts = " · ".join(f"{name} {count}" for name, count in summary(report))
        if report.earlier:
            earlier = _("{count} of these were done before the import was stopped")
            counts += "\n" + earlier.format(count=report.earlier)
        self.state.setText(counts or _("There is no file in that folder."))
        self._show_running(is_running=False)
        self._show_results()
        self.done_button.setFocus()

    def _on_failed(self, error: ArchiveError) -> None:
        self._show_running(is_running=False)
        self.state.setText(str(error))

    def _show_results(self) -> None:
        if self.report is not None:
            self.results.show(_chosen(self.report, self.shown.currentIndex()))

    def _on_save(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the report"), _("import report.csv"), "*.csv")
        if name and self.report is not None:
            try:
                write_report(self.report, Path(name).with_suffix(".csv"))
            except ArchiveError as error:
                self.state.setText(str(error))


def _chosen(report: FolderReport, number: int) -> tuple[FileResult, ...]:
    return (report.results, report.doubtful, report.of(Outcome.FAILED), report.of(*_KNOWN))[number]
