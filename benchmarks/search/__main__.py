"""Measure searching: `python -m benchmarks.search --size 20000 [--json] [--engines yizheng,tantivy]`."""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.search.corpus import Speeches, archive_path, fill
from benchmarks.search.engines import Engine, Fts5, StockWhoosh, Tantivy, TantivyFacets, Yizheng
from benchmarks.search.queries import KINDS, draw
from desktop.archive import Archive
from desktop.records import SearchQuery, SpeechFacts

ENGINES = ("yizheng", "tantivy", "tantivy-facets", "fts5-bigram", "fts5-trigram", "whoosh")
_SAMPLE = 4000
_MEGABYTE = 1_000_000


def main() -> None:
    """Fill an archive, build and ask every engine, print what was measured."""
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        path = archive_path(folder, options.size)
        if not path.exists():
            _fill(path, options.size)
        measured = _measure(path, folder, options)
    if options.json:
        print(json.dumps(measured, ensure_ascii=False, indent=1))
    else:
        _print(measured)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--size", type=int, default=2000, help="speeches in the archive (default: 2000)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--engines", default=",".join(ENGINES), help="which to measure (default: all)")
    parser.add_argument("--keep", type=Path, help="a folder to keep archive and indexes in for the next time")
    return parser.parse_args()


def _fill(path: Path, size: int) -> None:
    started = time.perf_counter()
    partial = path.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    with Archive.create(partial, name="benchmark") as archive:
        for done in fill(archive, size):
            if done % 2000 == 0:
                _say(f"{done} of {size} speeches, {done / (time.perf_counter() - started):.0f} a second")
    partial.rename(path)


def _measure(path: Path, folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    speeches = Speeches()
    asked = draw([speeches.facts(number).text for number in range(min(_SAMPLE, options.size))])
    rows, engines = [], {}
    for name in options.engines.split(","):
        home = folder / f"{name}-{options.size}"
        with closing(_engine(name, path, home)) as engine:
            facts: dict[str, Any] = {}
            if not home.exists():
                busy = time.process_time()
                seconds = _seconds(engine.build)
                facts |= {"build_s": round(seconds, 1), "speeches_per_s": round(options.size / seconds)}
                facts["build_cpu_s"] = round(time.process_time() - busy, 1)
                _say(f"{name}: built in {seconds:.1f} s")
            before = _memory()
            facts |= {"open_ms": round(1000 * _seconds(engine.open), 1), "index_mb": _size(home)}
            for kind in KINDS:
                times, busy_times, found = _ask(engine, asked[kind])
                row: dict[str, Any] = {"kind": kind, "engine": name, "found": found}
                for percent in (50, 95):
                    row[f"p{percent}_ms"] = _percentile(times, percent)
                    row[f"cpu_p{percent}_ms"] = _percentile(busy_times, percent)
                rows.append(row)
                _say(str(rows[-1]))
            facts["memory_mb"] = round(_memory() - before)
            if isinstance(engine, Yizheng):
                facts["save_to_searchable_ms"] = _save(engine)
            engines[name] = facts
    return {"size": options.size, "rows": rows, "engines": engines}


def _engine(name: str, path: Path, home: Path) -> Engine:
    if name == "yizheng":
        return Yizheng(path, home)
    if name == "tantivy":
        return Tantivy(path, home)
    if name == "tantivy-facets":
        return TantivyFacets(path, home)
    if name == "whoosh":
        return StockWhoosh(path, home)
    return Fts5(path, home, name.removeprefix("fts5-"))


def _ask(engine: Engine, queries: Sequence[Any]) -> tuple[list[float], list[float], int]:
    """Ask each query once; return the seconds of each, on the clock and of work, and the sum of totals."""
    times, busy_times, found = [], [], 0
    for asked in queries:
        started, busy = time.perf_counter(), time.process_time()
        found += engine.ask(asked)
        times.append(time.perf_counter() - started)
        busy_times.append(time.process_time() - busy)
    return times, busy_times, found


def _save(engine: Yizheng) -> float:
    """Return the milliseconds from an edit saved in SQLite to its being found, the middle one of nine."""
    sessions = engine.archive.sessions()
    times = []
    for number in range(9):
        speech = engine.archive.speeches(sessions[number].id)[0]
        word = f"某{number}新写{time.time_ns()}"
        facts = SpeechFacts(
            kind=speech.kind, title=speech.title, speakers=speech.speakers, text=speech.text + word
        )
        with engine.archive.changing() as changes:
            changes.edit(speech.id, facts)
        started = time.perf_counter()
        steps = engine.refresh.run()
        while engine.refresh.needed:
            next(steps, None)
        engine.search.search(SearchQuery(text=word, limit=20))
        times.append(1000 * (time.perf_counter() - started))
        for _step in steps:
            pass
        with engine.archive.changing() as changes:
            changes.edit(speech.id, replace(facts, text=speech.text))
        for _step in engine.refresh.run():
            pass
    return round(sorted(times)[len(times) // 2], 1)


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _percentile(times: Sequence[float], percent: int) -> float:
    ordered = sorted(times)
    return round(1000 * ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))], 2)


def _size(folder: Path) -> int:
    return round(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / _MEGABYTE)


def _memory() -> float:
    """Return the megabytes of memory that this process has taken at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _print(measured: dict[str, Any]) -> None:
    print(f"{measured['size']} speeches; milliseconds, p50 / p95")
    names = list(measured["engines"])
    print("".join(f"{name:>20}" for name in ("", *names)))
    for kind in KINDS:
        cells = [
            f"{row['p50_ms']:.1f} / {row['p95_ms']:.1f}" for row in measured["rows"] if row["kind"] == kind
        ]
        print("".join(f"{cell:>20}" for cell in (kind, *cells)))
    for name, facts in measured["engines"].items():
        print(name, ", ".join(f"{fact} {value}" for fact, value in facts.items()))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
