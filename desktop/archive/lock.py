"""One writer at a time, and who it is."""

import json
import os
import socket
import sys
from datetime import datetime
from pathlib import Path
from typing import IO

from desktop.records import ArchiveFileError

# Windows refuses to read a locked range, so the lock lies far behind the holder's name.
_LOCKED_BYTE = 1 << 20


class WriterLock:
    """A lock on the side file `<archive>.lock`, given back by the system when the process ends."""

    def __init__(self, archive: Path, *, operator: str, since: datetime) -> None:
        """Take the lock, or raise ArchiveFileError that names who holds it and since when.

        OSError means that the side file cannot be made, as in a folder that cannot be written.
        """
        self._path = archive.with_name(archive.name + ".lock")
        self._file = self._locked_file(archive)
        self._file.seek(0)
        self._file.truncate()
        who = f"{operator}@{socket.gethostname()}"
        json.dump({"who": who, "since": since.isoformat(sep=" ", timespec="minutes")}, self._file)
        self._file.flush()

    def release(self) -> None:
        """Give the lock back and remove the side file where the system allows it while it is open."""
        if sys.platform != "win32":  # pragma: no branch - measured elsewhere
            self._path.unlink(missing_ok=True)
        self._file.close()

    def _locked_file(self, archive: Path) -> IO[str]:
        while True:
            file = self._path.open("a+", encoding="utf-8")
            try:
                _lock(file)
            except (BlockingIOError, PermissionError):
                holder = _holder(file)
                file.close()
                raise ArchiveFileError(
                    "{name} is being written by {who} since {since}. Open it for reading only, or wait.",
                    name=archive.name,
                    **holder,
                ) from None
            if self._is_ours(file):
                return file
            file.close()

    def _is_ours(self, file: IO[str]) -> bool:
        """Tell whether the locked file still has its name, which the holder before may have removed."""
        try:
            return os.path.samestat(self._path.stat(), os.fstat(file.fileno()))
        except FileNotFoundError:
            return False


def _holder(file: IO[str]) -> dict[str, str]:
    try:
        file.seek(0)
        holder = json.load(file)
        return {"who": str(holder["who"]), "since": str(holder["since"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"who": "?", "since": "?"}


if sys.platform == "win32":  # pragma: no cover - measured elsewhere
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
