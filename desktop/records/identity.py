"""Who a printed name is: certain only where body, term and office are the same; else suggestions.

Two people of one name were merged by others (ArctosDB/arctos#1568): a name alone links nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class LinkReason(StrEnum):
    """Why a printed name may be a known person, the strongest first."""

    SAME_OFFICE = "same-office"
    SAME_OFFICE_OF_SEVERAL = "same-office-of-several"
    SAME_BODY_AND_TERM = "same-body-and-term"
    SAME_BODY = "same-body"
    SAME_OFFICE_ELSEWHERE = "same-office-elsewhere"
    SAME_NAME = "same-name"


WHY = {
    LinkReason.SAME_OFFICE: "Same name, body, term and office.",
    LinkReason.SAME_OFFICE_OF_SEVERAL: "Same name, body, term and office, but several people fit.",
    LinkReason.SAME_BODY_AND_TERM: "Same name, body and term; the office is another or not printed.",
    LinkReason.SAME_BODY: "Same name and body, in another term.",
    LinkReason.SAME_OFFICE_ELSEWHERE: "Same name and office, in another body.",
    LinkReason.SAME_NAME: "Only the name is the same.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A name as a source prints it, with the office beside it and the session's body and term."""

    name: str
    office: str | None = None
    body: str | None = None
    term: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A person and the appearances that a person has said are theirs."""

    id: str
    appearances: tuple[Appearance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A person that a printed name may be; `is_certain`: it may be linked without asking."""

    person_id: str
    reason: LinkReason

    @property
    def is_certain(self) -> bool:
        """Whether nothing but one person of this name, body, term and office is known."""
        return self.reason is LinkReason.SAME_OFFICE


def links_for(printed: Appearance, known: Iterable[KnownPerson]) -> tuple[Link, ...]:
    """Return the people whom a printed name may be, the likeliest first; one certain link stands alone.

    A link is certain when exactly one known person appeared under this name in the same body, term and
    office, and no other of the name in that body.
    """
    found = [
        Link(person_id=person.id, reason=reason)
        for person in known
        if (reason := _strongest(printed, person)) is not None
    ]
    order = list(LinkReason)
    found.sort(key=lambda link: order.index(link.reason))
    in_body = [link for link in found if order.index(link.reason) <= order.index(LinkReason.SAME_BODY)]
    if len(in_body) > 1:
        several = LinkReason.SAME_OFFICE_OF_SEVERAL
        found = [Link(person_id=f.person_id, reason=several) if f.is_certain else f for f in found]
    return tuple(found[:1]) if found and found[0].is_certain else tuple(found)


def _strongest(printed: Appearance, person: KnownPerson) -> LinkReason | None:
    named = [one for one in person.appearances if _plain(one.name) == _plain(printed.name)]
    reasons = [_reason(printed, one) for one in named]
    return min(reasons, key=list(LinkReason).index, default=None)


def _reason(printed: Appearance, known: Appearance) -> LinkReason:
    office = bool(printed.office) and _offices(printed) == _offices(known)
    if printed.body and printed.body == known.body:
        if printed.term is None or printed.term != known.term:
            return LinkReason.SAME_BODY
        return LinkReason.SAME_OFFICE if office else LinkReason.SAME_BODY_AND_TERM
    return LinkReason.SAME_OFFICE_ELSEWHERE if office else LinkReason.SAME_NAME


def _offices(appearance: Appearance) -> frozenset[str]:
    """Return the offices of a phrase such as 市政协常委、某校校长, each without the body's level."""
    parts = re.split(r"[、，,；;\s　]+", appearance.office or "")
    return frozenset(re.sub(r"^(?:全国|[省市区县州])?政协", "", part) for part in parts if part)


def _plain(name: str) -> str:
    return re.sub(r"[\s　·•‧・]", "", name)
