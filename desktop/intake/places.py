"""Places of the country: the administrative divisions of GB/T 2260, of today and of the years before.

`resources/intake/places.txt` holds a line for each prefecture: its province, its own name, its counties.
"""

import re
from functools import cache

from desktop.records.resources import resource

_LEVEL = re.compile("(?:特别行政区|自治[区州县旗]|[省市区县州盟旗縣區])$")
_SHORTEST, _LONGEST = 2, 15
# 延边朝鲜族自治州 is called 延边州.
_NATIONAL = re.compile(r"^(..)\S*族自治([州县])$")


@cache
def _provinces() -> dict[str, str]:
    """Return the province of each place by its name; of several places with one name, the first."""
    found: dict[str, str] = {}
    for line in resource("intake/places.txt").read_text("utf-8").splitlines():
        province, *places = line.split()
        for place in (province, *places):
            found.setdefault(place, province)
            if national := _NATIONAL.match(place):
                found.setdefault("".join(national.groups()), province)
    return found


@cache
def _by_short_name() -> dict[str, tuple[str, ...]]:
    """Return the full names of places by what they are called without their level (澜川: 澜川市, 澜川县)."""
    found: dict[str, list[str]] = {}
    for place in _provinces():
        if len(short := _LEVEL.sub("", place)) >= _SHORTEST:
            found.setdefault(short, []).append(place)
    return {short: tuple(places) for short, places in found.items()}


def is_known(short: str) -> bool:
    """Tell whether a name without its level is that of a division."""
    return short in _by_short_name()


def is_division(place: str) -> bool:
    """Tell whether a name with its level is that of a division, or ends with one (甲市乙区)."""
    return known_at_end(place) is not None


def known_at_end(text: str) -> str | None:
    """Return the division with which a text ends, together with those right before it (甲市乙区)."""
    longest = min(_LONGEST, len(text))
    found = next((text[-n:] for n in range(longest, _SHORTEST - 1, -1) if text[-n:] in _provinces()), None)
    if found is None:
        return None
    return (known_at_end(text.removesuffix(found)) or "") + found


def with_level(short: str, level: str) -> str | None:
    """Return the division of a level to which a paper or site called after a place belongs.

    That is the place itself (its full name), or its province where the level is that of provinces.
    """
    known = _by_short_name().get(short, ())
    own = next((place for place in known if place.endswith(level) and "自治" not in place), None)
    if own or level != "省":
        return own
    return next((_provinces()[place] for place in known if _provinces()[place].endswith("省")), None)
