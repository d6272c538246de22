"""Give a finished file its name so that a power cut leaves it whole or not there."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def give_name(unfinished: Path, target: Path) -> None:
    """Write a file through to the disk and rename it; OSError where it gets no name."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.rename(target)
    if sys.platform != "win32":  # pragma: no branch - measured elsewhere
        # Some network shares cannot do this; the file has its name by then.
        with suppress(OSError):
            _write_through(target.parent)


def _write_through(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def clear(*unfinished: Path) -> None:
    """Remove files that may be there; what stands in the way is told by the failure that led here."""
    for path in unfinished:
        with suppress(OSError):
            path.unlink()
