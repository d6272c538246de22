"""The files of an import that are reviewed one after another."""

from collections.abc import Sequence
from gettext import gettext as _

from desktop.workflows.found_files import FoundFile


class ImportQueue:
    """Files in order, and what is read now: one of them, or something that is no file."""

    def __init__(self) -> None:
        self._files: list[FoundFile] = []
        self._taken = 0
        self.reading = ""
        self.is_file = False

    @property
    def is_many(self) -> bool:
        """Whether there are several files."""
        return len(self._files) > 1

    def begin(self, files: Sequence[FoundFile]) -> None:
        """Review these files and no others."""
        self._files, self._taken = list(files), 0

    def add(self, files: Sequence[FoundFile]) -> None:
        """Review more files after those that are there."""
        self._files += files

    def take(self) -> FoundFile | None:
        """Return the next file, None after the last."""
        if self._taken == len(self._files):
            return None
        self._taken += 1
        return self._files[self._taken - 1]

    @property
    def place(self) -> str:
        """What is read, and which of several files it is."""
        many = self.is_many and self.is_file
        where = _("File {n} of {total}").format(n=self._taken, total=len(self._files)) if many else ""
        return f"{self.reading}   {where}"
