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
        "2月14日，澜川市政协六届三次会议大会发言即将开始。九点整，副主席卫承岳宣布开始。蔺望川委员说，路要修。\n",
        "日前，澜川市政协召开六届七次主席会议。会议审议了议程，协商定于10月25日召开六届十六次常委会会议。\n",
        "全国政协5日下午在京召开第45次双周协商座谈会，围绕“加快品牌建设”建言献策。\n",
        "1月17日下午，参加澜川市政协六届四次会议的委员们分组讨论政府工作报告。\n",
        "首 页 政协动态 协商建言 委员声音 提案摘编\n今晚，澜川市政协举行协商会。蔺望川委员建议，路要修。\n",
        (
            "5月8日，在澜川市政协委员工作室，“协商在一线”活动正在进行。\n"
            "蔺望川委员说，路要修。居民苏晚舟说，灯要亮。\n"
        ),
        "紧接01版 要在凝聚共识上下足功夫。\n市政协副主席蔺望川、苏晚舟，秘书长温故新出席会议。\n",
    ],
)
def test_a_meeting_that_was_held_is_a_record(text: str) -> None:
    assert len(planned(text).sessions) == 1


def test_whose_page_it_is_below_the_text_makes_it_no_other_text() -> None:
    record = (
        "今晚，澜川市政协举行六届十五次常委会议。市政协主席卫承岳主持会议。\n"
        "主办单位：澜川市政协办公室　技术支持：市信息中心\n上一篇：市政协六届二次会议提案选登\n"
    )
    assert len(planned(record).sessions) == 1


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("5月8日，澜川市政协“有事好商量”院坝协商活动走进柳溪镇。", "“有事好商量”院坝协商活动"),
        ("5月8日，澜川市政协开展“协商在基层”第18场活动。", "“协商在基层”第18场活动"),
        ("5月8日，在澜川市政协柳溪镇委员议事室内，大家围坐在一起话养老。", "委员议事室"),
    ],
)
def test_a_talk_that_no_meeting_s_name_calls_one_is_a_record(opening: str, name: str) -> None:
    told = "蔺望川委员建议，站台要补上路灯。\n市交通局局长苏晚舟回应，路灯下月装好。\n"
    (session,) = planned(f"{opening}\n{told}").sessions
    assert (session.facts.body, session.facts.name) == ("澜川市政协", name)
    assert len(session.speeches) == 2
    assert planned(f"{opening}\n蔺望川委员建议，站台要补上路灯。\n").sessions == ()


@pytest.mark.parametrize(
    "text",
    [
        (
            "市政协委员蔺望川：爱读书的人\n2025-01-08 来源：澜川日报\n“读书好。”市政协委员蔺望川说。"
            "在市政协六届三次会议上，他曾代表民进市委会发言。\n市政协委员苏晚舟说：“他爱读书。”\n"
            "“还要读下去。”市政协委员蔺望川说。\n"
        ),
        (
            "社情民意信息选登（2022年第4期）\n政协澜川市委员会办公室编　2022年8月5日\n"
            "建议修路\n市政协委员　蔺望川\n路该修了。\n建议装灯\n市政协委员　苏晚舟\n灯不亮。\n"
        ),
        (
            "协商要协到点子上\n最近，澜川市政协召开专题协商会，委员们就停车难建言。蔺望川委员认为，要奔着问题去。"
            "笔者以为，此言甚是。\n协商议事，贵在平等。\n"
        ),
        (
            "市政协将于6月12日召开专题协商会\n2024年6月11日　来源：澜川日报\n"
            "按照澜川市政协协商计划，市政协将于6月12日召开专题协商会。调研中，村支书蔺望川介绍，村里办起了民宿。"
            "会议将在市政协机关召开，部分委员将协商建言。\n"
        ),
        (
            "澜川市政协2024年度重点协商工作计划出炉\n2024年4月19日\n"
            "4月18日，市委常委会会议研究同意了计划。召开1场全体会议协商，开展3场专题协商会。\n（蔺望川）\n"
        ),
        (
            "澜川市政协社情民意信息选登\n2023年5月8日\n加强食品安全监管\n市政协委员蔺望川反映，校园周边小摊贩多。\n"
            "重视近视防控\n市政协委员苏晚舟建议，将视力监测纳入考核。\n"
        ),
        (
            "澜川市政协六届三次会议重点提案目录\n2024年3月1日\n1. 关于改造老旧小区的提案（蔺望川）\n"
            "2. 关于夜间经济的提案（苏晚舟）\n"
        ),
        "澜川市政协六届五次会议定于2025年1月16日召开。请各位委员准时出席会议。\n",
        "澜川市政协六届二次会议重点提案选登\n主席会议日前确定了部分重点提案。\n提案人：蔺望川\n承办单位：市住建局\n",
        "观察：这些年的大会发言\n2007年2月3日，澜川市政协举行了第一次大会即席发言。\n",
        "昨天，澜川市政府举行发布会，公布十件民生实事。市政协有关负责人表示，将继续跟踪。\n",
    ],
)
def test_other_news_is_no_record(text: str) -> None:
    assert planned(text).sessions == ()
