"""A speech that a narrative tells in its sentences."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedSpeech:
    """A speech told in paragraph `line` (from 1); `ranges` are its characters there, start and end.

    `subjects_only`: the account tells what was spoken about, and not what was said. `goes_on`: the character
    of a pronoun that says who (他还希望…), with which the words begin when they go on with those before it.
    """

    names: tuple[str, ...]
    office: str | None
    on_behalf_of: str | None
    title: str | None
    line: int
    ranges: tuple[tuple[int, int], ...]
    subjects_only: bool = False
    goes_on: int | None = None
