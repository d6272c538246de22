"""Corrections are replayed over a reading, and what a person wrote wins."""

import pytest

from desktop.intake.corrections import edited_lines, replan
from desktop.records import IntakePlan, Label, Line, Reading, Role, Source, SpeechFacts
from desktop.records.correction import (
    Anchor,
    Correction,
    DropSpeech,
    MergeLine,
    MoveSpeech,
    Relabel,
    SessionField,
    SetSessionField,
    SetSpeechField,
    SettleDoubt,
    SpeechField,
    SplitLine,
    anchor_of,
    number_at,
)

PARAGRAPHS = (
    "港城夜话：澜川市政协召开常委会会议",
    "发布时间：2025-03-12",
    "3月11日，澜川市政协召开六届十五次常委会会议，围绕“夜间公共交通”协商议政。市政协主席卫承岳主持会议。",
    "发言摘登",
    "让末班车等一等人",
    "蔺望川",
    "市政协委员，代表民革界别活动小组发言",
    "末班车太早，夜班工人走路回家。建议：一是延后半小时；二是用小车接驳。",
    "给夜归人留一盏灯",
    "市政协委员，代表石臼湖区政协发言",
    "站台没有灯，老人不敢等车。建议：一是补路灯；二是设座椅。",
)
FIRST, SECOND = Anchor(line=8), Anchor(line=11)


@pytest.fixture
def reading() -> Reading:
    source = Source(content="\n".join(PARAGRAPHS).encode(), media_type="text/plain")
    return Reading(source=source, lines=tuple(Line(n=n, text=text) for n, text in enumerate(PARAGRAPHS, 1)))


def speeches(plan: IntakePlan) -> tuple[SpeechFacts, ...]:
    return plan.sessions[0].speeches


def codes(plan: IntakePlan) -> list[str]:
    return [warning.code for warning in plan.warnings]


def test_a_relabelled_paragraph_keeps_its_label_through_later_splits(reading: Reading) -> None:
    plan = replan(reading, [Relabel(line=9, label=Label.NOISE), SplitLine(line=3, offset=4)])
    assert plan.lines[9].text == PARAGRAPHS[8]
    assert plan.lines[9].label is Label.NOISE
    assert plan.reading is reading


def test_a_split_and_a_merge_keep_every_character_and_its_place(reading: Reading) -> None:
    split = SplitLine(line=8, offset=15)
    halves = edited_lines(reading, [split])
    assert halves[7].text + halves[8].text == PARAGRAPHS[7]
    assert halves[8].anchor == Anchor(line=8, offset=15)
    whole = edited_lines(reading, [split, MergeLine(line=9)])
    assert [line.text for line in whole] == list(PARAGRAPHS)
    assert number_at(halves, Anchor(line=11)) == 12
    assert number_at(halves, Anchor(line=99)) is None


def test_origins_stay_places_in_the_source(reading: Reading) -> None:
    steps: list[Correction] = [MergeLine(line=2), SplitLine(line=7, offset=15)]
    for speech in speeches(replan(reading, steps)):
        for origin in speech.origins:
            piece = speech.text[origin.start : origin.end]
            assert PARAGRAPHS[origin.line - 1][origin.offset : origin.offset + len(piece)] == piece


@pytest.mark.parametrize(
    "step",
    [
        SplitLine(line=1, offset=0),
        SplitLine(line=99, offset=3),
        MergeLine(line=1),
        Relabel(line=99, label=Label.BODY),
        SetSessionField(session=7, field=SessionField.NAME, value="别的会议"),
        DropSpeech(anchor=Anchor(line=99)),
        MoveSpeech(anchor=Anchor(line=99), by=1),
        SettleDoubt(code="speaker-missing", anchor=Anchor(line=99)),
    ],
)
def test_an_edit_that_fits_nothing_changes_nothing(reading: Reading, step: Correction) -> None:
    assert replan(reading, [step]) == replan(reading)


