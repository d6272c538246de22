"""What is set out in an article comes out as speeches and passages."""

import pytest

from desktop.records import PassageKind, SpeechKind
from tests.intake.planning import HEAD, codes, planned


def test_problems_before_and_proposals_after_the_cue() -> None:
    text = (
        HEAD
        + "发言摘登\n让末班车等一等人\n蔺望川\n市政协委员，代表民革界别活动小组发言\n"
        + "夜班工人走路回家。存在的问题：一是班次太早；二是站台太暗。\n"
        + "为此建议：一是延后半小时；二是补路灯。\n"
    )
    (speech,) = planned(text).sessions[0].speeches
    assert speech.kind is SpeechKind.SPEECH
    assert speech.passage_texts(PassageKind.PROBLEM) == ("一是班次太早；", "二是站台太暗。")
    assert speech.passage_texts(PassageKind.PROPOSAL) == ("一是延后半小时；", "二是补路灯。")
    for origin in speech.origins:
        line = text.splitlines()[origin.line - 1]
        assert (
            line[origin.offset : origin.offset + origin.end - origin.start]
            == (speech.text[origin.start : origin.end])
        )


@pytest.mark.parametrize(
    "numbers",
    [
        ("1.", "2."),
        ("（一）", "（二）"),
        ("第一，", "第二，"),
        ("①", "②"),
        ("建议一：", "建议二："),
        ("首先，", "其次，"),
    ],
)
def test_every_way_of_numbering_is_known(numbers: tuple[str, str]) -> None:
    body = f"站台太暗。建议：\n{numbers[0]}补路灯。\n{numbers[1]}设座椅。\n"
    text = HEAD + "发言摘登\n给夜归人留灯\n蔺望川\n市政协委员\n" + body
    (speech,) = planned(text).sessions[0].speeches
    assert speech.passage_texts(PassageKind.PROPOSAL) == (f"{numbers[0]}补路灯。", f"{numbers[1]}设座椅。")


def test_headings_over_numbered_items_say_what_the_items_are() -> None:
    text = (
        HEAD
        + "发言摘登\n给夜归人留灯\n蔺望川\n市政协委员\n一、存在问题\n（一）站台太暗。\n（二）没有座椅。\n"
        + "二、意见建议\n（一）补路灯。\n（二）设座椅。\n"
    )
    (speech,) = planned(text).sessions[0].speeches
    assert speech.passage_texts(PassageKind.PROBLEM) == ("（一）站台太暗。", "（二）没有座椅。")
    assert speech.passage_texts(PassageKind.PROPOSAL) == ("（一）补路灯。", "（二）设座椅。")


def test_a_numbered_title_above_a_speaker_is_a_title_and_a_last_sentence_is_not() -> None:
    text = (
        HEAD
        + "发言摘登\n一、给夜归人留灯\n发言人：蔺望川（市政协委员）\n站台太暗，老人不敢等车，应当尽快补灯。\n"
    )
    text += "二、让末班车等人\n发言人：苏晚舟（市政协常委）\n末班车太早，夜班工人走路回家。\n要等一等他们。\n"
    text += "陶石安（市政协委员）\n站台也要修，座椅也要有，夏天还要能遮荫。\n"
    speeches = planned(text).sessions[0].speeches
    assert [(s.title, s.speaker_names, s.office) for s in speeches] == [
        ("一、给夜归人留灯", ("蔺望川",), "市政协委员"),
        ("二、让末班车等人", ("苏晚舟",), "市政协常委"),
        (None, ("陶石安",), "市政协委员"),
    ]
    assert speeches[1].text.endswith("要等一等他们。")


@pytest.mark.parametrize(
    ("line", "name", "office"),
    [
        ("蔺望川  市政协委员、市公交公司经理", "蔺望川", "市政协委员、市公交公司经理"),
        ("市政协委员、市公交公司经理　　蔺望川", "蔺望川", "市政协委员、市公交公司经理"),
        ("蔺望川：市政协委员", "蔺望川", "市政协委员"),
        ("蔺望川（市政协委员，民革界别）", "蔺望川", "市政协委员，民革界别"),
        ("（提案单位：民革市委会；发言人：蔺望川，市政协委员）", "蔺望川", "市政协委员"),
        ("蔺望川委员：", "蔺望川", "委员"),
        ("蔺　望", "蔺望", None),
    ],
)
def test_a_speaker_is_read_in_every_printed_order(line: str, name: str, office: str | None) -> None:
    text = HEAD + f"发言摘登\n给夜归人留灯\n{line}\n站台太暗，老人不敢等车，应当尽快把灯补上。\n"
    (speech,) = planned(text).sessions[0].speeches
    assert speech.speaker_names == (name,)
    assert speech.office == office


