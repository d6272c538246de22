"""Change what must not matter in articles with answers: python -m benchmarks.intake.circumstances [SEED…]

Each change keeps what an article says: where the page stands around it, how its paragraphs are set, which
width its digits and marks have, how its numbers are written, which invented place it tells of. An article
that is right before a change and wrong behind it shows a decision that hangs on such a thing.
"""

import json
import random
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.intake.answers import ARTICLES, articles_in, judged
from desktop.intake import places, plan_reading
from desktop.intake.readers import read_source
from desktop.intake.vocabulary import number_of
from desktop.records import Source
from desktop.workflows.plan_json import plan_as_json

Answer = dict[str, Any]
# A change gives the words of an article and of its answer anew; None where there is nothing to change.
Change = Callable[[str, Answer, random.Random], tuple[str, Answer] | None]

_ABOVE = (
    "当前位置：首页 > 政协要闻 > 正文",
    "字号：【大】【中】【小】",
    "您现在的位置：首页>>工作动态",
    "作者：办公室  编辑：管理员",
    "分享到：微信 微博 QQ空间",
    "阅读：1024次",
)
_BELOW = (
    "上一篇：委员走进社区",
    "下一篇：我市部署安全生产工作",
    "【打印本页】【关闭窗口】",
    "责任编辑：管理员",
    "浏览次数：317",
    "主办单位：办公室　技术支持：信息中心",
    "网站地图 | 联系我们 | 隐私声明",
)
_INDENTS = ("", "　　", "    ", "\t", "\u00a0\u00a0")
_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_MARKS = str.maketrans("，：；（）", ",:;()")
_NUMERAL = re.compile("[一二三四五六七八九十]{1,3}(?=届|次(?:会议|常委|主席|全体))")
_PLACE = re.compile("([\u4e00-\u9fff]{2,4})([市县区])政协")
_STEMS = ("云沙市", "北河州", "书岭", "旗山", "协溪", "乌兰木里", "石家湾", "区川")


def page(text: str, answer: Answer, chance: random.Random) -> tuple[str, Answer]:
    """Put lines of a page above and below."""
    above = "\n".join(chance.sample(_ABOVE, 2))
    below = "\n".join(chance.sample(_BELOW, 3))
    return f"{above}\n{text.rstrip()}\n{below}\n", answer


def paragraphs(text: str, answer: Answer, chance: random.Random) -> tuple[str, Answer]:
    """Set paragraphs with another indent, with or without empty lines between them, ended as on Windows."""
    indent = chance.choice(_INDENTS)
    lines = [indent + line.strip() for line in text.split("\n") if line.strip()]
    return chance.choice(("\n", "\n\n", "\r\n")).join(lines) + "\n", answer


def digits(text: str, answer: Answer, _: random.Random) -> tuple[str, Answer]:
    """Print digits in full width."""
    return text.translate(_DIGITS), answer


def marks(text: str, answer: Answer, _: random.Random) -> tuple[str, Answer]:
    """Print marks in half width."""
    return text.translate(_MARKS), answer


def numerals(text: str, answer: Answer, _: random.Random) -> tuple[str, Answer] | None:
    """Write the numbers of terms and sessions in digits."""
    return _everywhere(text, answer, lambda words: _NUMERAL.sub(lambda n: str(number_of(n.group())), words))


def place(text: str, answer: Answer, chance: random.Random) -> tuple[str, Answer] | None:
    """Let an invented place that is called by its full name in the text have another name."""
    named = [_PLACE.fullmatch(str(session["body"])) for session in answer["sessions"]]
    stems = {found.group(1) for found in named if found and found.group() in text}
    if len(stems) != 1 or places.is_known(stem := stems.pop()):
        return None
    new = chance.choice([other for other in _STEMS if other not in text])
    return _everywhere(text, answer, lambda words: words.replace(stem, new))


CHANGES: tuple[Change, ...] = (page, paragraphs, digits, marks, numerals, place)


def _everywhere(text: str, answer: Answer, change: Callable[[str], str]) -> tuple[str, Answer] | None:
    changed = change(text)
    if changed == text:
        return None
    # An answer counts the characters of a speech; a name of another length in it would be no fault.
    given: Answer = json.loads(change(json.dumps(answer, ensure_ascii=False)))
    grown = len(changed) - len(text)
    for speech in (speech for session in given["sessions"] for speech in session["speeches"]):
        speech["len"], speech["len_max"] = speech["len"] - max(0, -grown), speech["len_max"] + max(0, grown)
    return changed, given


def faults_of(name: str, text: str, answer: Answer) -> tuple[str, ...]:
    """Return what has to be corrected in a text by its answer."""
    plan = plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt")))
    return judged(name, answer, plan_as_json(plan)).corrections


def main(seeds: Sequence[int]) -> None:
    articles = [(path, answer) for path, answer in articles_in(ARTICLES) if path.suffix == ".txt"]
    print("| change | changed | still right |\n|---|---|---|")
    for change in CHANGES:
        wrong: dict[str, tuple[str, ...]] = {}
        changed = 0
        for seed in seeds:
            for path, answer in articles:
                chance = random.Random(f"{seed} {change.__name__} {path.stem}")
                if given := change(path.read_text("utf-8"), answer, chance):
                    changed += 1
                    if faults := faults_of(path.stem, *given):
                        wrong[f"{path.stem} ({seed})"] = faults
        print(f"| {change.__name__} | {changed} | {changed - len(wrong)} |")
        for name, faults in wrong.items():
            print(f"    {name}: {'; '.join(faults[:3])}", file=sys.stderr)


if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]] or [1])
