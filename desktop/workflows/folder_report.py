"""The report of a folder import, as a table that office programs open."""

import csv
import io
from gettext import gettext as _
from pathlib import Path

from desktop.records import ArchiveFileError
from desktop.records.folder_import import FolderReport, Outcome


def outcome_name(outcome: Outcome) -> str:
    """Return an outcome in the language of the program."""
    names = {
        Outcome.SAVED: _("Taken in"),
        Outcome.MERGED: _("Merged into a kept session"),
        Outcome.NOTHING: _("No session found"),
        Outcome.SAME_FILE: _("Same file as before"),
        Outcome.SAME_TEXT: _("Same text as before"),
        Outcome.SAME_SESSION: _("Same session, other words"),
        Outcome.FAILED: _("Not readable"),
    }
    return names[outcome]


def summary(report: FolderReport) -> tuple[tuple[str, int], ...]:
    """Return how many files came to each outcome that occurs, and how many are doubtful."""
    counts = [(outcome_name(outcome), len(report.of(outcome))) for outcome in Outcome]
    counts.append((_("Taken in, but doubtful"), len(report.doubtful)))
    return tuple((name, count) for name, count in counts if count)


def write_report(report: FolderReport, target: Path) -> None:
    """Write a report as CSV with a byte order mark, which spreadsheets ask for.

    ArchiveFileError where it cannot be written.
    """
    buffer = io.StringIO()
    table = csv.writer(buffer)
    table.writerow([_("File"), _("Outcome"), _("Sessions"), _("Doubts"), _("Reason"), _("Path")])
    for result in report.results:
        cells = (
            result.name,
            outcome_name(result.outcome),
            "；".join(result.sessions),
            "；".join(result.doubts),
            result.reason,
            result.path,
        )
        table.writerow([_harmless(cell) for cell in cells])
    content = buffer.getvalue().encode("utf-8-sig", errors="replace")
    try:
        target.write_bytes(content)
    except OSError as error:
        raise ArchiveFileError(
            "The report {name} cannot be written: {reason}. What was imported is safe.",
            name=target.name,
            reason=error.strerror or error,
        ) from error


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
