"""Words of a page around or between the paragraphs of a text say nothing, and part nothing."""

import pytest

from desktop.intake import plan_reading
from desktop.intake.furniture import is_furniture
from desktop.intake.readers import read_source
from desktop.records import IntakePlan, Label, Source

HEADLINE = "市政协召开专题协商会"
REST = (
    "5月8日，澜川市政协召开专题协商会。市政协主席卫承岳主持会议。\n"
    "蔺望川委员建议，站台要补上路灯。\n苏晚舟委员说，小街开不进大车，要用小车接驳。"
)
PAGE = (
    "当前位置：首页 > 政协要闻 > 正文\n字号：【大】【中】【小】\n"
    "作者：办公室  编辑：管理员\n阅读：1024次\n收藏 打印 关闭"
)


@pytest.mark.parametrize("line", [*PAGE.split("\n"), "上一篇：委员走进社区", "【打印本页】【关闭窗口】"])
def test_a_line_of_nothing_but_words_of_a_page_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2024",
        "发布时间：2024-05-08 阅读：31",
        "作者：卫承岳",
        "来源：澜川日报",
        "大家",
        "相关新闻",
        "要闻：路灯补上了",
    ],
)
def test_what_says_something_is_none(line: str) -> None:
    assert not is_furniture(line)


def told(text: str) -> list[object]:
    plan: IntakePlan = plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt")))
    (session,) = plan.sessions
    return [session.facts, *((s.kind, s.speaker_names, s.title, s.text) for s in session.speeches)]


@pytest.mark.parametrize(
    "text",
    [
        f"{PAGE}\n{HEADLINE}\n{REST}\n",
        f"{HEADLINE}\n{PAGE}\n{REST}\n",
        f"{HEADLINE}\n{REST}\n{PAGE}\n",
        f"{HEADLINE}\n" + REST.replace("\n", f"\n{PAGE}\n") + "\n",
    ],
)
def test_a_text_is_read_alike_with_words_of_the_page_anywhere(text: str) -> None:
    assert told(text) == told(f"{HEADLINE}\n{REST}\n")


def test_furniture_is_labelled_as_such() -> None:
    plan = plan_reading(
        read_source(Source(content=f"{HEADLINE}\n{PAGE}\n{REST}\n".encode(), media_type="", name="a.txt"))
    )
    assert {line.label for line in plan.lines[1:6]} == {Label.NOISE}
