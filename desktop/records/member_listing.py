"""People as a list of members names them, before anybody has said who they are."""

from dataclasses import dataclass

from desktop.records.source import IntakeWarning


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberListing:
    """A row of a list of members: the name without spaces between its characters; unknown is None.

    `office` is the unit with the office in it, as printed, `sector` the 界别 and `party` the 党派 of the
    list; `remark` is what stands in brackets behind the name (女, 回族). `row` counts the rows of the
    sheet from 1.
    """

    name: str
    sector: str | None = None
    office: str | None = None
    party: str | None = None
    remark: str = ""
    sheet: str = ""
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberTable:
    """A list of members as read from a spreadsheet called `name`, with what is doubtful in it."""

    name: str
    listings: tuple[MemberListing, ...]
    warnings: tuple[IntakeWarning, ...] = ()
