"""Check an archive and copy it."""

from collections.abc import Generator
from pathlib import Path

from desktop.archive import Archive, VerifyReport
from desktop.records import Progress


class KeepSafe:
    """What keeps an archive trustworthy."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def verify(self) -> Generator[Progress, None, VerifyReport]:
        """Check structure, hashes and the chain of revisions."""
        return self._archive.verify()

    def backup(self, target: Path) -> Generator[Progress, None, Path]:
        """Write a verified copy to a file that does not exist yet."""
        return self._archive.backup(target)
