"""Check an archive, copy it, keep copies of its own, and go back to one."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.archive import Archive, VerifyReport
from desktop.records import ArchiveFileError, Progress

# A change of more records than a person could check again by eye is made only over a copy.
FEW_RECORDS = 20
_KEPT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCopy:
    """A verified copy that the program made: its file, when (UTC, ISO 8601) and its size in bytes."""

    path: Path
    at: str
    size: int


class KeepSafe:
    """What keeps an archive trustworthy; `folder` holds the copies of all archives, by their UUID."""

    def __init__(self, archive: Archive, folder: Path) -> None:
        self._archive = archive
        self._folder = folder / archive.id

    def verify(self) -> Generator[Progress, None, VerifyReport]:
        """Check structure, hashes and the chain of revisions."""
        return self._archive.verify()

    def backup(self, target: Path) -> Generator[Progress, None, Path]:
        """Write a verified copy to a file that does not exist yet."""
        return self._archive.backup(target)

    def copies(self) -> tuple[KeptCopy, ...]:
        """Return the copies made by `keep_copy`, the latest first."""
        return tuple(_kept(path) for path in sorted(self._folder.glob("*.db"), reverse=True))

    def keep_copy(self) -> Generator[Progress, None, Path]:
        """Add a verified copy to those kept; only then the oldest beyond ten are dropped."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveFileError(
                "The copy {name} could not be written: {reason}. The archive itself was not touched.",
                name=self._folder.name,
                reason=error.strerror,
            ) from error
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        path = yield from self._archive.backup(self._folder / f"{stamp}.db")
        for old in self.copies()[_KEPT:]:
            old.path.unlink(missing_ok=True)
        return path


def _kept(path: Path) -> KeptCopy:
    known = path.stat()
    at = datetime.fromtimestamp(known.st_mtime, UTC).isoformat(timespec="seconds")
    return KeptCopy(path=path, at=at, size=known.st_size)
