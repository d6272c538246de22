"""Whose name stands beside a change: asked once, kept for this user of the computer."""

from pathlib import Path


class OperatorName:
    """The operator's name in a small file; empty until somebody has given one."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def get(self) -> str:
        """Return the name, empty where none was given or the file cannot be read."""
        try:
            return self._file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def set(self, name: str) -> None:
        """Remember a name; a folder that cannot be written is no reason to stop anybody's work."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(name.strip(), encoding="utf-8")
        except OSError:
            return
