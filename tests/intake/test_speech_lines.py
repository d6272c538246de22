"""Lines that say who speaks are read in every printed form."""

import pytest

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import Label, Source, SpeechFacts

DIGEST = "澜川市政协六届二次会议委员发言摘编\n"


def speeches(text: str) -> tuple[SpeechFacts, ...]:
    (found,) = plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt"))).sessions
    return found.speeches


def test_the_next_speaker_may_stand_at_the_end_of_a_paragraph() -> None:
    text = DIGEST + (
        "蔺望川委员（澜川公交公司总工程师）说：\n要让末班车等一等人\n末班车太早，夜班工人走路回家，这是很大的不便。"
        "苏晚舟委员（澜川大学教授）说：\n要用小车接驳\n小街开不进大车，用小车把人送到家门口，花钱不多，群众欢迎。\n"
    )
    assert [(s.speaker_names, s.title, s.text[:4], s.text[-5:]) for s in speeches(text)] == [
        (("蔺望川",), "要让末班车等一等人", "末班车太", "大的不便。"),
        (("苏晚舟",), "要用小车接驳", "小街开不", "群众欢迎。"),
    ]


def test_a_note_behind_the_name_may_be_followed_by_the_text() -> None:
    text = DIGEST + (
        "蔺望川（澜川公交公司董事长） 末班车太早，夜班工人走路回家，这是很大的不便，应当延后。\n"
        "苏晚舟（澜川大学校长）小街开不进大车，用小车把人送到家门口，花钱不多，群众欢迎。\n"
    )
    assert [(s.speaker_names, s.office, s.text[:4]) for s in speeches(text)] == [
        (("蔺望川",), "澜川公交公司董事长", "末班车太"),
        (("苏晚舟",), "澜川大学校长", "小街开不"),
    ]


def test_an_office_may_stand_inside_a_name() -> None:
    text = (
        "院會紀錄\n主　席　濮院長彻\n主席：現在開會。進行報告事項。\n報　告　事　項\n"
        "藺委員望川：末班車太早，請問何時延後？\n蘇部長晚舟：年底以前。\n主席：好，謝謝。\n"
    )
    assert [(s.speaker_names, s.office, s.text) for s in speeches(text)] == [
        ((), "主席", "現在開會。進行報告事項。"),
        (("藺望川",), "委員", "末班車太早，請問何時延後？"),
        (("蘇晚舟",), "部長", "年底以前。"),
        ((), "主席", "好，謝謝。"),
    ]


@pytest.mark.parametrize("line", ["澜川市政协主席 卫 岳", "澜川市政协主席　卫　岳"])
def test_a_short_name_is_set_with_a_space(line: str) -> None:
    text = DIGEST + f"让末班车等一等人\n{line}\n夜班工人走路回家，末班车应当延后半小时，并在站台补上路灯。\n"
    (speech,) = speeches(text)
    assert (speech.speaker_names, speech.office) == (("卫岳",), "澜川市政协主席")


def test_a_list_of_names_is_furniture() -> None:
    names = "蔺望川\n苏晚舟\n边守拙\n卫岳\n贺兰舟\n"
    text = DIGEST + names + "澜川大学校长苏晚舟：\n小车开进小街\n小街开不进大车，用小车把人送到家门口。\n"
    plan = plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt")))
    assert [line.label for line in plan.lines[1:6]] == [Label.NOISE] * 5
    assert [(s.speaker_names, s.title) for s in plan.sessions[0].speeches] == [(("苏晚舟",), "小车开进小街")]
