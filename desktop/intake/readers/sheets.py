"""Spreadsheets (xlsx, xls, ods, csv) as rows of text."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import python_calamine

from desktop.intake.readers import refusals
from desktop.intake.readers.text import decode
from desktop.records import Source, UnreadableSourceError

_MOST_ROWS, _MOST_COLUMNS = 50_000, 200
_MOST_UNPACKED = 100_000_000
_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet's rows from the one numbered `first` (from 1) on; a merged cell fills all its places."""

    name: str
    first: int
    rows: tuple[tuple[str, ...], ...]


def sheets_of(source: Source) -> tuple[Sheet, ...]:
    """Return the sheets of a table that hold anything, told by content and not by name.

    Raises UnreadableSourceError for what is damaged, protected, no table, or larger than 50,000 rows.
    """
    name = source.name or "?"
    if not source.content.strip():
        raise UnreadableSourceError("{name} is empty.", name=name)
    if not source.content.startswith((_ZIP, _OLE)):
        return (_csv(source.content, name),)
    if source.content.startswith(_ZIP):
        _check_size(source.content, name)
    try:
        with python_calamine.load_workbook(io.BytesIO(source.content)) as book:
            return tuple(_sheets(book, name))
    except python_calamine.PasswordError as error:
        raise refusals.protected(name) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableSourceError(
            "{name} is no table, or is damaged. Save it as xlsx or csv and try again.", name=name
        ) from error


def _check_size(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise refusals.damaged(name) from error
    if unpacked > _MOST_UNPACKED:
        raise UnreadableSourceError("{name} unpacks to more than 100 MB and was not opened.", name=name)


def _sheets(book: python_calamine.CalamineWorkbook, name: str) -> Iterator[Sheet]:
    for title in book.sheet_names:
        sheet = book.get_sheet_by_name(title)
        if sheet.start is None:
            continue
        if sheet.height > _MOST_ROWS or sheet.width > _MOST_COLUMNS:
            raise _too_large(name)
        rows = [[_shown(cell) for cell in row] for row in sheet.to_python()]
        top, left = sheet.start
        for (first, begin), (last, end) in sheet.merged_cell_ranges or ():
            _fill(rows, (first - top, last - top), (begin - left, end - left))
        yield Sheet(name=title, first=top + 1, rows=tuple(map(tuple, rows)))


def _fill(rows: list[list[str]], down: tuple[int, int], across: tuple[int, int]) -> None:
    if not (0 <= down[0] < len(rows) and 0 <= across[0] < len(rows[down[0]])):
        return
    text = rows[down[0]][across[0]]
    for row in rows[down[0] : down[1] + 1]:
        for column in range(across[0], min(across[1] + 1, len(row))):
            row[column] = text


def _csv(content: bytes, name: str) -> Sheet:
    text, _warnings, _encoding = decode(content, name)
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:10_000], delimiters=",;\t，")
    except csv.Error:
        dialect = csv.excel
    try:
        found = list(islice(csv.reader(io.StringIO(text), dialect), _MOST_ROWS + 1))
    except csv.Error as error:
        raise refusals.damaged(name) from error
    if len(found) > _MOST_ROWS or any(len(row) > _MOST_COLUMNS for row in found):
        raise _too_large(name)
    return Sheet(name="", first=1, rows=tuple(tuple(cell.strip() for cell in row) for row in found))


def _too_large(name: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        "{name} has more than 50,000 rows or 200 columns and was not read.", name=name
    )


def _shown(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
