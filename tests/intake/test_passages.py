"""Numbered problems and proposals are told apart, however a speech leads to them."""

import pytest

from desktop.intake.passages import passages_of


def kinds(text: str) -> list[tuple[str, str]]:
    return [(passage.kind.value, text[passage.start : passage.start + 4]) for passage in passages_of(text)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("夜班回家有三难：", "希望"),
        ("夜班回家不方便。", "建议市里"),
        ("", "建议"),
        ("夜班回家不方便。", "应对之策，"),
    ],
)
def test_what_is_wrong_stands_before_what_is_proposed(first: str, second: str) -> None:
    text = f"{first}一是末班车早；二是站台没有灯。{second}一是延后末班车；二是在站台补灯。"
    assert kinds(text) == [
        ("problem", "一是末班"),
        ("problem", "二是站台"),
        ("proposal", "一是延后"),
        ("proposal", "二是在站"),
    ]


def test_a_sentence_that_counts_problems_leads_to_them() -> None:
    text = "公交办得好。但是有几个问题值得注意。第一，末班车早。第二，站台没有灯。\n我建议有关部门想想办法。"
    assert kinds(text) == [("problem", "第一，末"), ("problem", "第二，站")]
