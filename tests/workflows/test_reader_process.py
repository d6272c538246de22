"""Whatever a file does to its reader, the program goes on."""

import concurrent.futures
import contextlib
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from desktop.intake import plan_reading
from desktop.intake.readers import alive, read_source
from desktop.records import IntakePlan, Line, Reading, Source, UnreadableSourceError
from desktop.workflows.reader_process import (
    MEMORY_LIMIT,
    MEMORY_LIMIT_OF_SCANS,
    ReaderProcess,
    ToPlan,
    serve,
)

SOURCE = Source(content=b"x", media_type="", name="x.txt")


def _slow(source: Source) -> Reading:
    time.sleep(30)
    raise AssertionError


def _dying(source: Source) -> Reading:
    os._exit(3)


def _greedy(source: Source) -> Reading:
    raise MemoryError(bytes(8))


def _broken(source: Source) -> Reading:
    raise RuntimeError("a parser's fault")


def _filling(source: Source) -> Reading:
    return Reading(source=source, lines=tuple(Line(n=len(part), text=part) for part in _parts()))


def _parts() -> list[str]:
    return ["x" * 100_000_000 + str(n) for n in range(100)]


def _no_reading(source: Source) -> Reading:
    return IntakePlan(reading=_blank(source), lines=(), sessions=(), warnings=())  # type: ignore[return-value]


def _blank(source: Source) -> Reading:
    return Reading(source=source, lines=())


def _window_is_loaded(source: Source) -> Reading:
    loaded = any(name.split(".")[0] == "PySide6" for name in sys.modules)
    return Reading(source=source, lines=(Line(n=1, text=str(loaded)),))


def _alive(source: Source) -> Reading:
    alive.sign()
    return Reading(source=source, lines=())


def _calling_home(source: Source) -> Reading:
    try:
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    except PermissionError:
        return Reading(source=source, lines=(Line(n=1, text="refused"),))
    return Reading(source=source, lines=())


def _own_process(source: Source) -> Reading:
    return Reading(source=source, lines=(Line(n=os.getpid(), text="x"),))


def _dying_planner(reading: Reading, model: object) -> IntakePlan:
    os._exit(3)


def _no_plan(reading: Reading, model: object) -> IntakePlan:
    return reading  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("reader", "seconds", "sentence"),
    [
        (_slow, 1.0, "too long"),
        (_dying, 60.0, "broke the reader"),
        (_greedy, 60.0, "too much memory"),
        (_broken, 60.0, "is damaged"),
        (_no_reading, 60.0, "is damaged"),
        pytest.param(
            _filling,
            60.0,
            "too much memory",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="memory is not limited there"),
        ),
    ],
)
def test_whatever_a_reader_does_the_program_goes_on(
    reader: Callable[[Source], Reading], seconds: float, sentence: str
) -> None:
    process = ReaderProcess(reader, seconds=seconds)
    with pytest.raises(UnreadableSourceError, match=sentence):
        process.read(Source(content=b"x", media_type="", name="x.txt"))
    process.close()


@pytest.fixture
def process(request: pytest.FixtureRequest) -> Iterator[ReaderProcess]:
    made = ReaderProcess(*request.param)
    yield made
    made.close()


@pytest.mark.parametrize("process", [(_blank, _dying_planner), (_blank, _no_plan)], indirect=True)
def test_planning_has_the_same_limits(process: ReaderProcess) -> None:
    reading = process.read(SOURCE)
    with pytest.raises(UnreadableSourceError, match=r"broke the reader|is damaged"):
        process.plan(reading)
    assert process.read(SOURCE) == reading


@pytest.mark.parametrize("process", [(_window_is_loaded,)], indirect=True)
def test_the_window_is_not_loaded_in_the_child(process: ReaderProcess) -> None:
    assert process.read(SOURCE).lines[0].text == "False"


@pytest.mark.parametrize("process", [(_calling_home,)], indirect=True)
def test_the_child_has_no_network(process: ReaderProcess) -> None:
    assert process.read(SOURCE).lines[0].text == "refused"