def test_a_transcript_gives_a_speech_for_each_turn() -> None:
    text = (
        "澜川市政协六届三次会议联组会议\n时间：2024年1月18日\n主持：市政协副主席 戚远航\n"
        "戚远航：请委员发言。\n市政协委员，科技界别 蔺望川：数据要用起来，不要锁在柜子里。\n"
        "市大数据中心主任 冉青圃：我们年底前开放一百项。\n"
    )
    (session,) = planned(text).sessions
    assert [speech.speaker_names[0] for speech in session.speeches] == ["戚远航", "蔺望川", "冉青圃"]
    assert str(session.facts.held_on) == "2024-01-18"


def test_inserted_readings_are_left_out_and_places_stay_right() -> None:
    text = (
        HEAD.replace("召开", "召开(kāi)")
        + "发言摘登\n给夜归人留灯\n蔺望川\n市政协委员\n站台(tái)太暗，老人不敢等车，应当补灯。\n"
    )
    plan = planned(text)
    assert "pinyin-removed" in codes(plan)
    assert plan.sessions[0].speeches[0].text == "站台太暗，老人不敢等车，应当补灯。"


def test_a_text_of_one_long_line_is_read_in_time() -> None:
    plan = planned(HEAD + "委员们谈到夜间公交和站台照明，" * 6_000)
    assert plan.lines


@pytest.mark.parametrize(
    ("line", "names", "office", "on_behalf_of"),
    [
        ("——民革市委会", (), None, "民革市委会"),
        ("（民革市委会）", (), None, "民革市委会"),
        ("民革澜川市委会", (), None, "民革澜川市委会"),
        ("——市政协委员 蔺望川", ("蔺望川",), "市政协委员", None),
        ("【蔺望川】", ("蔺望川",), None, None),
        ("●蔺望川（市政协委员）", ("蔺望川",), "市政协委员", None),
        ("蔺望川委员代表民革市委会发言", ("蔺望川",), "委员", "民革市委会"),
    ],
)
def test_who_speaks_is_read_behind_marks_and_in_brackets(
    line: str, names: tuple[str, ...], office: str | None, on_behalf_of: str | None
) -> None:
    text = HEAD + f"发言摘登\n★给夜归人留灯\n{line}\n站台太暗，老人不敢等车，应当尽快把灯补上。\n"
    (speech,) = planned(text).sessions[0].speeches
    assert (speech.title, speech.speaker_names) == ("给夜归人留灯", names)
    assert (speech.office, speech.on_behalf_of) == (office, on_behalf_of)


def test_a_note_under_a_speech_names_its_author() -> None:
    text = (
        HEAD
        + "发言摘登\n给夜归人留灯\n站台太暗，老人不敢等车，应当尽快把灯补上，越快越好。\n"
        + "（作者系市政协委员 蔺望川）\n"
    )
    (speech,) = planned(text).sessions[0].speeches
    assert (speech.speaker_names, speech.office) == (("蔺望川",), "市政协委员")


def test_a_broken_page_is_mended_and_places_stay_right() -> None:
    text = HEAD + "蔺望川委员建议，延后末班车，（下转第六版）\n（上接第一版）补齐路灯。\n"
    plan = planned(text)
    (speech,) = plan.sessions[0].speeches
    assert speech.text == "延后末班车，\n补齐路灯。"
    assert speech.origins[1].offset == len("（上接第一版）")
    assert "noise-in-speech" in codes(plan)


def test_a_line_that_belongs_nowhere_is_left_over() -> None:
    plan = planned(HEAD + "蔺望川委员建议，延后末班车。\n广告\n家具城清仓三天沙发满减\n")
    assert len(plan.sessions[0].speeches) == 1


def test_bracketed_headings_say_what_their_items_are() -> None:
    body = "（一）存在的问题\n1.末班车太早。\n2.站台太暗。\n（二）对策建议\n1.延后半小时。\n2.补灯。\n"
    (speech,) = planned(HEAD + f"发言摘登\n给夜归人留灯\n蔺望川\n市政协委员\n{body}").sessions[0].speeches
    assert speech.passage_texts(PassageKind.PROBLEM) == ("1.末班车太早。", "2.站台太暗。")
    assert speech.passage_texts(PassageKind.PROPOSAL) == ("1.延后半小时。", "2.补灯。")


def test_two_names_on_a_line_are_two_speakers() -> None:
    text = HEAD + "发言摘登\n给夜归人留灯\n蔺望川、苏晚舟\n市政协委员\n站台太暗，老人不敢等车，应当补灯。\n"
    assert planned(text).sessions[0].speeches[0].speaker_names == ("蔺望川", "苏晚舟")
