"""Lines of one shape are heads of speeches when some of them certainly name who speaks."""

import pytest

from tests.intake.set_out import FIRST, SECOND, THIRD, speeches


@pytest.mark.parametrize(
    "shape",
    [
        "{name}（{office}）：{text}",
        "{name}（{office}）\n{text}",
        "【{office} {name}】{text}",
        "[{office}{name}]{text}",
        "▲ {office} {name}\n{text}",
        "{office}　{name}\n{text}",
        "——{office} {name}\n{text}",
    ],
)
def test_whoever_stands_in_a_shape_of_heads_speaks(shape: str) -> None:
    people = [
        ("蔺望川", "市政协委员、澜川大学校长", FIRST),
        ("炅小舟", "市交通局副局长", SECOND),
        ("阿依努尔·买买提", "市政协委员、澜川公交公司经理", THIRD),
    ]
    found = speeches("\n".join(shape.format(name=n, office=o, text=t) for n, o, t in people))
    assert [(s.speaker_names, s.office, s.text) for s in found] == [((n,), o, t) for n, o, t in people]


@pytest.mark.parametrize("shape", ["{}：{}", "【{}】{}", "■ {}：{}"])
def test_a_party_without_a_name_speaks_for_itself(shape: str) -> None:
    found = speeches("\n".join([shape.format("民革", FIRST), shape.format("民盟澜川市委会", SECOND)]))
    assert [(s.speaker_names, s.on_behalf_of, s.text) for s in found] == [
        ((), "民革", FIRST),
        ((), "民盟澜川市委会", SECOND),
    ]


def test_a_name_set_wide_is_one_name() -> None:
    found = speeches(f"蔺望川（市政协委员）\n{FIRST}\n谭　静（市政协委员、民建澜川市委会副主委）\n{SECOND}")
    assert [s.speaker_names for s in found] == [("蔺望川",), ("谭静",)]


def test_a_latin_name_stands_where_names_stand() -> None:
    found = speeches(f"【市政协委员 蔺望川】{FIRST}\n【企业代表、澜川公司总经理 LIN Wang】{SECOND}")
    assert [(s.speaker_names, s.office) for s in found] == [
        (("蔺望川",), "市政协委员"),
        (("LIN Wang",), "企业代表、澜川公司总经理"),
    ]


def test_minutes_number_who_speaks() -> None:
    text = (
        f"一、市交通局局长蔺望川通报情况：\n{FIRST}\n二、与会同志发言摘要：\n"
        f"1.濮院彻：{SECOND}\n2.市政协委员、澜川大学校长苏晚舟：{THIRD}"
    )
    assert [(s.speaker_names, s.text) for s in speeches(text)] == [
        (("蔺望川",), FIRST),
        (("濮院彻",), SECOND),
        (("苏晚舟",), THIRD),
    ]


def test_question_and_answer_are_heads_alike() -> None:
    text = (
        f"提案人申屠越委员问：{FIRST}\n市交通局局长蔺望川答：{SECOND}\n"
        f"申屠越委员问：{THIRD}\n蔺望川答：{FIRST}"
    )
    assert [s.speaker_names for s in speeches(text)] == [
        ("申屠越",),
        ("蔺望川",),
        ("申屠越",),
        ("蔺望川",),
    ]


def test_a_word_before_a_colon_is_no_head_where_heads_look_otherwise() -> None:
    text = f"蔺望川（市政协委员）\n{FIRST}\n原因：{SECOND}\n炅小舟（市政协委员）\n{THIRD}"
    assert [(s.speaker_names, s.text) for s in speeches(text)] == [
        (("蔺望川",), f"{FIRST}\n原因：{SECOND}"),
        (("炅小舟",), THIRD),
    ]


def test_dashes_close_the_words_above_them() -> None:
    text = f"{FIRST}\n——蔺望川（市政协委员）\n{SECOND}\n——民进澜川市委会\n{THIRD}\n——炅小舟（市交通局副局长）"
    assert [(s.speaker_names, s.on_behalf_of, s.text) for s in speeches(text)] == [
        (("蔺望川",), None, FIRST),
        ((), "民进澜川市委会", SECOND),
        (("炅小舟",), None, THIRD),
    ]


def test_a_heading_over_several_speeches_is_the_title_of_none() -> None:
    text = (
        f"■■ 把牢方向 凝心铸魂\n蔺望川委员：{FIRST}\n申屠越委员：{SECOND}\n"
        f"■■ 建言资政 务求实效\n炅小舟委员：{THIRD}\n苏晚舟委员：{FIRST}"
    )
    assert [(s.speaker_names, s.title) for s in speeches(text)] == [
        (("蔺望川",), None),
        (("申屠越",), None),
        (("炅小舟",), None),
        (("苏晚舟",), None),
    ]


def test_a_name_and_an_office_may_share_out_two_paragraphs() -> None:
    text = f"蔺望川\n（市政协委员）：{FIRST}\n炅小舟\n（市交通局副局长）：{SECOND}"
    assert [(s.speaker_names, s.office, s.text) for s in speeches(text)] == [
        (("蔺望川",), "市政协委员", FIRST),
        (("炅小舟",), "市交通局副局长", SECOND),
    ]


def test_names_in_brackets_take_turns_in_a_live_text() -> None:
    text = (
        f"[蔺望川]{FIRST}[06-24 09:02]\n[苏晚舟]{SECOND}[06-24 09:05]\n"
        f"[陶静怡]{THIRD}[06-24 09:09]\n[蔺望川]{SECOND}[06-24 09:12]"
    )
    assert [(s.speaker_names, s.text) for s in speeches(text)] == [
        (("蔺望川",), FIRST),
        (("苏晚舟",), SECOND),
        (("陶静怡",), THIRD),
        (("蔺望川",), SECOND),
    ]


def test_any_office_may_stand_behind_the_name() -> None:
    found = speeches(f"蔺望川委员：{FIRST}\n苏晚舟副主任：{SECOND}")
    assert [(s.speaker_names, s.office) for s in found] == [
        (("蔺望川",), "委员"),
        (("苏晚舟",), "副主任"),
    ]


def test_the_moderator_keeps_the_name_that_is_told_once() -> None:
    text = (
        f"主持人（市政协副主席 陶静怡）：{FIRST}\n市交通局局长 蔺望川：{SECOND}\n"
        f"主持人：{THIRD}\n市政协委员 苏晚舟：{FIRST}\n主持人：{SECOND}"
    )
    found = speeches(text)
    assert [s.speaker_names for s in found][::2] == [("陶静怡",)] * 3
    assert [s.text for s in found] == [FIRST, SECOND, THIRD, FIRST, SECOND]


def test_the_sections_of_minutes_end_the_last_speech() -> None:
    text = (
        f"一、会议听取了市交通局的通报。\n二、与会人员发言要点如下：\n1．蔺望川（市政协委员）：{FIRST}\n"
        f"2．苏晚舟（市政协委员）：{SECOND}\n三、会议原则同意调研报告，并提出修改意见，报市委参考。"
    )
    assert [(s.speaker_names, s.text) for s in speeches(text)][:2] == [
        (("蔺望川",), FIRST),
        (("苏晚舟",), SECOND),
    ]
