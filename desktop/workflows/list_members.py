"""Take people and organisations in from a list of members."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.archive import Archive
from desktop.records import Source
from desktop.records.member_listing import MemberListing, MemberTable
from desktop.records.person import (
    OrganisationFacts,
    OrganisationKind,
    Person,
    PersonFacts,
    PersonName,
    Post,
)
from desktop.workflows.found_files import FoundFile, content_of
from desktop.workflows.reader_process import ReaderProcess

# What a column 政治面貌 holds for people of no party.
_NO_PARTY = frozenset(("群众", "群眾", "无党派", "無黨派", "无党派人士", "無黨派人士", "无", "共青团员"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersSaved:
    """What a list gave: people and organisations added, rows known before, and rows for a person to decide.

    `undecided` name somebody who is kept with another office: one person or two of one name.
    """

    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    known: tuple[MemberListing, ...] = ()
    undecided: tuple[MemberListing, ...] = ()


class ListMembers:
    """From a spreadsheet of members to people; nobody is merged with somebody kept by the name alone."""

    def __init__(self, reader: ReaderProcess | None = None) -> None:
        self._reader = reader or ReaderProcess()

    def read(self, path: Path) -> MemberTable:
        """Read a list in a child process; UnreadableSourceError says why it gives no members."""
        found = FoundFile(path=path)
        return self._reader.read_members(Source(content=content_of(found), media_type="", name=found.name))

    def save(self, listings: Sequence[MemberListing], archive: Archive) -> MembersSaved:
        """Add who and what an archive does not keep yet, all as one change."""
        kept: dict[str, list[Person]] = {}
        for person in archive.people.all():
            for name in person.names:
                kept.setdefault(name.name, []).append(person)
        known = [listing for listing in listings if _is_kept(listing, kept)]
        undecided = [one for one in listings if one.name in kept and one not in known]
        new = [one for one in listings if one.name not in kept]
        organisations = _new_organisations(listings, archive)
        with archive.changing() as changes:
            people_ids = tuple(changes.add(_person(listing)) for listing in new)
            organisation_ids = tuple(changes.add(facts) for facts in organisations)
        return MembersSaved(
            people=people_ids,
            organisations=organisation_ids,
            known=tuple(known),
            undecided=tuple(undecided),
        )

    def close(self) -> None:
        """Stop the child process."""
        self._reader.close()


def _is_kept(listing: MemberListing, kept: Mapping[str, Sequence[Person]]) -> bool:
    post = _post(listing)
    return any(
        post in person.posts or (post is None and not person.posts) for person in kept.get(listing.name, ())
    )


def _person(listing: MemberListing) -> PersonFacts:
    post = _post(listing)
    note = "，".join(part for part in (listing.remark, listing.party) if part)
    return PersonFacts(names=(PersonName(name=listing.name),), posts=(post,) if post else (), note=note)


def _post(listing: MemberListing) -> Post | None:
    sector = listing.sector or listing.party
    return Post(office=listing.office or "", sector=sector) if listing.office or sector else None


def _new_organisations(listings: Sequence[MemberListing], archive: Archive) -> list[OrganisationFacts]:
    known = {name for organisation in archive.people.organisations() for name in organisation.names}
    found: dict[str, OrganisationKind] = {}
    for listing in listings:
        for name, kind in (
            (listing.sector, OrganisationKind.SECTOR),
            (listing.party, OrganisationKind.PARTY),
        ):
            if name and name not in known and name not in _NO_PARTY:
                found.setdefault(name, kind)
    return [OrganisationFacts(names=(name,), kind=kind) for name, kind in found.items()]
