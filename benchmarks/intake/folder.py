"""Measure a folder of thousands of files: python -m benchmarks.intake.folder [--count 500 3000] [--folder F]

For each count an invented folder of texts, pages, documents and zips, some of them twice, some damaged, is
imported by the command line into a new archive. An import is interrupted (Ctrl+C) after a quarter of its
files, killed (SIGKILL) after half of them, and then run to its end; the archive must hold every session once.
Memory is what the system counts as the peak of the program and of the child that reads. Linux only.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.archive import Archive
from tests.intake.readers import made

SURNAMES = "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何"
DAYS, MONTHS = 28, 12
# Of twenty files one is a copy, one the same text in another format, and one is damaged.
PERIOD, COPY, RETOLD, DAMAGED = 20, 17, 18, 19
STOPS = ((0.25, signal.SIGINT), (0.5, signal.SIGKILL))
POLL = 0.1


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure a folder of thousands of files.")
    parser.add_argument("--count", type=int, nargs="+", default=[500, 3000])
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder is taken without it")
    chosen = parser.parse_args()
    # In the background of a shell Ctrl+C is ignored, and would be by the program too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    print("| files | sessions | s | files/s | program MB | reader MB | outcomes |")
    print("|---|---|---|---|---|---|---|")
    is_whole = True
    for count in chosen.count:
        with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
            is_whole &= _measured(Path(folder), count)
    return 0 if is_whole else 1


def text(number: int) -> str:
    """Return one invented session's account with two speeches; no other number gives the same."""
    day = f"{2000 + number // (DAYS * MONTHS)}年{number // DAYS % MONTHS + 1}月{number % DAYS + 1}日"
    one, two = (f"{SURNAMES[n // 20 % 20]}{chr(0x4E5D + n % 400)}川" for n in (number, number + 3))
    return "\n".join(
        (
            f"澜川市政协六届{number + 1}次常委会会议发言摘登",
            f"{day}，澜川市政协召开六届{number + 1}次常委会会议，围绕“夜间公共交通”协商议政。",
            "让末班车等一等夜班工人",
            one,
            "市政协委员，市公交集团总工程师",
            f"第{number}路末班车太早，夜班工人走路回家。建议：一是延后半小时；二是用小车接驳。",
            "给校门口腾一条路",
            two,
            "市政协委员，澜川一中校长",
            f"学校门口拥堵严重，{number}位家长有意见。建议：一是错峰放学；二是划出停靠区。",
        )
    )


def make(folder: Path, count: int) -> int:
    """Write the files of a folder; return how many sessions they tell."""
    sessions = 0
    for number in range(count):
        kind, name = number % PERIOD, f"{number:05}"
        if kind == COPY:
            (folder / f"{name}.txt").write_text(text(number - COPY), "utf-8")
        elif kind == RETOLD:
            (folder / f"{name}.html").write_text(_page(text(number - RETOLD)), "utf-8")
        elif kind == DAMAGED:
            (folder / f"{name}.docx").write_bytes(_document(text(number))[:-40])
        else:
            sessions += 1
            ending, content = _written(number)
            (folder / f"{name}{ending}").write_bytes(content)
    return sessions


def _written(number: int) -> tuple[str, bytes]:
    told = text(number)
    kind = number % PERIOD
    if kind % 4 == 1:
        return ".html", _page(told).encode("gb18030")
    if kind % 4 == 2:
        return ".docx", _document(told)
    if kind % 4 == 3:
        return ".zip", made.zipped({f"会议/{number}.txt": told})
    return ".txt", told.encode()


def _page(told: str) -> str:
    return f"<html><body>{''.join(f'<p>{row}</p>' for row in told.splitlines())}</body></html>"


def _document(told: str) -> bytes:
    return made.docx("".join(f"<w:p><w:r><w:t>{row}</w:t></w:r></w:p>" for row in told.splitlines()))


@dataclass(slots=True)
class _Peaks:
    """The most memory that the program and its children were seen to take, in MB."""

    program: float = 0.0
    child: float = 0.0

    def look(self, pid: int) -> None:
        """Ask the system for the peaks of a process and of its children."""
        self.program = max(self.program, _peak(pid))
        program = _command(pid)
        for child in _children(pid):
            # Between fork and exec a child is still a copy of the program, with its peak.
            if _command(child) != program:
                self.child = max(self.child, _peak(child))


def _peak(pid: int) -> float:
    try:
        rows = Path(f"/proc/{pid}/status").read_text("ascii", errors="replace").splitlines()
    except OSError:
        return 0.0
    return next((int(row.split()[1]) / 1024 for row in rows if row.startswith("VmHWM")), 0.0)


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _children(pid: int) -> Iterator[int]:
    for state in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The parent is the second word behind the program's name, which may hold anything.
            parent = state.read_text("ascii", errors="replace").rpartition(")")[2].split()[1]
        except (OSError, IndexError):
            continue
        if int(parent) == pid:
            yield int(state.parent.name)


def _measured(folder: Path, count: int) -> bool:
    """Import a folder of so many files and print a row; tell whether every session is kept once."""
    files = folder / "files"
    files.mkdir()
    sessions = make(files, count)
    Archive.create(folder / "a.db", name="measured").close()
    peaks, began = _Peaks(), time.monotonic()
    for share, stop in STOPS:
        _run(folder, peaks, stop_at=int(share * count), stop=stop)
    _run(folder, peaks)
    seconds = time.monotonic() - began
    outcomes = Counter(row.split(",")[1] for row in _report(folder))
    with Archive.open(folder / "a.db") as archive:
        kept = len(archive.sessions())
    told = ", ".join(f"{name} {number}" for name, number in outcomes.most_common())
    print(
        f"| {count} | {kept} of {sessions} | {seconds:.0f} | {count / seconds:.1f} | {peaks.program:.0f}"
        f" | {peaks.child:.0f} | {told} |",
        flush=True,
    )
    return kept == sessions and sum(outcomes.values()) == count


def _run(folder: Path, peaks: _Peaks, *, stop_at: int = 0, stop: signal.Signals = signal.SIGINT) -> None:
    """Import the folder to its end, or until so many files are noted as done."""
    home = {name: str(folder / "home") for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    command = [sys.executable, "-m", "desktop", "--archive", str(folder / "a.db"), "import"]
    command += [str(folder / "files"), "--report", str(folder / "report.csv")]
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(
            command, env=os.environ | home | {"LANGUAGE": "en"}, stdout=said, stderr=said
        )
        while process.poll() is None:
            peaks.look(process.pid)
            if stop_at and _done(folder) >= stop_at:
                process.send_signal(stop)
                process.wait()
            time.sleep(POLL)


def _done(folder: Path) -> int:
    """Return how many files the journal of an import names as done."""
    keys: set[str] = set()
    for file in folder.glob("home/**/*.jsonl"):
        for row in file.read_text("utf-8", errors="replace").splitlines():
            try:
                keys.add(json.loads(row).get("key", ""))
            except ValueError:
                continue
    return len(keys)


def _report(folder: Path) -> list[str]:
    return (folder / "report.csv").read_text("utf-8-sig").splitlines()[1:]


if __name__ == "__main__":
    sys.exit(main())
