"""Names of people set in characters of their own, so that no expression can cut one or read on behind it.

A name keeps its length: the first character becomes one of `FIRST`, the others one of `REST`, and equal names
become equal characters. What was found is given back as printed by where it stands (see `scripts`).
"""

from collections.abc import Sequence
from itertools import count

from desktop.intake.naming import Place, places_of_names

_FIRST, _REST, _MOST = 0x38000, 0x3C000, 0x4000


def masked(lines: Sequence[str]) -> list[str]:
    """Return the lines of a document with the names of people in characters of their own."""
    firsts, rests = count(), count()
    codes: dict[str, str] = {}
    found = []
    for line, places in zip(lines, places_of_names(lines), strict=True):
        for place in reversed(places):
            if place.name not in codes:
                rest = (chr(_REST + next(rests) % _MOST) for _ in place.name[1:])
                codes[place.name] = chr(_FIRST + next(firsts) % _MOST) + "".join(rest)
            line = _with_mask(line, place, codes[place.name])  # noqa: PLW2901
        found.append(line)
    return found


def _with_mask(line: str, place: Place, code: str) -> str:
    characters = iter(code)
    span = (c if c in " 　" else next(characters) for c in line[place.start : place.end])
    return line[: place.start] + "".join(span) + line[place.end :]
