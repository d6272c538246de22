"""A parsed query: what must occur, where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text that must occur as it stands in a title, a paragraph, or a speaker's data.

    `field` limits it to one of title, text, speaker, sector, session, kind (a
    kind's value, whole); None is title, text and speaker's data.
    """

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """A number (year or term) from `low` to `high`, both included."""

    field: str
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """What must not occur."""

    part: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Every part; no parts match everything."""

    parts: tuple["Node", ...] = ()


Node = Words | Between | Without | AnyOf | AllOf
