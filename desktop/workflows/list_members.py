"""Take people and organisations in from a list of members."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from desktop.archive import Archive, Changes
from desktop.intake.readers.told_sheets import TOLD
from desktop.records import Source, UnreadableSourceError
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


class Fate(StrEnum):
    """What becomes of a row: a person is added, one that is kept gets the post, or nothing is done."""

    NEW = "new"
    SAME = "same"
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A row of a list with the kept people of that name.

    `is_known`: one of them has this post already; `is_repeated`: the list names somebody else so, too.
    """

    listing: MemberListing
    kept: tuple[Person, ...] = ()
    is_known: bool = False
    is_repeated: bool = False

    @property
    def fate(self) -> Fate:
        """What is done unless a person decides otherwise: who may be kept already is not added."""
        return Fate.SKIP if self.kept else Fate.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberChoice:
    """What a person decided of a row; `person_id` is who it is, where it is somebody kept."""

    listing: MemberListing
    fate: Fate
    person_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersSaved:
    """What a list gave: people and organisations added, rows known before, and rows for a person to decide.

    `undecided` name somebody who is kept with another office: one person or two of one name. `linked` are
    the kept people who got a post.
    """

    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    known: tuple[MemberListing, ...] = ()
    undecided: tuple[MemberListing, ...] = ()


class ListMembers:
    """From a spreadsheet of members to people; nobody is merged with somebody kept by the name alone."""

    def __init__(self, reader: ReaderProcess | None = None) -> None:
        self._reader = reader or ReaderProcess()

    def read(self, path: Path) -> MemberTable:
        """Read a list in a child process; UnreadableSourceError says why it gives no members."""
        return self._reader.read_members(_source(path))

    def is_article(self, path: Path) -> bool:
        """Tell whether a table is one of speeches or of a session's fields, and so no list of members.

        One that cannot be read is none; `read` says why.
        """
        try:
            return self._reader.read(_source(path)).source.media_type in TOLD
        except UnreadableSourceError:
            return False

    def rows(self, listings: Sequence[MemberListing], archive: Archive) -> tuple[MemberRow, ...]:
        """Return what a list says beside whom an archive keeps under the same names."""
        kept: dict[str, list[Person]] = {}
        for person in archive.people.all():
            for name in person.names:
                kept.setdefault(name.name, []).append(person)
        counts = Counter(listing.name for listing in listings)
        return tuple(
            MemberRow(
                listing=listing,
                kept=tuple(kept.get(listing.name, ())),
                is_known=_is_kept(listing, kept),
                is_repeated=counts[listing.name] > 1,
            )
            for listing in listings
        )

    def save(self, listings: Sequence[MemberListing], archive: Archive) -> MembersSaved:
        """Add who and what an archive does not keep yet, all as one change."""
        rows = self.rows(listings, archive)
        saved = self.take([MemberChoice(listing=row.listing, fate=row.fate) for row in rows], archive)
        return replace(
            saved,
            known=tuple(row.listing for row in rows if row.is_known),
            undecided=tuple(row.listing for row in rows if row.kept and not row.is_known),
        )

    def take(self, choices: Sequence[MemberChoice], archive: Archive) -> MembersSaved:
        """Add people, posts of kept people, and the organisations that these name, all as one change."""
        taken = [choice for choice in choices if choice.fate is not Fate.SKIP]
        organisations = _new_organisations([choice.listing for choice in taken], archive)
        linked: dict[str, None] = {}
        with archive.changing() as changes:
            people = tuple(
                changes.add(_person(choice.listing)) for choice in taken if choice.fate is Fate.NEW
            )
            for choice in taken:
                if choice.person_id is not None and choice.fate is Fate.SAME:
                    _add_post(changes, choice, archive.people.one(choice.person_id))
                    linked[choice.person_id] = None
            organisation_ids = tuple(changes.add(facts) for facts in organisations)
        return MembersSaved(people=people, organisations=organisation_ids, linked=tuple(linked))

    def close(self) -> None:
        """Stop the child process."""
        self._reader.close()


def _is_kept(listing: MemberListing, kept: Mapping[str, Sequence[Person]]) -> bool:
    post = _post(listing)
    return any(
        any(_same_post(post, one) for one in person.posts) if post else not person.posts
        for person in kept.get(listing.name, ())
    )


def _same_post(post: Post, kept: Post) -> bool:
    """Tell whether a post is kept already; a list that names no conference adds nothing to one that does."""
    return (
        (post.office, post.sector) == (kept.office, kept.sector)
        and post.body in (None, kept.body)
        and post.term in (None, kept.term)
    )


def _person(listing: MemberListing) -> PersonFacts:
    post = _post(listing)
    note = "，".join(part for part in (listing.remark, listing.party) if part)
    return PersonFacts(names=(PersonName(name=listing.name),), posts=(post,) if post else (), note=note)


def _add_post(changes: Changes, choice: MemberChoice, person: Person) -> None:
    post = _post(choice.listing)
    if post is not None and post not in person.posts:
        facts = PersonFacts(names=person.names, posts=(*person.posts, post), note=person.note)
        changes.edit(person.id, facts)


def _post(listing: MemberListing) -> Post | None:
    sector = listing.sector or listing.party
    unit, office = listing.organisation or "", listing.office or ""
    held = office if office.startswith(unit) else unit + office
    if not (held or sector or listing.body):
        return None
    return Post(office=held, sector=sector, body=listing.body, term=listing.term)


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


def _source(path: Path) -> Source:
    found = FoundFile(path=path)
    return Source(content=content_of(found), media_type="", name=found.name)
