"""A query is printed back, as one text and as chips."""

import pytest

from desktop.records import PassageKind, SearchQuery, SpeechKind
from desktop.search import chips, parse, printed, text_of, tree_of


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("渡口  圩堤", "渡口 圩堤"),
        ("渡口 AND 圩堤", "渡口 圩堤"),
        ("渡口 或 圩堤", "渡口 OR 圩堤"),
        ("(渡口 | 圩堤) -标题：公交", "渡口 OR 圩堤 -标题:公交"),
        ("-(渡口 或 圩堤)", "-(渡口 OR 圩堤)"),
        ("题目:(渡口 圩堤)", "标题:渡口 标题:圩堤"),
        ("“研补+加计”", '"研补+加计"'),
        ("4+4+6", '"4+4+6"'),
        ("办法（试行）", '"办法（试行）"'),
        ("(办法（试行）)", '"办法（试行）"'),
        ("年份：２０２５…2023", "年份:2023..2025"),
        ("届:第十四届", "届:14"),
        ("届:二十..", "届:20.."),
        ("kind:remark 段落:proposal", "类型=讲话 段落=建议"),
        ("姓名：王＊", "发言人:王*"),
        ('姓名："王*"', '发言人:"王*"'),
        ("渡口 NEAR 圩堤", "渡口 NEAR 圩堤"),
        ("渡口 邻近/3 圩堤", "渡口 NEAR/3 圩堤"),
        ("邻近", "邻近"),
        ("界别=民革", "界别=民革"),
        ('"或"', '"或"'),
        (r'"甲\"乙"', r'"甲\"乙"'),
        ("a:b", '"a:b"'),
    ],
)
def test_a_query_is_printed_in_its_plainest_form(typed: str, plain: str) -> None:
    assert printed(parse(typed)) == plain
    assert parse(plain) == parse(typed)


def test_chips_each_leave_the_rest() -> None:
    made = chips("渡口 -年份:2023 标题:(圩堤 OR 闸)")
    assert [(chip.field, chip.text, chip.is_excluded) for chip in made] == [
        (None, "渡口", False),
        ("year", "-年份:2023", True),
        (None, "标题:圩堤 OR 标题:闸", False),
    ]
    assert made[1].rest == "渡口 标题:圩堤 OR 标题:闸"
    assert parse(" ".join(chip.text for chip in made)) == parse("渡口 -年份:2023 标题:(圩堤 OR 闸)")


def test_chosen_values_are_part_of_the_text() -> None:
    query = SearchQuery(
        text="渡口",
        session_ids=("a-1",),
        years=(2023, 2025),
        terms=(6,),
        kinds=(SpeechKind.REMARK,),
        sectors=("民革",),
        speakers=("蔺望川",),
        topics=("交通",),
        passages=(PassageKind.PROBLEM,),
    )
    text = text_of(query)
    assert text == (
        '渡口 会议="a-1" 类型=讲话 界别=民革 发言人=蔺望川 话题=交通 段落=问题 届:6 年份:2023 OR 年份:2025'
    )
    assert parse(text) == tree_of(query)
