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


def test_a_short_sentence_says_what_the_next_one_counts() -> None:
    text = "学校变了样。但是困难也不少。第一是时间太紧；第二是书锁在柜子里。\n我希望开会少一些。"
    assert kinds(text) == [("problem", "第一是时"), ("problem", "第二是书")]


def test_first_words_that_say_what_is_wanting_are_problems() -> None:
    text = (
        "一是学位供给不足。只有两所。\n二是校舍欠账较多。\n三是师资结构失衡。\n"
        "为此，我们建议：\n第一，把地留出来。\n第二，把校建起来。"
    )
    assert [kind for kind, _ in kinds(text)] == ["problem"] * 3 + ["proposal"] * 2


@pytest.mark.parametrize("word", ["步", "条", "点", "项"])
def test_steps_count_as_points(word: str) -> None:
    assert kinds(f"建议：第一{word}，门票通用；第二{word}，排一台戏。") == [
        ("proposal", f"第一{word}，"),
        ("proposal", f"第二{word}，"),
    ]
