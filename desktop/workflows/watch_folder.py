"""A folder that new reports are put into (收件夹): what is new in it is offered for review."""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from desktop.workflows.found_files import files_in

# More files than this are not an inbox; a person imports them as a folder.
_MOST_FILES = 5_000

_Mark = tuple[int, int]


class WatchFolder:
    """Remembers in a small JSON file which folder is watched and which files were offered already.

    A file counts as there once it has kept its size and time between two looks, so that what is still
    being copied is left alone. One thread looks at a time.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._before: dict[Path, _Mark] = {}
        self.folder: Path | None = None
        self._seen: dict[str, list[int]] = {}
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            stored = json.loads(file.read_text(encoding="utf-8"))
            self._seen = dict(stored["seen"])
            self.folder = Path(stored["folder"]) if stored["folder"] else None

    def watch(self, folder: Path | None) -> None:
        """Watch a folder from now on, or none; what lies in it is new."""
        if folder != self.folder:
            self.folder, self._seen, self._before = folder, {}, {}
            self._store()

    def new_files(self) -> tuple[Path, ...]:
        """Look, and return the complete files that were not offered yet; a folder that is gone has none."""
        folder = self.folder
        if folder is None or not folder.is_dir():
            return ()
        marks: dict[Path, _Mark] = {}
        with suppress(OSError):
            for path in files_in(folder):
                state = path.stat()
                if state.st_size:
                    marks[path] = (state.st_size, state.st_mtime_ns)
                if len(marks) >= _MOST_FILES:
                    break
        new = [
            path
            for path, mark in marks.items()
            if self._before.get(path) == mark and self._seen.get(str(path)) != list(mark)
        ]
        self._before = marks
        return tuple(new)

    def offered(self, paths: Iterable[Path]) -> None:
        """Note that somebody has seen to these files; they are new again when they change."""
        self._seen |= {str(path): list(self._before[path]) for path in paths if path in self._before}
        kept = set(map(str, self._before))
        self._seen = {path: mark for path, mark in self._seen.items() if path in kept}
        self._store()

    def _store(self) -> None:
        stored = {"folder": str(self.folder) if self.folder else "", "seen": self._seen}
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            aside = self._file.with_suffix(".part")
            aside.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8", errors="replace")
            aside.replace(self._file)
