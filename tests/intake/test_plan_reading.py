"""What an article says comes out as sessions, speeches and passages."""

import importlib.util
import json
from pathlib import Path

import pytest

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import IntakePlan, PassageKind, Role, Source, SpeechKind
from desktop.workflows.plan_json import plan_as_json

SHARED = Path(__file__).parents[2].parent / "shared"
# Not 01: its answer counts the heading of a speech as text (the length of one speech cannot be met).
RIGHT = tuple(f"{number:02}" for number in range(2, 41))
HEAD = (
    "澜川市政协召开协商会\n发布时间：2025-01-12\n"
    "1月11日，澜川市政协召开六届十五次常委会会议，围绕“夜间公共交通”协商议政。"
    "市委书记郗长汀到会听取意见，市政协主席卫承岳主持会议。\n"
)


def planned(text: str, name: str = "a.txt") -> IntakePlan:
    return plan_reading(read_source(Source(content=text.encode(), media_type="", name=name)))


def codes(plan: IntakePlan) -> set[str]:
    return {warning.code for warning in plan.warnings}


def scorer() -> object:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The scorer leaves files to be closed when they are collected.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(not SHARED.exists(), reason="the development cases are not here")
@pytest.mark.parametrize(("folder", "numbers"), [("cases", RIGHT), ("seed", ("00",))])
def test_development_cases_need_no_correction(folder: str, numbers: tuple[str, ...], tmp_path: Path) -> None:
    for path in (SHARED / folder).iterdir():
        if path.name[:2] in numbers and path.suffix != ".json":
            source = Source(content=path.read_bytes(), media_type="", name=path.name)
            plan = plan_as_json(plan_reading(read_source(source)))
            (tmp_path / f"{path.name[:2]}.json").write_text(json.dumps(plan), encoding="utf-8")
    result = scorer().run(str(tmp_path), str(SHARED / folder), set(numbers), quiet=True)  # type: ignore[attr-defined]
    assert {number: row["corr"] for number, row in result["rows"].items() if row["corr"]} == {}


def test_the_session_is_read_from_the_account() -> None:
    plan = planned(HEAD + "蔺望川委员建议，延后末班车；苏晚舟委员代表民革市委会提出，用小车接驳。\n")
    (session,) = plan.sessions
    facts = session.facts
    assert (facts.body, facts.name, facts.term, facts.ordinal) == (
        "澜川市政协",
        "六届十五次常委会会议",
        6,
        15,
    )
    assert (str(facts.held_on), facts.theme) == ("2025-01-11", "夜间公共交通")
    assert (facts.names(Role.CHAIR), facts.names(Role.LEADER)) == (("卫承岳",), ("郗长汀",))
    assert [(s.speaker_names, s.text) for s in session.speeches] == [
        (("蔺望川",), "延后末班车"),
        (("苏晚舟",), "用小车接驳。"),
    ]
    assert session.speeches[1].sector == "民革"
    assert "year-from-publication" in codes(plan)


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


def test_a_quotation_in_mid_paragraph_goes_to_the_member_named_behind_it() -> None:
    told = "苏晚舟委员认为，应当补灯。“最缺的是一间干净的厕所。”市政协委员蔺望川说，建议年内补齐。\n"
    first, second = planned(HEAD + told).sessions[0].speeches
    assert (first.speaker_names, first.text) == (("苏晚舟",), "应当补灯。")
    assert (second.speaker_names, second.text.split("\n")) == (
        ("蔺望川",),
        ["“最缺的是一间干净的厕所。”", "建议年内补齐。"],
    )


def test_venue_and_body_are_found_where_they_are() -> None:
    text = HEAD.replace("澜川市政协召开六届", "市政协在市会议中心召开六届").replace(
        "澜川市政协召开协商会", "夜话"
    )
    plan = planned(text + "蔺望川委员建议，延后末班车。\n主办：政协澜川市委员会\n")
    assert plan.sessions[0].facts.place == "市会议中心"
    assert plan.sessions[0].facts.body == "澜川市政协"
    assert "body-from-footer" in codes(plan)


def test_members_without_names_are_a_speech_without_a_name() -> None:
    plan = planned(HEAD + "委员们建议，要统筹夜间班次，把站台改亮。\n蔺望川委员提出，用小车接驳。\n")
    assert plan.sessions[0].speeches[0].speakers == ()
    assert "speaker-missing" in codes(plan)


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


def test_new_year_s_news_of_december_is_of_the_year_before() -> None:
    text = (
        HEAD.replace("2025-01-12", "2025-01-01").replace("1月11日", "12月31日")
        + "蔺望川委员建议，延后末班车。\n"
    )
    assert str(planned(text).sessions[0].facts.held_on) == "2024-12-31"


