"""Lists of members in spreadsheets: found by their headings, whatever order the columns have."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.intake.bodies import N, body_of
from desktop.intake.readers.sheets import Sheet, sheets_of
from desktop.intake.vocabulary import number_of
from desktop.records import IntakeWarning, Source, UnreadableSourceError
from desktop.records.member_listing import MemberListing, MemberTable

# Headings of the columns, without spaces; the first that a heading contains decides.
_HEADINGS = (
    ("name", ("姓名", "委员姓名", "名字", "name")),
    ("sector", ("界别", "界別", "sector")),
    ("party", ("党派", "黨派", "政治面貌", "party")),
    ("term", ("届", "屆", "term")),
    ("office", ("职务", "職務", "office", "position")),
    ("organisation", ("单位", "單位", "organisation", "organization", "employer")),
    ("body", ("政协", "政協", "body")),
)
_TERM = re.compile(rf"(?:第|^)?({N})[届屆]")
# Headings are looked for in the first rows only, where a list may have a title.
_HEADED_WITHIN = 15
_BRACKETS = re.compile(r"[（(]([^（）()]*)[)）]")
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
# A name has no sentence marks or digits; what stands below a list (合计: 30) has.
_NO_NAME = re.compile(r"[\d:：，。；、]|合计|合計|总计|備註|备注|说明|姓名")
_LONGEST_NAME = 30
# A section's own row: 中国国民党革命委员会（30人）
_SECTION = re.compile(r"(?:[一二三四五六七八九十]+、)?(.+?)\s*[（(]\s*(?:共\s*)?\d+\s*[人名位]\s*[)）]")


def read_members(source: Source) -> MemberTable:
    """Return the members that a spreadsheet lists.

    Raises UnreadableSourceError for what `sheets_of` refuses, and where no sheet has a column 姓名.
    """
    name = source.name or "?"
    sheets = sheets_of(source)
    listings = [listing for sheet in sheets for listing in _listings(sheet)]
    if not listings:
        raise UnreadableSourceError(
            "In {name} no column “姓名” with names below it was found. Give the columns headings.", name=name
        )
    title = "。".join([*(text for sheet in sheets for text in _above(sheet)), name])
    return MemberTable(
        name=name,
        listings=tuple(listings),
        warnings=tuple(_doubts(listings)),
        body=body_of(title),
        term=_term(title),
    )


def _above(sheet: Sheet) -> Iterator[str]:
    """Yield what stands above the headings of a sheet, where a list has its title."""
    headed = _headed(sheet.rows)
    if headed is not None:
        for row in sheet.rows[: headed[0]]:
            yield from dict.fromkeys("".join(cell.split()) for cell in row if cell)


def _term(text: str) -> int | None:
    found = _TERM.search(text)
    return number_of(found.group(1)) if found else None


def _listings(sheet: Sheet) -> Iterator[MemberListing]:
    headed = _headed(sheet.rows)
    if headed is None:
        return
    start, columns = headed
    section: str | None = None
    for n, row in enumerate(sheet.rows[start + 1 :], start=start + 1):
        filled = {cell for cell in row if cell}
        title = _SECTION.fullmatch(next(iter(filled))) if len(filled) == 1 else None
        if title:
            section = title.group(1)
            continue
        listing = _listing(row, columns, section)
        if listing is not None:
            yield replace(listing, sheet=sheet.name, row=sheet.first + n)


def _listing(row: Sequence[str], columns: Mapping[str, int], section: str | None) -> MemberListing | None:
    def cell(kind: str) -> str:
        at = columns.get(kind, len(row))
        return " ".join(row[at].split()) if at < len(row) else ""

    printed = cell("name")
    name = _HAN_GAP.sub("", _BRACKETS.sub("", printed)).strip()
    if not name or len(name) > _LONGEST_NAME or _NO_NAME.search(name):
        return None
    term = cell("term")
    return MemberListing(
        name=name,
        remark="，".join(_BRACKETS.findall(printed)),
        sector=cell("sector") or section,
        organisation=cell("organisation") or None,
        office=cell("office") or None,
        party=cell("party") or None,
        body=cell("body") or None,
        term=int(term) if term.isdigit() else _term(term),
        row=0,
    )


def _headed(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    """Return the row of the headings and each kind's column; None where no row has a column of names."""
    for n, row in enumerate(rows[:_HEADED_WITHIN]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(row):
            heading = re.sub(r"\s", "", cell).lower()
            kind = next((kind for kind, words in _HEADINGS if any(word in heading for word in words)), None)
            if kind and len(heading) <= _LONGEST_NAME:
                columns.setdefault(kind, column)
        if "name" in columns:
            return n, columns
    return None


def _doubts(listings: Sequence[MemberListing]) -> Iterator[IntakeWarning]:
    counts = Counter(listing.name for listing in listings)
    for listing in listings:
        if counts.pop(listing.name, 1) > 1:
            message = "{person} is listed more than once: one person or several of one name?"
            values = (("person", listing.name),)
            yield IntakeWarning(code="same-name", message=message, line=listing.row, values=values)
