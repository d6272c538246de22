"""Speeches that are set out in blocks are read in every layout."""

import re
from datetime import date

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


def test_a_note_under_a_speech_says_whose_it_is() -> None:
    found = speeches(
        "○让末班车等一等人\n夜班工人走路回家，末班车应当延后半小时。建议在站台补上路灯。\n"
        "（作者系市政协委员、市规划院副院长蔺望川）\n"
        "○用小车接驳\n小街开不进大车，用小车把人送到家门口，花钱不多。\n"
        "（苏晚舟，市政协委员，代表民进澜川市委会发言）\n"
        "○给站台一盏灯\n站台没有灯，老人看不清站牌，建议一站一灯，用太阳能供电。\n"
        "（发言人：边守拙 市政协常委、市城管局退休干部）\n"
        "（全媒体记者 卫岳 整理）\n"
    )
    assert [(s.title, s.speaker_names, s.office, s.on_behalf_of) for s in found] == [
        ("让末班车等一等人", ("蔺望川",), "市政协委员、市规划院副院长", None),
        ("用小车接驳", ("苏晚舟",), "市政协委员", "民进澜川市委会"),
        ("给站台一盏灯", ("边守拙",), "市政协常委、市城管局退休干部", None),
    ]


def test_half_width_marks_are_read_as_full_width_ones() -> None:
    found = speeches(
        '1、蔺望川(市政协委员):末班车太早,"夜归人"走路回家.建议延后半小时.\n'
        "2、苏晚舟(市政协委员、澜川大学校长):小街开不进大车.建议:一是用小车接驳;二是补上路灯.\n"
        "3、市交通局副局长边守拙:小车下月试开.\n"
        "濮院彻最后讲了两点意见:一是部门要限时答复;二是委员要跟进.\n"
    )
    assert [(s.speaker_names, s.office, s.text[:6], len(s.passages)) for s in found] == [
        (("蔺望川",), "市政协委员", "末班车太早,", 0),
        (("苏晚舟",), "市政协委员、澜川大学校长", "小街开不进大", 2),
        (("边守拙",), "市交通局副局长", "小车下月试开", 0),
        (("濮院彻",), "市政协主席", "一是部门要限", 0),
    ]


def test_full_width_digits_are_read_as_half_width_ones_and_given_back() -> None:
    reading = read_source(
        Source(
            content="发布时间：２０２４－０３－２９\n３月２８日，澜川市政协召开第３次专题协商会。\n"
            "蔺望川委员建议，在３２个站台补上路灯。\n".encode(),
            media_type="",
            name="a.txt",
        )
    )
    (session,) = plan_reading(reading).sessions
    assert (session.facts.held_on, session.facts.ordinal) == (date(2024, 3, 28), 3)
    assert [speech.text for speech in session.speeches] == ["在３２个站台补上路灯。"]


def test_two_speak_together() -> None:
    (found,) = speeches(
        "让末班车等一等人\n澜川大学校长　蔺望川　市政协委员　苏晚舟\n"
        "夜班工人走路回家，末班车应当延后半小时，并在站台补上路灯。\n"
    )
    assert (found.speaker_names, found.office) == (("蔺望川", "苏晚舟"), "澜川大学校长")


def test_the_chair_s_own_words_are_remarks() -> None:
    found = speeches(
        "▌澜川大学校长蔺望川：夜班工人走路回家，末班车应当延后半小时。\n▌濮院彻：路、钱、人三件事都有了说法，谷雨前通车。\n"
    )
    assert [(s.kind.value, s.office) for s in found] == [("speech", "澜川大学校长"), ("remark", "市政协主席")]


def test_furniture_inside_a_speech_is_cut_out_and_told() -> None:
    text = HEAD + (
        "让末班车等一等人\n市政协委员 蔺望川\n夜班工人走路回家，末班车应当延后半小时。\n"
        "[下一页] 1 2 3 [尾页]\n并在站台补上路灯，让老人看得清站牌，建议一站一灯，用太阳能供电，不必拉线。\n"
    )
    plan = plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt")))
    assert "noise-in-speech" in [warning.code for warning in plan.warnings]
    assert (
        plan.sessions[0]
        .speeches[0]
        .text.endswith("半小时。\n并在站台补上路灯，让老人看得清站牌，建议一站一灯，用太阳能供电，不必拉线。")
    )


