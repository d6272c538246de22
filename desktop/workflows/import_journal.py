"""What a folder import has done so far, so that it goes on where it stopped."""

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop.records.folder_import import FileResult, Outcome, UnfinishedImport
from desktop.workflows.found_files import FoundFile

_VERSION = 1


class ImportJournal:
    """One line of JSON for each file that is done, in the user's data folder.

    A line that a crash cut off is passed over, as is a file that changed since; a folder that cannot be
    written costs the going on and nothing else.
    """

    def __init__(self, folder: Path, archive_id: str, paths: Sequence[Path]) -> None:
        named = [str(path.resolve()) for path in paths]
        key = hashlib.sha256("\n".join([archive_id, *named]).encode("utf-8", "surrogatepass")).hexdigest()
        self._file = folder / f"{key[:32]}.jsonl"
        self._head = {"version": _VERSION, "archive": archive_id, "paths": named}
        self._done = {line["key"]: line for line in _lines(self._file) if "key" in line}

    def result(self, found: FoundFile) -> FileResult | None:
        """Return what became of a file before, unless it failed or has changed since."""
        line = self._done.get(_key(found))
        if line is None or line["mark"] != _mark(found.path):
            return None
        result = _result(line)
        return result if result is not None and result.outcome is not Outcome.FAILED else None

    def add(self, found: FoundFile, result: FileResult) -> None:
        """Note what became of a file."""
        line = {"key": _key(found), "mark": _mark(found.path), **asdict(result)}
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            is_new = not self._file.exists()
            with self._file.open("a", encoding="utf-8", errors="surrogatepass") as file:
                for part in (self._head, line) if is_new else (line,):
                    file.write(json.dumps(part, ensure_ascii=False) + "\n")

    def finish(self) -> None:
        """Forget the import: it came to its end."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def unfinished(folder: Path, archive_id: str) -> tuple[UnfinishedImport, ...]:
    """Return the imports into an archive that did not come to their end."""
    found = []
    for file in sorted(folder.glob("*.jsonl")):
        lines = _lines(file)
        if lines and lines[0].get("archive") == archive_id and isinstance(lines[0].get("paths"), list):
            paths = tuple(map(str, lines[0]["paths"]))
            done = len({line["key"] for line in lines[1:] if "key" in line})
            found.append(UnfinishedImport(paths=paths, done=done))
    return tuple(found)


def _lines(file: Path) -> list[dict[str, Any]]:
    lines = []
    with suppress(OSError):
        for text in file.read_text(encoding="utf-8", errors="surrogatepass").splitlines():
            with suppress(ValueError):
                line = json.loads(text)
                lines += [line] if isinstance(line, dict) else []
    return lines


def _result(line: dict[str, Any]) -> FileResult | None:
    try:
        return FileResult(
            name=line["name"],
            path=line["path"],
            outcome=Outcome(line["outcome"]),
            session_ids=tuple(line["session_ids"]),
            sessions=tuple(line["sessions"]),
            doubts=tuple(line["doubts"]),
            reason=line["reason"],
        )
    except (KeyError, TypeError, ValueError):
        return None


def _key(found: FoundFile) -> str:
    again = f"\n{found.again}" if found.again else ""
    return f"{found.path.resolve()}\n{found.member or ''}{again}"


def _mark(path: Path) -> list[int]:
    try:
        state = path.stat()
    except OSError:
        return []
    return [state.st_size, state.st_mtime_ns]
