"""Calls off the main thread leave nothing behind that Qt could mistake for something else."""

import threading

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.gui.views.import_worker import ImportWorker
from desktop.records import ArchiveError, NotFoundError


def test_objects_made_after_many_calls_are_what_they_should_be(qtbot: QtBot) -> None:
    worker = ImportWorker()
    answers: list[object] = []
    for number in range(300):
        worker.run(lambda number=number: number, answers.append, answers.append)  # type: ignore[misc]
        qtbot.waitUntil(lambda number=number: answers[-1:] == [number])  # type: ignore[misc]
        assert QPlainTextEdit().document().isEmpty()
    worker.wait()


def test_only_the_latest_answer_is_handed_on(qtbot: QtBot) -> None:
    worker = ImportWorker()
    go_on = threading.Event()
    answers: list[object] = []
    worker.run(go_on.wait, answers.append, answers.append)
    worker.run(lambda: "second", answers.append, answers.append)
    assert worker.busy
    go_on.set()
    qtbot.waitUntil(lambda: not worker.busy)
    worker.wait()
    assert answers == ["second"]


def test_an_error_for_people_reaches_the_one_who_asked(qtbot: QtBot) -> None:
    def work() -> object:
        raise NotFoundError("There is no record {id} in this archive.", id="x")

    worker = ImportWorker()
    errors: list[ArchiveError] = []
    worker.run(work, errors.append, errors.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(errors) == 1)
    worker.wait()
    assert isinstance(errors[0], NotFoundError)


def test_a_call_that_waits_is_not_begun_when_the_view_goes_away(qtbot: QtBot) -> None:
    worker = ImportWorker()
    go_on = threading.Event()
    begun: list[str] = []
    worker.run(go_on.wait, begun.append, begun.append)  # type: ignore[arg-type]
    worker.run(lambda: begun.append("second"), begun.append, begun.append)  # type: ignore[arg-type]
    worker.cancel()
    go_on.set()
    worker.wait()
    assert begun == []
