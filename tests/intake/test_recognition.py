"""A text is a record when it tells that a meeting was held, and who was there or spoke."""

import pytest

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import IntakePlan, Source


def planned(text: str) -> IntakePlan:
    return plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt")))


@pytest.mark.parametrize(
    "text",
    [
        "今晚，澜川市政协举行六届十五次常委会议。市政协主席卫承岳主持会议。\n",
        "日前，澜川市政协召开六届七次主席会议。会议审议了议程，协商定于10月25日召开六届十六次常委会会议。\n",
        "全国政协5日下午在京召开第45次双周协商座谈会，围绕“加快品牌建设”建言献策。\n",
        "1月17日下午，参加澜川市政协六届四次会议的委员们分组讨论政府工作报告。\n",
        "紧接01版 要在凝聚共识上下足功夫。\n市政协副主席蔺望川、苏晚舟，秘书长温故新出席会议。\n",
    ],
)
def test_a_meeting_that_was_held_is_a_record(text: str) -> None:
    assert len(planned(text).sessions) == 1


@pytest.mark.parametrize(
    "text",
    [
        "澜川市政协六届五次会议定于2025年1月16日召开。请各位委员准时出席会议。\n",
        "澜川市政协六届二次会议重点提案选登\n主席会议日前确定了部分重点提案。\n提案人：蔺望川\n承办单位：市住建局\n",
        "观察：这些年的大会发言\n2007年2月3日，澜川市政协举行了第一次大会即席发言。\n",
        "昨天，澜川市政府举行发布会，公布十件民生实事。市政协有关负责人表示，将继续跟踪。\n",
    ],
)
def test_other_news_is_no_record(text: str) -> None:
    assert planned(text).sessions == ()
