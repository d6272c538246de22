"""Speeches that are set out in blocks are read in every layout."""

import pytest

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import PlannedSession, Source, SpeechFacts

HEAD = (
    "澜川市政协六届二次会议委员发言摘登\n"
    "2023年3月2日，政协澜川市第六届委员会第二次会议举行大会发言，市政协主席濮院彻主持会议。\n"
)


def session(text: str) -> PlannedSession:
    (found,) = plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt"))).sessions
    return found


def speeches(text: str) -> tuple[SpeechFacts, ...]:
    return session(HEAD + text).speeches


def test_labels_say_what_a_line_holds() -> None:
    found = speeches(
        "题目：让末班车等一等人\n发言人：蔺望川\n单位及职务：民进澜川总支主委\n夜班工人走路回家，末班车应当延后半小时。\n"
        "题目：用小车接驳\n发言人：市政协城建委员会\n小街开不进大车，用小车把人送到家门口，花钱不多。\n"
    )
    assert [(s.title, s.speaker_names, s.office, s.on_behalf_of) for s in found] == [
        ("让末班车等一等人", ("蔺望川",), "民进澜川总支主委", None),
        ("用小车接驳", (), None, "市政协城建委员会"),
    ]


@pytest.mark.parametrize(
    ("line", "office", "behalf"),
    [
        ("蔺望川委员代表民进市委会发言——", "委员", "民进市委会"),
        ("蔺望川委员发言——", "委员", None),
        ("蔺望川的发言", None, None),
        ("●蔺望川代表", "代表", None),
        ("▌澜川大学校长蔺望川作大会发言：", "澜川大学校长", None),
        ("❖蔺望川常委（澜川大学校长）", "常委，澜川大学校长", None),
    ],
)
def test_a_line_announces_who_speaks(line: str, office: str | None, behalf: str | None) -> None:
    (found,) = speeches(line + "\n夜班工人走路回家，末班车应当延后半小时，并在站台补上路灯。\n")
    assert (found.speaker_names, found.office, found.on_behalf_of) == (("蔺望川",), office, behalf)


def test_a_mark_before_who_speaks_may_be_any_shape() -> None:
    found = speeches(
        "▌澜川大学校长蔺望川：夜班工人走路回家，末班车应当延后半小时。\n"
        "▌市交通局副局长苏晚舟：小街开不进大车，用小车把人送到家门口。\n"
    )
    assert [(s.speaker_names, s.office, s.text[:4]) for s in found] == [
        (("蔺望川",), "澜川大学校长", "夜班工人"),
        (("苏晚舟",), "市交通局副局长", "小街开不"),
    ]


def test_a_heading_between_speeches_is_no_title() -> None:
    found = speeches(
        "【经济一组】\n蔺望川委员：夜班工人走路回家，末班车应当延后半小时。\n"
        "苏晚舟委员（书面）：小街开不进大车，用小车把人送到家门口。\n"
        "【教育组】\n边守拙委员：校车要先通到山脚，再修上山的路。\n"
    )
    assert [(s.title, s.speaker_names, s.office) for s in found] == [
        (None, ("蔺望川",), "委员"),
        (None, ("苏晚舟",), "委员"),
        (None, ("边守拙",), "委员"),
    ]


def test_a_number_over_a_speech_is_no_title_and_a_salutation_no_speaker() -> None:
    found = speeches(
        "大会发言之一\n让末班车等一等人\n市总工会　妫望川\n主席、各位副主席、各位委员：\n"
        "夜班工人走路回家，末班车应当延后半小时，并在站台补上路灯。\n"
        "大会发言之二\n用小车接驳\n市政协委员　苏晚舟\n各位委员：\n小街开不进大车，用小车把人送到家门口。\n"
    )
    assert [(s.title, s.speaker_names) for s in found] == [
        ("让末班车等一等人", ("妫望川",)),
        ("用小车接驳", ("苏晚舟",)),
    ]


def test_a_title_may_stand_between_the_announcement_and_the_speech() -> None:
    found = speeches(
        "蔺望川委员发言——\n让末班车等一等人\n夜班工人走路回家，末班车应当延后半小时，并在站台补上路灯。\n"
        "苏晚舟委员发言——\n用小车接驳\n小街开不进大车，用小车把人送到家门口，花钱不多，群众欢迎。\n"
    )
    assert [(s.title, s.speaker_names) for s in found] == [
        ("让末班车等一等人", ("蔺望川",)),
        ("用小车接驳", ("苏晚舟",)),
    ]
