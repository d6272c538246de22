"""What was reviewed is saved beside the window, once, and nothing is lost by leaving meanwhile."""

import threading
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.composition import Desk
from desktop.gui.views.import_window import ImportView
from desktop.records import ArchiveFileError, IntakePlan
from desktop.records.correction import Correction, SessionField
from desktop.workflows.import_records import ImportRecords
from desktop.workflows.keep_drafts import KeepDrafts
from tests.gui.importing import pasted


class HeldSave:
    """Saves once it is let; tells on which threads it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.let = threading.Event()
        self.threads: list[threading.Thread] = []
        save = ImportRecords.save

        def held(
            imports: ImportRecords, plan: IntakePlan, reviewed: Sequence[Correction] | None = None
        ) -> tuple[str, ...]:
            self.threads.append(threading.current_thread())
            self.let.wait(10)
            return save(imports, plan, reviewed)

        monkeypatch.setattr(ImportRecords, "save", held)


def test_saving_leaves_the_window_free_and_happens_once(
    view: ImportView, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pasted(view, qtbot)
    held = HeldSave(monkeypatch)
    QTest.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_9)
    assert not view.steps.isEnabled()
    assert not view.keep.isEnabled()
    with qtbot.waitSignal(view.saved):
        held.let.set()
    assert [thread is threading.main_thread() for thread in held.threads] == [False]
    assert len(desk.browse.sessions()) == 1


def test_leaving_while_it_is_saved_waits_for_it_and_leaves_no_draft(
    view: ImportView, desk: Desk, drafts: KeepDrafts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pasted(view, qtbot)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_9)
    view.drafting.flush()
    held = HeldSave(monkeypatch)
    view.save()
    held.let.set()
    with qtbot.waitSignal(view.saved) as saved:
        view.leave()
    assert len(saved.args[0]) == 1
    assert drafts.of(desk.archive.id) == ()


def test_what_cannot_be_saved_stays_under_review(
    view: ImportView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pasted(view, qtbot)

    def full(*_arguments: object) -> tuple[str, ...]:
        raise ArchiveFileError("The disk is full.")

    monkeypatch.setattr(ImportRecords, "save", full)
    before = view.review
    view.save()
    qtbot.waitUntil(lambda: "disk is full" in view.notice.text)
    assert view.review is before
    assert view.keep.isEnabled()
    assert view.steps.isEnabled()


def test_a_correction_that_is_still_being_planned_is_saved_too(
    view: ImportView, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.gui.reviewing._AT_ONCE", 0)
    pasted(view, qtbot)
    assert view.review is not None
    field = view.form.fields[SessionField.THEME]
    field.setText("Night buses")
    field.editingFinished.emit()
    view.save()
    qtbot.waitUntil(lambda: bool(desk.browse.sessions()))
    assert desk.browse.sessions()[0].theme == "Night buses"
