"""People as a list of members names them, before anybody has said who they are."""

from dataclasses import dataclass, replace

from desktop.records.source import IntakeWarning


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberListing:
    """A row of a list of members: the name without spaces between its characters; unknown is None.

    `office` is as printed, with the unit where both are in one column, `organisation` the unit where it has
    a column of its own; `sector` is the 界别 and `party` the 党派 of the list, `body` and `term` the
    conference. `remark` is what stands in brackets behind the name (女, 回族). `row` counts the rows of
    the sheet from 1.
    """

    name: str
    sector: str | None = None
    organisation: str | None = None
    office: str | None = None
    party: str | None = None
    body: str | None = None
    term: int | None = None
    remark: str = ""
    sheet: str = ""
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberTable:
    """A list of members as read from a spreadsheet called `name`, with what is doubtful in it.

    `body` and `term` are those that the list's title or the file's name gives, for all rows that have none.
    """

    name: str
    listings: tuple[MemberListing, ...]
    warnings: tuple[IntakeWarning, ...] = ()
    body: str | None = None
    term: int | None = None

    def filled(self) -> tuple[MemberListing, ...]:
        """Return the listings, each with the body and the term of the whole list where it has none."""
        return tuple(
            replace(one, body=one.body or self.body, term=one.term or self.term) for one in self.listings
        )