@pytest.mark.parametrize(
    ("account", "day", "code"),
    [
        ("昨天，澜川市政协召开专题协商会。", "2025-01-11", "year-from-publication"),
        ("11日上午，澜川市政协召开专题协商会。", "2025-01-11", "year-from-publication"),
        ("二〇二四年五月六日，澜川市政协召开专题协商会。", "2024-05-06", None),
        ("澜川市政协召开专题协商会。", None, "date-missing"),
    ],
)
def test_days_are_read_in_every_form(account: str, day: str | None, code: str | None) -> None:
    text = f"发布时间：2025-01-12\n{account}蔺望川委员建议，延后末班车。\n"
    plan = planned(text)
    held_on = plan.sessions[0].facts.held_on
    assert (str(held_on) if held_on else None) == day
    assert code is None or code in codes(plan)


def test_a_day_without_a_year_stays_unknown() -> None:
    plan = planned("夜话港城\n1月11日，澜川市政协召开专题协商会。蔺望川委员建议，延后末班车。\n")
    assert plan.sessions[0].facts.held_on is None
    assert "year-missing" in codes(plan)


def test_a_text_without_a_session_says_so() -> None:
    plan = planned("停水通知\n明日停水，请储水。\n")
    assert plan.sessions == ()
    assert codes(plan) == {"no-session"}


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


def test_a_broken_page_is_mended_and_places_stay_right() -> None:
    text = HEAD + "蔺望川委员建议，延后末班车，（下转第六版）\n（上接第一版）补齐路灯。\n"
    plan = planned(text)
    (speech,) = plan.sessions[0].speeches
    assert speech.text == "延后末班车，\n补齐路灯。"
    assert speech.origins[1].offset == len("（上接第一版）")
    assert "noise-in-speech" in codes(plan)


def test_two_sessions_in_one_source_stay_two() -> None:
    text = HEAD + (
        "蔺望川委员建议，延后末班车。\n望潮区政协三届二次主席会议召开\n1月10日，望潮区政协召开三届二次主席会议，"
        "区政协主席邬静川主持。苏晚舟委员建议，补齐路灯。\n"
    )
    plan = planned(text)
    assert [(s.facts.body, s.facts.term, str(s.facts.held_on)) for s in plan.sessions] == [
        ("澜川市政协", 6, "2025-01-11"),
        ("望潮区政协", 3, "2025-01-10"),
    ]
    assert [s.speeches[0].speaker_names for s in plan.sessions] == [("蔺望川",), ("苏晚舟",)]
    assert "several-articles" in codes(plan)


def test_minutes_list_people_place_and_turns() -> None:
    text = (
        "政协澜川市委员会会议纪要\n时　间：二〇二五年一月十一日\n地　点：市政协会议室\n主　持：卫承岳\n"
        "出　席：卫承岳、邬静川、蔺望川（共3人）\n"
        "二〇二五年一月十一日，政协第六届澜川市委员会常务委员会第三次会议召开。\n"
        "一、蔺望川：延后末班车。\n卫承岳小结：意见由办公室整理，三月底前反馈办理情况。\n"
    )
    (session,) = planned(text).sessions
    facts = session.facts
    assert (facts.place, facts.names(Role.CHAIR), facts.names(Role.ATTENDEE)) == (
        "市政协会议室",
        ("卫承岳",),
        ("邬静川",),
    )
    assert [s.kind for s in session.speeches] == [SpeechKind.SPEECH, SpeechKind.REMARK]


def test_a_piece_of_a_record_is_read_without_its_head() -> None:
    text = (
        "紧接01版 要建立台账。\n大家提出建议。蔺望川委员提出，延后末班车；苏晚舟委员建议，补齐路灯；"
        "邬静川委员坦言，站台太暗，应当先补医院门口；祁松年委员认为，\n"
    )
    plan = planned(text)
    assert len(plan.sessions[0].speeches) >= 3
    assert codes(plan) >= {"session-missing", "date-missing", "truncated"}


def test_another_day_of_the_session_is_doubtful() -> None:
    text = HEAD + "1月10日，会议听取了通报。蔺望川委员建议，延后末班车。\n"
    assert "date-ambiguous" in codes(planned(text))


def test_the_body_is_named_by_the_site_alone() -> None:
    text = (
        "2025-01-12 08:00   澜川政协网   点击：3\n"
        "1月11日，市政协主席卫承岳主持召开市政协六届七次主席会议，听取通报。\n"
        "蔺望川委员建议，延后末班车。\n"
    )
    plan = planned(text)
    assert plan.sessions[0].facts.body == "澜川市政协"
    assert "body-from-site-name" in codes(plan)


def test_an_english_text_says_so() -> None:
    assert "language-english" in codes(planned("Press release. The session was held on March 3, 2019.\n"))


def test_a_line_that_belongs_nowhere_is_left_over() -> None:
    plan = planned(HEAD + "蔺望川委员建议，延后末班车。\n广告\n家具城清仓三天沙发满减\n")
    assert len(plan.sessions[0].speeches) == 1


def test_bracketed_headings_say_what_their_items_are() -> None:
    body = "（一）存在的问题\n1.末班车太早。\n2.站台太暗。\n（二）对策建议\n1.延后半小时。\n2.补灯。\n"
    (speech,) = planned(HEAD + f"发言摘登\n给夜归人留灯\n蔺望川\n市政协委员\n{body}").sessions[0].speeches
    assert speech.passage_texts(PassageKind.PROBLEM) == ("1.末班车太早。", "2.站台太暗。")
    assert speech.passage_texts(PassageKind.PROPOSAL) == ("1.延后半小时。", "2.补灯。")


