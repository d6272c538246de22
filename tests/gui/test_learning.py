"""Corrections are offered for learning, what would be spoiled is shown, and all of it can be forgotten."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.composition import Composition, Desk
from desktop.gui.dialogs.learning import LearningDialog
from desktop.gui.main_window import MainWindow
from desktop.records.correction import Correction
from tests.workflows.test_learn_labels import HOUSE, article


def saved(desk: Desk, numbers: Sequence[int], corrections: Sequence[Correction]) -> None:
    for n in numbers:
        reading = desk.imports.read_text(article(n))
        desk.imports.save(desk.imports.plan(reading, corrections), corrections)


@pytest.fixture
def desk(empty_window: MainWindow, composition: Composition, tmp_path: Path) -> Desk:
    composition.create(tmp_path / "mine.db", name="mine").close()
    empty_window.open_archive(tmp_path / "mine.db")
    assert empty_window.desk is not None
    return empty_window.desk


def dialog_of(window: MainWindow) -> LearningDialog:
    dialogs = [one for one in window.findChildren(LearningDialog) if one.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def test_after_an_import_with_enough_corrections_learning_is_offered(
    empty_window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    saved(desk, range(1, 6), HOUSE)
    kept = [session.id for session in desk.browse.sessions()]
    empty_window.importing.kept.emit(kept)
    assert "10 labels were corrected" in empty_window.notice.text
    empty_window.notice.act()
    dialog = dialog_of(empty_window)
    qtbot.waitUntil(lambda: "Learned: 10 labels" in dialog.state.text(), timeout=20_000)
    assert "from 10 corrections in 5 reports" in dialog.state.text()
    assert dialog.learn_button.isHidden()
    assert dialog.focusWidget() is dialog.close_button
    assert dialog.spoiled.isHidden()
    dialog.reject()
    empty_window.importing.kept.emit(kept)
    assert "Saved: 5 sessions, 5 speeches" in empty_window.notice.text
    empty_window.menu.undo_requested.emit()
    assert "learned labels" in empty_window.notice.text
    assert desk.learning.state().at is None


def test_what_would_be_spoiled_is_shown_and_used_only_when_it_is_wanted(
    empty_window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    saved(desk, [1], ())
    saved(desk, range(2, 6), HOUSE)
    empty_window.menu.learning_requested.emit()
    dialog = dialog_of(empty_window)
    assert "Nothing has been learned" in dialog.state.text()
    dialog.learn_button.click()
    qtbot.waitUntil(dialog.spoiled.isVisible, timeout=20_000)
    row = dialog.spoiled.topLevelItem(0)
    assert row is not None
    assert row.text(2).startswith("※本台记者1号机位")
    dialog.keep_button.click()
    assert desk.learning.state().at is None
    dialog.learn_button.click()
    qtbot.waitUntil(dialog.spoiled.isVisible, timeout=20_000)
    dialog.use_button.click()
    assert desk.learning.state().corrections == 8


def test_what_was_learned_is_forgotten_after_a_question(
    empty_window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(desk, [1], HOUSE)
    empty_window.menu.learning_requested.emit()
    dialog = dialog_of(empty_window)
    answers = iter((QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes))
    monkeypatch.setattr(QMessageBox, "question", lambda *_arguments: next(answers))
    dialog.forget.click()
    assert desk.learning.state().waiting == 2
    dialog.forget.click()
    assert desk.learning.state().waiting == 0
    assert not dialog.forget.isEnabled()


def test_a_failure_of_learning_is_told(empty_window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    empty_window.menu.learning_requested.emit()
    dialog = dialog_of(empty_window)
    dialog.learn()
    qtbot.waitUntil(lambda: "nothing to learn" in dialog.state.text(), timeout=20_000)


def test_an_archive_is_closed_with_the_dialog_open_or_closed_before(
    empty_window: MainWindow, desk: Desk, composition: Composition, tmp_path: Path
) -> None:
    empty_window.menu.learning_requested.emit()
    dialog_of(empty_window).reject()
    empty_window.menu.learning_requested.emit()
    composition.create(tmp_path / "other.db", name="other").close()
    empty_window.open_archive(tmp_path / "other.db")
    assert not [one for one in empty_window.findChildren(LearningDialog) if one.isVisible()]
