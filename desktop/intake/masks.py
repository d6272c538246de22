"""Names of people set in characters of their own, so that no expression can cut one or read on behind it.

A name keeps its length: the first character becomes one of `FIRSTS`, the others some of `RESTS`, and equal
names become equal characters. What was found is given back as printed by where it stands (see `scripts`).
"""

from collections.abc import Sequence
from itertools import cycle

from desktop.intake.naming import Place, places_of_names
from desktop.intake.vocabulary import FIRSTS, RESTS


def masked(lines: Sequence[str]) -> list[str]:
    """Return the lines of a document with the names of people in characters of their own."""
    firsts, rests = cycle(map(chr, FIRSTS)), cycle(map(chr, RESTS))
    codes: dict[str, str] = {}
    found = []
    for line, places in zip(lines, places_of_names(lines), strict=True):
        for place in reversed(places):
            if place.name not in codes:
                codes[place.name] = next(firsts) + "".join(next(rests) for _ in place.name[1:])
            line = _with_mask(line, place, codes[place.name])  # noqa: PLW2901
        found.append(line)
    return found


def _with_mask(line: str, place: Place, code: str) -> str:
    characters = iter(code)
    span = (c if c in " 　" else next(characters) for c in line[place.start : place.end])
    return line[: place.start] + "".join(span) + line[place.end :]
