"""The session is the meeting that was held, not one that is only spoken of."""

import pytest

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.intake.session_facts import name_of
from desktop.records import Source


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ("12月10日，市政协召开县区政协主席座谈会。会议学习省委十二届十一次全会精神。", "座谈会"),
        (
            "17日，市政协召开座谈会，邀请部分提案人和承办单位负责人就十四届二次会议提案办理进行协商。",
            "座谈会",
        ),
        ("8月11日，县政协召开2020年平时提案集中交办会，提案经主席会议审定。", "2020年平时提案集中交办会"),
        (
            "10月22日，政协第九届澜川市委员会第一次双周协商座谈会在澜川举行。",
            "第九届澜川市委员会第一次双周协商座谈会",
        ),
        ("会议指出，市政协十届二次会议召开以来，委员们履职尽责。", "十届二次会议"),
        ("昨日，市人大常委会以民生实事为主题的专题询问拉开帷幕。", "专题询问"),
    ],
)
def test_the_meeting_that_was_held_is_named(account: str, name: str) -> None:
    found = name_of(account)
    assert found is not None
    assert found.group("rest") in name
    assert found.group() == name or found.group("rest") == name


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ("5月8日，澜川市政协第6期“请你来协商”走进柳溪镇，协商会开在院坝里。", "第6期“请你来协商”"),
        ("5月8日，区政协“古驿新貌”协商议事活动走进社区。今天的议事会很热闹。", "“古驿新貌”协商议事活动"),
        ("5月8日，澜川市政协十三届四次全会闭幕。", "十三届四次全会"),
    ],
)
def test_an_activity_with_a_name_is_called_by_it(account: str, name: str) -> None:
    text = f"{account}\n蔺望川委员建议，站台要补上路灯。\n市交通局局长苏晚舟回应，路灯下月装好。\n"
    source = Source(content=text.encode(), media_type="", name="a.txt")
    (session,) = plan_reading(read_source(source)).sessions
    assert session.facts.name == name


def test_a_numbered_headline_comes_before_a_meeting_in_the_text() -> None:
    text = (
        "澜川市政协六届三次会议部分委员发言摘要\n2025-01-12 来源：澜川日报\n"
        "蔺望川委员说，报告有事实，有观点。\n苏晚舟委员说，邀请各界开座谈会，征求意见。\n"
    )
    plan = plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt")))
    assert [s.facts.ordinal for s in plan.sessions] == [3]
