"""Sessions are read from openings of many shapes (`session_openings.json`): what is not told is empty."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import PlannedSession, Role, Source

_ROWS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("session_openings.json").read_text(encoding="utf-8")
)
_SPEECHES = (
    "市政协委员蔺望川说，老街的排水沟去年只清了一次，建议每季清一次。",
    "市政协委员苏晚舟建议，路灯换成新的，巷口加装两盏。",
)


def sessions_of(text: str) -> tuple[PlannedSession, ...]:
    return plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt"))).sessions


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["opening"][0])
def test_an_opening_tells_the_session(row: dict[str, Any]) -> None:
    text = "\n".join([*row["opening"], *_SPEECHES, row.get("closing", "")])
    (session,) = sessions_of(text)
    facts = session.facts
    told = {
        "body": facts.body,
        "term": facts.term,
        "ordinal": facts.ordinal,
        "held_on": facts.held_on and str(facts.held_on),
        "place": facts.place,
        "theme": facts.theme,
    }
    assert told == {key: row.get(key) for key in told}
    for key, role in (("chair", Role.CHAIR), ("leaders", Role.LEADER), ("attendees", Role.ATTENDEE)):
        assert [p.name for p in facts.attendance if p.role is role] == row.get(key, [])
    assert len(session.speeches) == len(_SPEECHES)


def test_items_of_a_digest_are_sessions_of_their_own() -> None:
    text = (
        "# 晚间新闻 2023-03-07\n\n## 逄远山参加青禾代表团审议\n\n"
        "**澜川台消息**（晚间新闻）：市委书记逄远山7日上午参加了澜川市人大十四届一次会议青禾代表团审议。"
        "逄远山说，完全赞成报告，要把实事办好，把好事办实。\n\n## 车维参加白石代表团审议\n\n"
        "**澜川台消息**（晚间新闻）：市长车维7日上午来到澜川市人大十四届一次会议白石代表团，同代表一起审议。"
        "车维强调，要守住底线，抓住机遇，把产业做强。\n\n## 春到湿地\n\n一群候鸟飞来。\n"
    )
    sessions = sessions_of(text)
    assert [[p.name for p in session.facts.attendance] for session in sessions] == [["逄远山"], ["车维"]]
    assert [session.facts.name for session in sessions] == [
        "十四届一次会议青禾代表团",
        "十四届一次会议白石代表团",
    ]


def test_a_transcript_s_moderator_presided() -> None:
    text = (
        "“月牙议事厅”：小区车棚怎么用\n政协澜川市委员会专题议政会实录（节选）\n时间：2023年6月29日下午2:30\n"
        "主持人（市政协副主席 车维）：今天只谈一件事，小区车棚。先请住建局说说家底。\n"
        "市住建局副局长 厉行知：全市有车棚的小区118个，其中坏了的有七十三个，正在修。\n"
        "主持人：数字不小。委员们有什么要问的？请大家直接说。\n"
        "市政协委员 蔺望川：我住的小区，车棚成了废品站，去年冒了两回烟，到底谁来管？\n"
    )
    (session,) = sessions_of(text)
    assert [(p.role, p.name) for p in session.facts.attendance] == [(Role.CHAIR, "车维")]
    assert session.facts.theme == "小区车棚怎么用"


def test_a_heading_alone_tells_the_session() -> None:
    text = (
        "1996年3月8日澜川日报 第5版\n\n专栏:\n\n  澜川市政协八届四次会议小组会发言摘编\n报告实事求是\n"
        "蔺望川\n(白石县政协副主席):去年市政协制定规定后,各地相继召开了政协工作会议,工作有了生气。\n"
        "苏晚舟\n(市工商联副主席):报告写得实在,没有套话空话,反映出三个新的特点,我完全赞成。\n"
    )
    (session,) = sessions_of(text)
    assert (session.facts.body, session.facts.term, session.facts.ordinal) == ("澜川市政协", 8, 4)


def test_numbered_news_are_sessions_of_their_own() -> None:
    text = (
        "政协一周要闻\n2024-03-11 澜川市政协\n"
        "（一）3月5日，澜川市政协召开第三十一次主席会议。市政协主席逄远山主持会议。"
        "委员蔺望川说，排水沟去年只清了一次，建议每季清一次。\n"
        "（二）3月7日，澜川市政协召开“夜市管理”专题协商会，副主席车维主持会议。"
        "委员苏晚舟建议，路灯换成新的，巷口加装两盏。\n"
    )
    found = [(s.facts.ordinal, s.facts.theme, str(s.facts.held_on)) for s in sessions_of(text)]
    assert found == [(31, None, "2024-03-05"), (None, "夜市管理", "2024-03-07")]


def test_an_opinion_is_no_record() -> None:
    text = (
        "【短评】协商贵在真协商\n2024-03-11 澜川日报\n近日，市政协召开专题协商会，委员们畅所欲言。"
        "协商不是走过场，贵在听真话、办实事。\n"
    )
    assert sessions_of(text) == ()


@pytest.mark.parametrize(
    "source",
    [
        "原载《澜川日报》2023年5月24日第2版",
        "（2023年5月24日《澜川日报》第一版）",
        "（据《澜川日报》2023年5月24日）",
        "（载《澜川日报》2023年5月24日A4版）",
    ],
)
def test_the_source_below_a_text_gives_the_year_and_the_place(source: str) -> None:
    account = "5月22日下午，市政协召开十四届十次常委会会议，围绕小店经济开展专题协商。"
    (session,) = sessions_of("\n".join(["小店经济", account, *_SPEECHES, source]))
    assert (session.facts.body, str(session.facts.held_on)) == ("澜川市政协", "2023-05-22")
    assert source not in session.facts.narrative


def test_yesterday_is_counted_from_the_issue_and_not_from_the_site() -> None:
    text = (
        "省政协大会即席发言\n稿件来源:溪原晚报2017年1月21日A05版 | 发布日期:2017-01-22\n"
        "昨日上午,溪原省政协十一届五次会议举行大会即席发言。\n"
    )
    (session,) = sessions_of(text + "\n".join(_SPEECHES))
    assert str(session.facts.held_on) == "2017-01-20"


def test_a_name_may_be_broken_over_two_headlines() -> None:
    text = (
        "政协澜川市第五届委员会\n第三次会议大会发言材料\n政协澜川市委员会办公室编印　二〇一六年二月二十四日\n"
        "大会发言之一\n加快发展富硒产业的几点建议\n蔺望川委员：农民等水等了三年，建议今年就把管子接到地头。\n"
        "大会发言之二\n末班车要延后\n苏晚舟委员：夜班工人走路回家，建议把末班车延后半小时，站台补上路灯。\n"
    )
    (session,) = sessions_of(text)
    assert (session.facts.term, session.facts.ordinal) == (5, 3)
