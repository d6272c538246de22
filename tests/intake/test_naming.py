"""Where names of people end."""

import pytest

from benchmarks.intake.renaming import renamed
from desktop.intake.masks import masked
from desktop.intake.naming import places_of_names


def _names(*lines: str) -> list[list[str]]:
    return [[place.name for place in found] for found in places_of_names(lines)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("市政协委员方宏表示，优先改造供水管网。", ["方宏"]),
        ("副市长陶敏在讲话中说，要抓好落实。", ["陶敏"]),
        ("县政协主席令狐望主持会议。", ["令狐望"]),
        ("政协委员阿依努尔·吐尔逊介绍了情况。", ["阿依努尔·吐尔逊"]),
        ("委员方宏则建议，优先改造供水管网。", ["方宏"]),
        ("陈曦也认为，应当扩大范围。", ["陈曦"]),
        ("蒋蕾并提出建议。", ["蒋蕾"]),
        ("蒋蕾在发言中说，要抓好落实。", ["蒋蕾"]),
        ("县政协委员周仍建议加大投入。", ["周仍"]),
        ("委员李认在发言中说，要抓好落实。", ["李认"]),
        ("县政协委员陈因表示，要加大投入。", ["陈因"]),
        ("副省长车维则、市长岳世和出席会议。", ["车维则", "岳世和"]),
        ("出席会议的有王建国、李秀英、周海波。", ["王建国", "李秀英", "周海波"]),
        ("市政协副主席慕容谦主持会议。", ["慕容谦"]),
        ("旗政协副主席乌云其木格主持会议。", ["乌云其木格"]),
        ("本报记者 周海波 通讯员 陈曦", ["周海波", "陈曦"]),
        ("首先，请大家提出意见，商务、文旅等部门自愿参加。", []),
    ],
)
def test_a_name_ends_before_what_its_bearer_does(line: str, names: list[str]) -> None:
    assert _names(line) == [names]


def test_a_list_of_names_tells_that_an_odd_item_is_one() -> None:
    found = _names("市领导王建国、李秀英、曾从、周海波出席会议。")
    assert found == [["王建国", "李秀英", "曾从", "周海波"]]


def test_one_place_tells_how_a_name_ends_in_another() -> None:
    first, second = _names("市政协主席顾晓燕参加讨论。", "顾晓燕指出，要抓好落实。")
    assert first == second == ["顾晓燕"]


def test_what_follows_a_name_each_time_is_its_end() -> None:
    found = _names("省委书记华清和来到会场。", "华清和边听边记。", "华清和赞成报告。")
    assert found == [["华清和"]] * 3


def test_a_place_that_the_document_names_is_nobody() -> None:
    assert _names("政协江岭省委员会主办", "江岭日报") == [[], []]


def test_a_line_may_end_in_a_place_that_the_document_names() -> None:
    assert _names("政协江岭省委员会主办", "副市长陶敏到江岭") == [[], ["陶敏"]]


def test_equal_names_become_equal_characters_of_the_same_number() -> None:
    first, second = masked(["市政协委员方　宏：赞成。", "市政协主席方宏主持会议。"])
    assert [len(first), len(second)] == [12, 12]
    assert [first[5], first[7]] == [second[5], second[6]]


def test_an_article_is_renamed_with_its_answer() -> None:
    answer = {"sessions": [{"chair": ["方宏"], "speeches": [{"speakers": ["陶敏"], "starts": "陶敏说"}]}]}
    other = renamed("方宏主持，陶敏说，好。", answer, "1")
    assert other is not None
    session = other.answer["sessions"][0]
    assert other.text.startswith(session["chair"][0] + "主持")
    assert session["speeches"][0]["speakers"][0] in other.text
