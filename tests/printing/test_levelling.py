"""Columns are levelled only where that costs no page."""

from collections.abc import Sequence

from desktop.printing.levelling import Level, Mark, levelled
from desktop.records.printing import TYPE_AREAS, Layout

AREA = TYPE_AREAS[Layout.DIGEST]
LEFT, RIGHT, TOP = 80.0, 320.0, 105.0


def mark(place: str, y: float, *, x: float = LEFT, page: int = 1) -> Mark:
    return Mark(session=0, place=place, page=page, x=x, y=y)


def test_half_a_column_is_kept_empty_below_both() -> None:
    marks = [mark("0.0", TOP), mark("0.1", 300.0), mark("end", TOP + 16.784 * 19 + 9.2)]
    level = levelled(lambda _level: marks, AREA)
    assert level["sessions"]["0"]["place"] == "0.0"
    assert round(level["sessions"]["0"]["height"] / 16.784) == 28
    assert not level["sessions"]["0"]["turns"]


def test_where_levelling_always_takes_another_page_nothing_is_changed() -> None:
    asked: list[Level] = []

    def lay_out(level: Level) -> Sequence[Mark]:
        asked.append(level)
        last = 2 if level["sessions"] else 1
        return [mark("0.0", TOP), mark("end", 300.0, page=last)]

    level = levelled(lay_out, AREA)
    assert level["sessions"] == {}
    assert list(level["rules"]) == ["1"]
    assert len(asked) == 6


def test_the_rest_of_one_paragraph_alone_on_a_page_stays_on_the_left() -> None:
    marks = [mark("0.0", TOP), mark("0.1", 300.0), mark("end", 200.0, page=2)]
    assert levelled(lambda _level: marks, AREA)["sessions"] == {}


def test_a_paragraph_that_begins_the_page_turns_it_before() -> None:
    marks = [mark("0.0", TOP), mark("0.1", TOP + 9, page=2), mark("end", 300.0, x=RIGHT, page=2)]
    assert levelled(lambda _level: marks, AREA)["sessions"]["0"]["turns"]
