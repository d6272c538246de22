"""Names in the order of strokes or of pinyin, with the heading that each stands under."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby

from desktop.records.resources import resource

_UNKNOWN = "其他"
_NUMERALS = "〇一二三四五六七八九"
Group = tuple[str, tuple[str, ...]]


def by_strokes(names: Iterable[str]) -> list[Group]:
    """Group names by the strokes of their first character, 三画 and so on.

    Within a group the order is that of the strokes 横竖撇点折, then of the next character, as in lists of
    members (姓氏笔画排序); a name that begins with no known character comes last, under 其他.
    """
    order = _stroke_order()

    def heading(name: str) -> str:
        count = order[name[0]][0] if name[0] in order else 0
        return f"{_numeral(count)}画" if count else _UNKNOWN

    return _grouped(names, lambda name: [order.get(c, (99, ord(c))) for c in name], heading)


def by_pinyin(names: Iterable[str]) -> list[Group]:
    """Group names by the first letter of their pinyin, the surname's own reading taken where it has one."""

    def key(name: str) -> list[tuple[str, int]]:
        # A character that is not known sorts behind the last letter.
        return [(reading or "~", ord(c)) for c, reading in zip(name, _readings(name), strict=True)]

    def heading(name: str) -> str:
        first = next(iter(_readings(name)), "")
        return first[:1].upper() or _UNKNOWN

    return _grouped(names, key, heading)


def _grouped(
    names: Iterable[str],
    key: Callable[[str], list[tuple[str, int]]] | Callable[[str], list[tuple[int, int]]],
    heading: Callable[[str], str],
) -> list[Group]:
    ordered = sorted({name for name in names if name}, key=key)
    return [(label, tuple(group)) for label, group in groupby(ordered, key=heading)]


def _readings(name: str) -> list[str]:
    common, surnames = _pinyin()
    readings = [common.get(character, "") for character in name]
    return [surnames.get(name[0], readings[0]), *readings[1:]] if readings else []


def _numeral(count: int) -> str:
    """Write 1 to 99 in Chinese."""
    tens, ones = divmod(count, 10)
    if not tens:
        return _NUMERALS[ones]
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")


def _rows(name: str) -> Iterator[tuple[str, str]]:
    for line in resource(f"order/{name}.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            label, _space, characters = line.partition(" ")
            yield label, characters


@cache
def _stroke_order() -> dict[str, tuple[int, int]]:
    return {
        character: (int(count), place)
        for count, characters in _rows("strokes")
        for place, character in enumerate(characters)
    }


@cache
def _pinyin() -> tuple[dict[str, str], dict[str, str]]:
    """Return the readings of characters, and those that differ in a surname."""
    common: dict[str, str] = {}
    surnames: dict[str, str] = {}
    for reading, characters in _rows("pinyin"):
        held = surnames if reading.startswith("=") else common
        held |= dict.fromkeys(characters, reading.lstrip("="))
    return common, surnames
