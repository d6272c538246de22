"""Make both columns of a digest end level on the last page of each session."""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.records.printing import TypeArea

_POINTS = 72 / 25.4
_TEXT_SIZE = 10.5
_TRIES = 4
Level = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a paragraph begins (`place` is its number) or a line ends (`end`), in points from the corner."""

    session: int
    place: str
    page: int
    x: float
    y: float


def levelled(lay_out: Callable[[Level], Sequence[Mark]], area: TypeArea) -> Level:
    """Return where empty space has to be kept at the foot of pages, having laid the document out a few times.

    A session whose columns cannot be levelled without another page, or whose last page holds nothing but
    the rest of one paragraph, stays as it is.
    """
    grid = _Grid(area)
    first = _by_session(lay_out({"sessions": {}, "rules": {}}))
    spare = dict.fromkeys(first, 0)
    level: Level = {}
    marks = first
    for _try in range(_TRIES):
        level = {"sessions": _floats(first, grid, spare), "rules": {}}
        marks = _by_session(lay_out(level))
        longer = [one for one in first if _page_count(marks[one]) > _page_count(first[one])]
        if not longer:
            return level | {"rules": _rules(marks, grid, level["sessions"])}
        for session in longer:
            spare[session] += 1
    level = {"sessions": {key: one for key, one in level["sessions"].items() if int(key) not in longer}}
    marks = _by_session(lay_out(level | {"rules": {}}))
    return level | {"rules": _rules(marks, grid, level["sessions"])}


class _Grid:
    """The lines of the type area, in points."""

    def __init__(self, area: TypeArea) -> None:
        self.top = area.top * _POINTS
        self.bottom = (area.top + area.height) * _POINTS
        self.pitch = area.height * _POINTS / area.lines
        self.middle = 105 * _POINTS

    def lines_from(self, top: float) -> int:
        """Return how many lines a column holds that begins at `top`."""
        return math.floor((self.bottom - top + self.pitch - _TEXT_SIZE) / self.pitch + 0.01)

    def line_at(self, y: float, top: float) -> int:
        """Return the number of the line, from 1, whose baseline or lower edge is at `y`."""
        return round((y - top - 0.94 * _TEXT_SIZE) / self.pitch) + 1


def _by_session(marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        found[mark.session].append(mark)
    return dict(found)


def _page_count(marks: Sequence[Mark]) -> int:
    return marks[-1].page - marks[0].page + 1


def _top(marks: Sequence[Mark], page: int, grid: _Grid) -> float:
    """Return where the columns of a page begin: below the session's head on its first page."""
    return marks[0].y if page == marks[0].page else grid.top


def _floats(sessions: dict[int, list[Mark]], grid: _Grid, spare: dict[int, int]) -> dict[str, Level]:
    floats: dict[str, Level] = {}
    for session, marks in sessions.items():
        last = marks[-1].page
        anchors = [mark for mark in marks if mark.page == last and mark.place != "end"]
        top = _top(marks, last, grid)
        column = grid.lines_from(top)
        is_right = marks[-1].x > grid.middle
        used = grid.line_at(marks[-1].y, top) + (column if is_right else 0)
        height = (column - math.ceil(used / 2) - spare[session]) * grid.pitch
        if anchors and height > 0:
            # A float whose paragraph begins the page would still fit on the page before.
            turns = last > marks[0].page and anchors[0].y < top + grid.pitch and anchors[0].x < grid.middle
            floats[str(session)] = {"place": anchors[0].place, "height": height, "turns": turns}
    return floats


def _rules(sessions: dict[int, list[Mark]], grid: _Grid, floats: dict[str, Level]) -> Level:
    """Return the span of the rule between the columns for every page."""
    rules: Level = {}
    for session, marks in sessions.items():
        for page in range(marks[0].page, marks[-1].page + 1):
            rules[str(page)] = [_top(marks, page, grid), grid.bottom]
        kept = floats.get(str(session), {}).get("height", 0)
        rules[str(marks[-1].page)][1] -= kept
    return rules
