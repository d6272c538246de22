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
RIGHT = (
    "02",
    "03",
    "04",
    "05",
    "09",
    "15",
    "16",
    "21",
    "22",
    "23",
    "30",
    "31",
    "32",
    "35",
    "36",
    "37",
    "38",
    "39",
    "40",
)
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
