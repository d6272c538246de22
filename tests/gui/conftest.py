"""The window on the sample archive, with settings and folders of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.gui.app import build_window
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings
from tests.gui.browsing import page
from tests.gui.gathering import gathered
from tests.gui.importing import desk, drafts, view
from tests.gui.previewing import preview
from tests.printing.conftest import print_service, spooler

__all__ = ["desk", "drafts", "gathered", "page", "preview", "print_service", "spooler", "view"]


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Have an application in every test: without one, Qt ends the process at the first printer or font."""
    return qapp


@pytest.fixture
def composition(tmp_path: Path) -> Composition:
    return Composition(cache=tmp_path / "cache", state=tmp_path / "state", data=tmp_path / "data")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    chosen = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    chosen.theme = "light"
    return chosen


@pytest.fixture
def empty_window(qtbot: QtBot, composition: Composition, settings: Settings) -> Iterator[MainWindow]:
    made = build_window(composition, None, settings)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, composition: Composition, settings: Settings) -> Iterator[MainWindow]:
    made = build_window(composition, composition.sample, settings)
    qtbot.addWidget(made)
    made.show()
    page = made.page
    assert page is not None
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and not made.is_working, timeout=20_000)
    yield made
    made.close()
