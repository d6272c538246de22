"""What a session was about, and when it was held, is read where the account or the headline says it."""

import pytest

from desktop.intake import plan_reading
from desktop.intake.dates import full_date, session_date
from desktop.intake.readers import read_source
from desktop.intake.themes import theme_of
from desktop.records import Source


def test_a_subject_in_quotation_marks_comes_before_a_clause() -> None:
    narrative = "双周协商座谈会在京召开。12位委员围绕补偿的资金投入、协调机制、社会参与等建言资政。"
    headline = "召开双周协商座谈会 围绕“建立生态补偿机制”协商议政"
    assert theme_of(narrative, headline) == "建立生态补偿机制"
    assert theme_of(narrative, "") == "补偿的资金投入、协调机制、社会参与等"


@pytest.mark.parametrize(
    "account",
    [
        "会议召开，委员们围绕不同主题走上讲台作大会发言。",
        "会议召开，蔺望川围绕打造旅游目的地提出建议；苏晚舟代表市工商联作大会发言。",
    ],
)
def test_a_clause_that_goes_on_is_no_subject(account: str) -> None:
    assert theme_of(account, "") is None


@pytest.mark.parametrize(
    "account",
    [
        "澜川市政协六届二次会议于3月3日下午3时在澜川开幕。",
        "澜川新闻网3月5日讯 澜川市政协六届二次会议3日首次进行分组讨论。",
        "澜川市政协六届二次会议3日上午举行，将于5日闭幕。",
        "3月3至4日，澜川市政协召开六届二次会议。",
        "3月3-4日，澜川市政协召开六届二次会议。",
        "3日至4日，澜川市政协召开六届二次会议。",
        "本月3日，澜川市政协召开六届二次会议。",
        "2015 年 3 月 3 日，澜川市政协召开六届二次会议。",
    ],
)
def test_the_day_of_the_meeting_is_the_one_it_was_held_on(account: str) -> None:
    published = full_date("05.03.2015  11:05")
    assert published is not None
    assert str(session_date(account, published).day) == "2015-03-03"


_OPENINGS = [
    (
        "10月15日，澜川市政协召开第三十一次主席会议。市政协主席逄远山主持会议，畜牧、文旅等部门负责人参加。",
        ("第三十一次主席会议", 31, None, None),
    ),
    ("10月16日，澜川市政协召开党组（扩大）会议。", ("党组（扩大）会议", None, None, None)),
    (
        "10月5日，澜川市政协召开双月协商座谈会，就“发展夜间经济”协商建言。",
        ("双月协商座谈会", None, None, "发展夜间经济"),
    ),
    (
        "10月5日，澜川市政协在石塔村晒谷场召开“院坝协商”会，议题为“村道硬化怎么修”。会议强调，要以“钉钉子”精神抓。",
        ("“院坝协商”会", None, "石塔村晒谷场", "村道硬化怎么修"),
    ),
]


@pytest.mark.parametrize(("opening", "told"), _OPENINGS)
def test_unusual_meetings_are_read(
    opening: str, told: tuple[str, int | None, str | None, str | None]
) -> None:
    text = f"协商\n2024-10-17\n{opening}\n市政协委员蔺望川说，排水沟去年只清了一次，建议每季清一次。\n"
    (session,) = plan_reading(
        read_source(Source(content=text.encode(), media_type="", name="a.txt"))
    ).sessions
    facts = session.facts
    assert (facts.name, facts.ordinal, facts.place, facts.theme) == told
    assert {person.name for person in facts.attendance} <= {"逄远山"}


@pytest.mark.parametrize(
    ("account", "theme"),
    [
        ("市政协举行第7期“山城议政厅”协商会，邀请委员面对面协商城市内涝治理。", "城市内涝治理"),
        (
            "市政协召开提案办理协商会，就市工商联提出的《关于规范电动车管理的建议》进行协商。",
            "《关于规范电动车管理的建议》",
        ),
        ("5月8日，县政协协商活动走进柳溪村，题目是“花椒怎么卖”。", "花椒怎么卖"),
        ("市政协专题协商议政会实录（节选）。", None),
        ("市政协召开专题协商会，以“线上+线下”方式协商“春耕保供”。", "春耕保供"),
        ("市政协召开常委会会议，就“口袋公园”建设管理专题议政。", "“口袋公园”建设管理"),
        ("市政协举行大会发言。蔺望川委员发言建议，以“百镇示范”工程带动发展。", None),
        ("会上，蔺望川委员代表民进市委，围绕“医养相邻”建言献策。", None),
    ],
)
def test_a_subject_is_what_the_meeting_is_about(account: str, theme: str | None) -> None:
    assert theme_of(account, "") == theme
