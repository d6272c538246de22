"""The window is built anew when the language changes."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.gui.app import Shell, build_window
from desktop.gui.settings import Settings


def test_the_language_changes_at_once_on_the_same_archive(
    qtbot: QtBot, composition: Composition, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "mine.db"
    composition.create(path, name="mine").close()
    shell = Shell(composition, settings)
    shell.speak("en")
    shell.show(path)
    before = shell.window
    assert before is not None
    before.language_chosen.emit("en")
    assert shell.window is before
    before.language_chosen.emit("zh_CN")
    after = shell.window
    assert after is not None
    assert after is not before
    assert after.windowTitle() == "议政文库"
    assert after.desk is not None
    assert after.desk.browse.path == path
    assert not after.desk.browse.read_only
    assert before.desk is None
    shell.speak("en")
    after.close()


def test_standard_buttons_speak_the_language_of_the_window(
    qtbot: QtBot, composition: Composition, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = []
    for language in ("zh_CN", "en"):
        monkeypatch.setenv("LANGUAGE", language)
        window = build_window(composition, None, settings)
        qtbot.addWidget(window)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(buttons)
        labels.append(buttons.button(QDialogButtonBox.StandardButton.Cancel).text())
    assert labels == ["取消", "Cancel"]
