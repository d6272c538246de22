"""Write a list that is shown to a CSV file for a spreadsheet program."""

import csv
import os
import tempfile
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path

from desktop.records import ArchiveError, Progress

# What a spreadsheet program would take for a formula, were it not prefixed (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STEP = 200


class ExportError(ArchiveError):
    """A list that cannot be written."""


def safe_cell(value: object) -> str:
    """Return a cell's text; one that a spreadsheet program would run begins with an apostrophe."""
    text = "" if value is None else str(value)
    is_number = isinstance(value, int | float)
    return f"'{text}" if text.startswith(_FORMULA) and not is_number else text


def write_csv(
    target: Path, header: Sequence[str], rows: Iterable[Sequence[object]]
) -> Generator[Progress, None, Path]:
    """Write a table as UTF-8 with a mark that spreadsheet programs look for; return the file.

    Until it is whole the file stands under another name: what was at `target` stays when this fails or is
    stopped. Raises ExportError.
    """
    try:
        handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                writer.writerow([safe_cell(cell) for cell in header])
                for number, row in enumerate(rows):
                    if number % _STEP == 0:
                        yield Progress(done=number)
                    writer.writerow([safe_cell(cell) for cell in row])
            Path(unfinished).replace(target)
        finally:
            Path(unfinished).unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(
            "The list could not be written to {name}: {cause}. Nothing was changed; choose another place.",
            name=target,
            cause=error.strerror or error,
        ) from error
    return target


def write_bytes(target: Path, content: bytes) -> Path:
    """Write a session's source as it came, byte for byte. Raises ExportError."""
    try:
        target.write_bytes(content)
    except OSError as error:
        raise ExportError(
            "The source could not be written to {name}: {cause}. Choose another place.",
            name=target,
            cause=error.strerror or error,
        ) from error
    return target
