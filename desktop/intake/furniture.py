"""Lines that hold nothing but words of a page: where one is, how large the letters are, whom to tell."""

import re
from collections.abc import Sequence
from functools import cache

from desktop.intake.vocabulary import words
from desktop.records import Label, LabelledLine, Line

_MARKS = re.compile(r"[\s　\d:：>＞»/／|｜·•【】\[\]（）()<＜《》—\-+_.,，、。×☆★]+")
# The page before and behind it, whatever they are called.
_NEIGHBOUR = re.compile(r"^[\s　【\[]*[上下]一?[篇条页][\s　】\]]*[:：]")
# 编辑：办公室: an office of the house writes, and nobody who might have spoken.
_OFFICE_WRITES = re.compile(
    r"(?:作者|编辑|责任编辑|责编|审核|供稿|来源|信息来源|主办单位|承办单位|技术支持)[\s　]*[:：][\s　]*"
    r"(?:[^\s　:：，。]{0,6}(?:科|室|处|部|中心)|本[站网]|管理员|原创|未知|admin)(?=[\s　）)]|$)"
)


def is_furniture(text: str) -> bool:
    """Tell whether a line is left empty when the words, marks and numbers of a page are taken away.

    A line without such a word, or with a day, is none: 2024-03-05 says when. Nor is one that heads what
    does not belong to the text (相关新闻), for what is below depends on it.
    """
    if _NEIGHBOUR.match(text):
        return True
    if re.search(r"\d{4}\s*[年\-./]", text) or not re.search("[\u3400-\u9fff]", text):
        return False
    bare = _OFFICE_WRITES.sub("", text)
    left = _MARKS.sub("", _page_words().sub("", bare))
    return not left


@cache
def _page_words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words()["page_words"], key=len, reverse=True)))


def labels_of_furniture(lines: Sequence[Line]) -> dict[int, Label]:
    """Return as furniture the lines that hold nothing but words of a page, by paragraph number."""
    return {i: Label.NOISE for i, line in enumerate(lines, start=1) if is_furniture(line.text)}


def without_furniture(lines: Sequence[LabelledLine]) -> list[LabelledLine]:
    """Return the lines that say something."""
    return [line for line in lines if not is_furniture(line.text)]