def test_a_people_s_congress_delegation_is_a_session() -> None:
    text = (
        "2025-01-12 08:00　来源：澜川日报\n1月11日，省委书记郗长汀来到省十四届人大二次会议澜川代表团，"
        "与代表们一起审议报告。代表团团长卫承岳主持会议。\n蔺望川代表说，要延后末班车。\n"
    )
    (session,) = planned(text).sessions
    assert (session.facts.kind.value, session.facts.body) == ("delegation", "省人大")
    assert session.speeches[0].speaker_names == ("蔺望川",)


def test_a_day_alone_is_the_last_such_day_before_the_publication() -> None:
    text = "发布时间：2025-03-02\n28日下午，澜川市政协召开专题协商会。蔺望川委员建议，延后末班车。\n"
    assert str(planned(text).sessions[0].facts.held_on) == "2025-02-28"


@pytest.mark.parametrize("day", ["13月40日", "2024年13月40日", "31日下午"])
def test_a_day_that_does_not_exist_is_no_date(day: str) -> None:
    text = f"发布时间：2025-05-01\n{day}，澜川市政协召开专题协商会。蔺望川委员建议，延后末班车。\n"
    held_on = planned(text).sessions[0].facts.held_on
    assert held_on is None or str(held_on) == "2025-03-31"


def test_a_leader_s_remark_with_the_cue_in_its_paragraph_joins_the_one_before() -> None:
    text = HEAD + (
        "郗长汀表示\n今天的发言有数据、有现场，点到了要害。\n要逐条研究办理路径。\n发言摘登\n给夜归人留灯\n蔺望川\n"
        "市政协委员\n站台太暗，老人不敢等车，应当尽快把灯补上。\n让站台有座椅\n苏晚舟\n市政协委员\n"
    )
    remark, first, second = planned(text).sessions[0].speeches
    assert remark.text.count("\n") == 1
    assert (first.speaker_names, second.speaker_names, second.text) == (("蔺望川",), ("苏晚舟",), "")


def test_two_names_on_a_line_are_two_speakers() -> None:
    text = HEAD + "发言摘登\n给夜归人留灯\n蔺望川、苏晚舟\n市政协委员\n站台太暗，老人不敢等车，应当补灯。\n"
    assert planned(text).sessions[0].speeches[0].speaker_names == ("蔺望川", "苏晚舟")


def test_a_count_that_does_not_fit_is_told() -> None:
    told = HEAD + "会上，3位委员作了发言。\n蔺望川委员建议，延后末班车。苏晚舟委员提出，用小车接驳。\n"
    warning = next(w for w in planned(told).warnings if w.code == "count-mismatch")
    assert dict(warning.values) == {"told": "3", "found": "2"}
    assert "count-mismatch" not in codes(planned(told.replace("3位", "2位")))


@pytest.mark.parametrize(
    ("page", "body"),
    [
        ("来源：澜川日报", "澜川市政协"),
        ("来源：人民政协报", "市政协"),
        ("澜川政协网", "澜川市政协"),
    ],
)
def test_a_body_named_by_its_level_takes_its_place_from_the_page(page: str, body: str) -> None:
    text = (
        f"市政协召开六届十五次常委会会议\n2025-01-12　{page}\n"
        "1月11日，市政协召开六届十五次常委会会议。市政协主席卫承岳主持会议。\n蔺望川委员建议，延后末班车。\n"
    )
    assert planned(text).sessions[0].facts.body == body


def test_today_is_the_day_of_the_dateline() -> None:
    text = HEAD.replace("1月11日，", "本报1月10日讯 今天，") + "蔺望川委员建议，延后末班车。\n"
    assert str(planned(text).sessions[0].facts.held_on) == "2025-01-10"


def test_words_in_a_leading_office_are_remarks() -> None:
    told = HEAD + "蔺望川委员建议，延后末班车。副市长濮阳彻表示，将逐条研究，年底前开通夜班线路。\n"
    session = planned(told).sessions[0]
    assert [speech.kind for speech in session.speeches] == [SpeechKind.REPORTED, SpeechKind.REMARK]
    assert "濮阳彻" in session.facts.names(Role.LEADER)


def test_a_page_with_one_speech_takes_its_session_from_the_note() -> None:
    text = (
        "市政协委员蔺望川：\n给夜归人留一盏灯\n2025-01-12 来源：澜川政协网\n"
        "夜班工人等车要四十分钟。建议延后末班车。\n"
        "（本文系作者在澜川市政协六届十五次常委会会议上的发言）\n"
    )
    (session,) = planned(text).sessions
    (speech,) = session.speeches
    assert (speech.speaker_names, speech.title) == (("蔺望川",), "给夜归人留一盏灯")
    assert (session.facts.term, session.facts.ordinal) == (6, 15)


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
