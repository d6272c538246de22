"""People and organisations as a person has described them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name as printed, with its reading in pinyin, syllables separated by spaces; None: not looked at."""

    name: str
    reading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office held, for a sector (界别, party) where one is known; open ends are None.

    `body` and `term` are the conference and its 届 where it is a member's post, as a list of members says.
    """

    office: str
    sector: str | None = None
    since: date | None = None
    until: date | None = None
    body: str | None = None
    term: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What is known of a person: the first name is the one shown, the others are aliases."""

    names: tuple[PersonName, ...]
    posts: tuple[Post, ...] = ()
    note: str = ""

    @property
    def name(self) -> str:
        """The name shown."""
        return self.names[0].name if self.names else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(PersonFacts):
    """A person kept in the archive under a UUID, with the number of the last revision."""

    id: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedName:
    """A name as speeches print it, with office, body and term: `speeches` counts where.

    Two people of one name stay two until a person says otherwise, so a name is not yet a person.
    """

    name: str
    office: str | None
    body: str | None
    person_id: str | None
    speeches: int
    term: int | None = None


class OrganisationKind(StrEnum):
    """What an organisation is to a conference."""

    PARTY = "party"
    SECTOR = "sector"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFacts:
    """An organisation's names; the first is the one shown, the others are aliases."""

    names: tuple[str, ...]
    kind: OrganisationKind = OrganisationKind.OTHER

    @property
    def name(self) -> str:
        """The name shown."""
        return self.names[0] if self.names else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(OrganisationFacts):
    """An organisation kept in the archive under a UUID, with the number of the last revision."""

    id: str
    revision: int
