"""Measure how long the window keeps a person waiting: python -m benchmarks.window [--records N].

Each action is done on the real window over a real archive and index, offscreen. Reported is the longest time
for which the window's event loop did not come round, and how long the answer took to be shown.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.window.archive import fill
from desktop.composition import Composition
from desktop.gui.app import application, build_window
from desktop.gui.main_window import MainWindow
from desktop.gui.models.speech_list import PAGE
from desktop.gui.settings import Settings
from desktop.gui.views.browse_page import BrowsePage
from desktop.records import SearchQuery

FOLDER = Path("build/benchmarks/window")
_TICK_MS = 2


@dataclass
class Beats:
    """How late each tick of the event loop came, in milliseconds."""

    late: list[float] = field(default_factory=list)
    last: float = 0.0


class Heart(QObject):
    """Ticks every two milliseconds; while something keeps the loop, the next tick is late by as much."""

    def __init__(self) -> None:
        super().__init__()
        self.beats = Beats()
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    @contextmanager
    def watching(self) -> Iterator[Beats]:
        self.beats = Beats(last=time.perf_counter())
        self._timer.start()
        yield self.beats
        self._on_tick()
        self._timer.stop()

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.beats.late.append(max(0.0, (now - self.beats.last) * 1000 - _TICK_MS))
        self.beats.last = now


class Bench:
    """Does one thing after another to a window and prints a line for each."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self._app, self._window, self._heart = app, window, Heart()
        print("| action | times | longest wait, ms (median / worst) | answer shown, ms (median / worst) |")
        print("|---|---|---|---|")

    def measure(self, name: str, actions: list[Callable[[], object]]) -> None:
        """Do each action and wait until the window is at rest."""
        waits, answers = [], []
        for action in actions:
            started = time.perf_counter()
            with self._heart.watching() as beats:
                action()
                self.rest()
            answers.append((time.perf_counter() - started) * 1000)
            waits.append(max(beats.late))
        print(
            f"| {name} | {len(actions)} | {statistics.median(waits):.0f} / {max(waits):.0f}"
            f" | {statistics.median(answers):.0f} / {max(answers):.0f} |",
            flush=True,
        )

    def rest(self, longest: int = 120_000) -> None:
        """Let the loop go round until no job and no timer of the page is left."""
        deadline, quiet = QDeadlineTimer(longest), 0
        while quiet < 3 and not deadline.hasExpired():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.001)
            page = self._window.page
            is_waiting = page is not None and (page._timer.isActive() or page.results._rest.isActive())
            quiet = 0 if self._window.is_working or is_waiting else quiet + 1


def page_of(window: MainWindow) -> BrowsePage:
    if window.page is None:
        raise SystemExit("the archive did not open")
    return window.page


def run(records: int) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{records}.db"
    composition = Composition(cache=FOLDER / "cache", state=FOLDER / "state", data=FOLDER / "data")
    if not path.exists():
        started = time.perf_counter()
        fill(path, records)
        print(f"archive of {records:,} speeches made in {time.perf_counter() - started:.0f} s")
    with composition.open(path) as desk:
        started = time.perf_counter()
        for _step in desk.refresh.run():
            pass
        print(f"index made in {time.perf_counter() - started:.0f} s\n")
    app = application()
    settings = Settings(QSettings(str(FOLDER / "settings.ini"), QSettings.Format.IniFormat))
    settings.theme = "light"
    window = build_window(composition, None, settings)
    window.resize(1366, 768)
    window.show()
    bench = Bench(app, window)
    bench.rest()
    bench.measure("open the archive", [lambda: window.open_archive(path)])
    act(bench, window)
    window.close()


def act(bench: Bench, window: MainWindow) -> None:
    page = page_of(window)
    bar, total = page.results.list.verticalScrollBar(), page.model.rowCount()
    steps = [round(bar.maximum() * number / 60) for number in range(61)]
    bench.measure("scroll to a far place", [partial(bar.setValue, at) for at in steps])
    bench.measure("scroll by a notch", [lambda: bar.setValue(bar.value() - 60) for _turn in range(60)])
    page.results.select(0)
    bench.rest()
    far = range(0, total, max(1, total // 20))
    bench.measure("next record (J)", [lambda: QTest.keyClick(page.results.list, Qt.Key.Key_J)] * 40)
    bench.measure("select far away", [partial(page.results.select, at) for at in far])
    words = ["港", "公交", "公交 学校", "公", "港渔"]
    bench.measure("type a word", [partial(window.bar.search.setText, text) for text in words])
    facets = page.sidebar.facets
    values = [facets.model().index(number, 0, facets.model().index(0, 0)) for number in range(3)]
    picks = [(index.row(), index.parent().row()) for index in values]
    bench.measure("tick a facet", [partial(tick, page, row, field) for row, field in picks])
    bench.measure("drop every limit", [lambda: page.go(SearchQuery())])
    model = page.sidebar.scopes.model()
    sector, letter = (model.index(3, 0, model.index(branch, 0)) for branch in (2, 3))
    person = model.index(1, 0, letter)
    tree = page.sidebar.scopes
    tree.expand(letter.parent())
    bench.rest()
    bench.measure("open a letter of 4,518 people", [partial(tree.expand, letter)])
    bench.measure("choose a scope", [partial(tree.setCurrentIndex, one) for one in (sector, person)])
    bench.measure("a person's page", [page.show_details])
    page.go(SearchQuery(session_ids=(page.desk.browse.sessions()[0].id,)))
    bench.rest()
    page.results.select(1)
    bench.rest()
    bench.measure("read 80,000 characters", [partial(page.results.select, 0)])
    print(f"\n{total:,} rows, pages of {PAGE}")


def tick(page: BrowsePage, row: int, field: int) -> None:
    model = page.sidebar.facets.model()
    page.sidebar.facets.clicked.emit(model.index(row, 0, model.index(field, 0)))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("LANGUAGE", "zh_CN")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--records", type=int, default=100_000)
    run(parser.parse_args().records)
