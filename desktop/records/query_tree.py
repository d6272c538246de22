"""A parsed query: what must occur, where. Window, command line, saved searches and trends share it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text that must occur as it stands in a title, a paragraph, or a speaker's data.

    `field` limits it to one of title, text, problem, proposal, speaker, sector, session, topic; None is
    title, text and speaker's data.
    """

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A whole name with wildcards: `*` stands for any characters and `?` for one.

    `field` is one of speaker, sector, session, topic.
    """

    text: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Is:
    """A value that must be equal as a whole, as a chip wants it.

    `field` is one of session (its UUID), kind, sector, speaker, topic, passage (problem or proposal).
    """

    field: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """A number (`field` is year or term) from `low` to `high`, both included; None is without a bound."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Two texts of which occurrences in one place have at most `distance` characters between them."""

    first: Words
    second: Words
    distance: int


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


Node = Words | Pattern | Is | Between | Near | Without | AnyOf | AllOf
