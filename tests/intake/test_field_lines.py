"""Minutes and transcripts say when, where and before whom a meeting was held in lines of fields."""

from datetime import date

import pytest

from desktop.intake import plan_reading
from desktop.intake.field_lines import fields_in
from desktop.intake.readers import read_source
from desktop.records import IntakePlan, Line, Role, SessionFacts, Source

_SPEECH = "蔺望川委员：老街的排水沟去年只清了一次，建议每季清一次。\n苏晚舟委员：路灯也暗，希望换新的。\n"
_NAME = "澜川市政协“有事来商量”协商座谈会记录\n"


def _plan(text: str) -> IntakePlan:
    return plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt")))


def _session(fields: str) -> SessionFacts:
    (session,) = _plan(_NAME + fields + _SPEECH).sessions
    return session.facts


_FIELDS = [
    "时间：2023年5月9日\n地点：澜川会议室\n主持：市政协副主席 尉迟野\n出席：亓官明、逄小满\n",
    "地 点: 澜川会议室\n主 持 人: 尉迟野\n时 间: 2023-05-09 14:30\n出 席: 亓官明 逄小满\n",
    "■ 时间：2023.5.9  ■ 地点：澜川会议室  ■ 主持：尉迟野\n出席人员：亓官明、逄　满（委员）、各科室负责人\n",
    "| 时间 | 2023年5月9日 |\n| 地点 | 澜川会议室 |\n| 主持人 | 尉迟野 |\n| 参会人员 | 亓官明、逄小满 |\n",
    "时　　间　2023年5月9日\n地　　点　澜川会议室\n主　　席　尉遲委員野\n出　　席　亓官明、逄小满\n",
    "【时间】2023年5月9日下午\n【地点】澜川会议室\n【主持】尉迟野\n【出席】亓官明、逄小满等2人\n",
    "时间：\n2023年5月9日\n地点：\n澜川会议室\n主持人：\n尉迟野\n出席：\n亓官明、逄小满\n",
]


@pytest.mark.parametrize("fields", _FIELDS)
def test_fields_are_read_in_any_order_and_shape(fields: str) -> None:
    facts = _session(fields)
    assert (facts.held_on, facts.place) == (date(2023, 5, 9), "澜川会议室")
    roles = {(person.role, person.name.replace("遲", "迟")) for person in facts.attendance}
    assert (Role.CHAIR, "尉迟野") in roles
    assert (Role.ATTENDEE, "亓官明") in roles


def test_any_surname_counts_in_a_list_and_groups_are_no_people() -> None:
    facts = _session(
        "时间：2023年5月9日\n出席：昝大均、耨·扎西、阿不都·热依木、笪 朔（共4人）\n列席：有关部门负责人\n"
    )
    names = [person.name for person in facts.attendance]
    assert names == ["昝大均", "耨·扎西", "阿不都·热依木", "笪朔"]


def test_who_came_to_listen_leads() -> None:
    facts = _session("时间：2023年5月9日\n出席领导：市委副书记 逄远山（到会听取发言）\n")
    assert [(p.role, p.name, p.office) for p in facts.attendance] == [(Role.LEADER, "逄远山", "市委副书记")]


@pytest.mark.parametrize(
    "line",
    ["主席：现在开会，请秘书长报告。", "时间：2023-05-09 来源：澜川日报", "主持人：大家好，今天议一件事"],
)
def test_what_the_chair_says_and_a_page_s_time_are_no_fields(line: str) -> None:
    assert fields_in([Line(n=1, text=line)]) == ()


def test_a_year_of_the_republic_is_counted_from_1911() -> None:
    text = (
        "立法院第3屆第2會期第5次會議紀錄\n時　　間　中華民國109年4月20日（星期一）9時\n"
        "地　　點　本院議場\n主　　席　卓院長以恩\n\n主席：現在開會。\n\n樂委員大衛：路燈太暗，請換新的。\n"
    )
    (session,) = _plan(text).sessions
    facts = session.facts
    assert (facts.body, facts.name) == ("立法院", "立法院第3屆第2會期第5次會議")
    assert (facts.term, facts.ordinal, facts.held_on) == (3, 5, date(2020, 4, 20))
    assert [(p.role, p.name) for p in facts.attendance] == [(Role.CHAIR, "卓以恩")]
