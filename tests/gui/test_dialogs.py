"""Settings, help and about say what they should, and a second start raises the first window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.gui.dialogs.about import libraries, show_about
from desktop.gui.dialogs.help import HelpDialog, HelpPage, help_files
from desktop.gui.dialogs.preferences import PreferencesDialog
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings
from desktop.gui.single_instance import SingleInstance
from desktop.records.resources import resource


def test_settings_are_taken_over_when_they_are_accepted(
    empty_window: MainWindow, composition: Composition, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    composition.create(tmp_path / "mine.db", name="mine").close()
    empty_window.open_archive(tmp_path / "mine.db")
    empty_window.menu.settings_requested.emit()
    dialog = empty_window.findChild(PreferencesDialog)
    assert dialog is not None
    dialog.operator.setText("蔺望川")
    dialog.name.setText("澜川档案")
    dialog.body.setText("澜川市政协")
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.text_size.setCurrentIndex(dialog.text_size.findData("20"))
    dialog.scale.setCurrentIndex(dialog.scale.findData("150"))
    with qtbot.waitSignal(empty_window.language_chosen):
        dialog.accept()
    assert (settings.theme, settings.text_size, settings.scale) == ("dark", 20, 150)
    assert composition.operator.get() == "蔺望川"
    desk = empty_window.desk
    assert desk is not None
    assert (desk.edit.properties.name, desk.edit.properties.body) == ("澜川档案", "澜川市政协")
    assert desk.edit.changes(1)[0].operator == "蔺望川"
    empty_window.set_theme("light")


def test_an_archive_keeps_its_name_when_the_field_is_empty(qtbot: QtBot, settings: Settings) -> None:
    from desktop.records.properties import ArchiveProperties

    dialog = PreferencesDialog(None, settings, "", ArchiveProperties(name="名"))  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.name.clear()
    assert dialog.preferences.properties is None


def test_who_changes_is_said_once(empty_window: MainWindow, composition: Composition, tmp_path: Path) -> None:
    composition.create(tmp_path / "mine.db", name="mine").close()
    empty_window.open_archive(tmp_path / "mine.db")
    empty_window.importing.begin([])
    assert "logged in" in empty_window.notice.text
    empty_window.notice.hide()
    empty_window.importing.leave()
    empty_window.importing.begin([])
    assert empty_window.notice.text == ""


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_help_has_a_page_for_each_task_with_pictures_that_exist(
    qtbot: QtBot, empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    files = help_files()
    assert len(files) == 6
    for file in files:
        for picture in [part.split(")")[0] for part in file.read_text("utf-8").split("](")[1:]]:
            assert (resource("pictures") / picture).exists(), picture
    dialog = HelpDialog(empty_window)
    qtbot.addWidget(dialog)
    dialog.list.setCurrentRow(1)
    assert "Ctrl+E" in dialog.page.toPlainText()


def test_the_help_loads_nothing_from_elsewhere(qtbot: QtBot, tmp_path: Path) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    (tmp_path / "x.png").write_bytes(b"")
    assert page.loadResource(2, QUrl.fromLocalFile(str(tmp_path / "x.png"))) is None
    assert page.loadResource(2, QUrl("http://127.0.0.1/x.png")) is None
    assert isinstance(page.loadResource(2, QUrl("main-window.png")), QImage)


def test_every_library_names_its_licence(empty_window: MainWindow) -> None:
    rows = libraries()
    assert {"PySide6_Essentials", "sqlite-utils", "whoosh3"} <= {name for name, _version, _licence in rows}
    assert all(version and licence for _name, version, licence in rows)
    assert not [name for name, _version, licence in rows if "AGPL" in licence or "Affero" in licence]
    dialog = show_about(empty_window)
    last = dialog.tree.topLevelItem(dialog.tree.topLevelItemCount() - 1)
    assert last is not None
    assert "jieba" in last.text(0)
    dialog.close()


_SECOND = """
import sys
from pathlib import Path
from desktop.composition import Composition
from desktop.gui.app import application
from desktop.gui.single_instance import SingleInstance

application()
print(SingleInstance(Path(sys.argv[1])).hand_over(Path(sys.argv[2])))
"""


def test_a_second_start_hands_its_archive_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "state")
    assert first.listen()
    command = [sys.executable, "-c", _SECOND, str(tmp_path / "state"), str(tmp_path / "甲.db")]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as second:
        with qtbot.waitSignal(first.asked, timeout=20_000) as asked:
            pass
        assert second.stdout is not None
        assert second.stdout.read().strip() == b"True"
    assert asked.args == [str(tmp_path / "甲.db")]
    first.close()
    assert not SingleInstance(tmp_path / "state").hand_over(None)
