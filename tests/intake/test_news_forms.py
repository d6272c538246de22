"""What news items of real forms tell comes out as speeches, each as far as it goes."""

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import PlannedSession, Source, SpeechKind

HEAD = "1月11日，澜川市政协召开六届十五次常委会会议。市政协主席卫承岳主持会议。\n"


def session(text: str) -> PlannedSession:
    (found,) = plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt"))).sessions
    return found


def told(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(speech.speaker_names, speech.text) for speech in session(HEAD + text).speeches]


def test_a_dateline_and_a_place_may_stand_before_who_speaks() -> None:
    text = (
        "本报澜川1月11日电（记者 甲乙）蔺望川委员11日在澜川市政协六届二次会议第三次全体会议上作大会发言时说，"
        "延后末班车。\n"
    )
    assert told(text) == [(("蔺望川",), "延后末班车。")]


def test_announced_points_are_said_by_who_announced_them() -> None:
    text = (
        "蔺望川委员建议，延后末班车。\n蔺望川提出两点建议：\n"
        "——补路灯。\n——用小车接驳。\n会议还研究了其他事项。\n"
    )
    assert told(text) == [(("蔺望川",), "延后末班车。\n——补路灯。\n——用小车接驳。")]


def test_who_came_is_no_part_of_the_words_before() -> None:
    text = (
        "蔺望川委员建议，延后末班车。苏晚舟委员对站台照明提出了具体的建议。"
        "在认真听取了2位委员的发言后，副市长濮阳彻说，将逐条研究，年底前开通夜班线路。"
        "市委书记郗长汀等到会听取了发言。\n"
    )
    assert told(text) == [
        (("蔺望川",), "延后末班车。"),
        (("濮阳彻",), "将逐条研究，年底前开通夜班线路。"),
    ]


def test_the_writer_of_an_account_is_no_part_of_it() -> None:
    assert told("蔺望川委员建议，延后末班车。（记者 甲乙 审核：市政协办）\n") == [
        (("蔺望川",), "延后末班车。")
    ]


def test_a_pronoun_takes_the_office_before_the_name() -> None:
    (speech,) = session(
        HEAD + "特邀委员蔺望川尤为关心夜班。他说，末班车太早。蔺望川认为，应当延后。\n"
    ).speeches
    assert (speech.speaker_names, speech.office) == (("蔺望川",), "特邀委员")


def test_a_heading_with_a_name_gives_the_title_of_what_is_told_below() -> None:
    (speech,) = session(
        HEAD + "蔺望川：让末班车等一等人\n市政协委员蔺望川表示，末班车应当延后半小时。\n"
    ).speeches
    assert (speech.kind, speech.title) == (SpeechKind.REPORTED, "让末班车等一等人")
