"""Whose words an account tells, as speeches and remarks."""

from desktop.records import Role, SpeechKind
from tests.intake.planning import HEAD, codes, planned


def test_a_leader_s_cues_make_one_remark_without_the_cues() -> None:
    text = (
        HEAD
        + "郗长汀表示\n今天的发言有数据、有现场，点到了要害，要逐条研究。\n"
        + "郗长汀说\n要先把路灯补上，年底前完成。\n"
    )
    text += "发言摘登\n给夜归人留灯\n蔺望川\n市政协委员\n站台太暗，应当补灯，越快越好。\n"
    remark, speech = planned(text).sessions[0].speeches
    assert (remark.kind, remark.speaker_names, remark.office) == (SpeechKind.REMARK, ("郗长汀",), "市委书记")
    assert "表示" not in remark.text
    assert remark.text.count("\n") == 1
    assert speech.speaker_names == ("蔺望川",)


def test_a_pronoun_stands_for_the_person_before_it() -> None:
    text = (
        HEAD
        + "卫承岳在会上讲话。他强调，要把建议一件一件督办到底，让夜归人有车可坐。\n"
        + "蔺望川委员建议，延后末班车。\n"
    )
    remark = planned(text).sessions[0].speeches[0]
    assert (remark.kind, remark.speaker_names) == (SpeechKind.REMARK, ("卫承岳",))


def test_a_quotation_in_mid_paragraph_goes_to_the_member_named_behind_it() -> None:
    told = "苏晚舟委员认为，应当补灯。“最缺的是一间干净的厕所。”市政协委员蔺望川说，建议年内补齐。\n"
    first, second = planned(HEAD + told).sessions[0].speeches
    assert (first.speaker_names, first.text) == (("苏晚舟",), "应当补灯。")
    assert (second.speaker_names, second.text.split("\n")) == (
        ("蔺望川",),
        ["“最缺的是一间干净的厕所。”", "建议年内补齐。"],
    )


def test_members_without_names_are_a_speech_without_a_name() -> None:
    plan = planned(HEAD + "委员们建议，要统筹夜间班次，把站台改亮。\n蔺望川委员提出，用小车接驳。\n")
    assert plan.sessions[0].speeches[0].speakers == ()
    assert "speaker-missing" in codes(plan)


def test_titles_told_in_one_sentence_are_speeches_without_text() -> None:
    told = (
        "蔺望川委员代表民革市委会作了“给夜归人留灯”的发言，苏晚舟常委作了“让站台有座椅”的发言，"
        "工商联界别作《减负》的发言。"
    )
    plan = planned(HEAD + told + "\n")
    speeches = plan.sessions[0].speeches
    assert [(s.title, s.speaker_names, s.text) for s in speeches[:2]] == [
        ("给夜归人留灯", ("蔺望川",), ""),
        ("让站台有座椅", ("苏晚舟",), ""),
    ]
    assert "text-missing" in codes(plan)


def test_a_body_without_a_person_gives_a_speech_on_its_behalf() -> None:
    plan = planned(HEAD + "蔺望川委员作《给夜归人留灯》的发言；民革澜川市委会作《让站台有座椅》的发言。\n")
    group = plan.sessions[0].speeches[1]
    assert (group.title, group.speaker_names, group.on_behalf_of) == ("让站台有座椅", (), "民革澜川市委会")


def test_a_quotation_belongs_to_the_member_named_behind_it() -> None:
    told = (
        "蔺望川委员说，末班车太早。“站台不亮，老人不敢等车。”苏晚舟委员坦言，应当补灯。“谁来补？”祁松年委员发问。"
        "在邬静川委员看来，要先补医院门口。会议还听取了通报。"
    )
    speeches = planned(HEAD + told + "\n").sessions[0].speeches
    assert [(s.speaker_names[0], s.text) for s in speeches] == [
        ("蔺望川", "末班车太早。"),
        ("苏晚舟", "“站台不亮，老人不敢等车。”\n应当补灯。"),
        ("祁松年", "“谁来补？”"),
        ("邬静川", "要先补医院门口。"),
    ]


def test_two_members_speak_together() -> None:
    speeches = (
        planned(HEAD + "蔺望川常委和苏晚舟常委联名发言，就夜间公交提出建议：延后末班车。\n")
        .sessions[0]
        .speeches
    )
    assert speeches[0].speaker_names == ("蔺望川", "苏晚舟")


def test_members_whose_subjects_alone_are_told_share_a_speech() -> None:
    plan = planned(HEAD + "会上，蔺望川、苏晚舟等2位委员，围绕延后末班车、补齐站台照明等作了发言。\n")
    (speech,) = plan.sessions[0].speeches
    assert (speech.speaker_names, speech.text) == (("蔺望川", "苏晚舟"), "延后末班车、补齐站台照明")
    assert "text-missing" in codes(plan)


def test_a_remark_goes_on_in_the_paragraphs_behind_it() -> None:
    text = HEAD + (
        "蔺望川委员建议，延后末班车。\n卫承岳强调，要把建议一件一件督办到底，让夜归人有车可坐。\n"
        "要建立台账，每季度晒一次进度。\n他希望各部门主动上门问计。\n市领导邬静川参加会议。\n"
    )
    remark = planned(text).sessions[0].speeches[1]
    assert remark.text.split("\n") == [
        "要把建议一件一件督办到底，让夜归人有车可坐。",
        "要建立台账，每季度晒一次进度。",
        "各部门主动上门问计。",
    ]


def test_a_leader_s_remark_with_the_cue_in_its_paragraph_joins_the_one_before() -> None:
    text = HEAD + (
        "郗长汀表示\n今天的发言有数据、有现场，点到了要害。\n要逐条研究办理路径。\n发言摘登\n给夜归人留灯\n蔺望川\n"
        "市政协委员\n站台太暗，老人不敢等车，应当尽快把灯补上。\n让站台有座椅\n苏晚舟\n市政协委员\n"
    )
    remark, first, second = planned(text).sessions[0].speeches
    assert remark.text.count("\n") == 1
    assert (first.speaker_names, second.speaker_names, second.text) == (("蔺望川",), ("苏晚舟",), "")


def test_words_in_a_leading_office_are_remarks() -> None:
    told = HEAD + "蔺望川委员建议，延后末班车。副市长濮阳彻表示，将逐条研究，年底前开通夜班线路。\n"
    session = planned(told).sessions[0]
    assert [speech.kind for speech in session.speeches] == [SpeechKind.REPORTED, SpeechKind.REMARK]
    assert "濮阳彻" in session.facts.names(Role.LEADER)


def test_titles_told_in_the_order_of_the_names_are_theirs() -> None:
    told = HEAD + "会上，蔺望川、苏晚舟分别作了题为《给夜归人留灯》《让小车接驳》的发言。\n"
    speeches = planned(told).sessions[0].speeches
    assert [(s.speaker_names, s.title) for s in speeches] == [
        (("蔺望川",), "给夜归人留灯"),
        (("苏晚舟",), "让小车接驳"),
    ]


def test_what_is_only_mentioned_is_no_speech() -> None:
    told = HEAD + "蔺望川委员建议，延后末班车。市交通局局长苏晚舟介绍了有关情况。\n"
    assert [s.speaker_names for s in planned(told).sessions[0].speeches] == [("蔺望川",)]
