"""Remember which archives were opened last."""

import json
from pathlib import Path

_KEPT = 10


class RecentArchives:
    """The archives opened last, newest first, in a small JSON file that may be absent or damaged."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def paths(self) -> tuple[Path, ...]:
        """Return the archives opened before that still exist, newest first."""
        return tuple(path for path in self._stored() if path.exists())

    def add(self, path: Path) -> None:
        """Put `path` first; a folder that cannot be written is no reason to stop anybody's work."""
        newest = path.resolve()
        kept = [newest, *(known for known in self._stored() if known != newest)][:_KEPT]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps([str(known) for known in kept]), encoding="utf-8")
        except OSError:
            return

    def _stored(self) -> list[Path]:
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        return [Path(item) for item in stored] if isinstance(stored, list) else []