def test_a_speaker_filled_in_survives_a_split_before_it_and_settles_the_doubt(reading: Reading) -> None:
    assert "speaker-missing" in codes(replan(reading))
    name = SetSpeechField(anchor=SECOND, field=SpeechField.SPEAKERS, value="冉阿朵、邬静川")
    plan = replan(reading, [name, SplitLine(line=3, offset=6)])
    assert speeches(plan)[1].speaker_names == ("冉阿朵", "邬静川")
    assert speeches(plan)[1].doubts == ()
    assert "speaker-missing" not in codes(plan)


def test_an_edited_field_wins_over_a_later_relabelling(reading: Reading) -> None:
    title = SetSpeechField(anchor=FIRST, field=SpeechField.TITLE, value="末班车")
    plan = replan(reading, [title, Relabel(line=5, label=Label.NOISE)])
    assert [s.title for s in speeches(plan) if anchor_of(s) == FIRST] == ["末班车"]


def test_office_and_sector_follow_what_is_written(reading: Reading) -> None:
    steps = [
        SetSpeechField(anchor=FIRST, field=SpeechField.OFFICE, value="市政协常委"),
        SetSpeechField(anchor=FIRST, field=SpeechField.ON_BEHALF_OF, value="九三学社界别活动小组"),
    ]
    first = speeches(replan(reading, steps))[0]
    assert (first.office, first.on_behalf_of) == ("市政协常委", "九三学社界别活动小组")
    assert first.sector is not None
    assert first.sector.startswith("九三")
    cleared = SetSpeechField(anchor=FIRST, field=SpeechField.SPEAKERS, value=" ")
    assert speeches(replan(reading, [cleared]))[0].speakers == ()


def test_session_fields_are_set_and_people_keep_their_offices(reading: Reading) -> None:
    values = {
        SessionField.NAME: "六届十五次常委会",
        SessionField.HELD_ON: "2024-03-11",
        SessionField.THEME: "",
        SessionField.CHAIR: "卫承岳（市政协主席）",
        SessionField.LEADERS: "郗长汀(市委书记)、祁松年",
        SessionField.ATTENDEES: "",
    }
    plan = replan(reading, [SetSessionField(session=0, field=f, value=v) for f, v in values.items()])
    facts = plan.sessions[0].facts
    assert (facts.name, str(facts.held_on), facts.theme) == ("六届十五次常委会", "2024-03-11", None)
    assert facts.names(Role.LEADER) == ("郗长汀", "祁松年")
    assert [p.office for p in facts.attendance if p.role is Role.CHAIR] == ["市政协主席"]
    assert "year-from-publication" not in codes(plan)


def test_a_date_that_is_none_is_refused(reading: Reading) -> None:
    with pytest.raises(ValueError, match="spring"):
        replan(reading, [SetSessionField(session=0, field=SessionField.HELD_ON, value="spring")])


def test_a_cleared_date_is_unknown(reading: Reading) -> None:
    plan = replan(reading, [SetSessionField(session=0, field=SessionField.HELD_ON, value="")])
    assert plan.sessions[0].facts.held_on is None


def test_speeches_are_moved_and_dropped(reading: Reading) -> None:
    moved = replan(reading, [MoveSpeech(anchor=SECOND, by=-1)])
    assert [anchor_of(s) for s in speeches(moved)] == [SECOND, FIRST]
    dropped = replan(reading, [DropSpeech(anchor=SECOND)])
    assert [anchor_of(s) for s in speeches(dropped)] == [FIRST]
    assert "speaker-missing" not in codes(dropped)


def test_a_doubt_is_settled_where_it_stands(reading: Reading) -> None:
    plan = replan(reading, [SettleDoubt(code="speaker-missing", anchor=SECOND)])
    assert "speaker-missing" not in codes(plan)
    assert speeches(plan)[1].doubts == ()
    assert speeches(plan)[1].speakers == ()


def test_a_doubt_of_no_place_is_settled_too() -> None:
    source = Source(content=b"", media_type="text/plain")
    notice = Reading(source=source, lines=(Line(n=1, text="明日停水，请储水。"),))
    assert codes(replan(notice)) == ["no-session"]
    assert codes(replan(notice, [SettleDoubt(code="no-session", anchor=None)])) == []
    assert replan(notice, [DropSpeech(anchor=Anchor(line=1))]).sessions == ()
