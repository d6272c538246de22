"""Work off the main thread: answers, order, cancelling, faults."""

import threading
from collections.abc import Generator, Iterator

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.gui.dialogs.fault import FaultReporter
from desktop.gui.jobs import Jobs
from desktop.records import ArchiveError, NotFoundError, Progress


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


def fail(error: ArchiveError) -> None:
    raise AssertionError(str(error))


def test_an_answer_comes_on_the_main_thread(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[int] = []

    def answered(worker: int) -> None:
        threads.extend((worker, threading.get_ident()))

    jobs.start("a", threading.get_ident, answered, fail)
    qtbot.waitUntil(lambda: bool(threads) and not jobs.running)
    assert threads[0] != threads[1] == threading.get_ident()


def test_only_the_newest_of_a_kind_answers(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[str] = []
    jobs.start("search", lambda: gate.wait(5) and "first", answers.append, fail)
    jobs.start("search", lambda: "second", answers.append, fail)
    jobs.start("search", lambda: "third", answers.append, fail)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.running)
    assert answers == ["third"]


def test_a_failure_is_handed_on(jobs: Jobs, qtbot: QtBot) -> None:
    failures: list[ArchiveError] = []

    def work() -> None:
        raise NotFoundError("There is no speech {id}.", id="x")

    jobs.start("a", work, lambda _result: None, failures.append)
    qtbot.waitUntil(lambda: not jobs.running)
    assert [str(failure) for failure in failures] == ["There is no speech x."]


def test_a_cancelled_job_is_rolled_back_on_its_own_thread(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    closed: list[int] = []
    answers: list[object] = []

    def steps() -> Generator[Progress, None, None]:
        try:
            yield Progress(done=0, total=2)
            gate.wait(5)
            yield Progress(done=1, total=2)
        finally:
            closed.append(threading.get_ident())

    with qtbot.waitSignal(jobs.progressed):
        jobs.start("a", steps, answers.append, fail)
    with qtbot.waitSignal(jobs.busy_changed):
        assert jobs.running
    jobs.cancel()
    gate.set()
    with qtbot.waitSignal(jobs.busy_changed):
        assert jobs.running
    assert answers == []
    assert len(closed) == 1
    assert closed != [threading.get_ident()]
    assert not jobs.running


def test_an_error_reaches_the_handler_and_the_kind_is_free_again(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[object] = []
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda fault: caught.append(fault.exc_type))

    def mistake() -> None:
        raise ValueError("unforeseen")

    jobs.start("a", mistake, answers.append, fail)
    qtbot.waitUntil(lambda: not jobs.running and caught == [ValueError])
    jobs.start("a", lambda: 1, answers.append, fail)
    qtbot.waitUntil(lambda: answers == [1])


def test_stopping_waits_and_nothing_answers(jobs: Jobs, qtbot: QtBot) -> None:
    answers: list[object] = []
    jobs.start("a", lambda: 1, answers.append, fail)
    jobs.stop()
    qtbot.waitUntil(lambda: not jobs.running)
    assert answers == []


def test_a_fault_of_the_program_is_shown_once(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    reporter = FaultReporter()
    error = ValueError("unforeseen")
    for _time in range(2):
        reporter.report(ValueError, error, None)
    assert reporter.box is not None
    assert "unforeseen" in reporter.box.detailedText()
    assert "unforeseen" in capsys.readouterr().err
    reporter.box.close()
    assert reporter.box is None


def test_objects_made_after_many_jobs_are_what_they_should_be(jobs: Jobs, qtbot: QtBot) -> None:
    answers: list[object] = []
    for number in range(300):
        jobs.start("many", lambda number=number: number, answers.append, answers.append)  # type: ignore[misc]
        qtbot.waitUntil(lambda number=number: answers[-1:] == [number])  # type: ignore[misc]
        assert QPlainTextEdit().document().isEmpty()
