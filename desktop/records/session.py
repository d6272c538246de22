"""One meeting of a body, and who was there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SessionKind(StrEnum):
    """The kinds of meeting; the values are those of the command line's JSON."""

    PLENARY = "plenary"
    STANDING_COMMITTEE = "standing_committee"
    CHAIRPERSONS = "chairpersons"
    CONSULTATION = "consultation"
    BIWEEKLY = "biweekly"
    JOINT_GROUP = "joint_group"
    DELEGATION = "delegation"
    NPC_STANDING_COMMITTEE = "npc_standing_committee"
    GAZETTE = "gazette"
    OTHER = "other"


class Role(StrEnum):
    """In what part a person was present."""

    CHAIR = "chair"
    LEADER = "leader"
    ATTENDEE = "attendee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """A person present at a session: the name as printed and the office, where one is printed.

    `person_id` is set only where body, term and office leave one person, or a person has said who it is.
    """

    role: Role
    name: str
    office: str | None = None
    person_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """What a source says of a session; unknown stays None.

    `term` and `ordinal` are the numbers of 十四届二十四次 (14, 24); `sub_ordinal` is the meeting inside
    it (二次会议第四次全体会议: 4). `attendance` keeps the order of the source, which is protocol order.
    `narrative` is the session's own account in the article, paragraphs joined by line feeds.
    """

    body: str | None = None
    name: str | None = None
    kind: SessionKind = SessionKind.OTHER
    term: int | None = None
    ordinal: int | None = None
    sub_ordinal: int | None = None
    held_on: date | None = None
    place: str | None = None
    theme: str | None = None
    attendance: tuple[Attendance, ...] = ()
    narrative: str = ""

    def names(self, role: Role) -> tuple[str, ...]:
        """The names present in one role, in the order of the source."""
        return tuple(person.name for person in self.attendance if person.role is role)

    @property
    def full_name(self) -> str:
        """Body and name together, as a citation or a heading gives them."""
        body, name = self.body or "", self.name or ""
        return name if name.startswith(body) else body + name


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(SessionFacts):
    """A session kept in the archive: its facts under a UUID, with the number of its last revision."""

    id: str
    revision: int
    source_id: str | None = None
