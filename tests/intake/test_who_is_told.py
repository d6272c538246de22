"""Who is told to speak: several together, nobody known, or whom only what they say shows to be a person."""

import re

import pytest

from desktop.intake.vocabulary import FIRSTS, RESTS, name_pattern
from tests.intake.planning import HEAD, planned


def _told(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(s.speaker_names, s.text) for s in planned(HEAD + text + "\n").sessions[0].speeches]


def test_no_part_of_a_known_name_is_read_as_a_name() -> None:
    name = chr(FIRSTS[0]) + chr(RESTS[0]) + chr(RESTS[1])
    assert re.fullmatch(name_pattern(), name)
    assert re.match(name_pattern() + "(?=.表示)", name + "表示") is None


@pytest.mark.parametrize(
    "told",
    [
        "蔺望川、苏晚舟、宁远等3名委员，聚焦民生关切，分别围绕给站台补灯；延后末班车；修缮候车亭等方面作了大会发言。",
        "蔺望川、苏晚舟、宁远等3位委员围绕给站台补灯；延后末班车；修缮候车亭等作了发言。",
    ],
)
def test_a_list_of_members_has_the_list_of_topics(told: str) -> None:
    assert _told(told) == [(("蔺望川", "苏晚舟", "宁远"), "给站台补灯；延后末班车；修缮候车亭")]


@pytest.mark.parametrize("topic", ["协商主题", "会议主题", "此次议题", "相关话题"])
def test_members_who_spoke_about_the_meeting_s_own_topic_are_told_without_words(topic: str) -> None:
    told = f"蔺望川、苏晚舟、宁远3位政协委员围绕{topic}，从不同角度剖析现状并踊跃建言献策。"
    assert _told(told + "\n邬静川委员建议，延后末班车。") == [(("邬静川",), "延后末班车。")]


def test_the_last_of_a_list_ends_before_and_others() -> None:
    told = "蔺望川、苏晚舟、包恩等委员还说，要把站台的灯补亮。"
    assert _told(told) == [(("蔺望川", "苏晚舟", "包恩"), "要把站台的灯补亮。")]


def test_a_member_without_a_name_is_nobody_else() -> None:
    told = "“我再顺一遍稿子，马上上台。”坐在前排的一位委员向老朋友打了声招呼，又低下头去。"
    assert _told(told + "\n邬静川委员建议，延后末班车。") == [(("邬静川",), "延后末班车。")]


def test_whose_first_words_are_told_is_a_person() -> None:
    told = (
        "“我是替乡亲们来说话的。”种粮大户、市政协委员尹长根的开场白引来一片笑声。他话锋一转：“粮食没处晒。”"
    )
    ((names, text),) = _told(told)
    assert (names, text.split("\n")[-1]) == (("尹长根",), "“粮食没处晒。”")


def test_who_says_so_frankly_behind_a_quotation_is_a_person() -> None:
    told = "“店招统一大小可以，颜色不要统一。”开了二十年杂货店的秦素珍快人快语。"
    (speech,) = planned(HEAD + told + "\n").sessions[0].speeches
    assert (speech.speaker_names, speech.office) == (("秦素珍",), None)


def test_each_of_several_spoke_about_the_topic_in_the_same_place() -> None:
    told = "自由发言环节，市政协委员蔺望川、苏晚舟先后按下话筒，分别就站台补灯、末班车延时发表意见。"
    assert _told(told) == [(("蔺望川",), "站台补灯"), (("苏晚舟",), "末班车延时")]


def test_members_who_are_each_called_so_have_the_topics_they_touched_together() -> None:
    told = "蔺望川常委、苏晚舟委员、市工商联的宁远常委也作了发言，内容涉及站台补灯、末班车延时和候车亭修缮。"
    assert _told(told) == [(("蔺望川", "苏晚舟", "宁远"), "站台补灯、末班车延时和候车亭修缮")]


def test_a_title_in_quotation_marks_is_that_of_a_speech() -> None:
    (speech,) = planned(HEAD + "蔺望川委员发言的题目是“给夜归人留一盏灯”。\n").sessions[0].speeches
    assert (speech.speaker_names, speech.title) == (("蔺望川",), "给夜归人留一盏灯")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("蔺望川委员谈到推广夜班车问题。他说，一年来只开了两条线。", "一年来只开了两条线。"),
        ("蔺望川委员连线发言，他跑车十六年，最大的体会是，站台太暗，建议补灯。", "站台太暗，建议补灯。"),
        (
            "先发言的是市政协委员蔺望川。据他介绍，全市有站台八百个。他建议，先补灯。",
            "全市有站台八百个。他建议，先补灯。",
        ),
        ("蔺望川委员接着说，有的乘客代表包办代替，这不妥。", "有的乘客代表包办代替，这不妥。"),
    ],
)
def test_words_begin_where_their_speaker_is_told_to_begin(told: str, words: str) -> None:
    assert _told(told) == [(("蔺望川",), words)]


def test_who_presides_and_keeps_order_says_nothing() -> None:
    told = "“时间到了，请下一位。”主持会议的卫承岳不得不一次次提醒。\n邬静川委员建议，延后末班车。"
    assert _told(told) == [(("邬静川",), "延后末班车。")]


def test_who_is_likened_to_somebody_speaks_and_not_that_one() -> None:
    told = "苏晚舟委员说，要补灯。\n“应该多开几条夜班线。”和苏晚舟一样，蔺望川委员的建议也关注夜归人。"
    assert _told(told) == [(("苏晚舟",), "要补灯。"), (("蔺望川",), "“应该多开几条夜班线。”")]


def test_what_departments_answer_ends_a_speech() -> None:
    told = "蔺望川委员建议，延后末班车。针对委员的问题和建议，市交通局、市城管局等有关部门逐一回应。"
    assert _told(told) == [(("蔺望川",), "延后末班车。")]


def test_who_speaks_together_with_somebody_may_have_another_office() -> None:
    told = "农工党的费可夫委员和无党派人士蔺望川委员联合发言，呼吁把站台的灯补亮。"
    assert _told(told) == [(("费可夫", "蔺望川"), "把站台的灯补亮。")]