def test_signs_of_life_are_passed_on_and_waited_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.workflows.reader_process._limit", lambda: None)
    ours, theirs = multiprocessing.Pipe()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        done = pool.submit(serve, theirs, _alive, _no_plan)
        ours.send(SOURCE)
        assert ReaderProcess()._awaited(ours, "x") == Reading(source=SOURCE, lines=())
        ours.send(SOURCE)
        assert ours.recv() is None
        ours.recv()
        ours.close()
        done.result()
    theirs.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is ended in another way there")
@pytest.mark.parametrize("process", [(_own_process,)], indirect=True)
def test_one_child_reads_a_batch_and_a_dead_one_is_replaced(process: ReaderProcess) -> None:
    first, second = (process.read(SOURCE).lines[0].n for _ in range(2))
    assert first == second != os.getpid()
    os.kill(first, signal.SIGKILL)
    with contextlib.suppress(UnreadableSourceError):
        process.read(SOURCE)
    assert process.read(SOURCE).lines[0].n != first


@pytest.mark.skipif(sys.platform == "win32", reason="memory is not limited there")
def test_the_child_limits_itself_and_answers_until_the_parent_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limits: list[tuple[int, int]] = []
    # A hook of the interpreter could not be taken off again.
    monkeypatch.setattr("sys.addaudithook", lambda _hook: None)
    monkeypatch.setattr("resource.setrlimit", lambda _what, limit: limits.append(limit))
    ours, theirs = multiprocessing.Pipe()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        done = pool.submit(serve, theirs, read_source, _no_plan)
        answers = []
        for task in (SOURCE, Source(content=b"", media_type=""), ToPlan(_blank(SOURCE), None)):
            ours.send(task)
            answers.append(ours.recv())
        ours.close()
        done.result()
    theirs.close()
    assert limits == [(MEMORY_LIMIT, MEMORY_LIMIT_OF_SCANS)]
    assert [type(answer) for answer in answers] == [Reading, UnreadableSourceError, Reading]


@pytest.mark.parametrize(("reader", "sentence"), [(_greedy, "too much memory"), (_broken, "is damaged")])
def test_the_child_turns_failures_into_sentences(
    reader: Callable[[Source], Reading], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workflows.reader_process._limit", lambda: None)
    ours, theirs = multiprocessing.Pipe()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        done = pool.submit(serve, theirs, reader, _no_plan)
        ours.send(SOURCE)
        assert sentence in str(ours.recv())
        ours.close()
        done.result()
    theirs.close()


def test_closing_from_another_thread_ends_the_wait() -> None:
    process = ReaderProcess(_slow)
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(process.read, SOURCE)
        while process._process is None:
            assert not waiting.done()
        process.close()
        with pytest.raises(UnreadableSourceError, match="given up"):
            waiting.result(timeout=20)


def test_a_long_list_of_names_that_the_text_knows_is_planned() -> None:
    givens = "望川 若水 承岳 以澄 砺行 霁川 知微 修竹 云帆 秋实 怀瑾 松涛".split()
    names = [family + given for family in ("苗", "卫", "卓") for given in givens]
    known = "".join(f"{name}委员建议，把城南的老渡口修好，让学生早上不必绕路。" for name in names)
    present = f"市政协副主席{'、'.join(names)}，副秘书长列席，听取通报（摘编见第三版）。"
    text = f"澜川市政协召开常委会会议。\n{known}\n{present}"
    with contextlib.closing(ReaderProcess()) as reader:
        plan = reader.plan(reader.read(Source(content=text.encode(), media_type="text/plain", name="a.txt")))
    assert len(plan.sessions[0].speeches) >= len(names)


def test_planning_gives_a_sign_of_life_at_every_paragraph() -> None:
    text = "会上，岳青川委员认为，应当修路。\n" * 5
    signs: list[None] = []
    with alive.listening(lambda: signs.append(None)):
        plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt")))
    assert len(signs) >= 5