SAYS = "夜班工人走路回家，末班车应当延后半小时，并在站台补上路灯。"
SAYS_TOO = "小街开不进大车，用小车把人送到家门口，花钱不多，群众欢迎。"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("【题】\n蔺望川（市政协委员）\n{文}", "【题】\n苏晚舟（市政协委员）\n{文}"),
        ("题\n——市政协委员蔺望川\n{文}", "题\n——市政协委员苏晚舟\n{文}"),
        ("题\n{文}\n——市政协委员 蔺望川", "题\n{文}\n——市政协委员 苏晚舟"),
        ("题\n发言人：市政协委员 蔺望川\n{文}", "题\n发言人：市政协委员 苏晚舟\n{文}"),
        ("题\n蔺望川｜市政协委员\n{文}", "题\n苏晚舟｜市政协委员\n{文}"),
        ("题\n市政协委员 蔺望川\n{文}\n* * *", "题\n市政协委员 苏晚舟\n{文}"),
        (
            "发言人：蔺望川（市政协委员）\n题目：《题》\n内容：{文}",
            "发言人：苏晚舟（市政协委员）\n题目：《题》\n内容：{文}",
        ),
    ],
)
def test_title_speaker_and_text_stand_in_any_order(first: str, second: str) -> None:
    first = re.sub("题(?=[\\n】》])", "让末班车等一等人", first).replace("{文}", SAYS)
    second = re.sub("题(?=[\\n】》])", "用小车接驳到家门", second).replace("{文}", SAYS_TOO)
    found = speeches(f"{first}\n{second}\n")
    assert [(s.title, s.speaker_names, s.office, s.text) for s in found] == [
        ("让末班车等一等人", ("蔺望川",), "市政协委员", SAYS),
        ("用小车接驳到家门", ("苏晚舟",), "市政协委员", SAYS_TOO),
    ]


@pytest.mark.parametrize("form", ["【{}委员】{}", "★{}委员——{}", "{}委员说——\n{}", "（一）{}委员：{}"])
def test_the_text_may_follow_whoever_speaks(form: str) -> None:
    found = speeches(f"{form.format('蔺望川', SAYS)}\n{form.format('苏晚舟', SAYS_TOO)}\n")
    assert [(s.title, s.speaker_names, s.office, s.text) for s in found] == [
        (None, ("蔺望川",), "委员", SAYS),
        (None, ("苏晚舟",), "委员", SAYS_TOO),
    ]


def test_who_wrote_it_down_for_a_body_is_no_speaker() -> None:
    (found,) = speeches(f"让末班车等一等人\n——市政协城建委员会\n（执笔人：蔺望川、苏晚舟）\n{SAYS}\n")
    assert (found.speaker_names, found.on_behalf_of) == ((), "市政协城建委员会")


def test_a_page_pasted_as_one_row_is_parted() -> None:
    text = (
        "首页 新闻 专题 >> 大会发言 澜川市政协六届二次会议大会发言摘登 2023-03-03 16:40:11 来源：澜川政协 "
        "3月2日下午，政协澜川市第六届委员会第二次会议举行大会发言，市政协主席濮院彻主持会议。 "
        f"【让末班车等一等人】 市政协委员、澜川大学校长 蔺望川： {SAYS}"
        "建议：一是延后末班车；二是在站台补上路灯。 "
        f"【用小车接驳】 市政协常委、市交通局副局长 苏晚舟： {SAYS_TOO}"
        "站牌要大，字要清楚，让老人看得见，夜里也看得见，下雨天也看得见，坐着轮椅也看得见。 "
        "上一条：区政协召开党组会议 下一条：大会日程 【关闭】 【打印】"
    )
    found = session(text)
    assert (found.facts.term, found.facts.ordinal) == (6, 2)
    assert [(s.title, s.speaker_names) for s in found.speeches] == [
        ("让末班车等一等人", ("蔺望川",)),
        ("用小车接驳", ("苏晚舟",)),
    ]


def test_another_news_item_is_another_article_though_no_day_is_told() -> None:
    text = (
        "市政协六届二十次常委会会议召开\n"
        "本报讯（记者 卫岳）昨日，市政协六届二十次常委会会议召开，围绕“公交出行”协商议政。"
        "市政协主席濮院彻主持会议。\n"
        f"让末班车等一等人\n■市政协委员 蔺望川\n{SAYS}\n"
        "市政协召开学习座谈会\n"
        "本报讯（记者 卫岳）7月11日，市政协召开“委员读书”学习座谈会。市政协副主席边守拙主持会议。\n"
        "座谈会上，苏晚舟委员说，读书要读出办法来，把书桌搬到站台上。\n"
    )
    plan = plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt")))
    assert [[s.speaker_names for s in found.speeches] for found in plan.sessions] == [
        [("蔺望川",)],
        [("苏晚舟",)],
    ]


def test_a_sentence_with_laughter_behind_it_is_no_title() -> None:
    text = (
        "澜川市政协六届三次会议联组会议\n\n蔺望川：当场答应就请写上日期。（笑声）\n\n苏晚舟：已经写上了。\n"
    )
    (found,) = plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt"))).sessions
    assert [speech.title for speech in found.speeches] == [None, None]
