"""What a person writes in a field means what it says, and reads back as it was written."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records import Attendance, Origin, Role
from desktop.records.written import linked_as, moved_origins, names_read, people_read, people_written


@pytest.mark.parametrize("text", ["", "卫承岳", "卫承岳（市政协主席）、蔺望川", "甲、乙（委员）、丙"])
def test_people_read_back_as_written(text: str) -> None:
    assert people_written(people_read(text, Role.CHAIR), Role.CHAIR) == text


def test_people_may_be_written_with_other_marks() -> None:
    assert people_read("甲(主任)，乙；丙", Role.ATTENDEE) == (
        Attendance(role=Role.ATTENDEE, name="甲", office="主任"),
        Attendance(role=Role.ATTENDEE, name="乙"),
        Attendance(role=Role.ATTENDEE, name="丙"),
    )
    assert names_read(" 甲 、乙,丙;") == ("甲", "乙", "丙")


def test_an_edited_text_still_knows_its_places() -> None:
    origins = (Origin(start=0, end=4, line=3, offset=2), Origin(start=5, end=9, line=4, offset=0))
    moved = moved_origins("末班车早\n小车接驳", "末班车太早\n小车接驳", origins)
    assert moved == (
        Origin(start=0, end=3, line=3, offset=2),
        Origin(start=4, end=5, line=3, offset=5),
        Origin(start=6, end=10, line=4, offset=0),
    )


@given(st.text("ab一𠮷", max_size=30), st.text("ab一𠮷", max_size=30))
def test_a_moved_place_holds_the_same_characters(before: str, after: str) -> None:
    whole = (Origin(start=0, end=len(before), line=1, offset=0),)
    for origin in moved_origins(before, after, whole):
        size = origin.end - origin.start
        assert after[origin.start : origin.end] == before[origin.offset : origin.offset + size]


def test_people_written_anew_stay_linked_where_name_and_office_are_the_same() -> None:
    known = people_read("卫承岳（市政协主席）、蔺望川", Role.CHAIR)
    linked = [replace(known[0], person_id="a"), replace(known[1], person_id="b")]
    written = people_read("蔺望川、卫承岳（市政协副主席）", Role.CHAIR)
    assert [one.person_id for one in linked_as(linked, written)] == ["b", None]
