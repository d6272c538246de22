"""Start the window."""

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.composition import Composition, speak
from desktop.gui import theme as themes
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings


def application() -> QApplication:
    """Return the Qt application, made when there is none yet."""
    existing = QApplication.instance()
    made = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    made.setApplicationName("yizheng")
    return made


def build_window(
    composition: Composition, archive: Path | None, settings: Settings | None = None
) -> MainWindow:
    """Return the window, on an archive if one is named, not yet shown."""
    settings = settings or Settings()
    name = settings.theme if settings.theme in ("light", "dark") else themes.system_theme()
    themes.apply(application(), themes.load_theme(name))
    window = MainWindow(composition, settings)
    if archive is not None:
        window.open_archive(archive)
    return window


def run(composition: Composition, archive: Path | None) -> int:
    """Show the window until it is closed and return the exit code."""
    app = application()
    settings = Settings()
    if settings.language:
        speak(settings.language)
    translator = QTranslator()
    if settings.language != "en" and translator.load(
        QLocale(QLocale.Language.Chinese),
        "qtbase",
        "_",
        QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
    ):
        app.installTranslator(translator)
    window = build_window(composition, archive or next(iter(composition.recent.paths()), None), settings)
    window.show()
    return int(app.exec())
