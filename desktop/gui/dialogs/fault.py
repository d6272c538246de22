"""What nobody foresaw, as a report that can be copied."""

import sys
import threading
import traceback
from gettext import gettext as _
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox


class FaultReporter(QObject):
    """The one handler for mistakes of the program, on whatever thread they happen.

    `report` takes the place of `sys.excepthook`; the signal carries it to the main thread, where the
    report is shown. Nothing is sent anywhere.
    """

    happened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.box: QMessageBox | None = None
        self.happened.connect(self._show)

    def report(self, kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        """Write the fault to the standard error stream and show it."""
        sys.__excepthook__(kind, value, trace)
        self.happened.emit("".join(traceback.format_exception(kind, value, trace)))

    def report_thread(self, fault: threading.ExceptHookArgs) -> None:
        """Report what went wrong on a thread, in the place of `threading.excepthook`."""
        if fault.exc_value is not None:
            self.report(fault.exc_type, fault.exc_value, fault.exc_traceback)

    def _show(self, report: str) -> None:
        if self.box is not None:
            return
        self.box = QMessageBox(
            QMessageBox.Icon.Warning,
            _("Yizheng"),
            _("Something went wrong in the program. What was saved is safe; you can go on working."),
        )
        self.box.setDetailedText(report)
        copy = self.box.addButton(_("Copy the report"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.box.addButton(QMessageBox.StandardButton.Close)
        self.box.finished.connect(self._on_closed)
        self.box.open()

    def _on_closed(self) -> None:
        self.box = None
