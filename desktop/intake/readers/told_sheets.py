"""Spreadsheets whose tables tell speeches or the fields of a session; others are no articles."""

from desktop.intake.readers.sheets import sheets_of
from desktop.intake.readers.tables import lines_of_table
from desktop.intake.readers.text import lines_of
from desktop.records import Reading, Source

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS, CSV = "application/vnd.ms-excel", "text/csv"
# A reading is of one of these types only where the tables told something.
TOLD = frozenset((XLSX, XLS, CSV))


def read_sheets(source: Source, media_type: str) -> Reading | None:
    """Return what the sheets of a spreadsheet say, one after the other; None where none is such a table.

    Raises UnreadableSourceError for what `sheets_of` refuses.
    """
    told = [lines_of_table(sheet.rows) for sheet in sheets_of(source)]
    lines = lines_of([line for found in told for line in found or ()])
    if not lines:
        return None
    kept = Source(content=source.content, media_type=media_type, name=source.name)
    return Reading(source=kept, lines=lines)
