"""Names of people set in characters of their own, so that no expression can cut one or read on behind it.

A name keeps its length: the first character becomes one of `FIRSTS`, the others some of `RESTS`, and equal
names become equal characters. What was found is given back as printed by where it stands (see `scripts`).
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import cycle

from desktop.intake.naming import Place, places_of_names
from desktop.intake.vocabulary import FIRSTS, RESTS
from desktop.records.resources import resource

_AROUND = re.compile(r"(?:委员|议员|部长|院长|主席)[\u4e00-\u9fff]{1,2}(?:[\s　，,：:、（(]|$)")


def masked(lines: Sequence[str]) -> list[str]:
    """Return the lines of a document with the names of people in characters of their own."""
    firsts, rests = cycle(map(chr, FIRSTS)), cycle(map(chr, RESTS))
    codes: dict[str, str] = {}
    found = []
    named = list(zip(lines, places_of_names(lines), strict=True))
    # One that is left somewhere is left everywhere, so that it stays the same name.
    left = {place.name for line, places in named for place in places if _is_parted(line, place)}
    for line, places in named:
        for place in (place for place in reversed(places) if place.name not in left):
            if place.name not in codes:
                codes[place.name] = next(firsts) + "".join(next(rests) for _ in place.name[1:])
            line = _with_mask(line, place, codes[place.name])  # noqa: PLW2901
        found.append(line)
    return found


def _is_parted(line: str, place: Place) -> bool:
    """Tell whether a name is set with spaces, or around an office (尉迟委员野), which is read as such."""
    spaced = " " in line[place.start : place.end].replace("　", " ")
    return spaced or (place.name in _compound() and bool(_AROUND.match(line, place.end)))


@cache
def _compound() -> frozenset[str]:
    """Return the family names of two characters."""
    return frozenset(resource("intake/surnames.txt").read_text("utf-8").splitlines()[1].split())


def _with_mask(line: str, place: Place, code: str) -> str:
    characters = iter(code)
    span = (c if c in " 　" else next(characters) for c in line[place.start : place.end])
    return line[: place.start] + "".join(span) + line[place.end :]
