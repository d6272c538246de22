"""Give every person of an article another name, in its text and its answer alike: nothing else may change."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.intake.answers import PEOPLE, plain

_COMMON = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_RARE = (
    "祁芮羿靳邴糜巫乌焦牧隗逄冉桑郏浦尚晏瞿阎慕茹鱼容戈庾暨耿匡广沃蔚隆巩聂晁勾敖冷辛"
    "阚毋鞠丰查竺逯盖桓晋楚闫岳帅海况琴冼应宗丁宣安常乐方文明成和时从向"
)
_DOUBLE = ("欧阳", "上官", "司马", "诸葛", "皇甫", "令狐", "慕容", "东方", "端木", "司徒", "尉迟", "淳于")
# Given names that are words, too, or begin or end like one.
_WORDS = (
    "会 会民 和 世和 和平 表 师表 望 望远 新望 认 要武 建 建中 议 子议 在 在田 就 成就 从 从军 "
    "从文 向 向东 向前 文 文明 明 明理 高 高远 方 方正 安 安全 常 常青 也 则 则明 均 成均 正 同 "
    "同舟 来 来福 到远 主恩 强 强国 谈 论 道 答 问 闻 记 作民 以恒 因 为民 有为 通 通达 关山 全 "
    "充 先 先明 首阳 随 当归 仍 再生 又新 更生 新 国 家 发 发展 公 公开 平 平安 长 长征 听涛 介 "
    "指南 出新 报国 应 应声 对 言 直言 多 初 着新 实 立 用 能 可"
).split()
_PLAIN = (
    "伟芳娜敏静丽军洋勇艳杰涛磊霞波宁琳鹏飞雪梅玲桂英秀兰玉珍春燕"
    "志刚俊峰晓红海滨嘉怡雨欣子轩梓涵若楠景行怀瑾思远"
)
_MINORITY = (
    "古丽娜尔·麦麦提 阿依努尔·吐尔逊 买买提江·艾力 努尔兰·哈力克 帕提古丽·依明 扎西顿珠 次仁旺堆 德吉卓嘎 "
    "格桑平措 乌兰图雅 苏日娜 巴特尔 阿迪木呷 洛桑尼玛"
).split()
_CALLED = (
    "委员|常委|代表|副?主席|副?书记|副?主任|副?[省市县区]长|副?[局部厅处院校会]长"
    "|老师|教授|同志|先生|女士|律师|医生|总"
)
_HAN = "[\u3400-\u9fff]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """An article and its answer with other names, and the names by what they were."""

    text: str
    answer: dict[str, Any]
    names: Mapping[str, str]


def renamed(
    text: str, answer: Mapping[str, Any], seed: str, words: frozenset[str] = frozenset()
) -> Renamed | None:
    """Return an article with all its people renamed, or None where that cannot be done without doubt.

    `words` are common words: a name that is one stays, for not each place where it stands may be the person.
    """
    names = [name for name in sorted(names_of(answer)) if name not in words and spaced(name).search(text)]
    chance = random.Random(seed)
    new = _new_names(names, text, chance)
    short = _short_forms(text, names, new)
    if not names or short is None:
        return None
    everywhere = re.compile("|".join(spaced(n).pattern for n in sorted(new, key=len, reverse=True)))
    spans = [(m.span(), _in_form(m.group(), new)) for m in everywhere.finditer(text)]
    taken = [span for span, _ in spans]
    for match in re.finditer(
        rf"(?:(?<=[老小])|(?<!{_HAN}))(?P<family>{_HAN})(?={_CALLED})|[老小](?P<one>{_HAN})(?=说|认为|建议|表示)",
        text,
    ):
        group = "family" if match.group("family") else "one"
        to, at = short.get(match.group(group)), match.span(group)
        if to and not any(a <= at[0] < b for a, b in taken):
            spans.append((at, to))
    spans.sort()
    mapping = _Mapping.of(text, spans)
    for name in new.values():
        if len(spaced(name).findall(mapping.text)) != sum(
            to.replace(" ", "").replace("　", "") == name for _, to in spans
        ):
            return None
    return Renamed(text=mapping.text, answer=mapping.changed(answer, new), names=new)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mapping:
    """What became of a text: its bare letters before and after, and of each letter whether a name held it."""

    text: str
    before: str
    after: str
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str, spans: list[tuple[tuple[int, int], str]]) -> "_Mapping":
        pieces: list[tuple[str, str]] = []
        last = 0
        for (start, end), to in spans:
            pieces += [(text[last:start],) * 2, (text[start:end], to)]
            last = end
        pieces.append((text[last:],) * 2)
        before, after = "", ""
        starts: list[int] = []
        ends: list[int] = [0]
        for old, new in pieces:
            bare, given = plain(old), plain(new)
            same = old == new
            for i in range(len(bare)):
                # Inside a name a passage begins behind it and ends before it.
                starts.append(len(after) + (i if same else 0 if i == 0 else len(given)))
                ends.append(len(after) + (i + 1 if same else len(given) if i == len(bare) - 1 else 0))
            before, after = before + bare, after + given
        starts.append(len(after))
        return cls(
            text="".join(new for _, new in pieces), before=before, after=after, starts=starts, ends=ends
        )

    def moved(self, passage: str) -> tuple[int, int, int] | None:
        """Return where a passage stands in the text before, and its bounds in the text after."""
        bare = plain(passage)
        at = self.before.find(bare) if bare else -1
        return None if at < 0 else (at, self.starts[at], self.ends[at + len(bare)])

    def words(self, passage: str, new: Mapping[str, str]) -> str:
        """Return words of an answer as the new text has them."""
        found = self.moved(passage)
        if found and self.after[found[1] : found[2]] != plain(passage):
            return self.after[found[1] : found[2]]
        if not found:
            for name in sorted(new, key=len, reverse=True):
                passage = passage.replace(name, new[name]).replace(plain(name), plain(new[name]))
        return passage

    def changed(self, value: Any, new: Mapping[str, str]) -> Any:
        """Return an answer, or a part of one, with the new names; lengths of texts follow."""
        if isinstance(value, str):
            return new.get(value) or self.words(value, new)
        if isinstance(value, list):
            return [self.changed(item, new) for item in value]
        if not isinstance(value, Mapping):
            return value
        changed = {key: item if key == "text" else self.changed(item, new) for key, item in value.items()}
        if "len" in value and "starts" in value and "ends" in value:
            grown = self._grown(value)
            for key in ("len", "len_max"):
                if key in value:
                    changed[key] = max(0, value[key] + grown)
        return changed

    def _grown(self, speech: Mapping[str, Any]) -> int:
        start = self.moved(speech["starts"])
        end = self.before.find(plain(speech["ends"]), start[0]) if start else -1
        if start is None or end < 0:
            return 0
        last = end + len(plain(speech["ends"]))
        return (self.ends[last] - self.starts[start[0]]) - (last - start[0])


def names_of(value: Any, people: bool = False) -> set[str]:
    """Return the names of people in an answer."""
    if isinstance(value, str):
        return {value} if people and re.fullmatch(rf"{_HAN}{{2,8}}(?:[·•‧・]{_HAN}+)*", value) else set()
    if isinstance(value, list):
        return set().union(*(names_of(item, people) for item in value))
    if not isinstance(value, Mapping):
        return set()
    keys = ("speakers", *PEOPLE)
    return set().union(
        *(
            names_of(item, people or key.removesuffix("_any").removesuffix("_optional") in keys)
            for key, item in value.items()
        )
    )


def spaced(name: str) -> re.Pattern[str]:
    """Return a pattern for a name; one of two characters may be letter-spaced as in print."""
    return re.compile(rf"{name[0]}[ 　]{{0,2}}{name[1]}" if len(name) == 2 else re.escape(name))


def _in_form(found: str, new: Mapping[str, str]) -> str:
    bare = re.sub("[ 　]", "", found)
    to = new[bare]
    return to if bare == found or len(to) != 2 else found[0].replace(bare[0], to[0]) + found[1:-1] + to[1]


def _family(name: str) -> str:
    return name[:2] if name[:2] in _DOUBLE else name[:1]


def _short_forms(text: str, names: list[str], new: Mapping[str, str]) -> dict[str, str] | None:
    """Return the new family names for 王主席 and 老王, or None where one is that of two people."""
    families: dict[str, set[str]] = {}
    for name in names:
        families.setdefault(_family(name), set()).add(name)
    short = {}
    for family, bearers in families.items():
        used = re.search(
            rf"(?<!{_HAN}){family}(?:{_CALLED})|[老小]{family}(?:{_CALLED}|说|认为|建议|表示)", text
        )
        if not used:
            continue
        if len(bearers) > 1:
            return None
        short[family] = _family(new[next(iter(bearers))]).split("·")[0]
        if "·" in new[next(iter(bearers))] or new[next(iter(bearers))] in _MINORITY:
            return None
    return short


def _new_names(names: list[str], text: str, chance: random.Random) -> dict[str, str]:
    """Return a new name for each; no new one stands in the text already, or within another."""
    new: dict[str, str] = {}
    spaced = {
        name for name in names if len(name) == 2 and re.search(rf"{name[0]}[ 　]{{1,2}}{name[1]}", text)
    }
    for name in names:
        for candidate in _candidates(chance):
            others = [*new.values(), *names]
            clash = any(candidate in other or other in candidate for other in others)
            if not clash and candidate not in text and (name not in spaced or len(candidate) == 2):
                new[name] = candidate
                break
    return new


def _candidates(chance: random.Random) -> Iterator[str]:
    while True:
        kind = chance.random()
        if kind < 0.06:
            yield chance.choice(_MINORITY)
            continue
        family = chance.choice(_COMMON if kind < 0.75 else _RARE if kind < 0.92 else _DOUBLE)
        given = chance.random()
        if given < 0.45:
            yield family + chance.choice(_WORDS)
        elif given < 0.65:
            yield family + chance.choice(_PLAIN)
        else:
            yield (
                family
                + chance.choice(_PLAIN)
                + chance.choice(_PLAIN + "".join(w for w in _WORDS if len(w) == 1))
            )
