"""Start the window, and start it anew in another language."""

import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.composition import Composition, speak
from desktop.gui import theme as themes
from desktop.gui.dialogs.fault import FaultReporter
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings
from desktop.gui.single_instance import SingleInstance
from desktop.records.resources import resource

_CATALOGUE = "qtbase"


def application() -> QApplication:
    """Return the Qt application, made when there is none yet."""
    existing = QApplication.instance()
    made = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    made.setApplicationName("yizheng")
    # While a search runs on its thread, the window gets the interpreter back after half a millisecond, not
    # after five: painting a list asks for it some hundred times.
    sys.setswitchinterval(0.0005)
    return made


def speak_everywhere(language: str) -> None:
    """Make the program and Qt's own buttons and dialogs speak zh_CN or en."""
    speak(language)
    app = application()
    before = app.findChild(QTranslator, _CATALOGUE)
    if before is not None:
        app.removeTranslator(before)
        before.setParent(None)
    translator = QTranslator(app)
    translator.setObjectName(_CATALOGUE)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language == "zh_CN" and translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)


def build_window(
    composition: Composition, archive: Path | None, settings: Settings | None = None
) -> MainWindow:
    """Return the window, on an archive if one is named, not yet shown; it speaks the language spoken."""
    settings = settings or Settings()
    speak_everywhere(_asked_language())
    application().setWindowIcon(QIcon(str(resource("icons/mark.svg"))))
    themes.wear(settings.theme)
    window = MainWindow(composition, settings)
    if archive is not None:
        window.open_archive(archive)
    return window


class Shell(QObject):
    """Keeps the one window; a change of language builds it again on the same archive."""

    def __init__(self, composition: Composition, settings: Settings) -> None:
        super().__init__()
        self._composition = composition
        self._settings = settings
        self.window: MainWindow | None = None

    def show(self, archive: Path | None, *, read_only: bool = False) -> None:
        """Show a window on an archive, or on the first page."""
        window = build_window(self._composition, None, self._settings)
        window.language_chosen.connect(self._on_language_chosen)
        if archive is not None:
            window.open_archive(archive, read_only=read_only)
        window.show()
        self.window = window

    def come_up(self, archive: str) -> None:
        """Bring the window to the front, on another archive if one is named."""
        if self.window is None:
            return
        if archive:
            self.window.open_archive(Path(archive))
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def speak(self, language: str) -> None:
        """Make the next window speak zh_CN or en, and remember it."""
        self._settings.language = language
        speak_everywhere(language)

    def _on_language_chosen(self, language: str) -> None:
        before = self.window
        if before is None or language == self._settings.language:
            return
        desk = before.desk
        archive = desk.browse.path if desk is not None else None
        read_only = desk is not None and desk.browse.read_only
        before.release()
        self.speak(language)
        self.show(archive, read_only=read_only)
        before.close()
        before.deleteLater()


def run(composition: Composition, archive: Path | None) -> int:
    """Show the window until it is closed and return the exit code; a window that is open comes up instead."""
    settings = Settings()
    # Qt takes the factor when the application is made; one that the system sets goes before ours.
    os.environ.setdefault("QT_SCALE_FACTOR", str(settings.scale / 100))
    app = application()
    instance = SingleInstance(composition.state, app)
    if instance.hand_over(archive):
        return 0
    instance.listen()
    reporter = FaultReporter()
    sys.excepthook = reporter.report
    threading.excepthook = reporter.report_thread
    shell = Shell(composition, settings)
    shell.speak(settings.language or _asked_language())
    instance.asked.connect(shell.come_up)
    shell.show(archive or next(iter(composition.recent.paths()), None))
    return int(app.exec())


def _asked_language() -> str:
    """Return the language that the environment asks for; Chinese unless it is English."""
    asked = os.environ.get("LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if asked.startswith("en") else "zh_CN"
