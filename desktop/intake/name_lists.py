"""Names in a list as a news item prints them: 市领导甲、乙，秘书长丙以及有关部门负责人."""

import re
from dataclasses import dataclass
from functools import cache

from desktop.intake.vocabulary import HAN, family_name_pattern, name_pattern, office_pattern, words

_H = HAN
# The last word of those who are named by what they are.
_GROUP = re.compile(
    "(?:主任|委员|常委|代表|领导|部门|单位|同志|会议|中心|机关|成员|人员|负责人|发言人|主持人|专家|学者"
    "|干部|主席|秘书长|书记|组长|召集人|人士|嘉宾|团体|们)$"
)
_ORGAN = re.compile("[会局部厅委处办界院]$")
# The end of a body or place whose office follows: 供销社主任, 自治县县长.
_BODY = re.compile("[联社室省市县区州盟旗队组所站协团校]$|^[省市县区州旗][\u4e00-\u9fff]{1,2}$|副$")
# 商务、文旅等部门负责人: what stands before is no list of people.
_OFFICES_NAMED = re.compile("等[^，、]{0,6}(?:部门|单位|委办|机关|科室|乡镇|街道)")
# No name holds these: what they stand in is a clause.
_CLAUSE = re.compile(
    "[的了着过在是和及等们]|认为|表示|主持|召开|围绕|提案|意见|建议|讲话|发言|视察|调研|座谈|名单|人选|候选|小组|召集|执行|听取|通过|报告|工作"
    "|作为|自[愿主行觉]|积极|踊跃|情况|作用|活动|议程|日程|通报|说明"
)
# What is done with a person or an office is not an office: 听取主席甲的报告.
_DONE = re.compile(
    "传达|学习(?!委)|审议|通过|听取|汇报|围绕|关于|落实|精神|选举|任命|免去|补选|接受|决定|同意|推举|表决"
    "|代表(?=[^、，]{2,}(?:代表|委员|主席|书记|常委))|委托|陪同|邀请|介绍|宣读|宣布"
)
_AND = re.compile(rf"(?<={_H}{{2}})(?:以及|和|及|与|暨)(?={_H}{{2}})")
_TRAILING = re.compile(r"(?:等|分别|也|还|共同|一同|应邀|同志|先后|一起|亲自|召集并|在(?!.))+$")
# 甲、乙均出席: a word that only several people have, so that one alone may be called 均.
_ALL = re.compile(rf"(?<={_H}{{2}})[均都](?:应邀|分别|共同|一起)*$")
# 甲在某处主持, 甲率乙等: where, with whom and how a person does something.
_HOW = re.compile(
    rf"(?<={_H}{{2}})(?:在(?=[^，]{{2}})|分别到|到各|对|就|率(?=[^，]{{2}})|一行|\d{{1,2}}[日时]|提前|专程|认真|全程|亲切|随后|再次|前往|深入|代表(?=[^，团]{{2}})).*$"
)
# 甲主席主持: an office behind a name.
_BEHIND = re.compile(
    r"(?P<office>(?:常务)?副?(?:主席|委员长|书记|省长|市长|县长|区长|州长|主任|秘书长|总理|部长|会长|局长)|同志|委员|常委)$"
)
# Words that open what is no name in a list of names: 各委办, 市直部门.
_KINDS = re.compile("^[各全市县省区州本我部有相其][^，]")
_OTHERS = re.compile(rf"(?<={_H}{{2}})等.*$")
# Honours behind a name (G.B.S., J.P.), notes in brackets, and how many they are.
_NOTES = re.compile(
    r"[，,]?\s*(?:[A-Z]\.?){2,6}(?![A-Za-z])|[（(][^）)]*[）)]"
    r"|(?:等|共计?)\s*[\d一二三四五六七八九十]+\s*[位名]?人?|等$"
)
_SHORTEST_NAME = 2
_FEWEST_NAMES = 2
_TWO_HALVES = 4
_BEFORE_OFFICE = re.compile(r"^(?:.*[：:*＊])?(?:(?:会议|大会)?(?:由|经|请))?")


@dataclass(frozen=True, slots=True)
class Named:
    """A person in a list, with the office printed before the name or before the list that it is in."""

    name: str
    office: str | None


def names_in(segment: str) -> list[Named]:
    """Return the names of a list such as 市领导甲、乙，秘书长丙等, each with the office before it."""
    found: list[Named] = []
    for separator, item in _without_offices(_items(segment)):
        goes_on = bool(found) and separator == "、"
        person = _person_in(item)
        if person is None and goes_on and _is_rare_name(bare := _bare(item)) and not _KINDS.match(bare):
            person = Named(bare, None)
        if person is None:
            continue
        if person.office is None and goes_on:
            # 副主席甲、乙: the office before a list is that of all in it.
            shared = found[-1].office
            person = Named(person.name, shared if shared and "领导" not in shared else None)
        found.append(person)
    return found


def _without_offices(items: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Leave out an item such as 文旅等部门负责人, and what goes before it unless known as a name."""
    kept: list[tuple[str, str]] = []
    for separator, item in items:
        if not _OFFICES_NAMED.search(item):
            kept.append((separator, item))
            continue
        while kept and separator == "、" and not _is_surely_a_person(kept[-1][1]):
            separator, _ = kept.pop()  # noqa: PLW2901
    return kept


def _is_surely_a_person(item: str) -> bool:
    """Tell whether an item is a person even before 等部门: 商务 is none, though there is a family 商."""
    person = _person_in(item)
    return person is not None and bool(person.office or len(person.name) > _SHORTEST_NAME)


def listed(value: str) -> list[Named]:
    """Return the people of a list that is nothing but one, such as the value of 出席：甲、乙.

    What it separates is a name by its place, whatever the surname; those who are named by what they are
    (各处室负责人) are no people.
    """
    items = _separated(value)
    if any(map(_is_group, items)):
        # 政协委员、居民代表、物业: beside groups a word is no name by its place alone.
        items = [item for item in items if not _is_rare_name(item) or _has_surname(item)]
    found: list[Named] = []
    for person in (person for item in items if not _is_group(item) for person in _people_in(item)):
        if person.name not in (known.name for known in found):
            found.append(person)
    return found


def _has_surname(item: str) -> bool:
    return _is_known_name(item) or bool(re.fullmatch(rf"{family_name_pattern()}{_H}{{2}}", item))


def _is_group(item: str) -> bool:
    """Tell whether an item of a list names people by what they are, and nobody: 政协委员, 各处室负责人."""
    return bool(_GROUP.search(_OTHERS.sub("", item))) and _person_in(item) is None


def is_list(value: str) -> bool:
    """Tell whether each item of a list is a person, so that the value is no clause."""
    items = _separated(value)
    return bool(items) and all(map(_people_in, items))


def _people_in(item: str) -> list[Named]:
    return [Named(item, None)] if _is_rare_name(item) else _divided(item) or names_in(item)


def _separated(value: str) -> list[str]:
    """Return the items of a list by its marks, or by its spaces where it has no marks; names unspaced."""
    plain = _NOTES.sub("", value).strip(" 　。；;")
    plain = re.sub(rf"(?<![^\s　、，,；;：])({_H})[ 　]+({_H})(?![^\s　、，,；;。])", r"\1\2", plain)
    items = [item.strip() for item in re.split(r"[、，,；;\n]", plain) if re.search(_H, item)]
    apart = _without_groups(re.split(r"[ 　\t]+", items[0])) if len(items) == 1 else []
    if apart and all(map(_is_rare_name, apart)):
        return apart
    return [part for item in items for part in _parted(item)]


def _without_groups(apart: list[str]) -> list[str]:
    """Leave out groups behind two names or more (甲 乙 各处室负责人); before a name stands its office."""
    end = len(apart)
    while end > _FEWEST_NAMES and _GROUP.search(apart[end - 1]):
        end -= 1
    return apart[:end]


def _divided(item: str) -> list[Named]:
    """Return who stands behind an office and a space (区长 甲), or around one (卓委员以恩)."""
    apart = re.fullmatch(rf"(?P<office>\S*{_H})[ 　]+(?P<name>\S+(?:[ 　]{_H})?)", item)
    if apart and _is_rare_name(name := re.sub("[ 　]", "", apart.group("name"))):
        return [Named(name, apart.group("office"))]
    titles = "|".join(words()["offices"])
    around = re.fullmatch(
        rf"(?P<family>{family_name_pattern()})(?P<office>{titles})(?P<given>{_H}{{1,2}})", item
    )
    if around:
        return [Named(around.group("family") + around.group("given"), around.group("office"))]
    behind = re.fullmatch(rf"(?P<name>{_H}{{2,3}})(?P<office>{titles})", item)
    return [Named(*behind.group("name", "office"))] if behind and _is_rare_name(behind.group("name")) else []


def ends_in_list(part: str) -> bool:
    """Tell whether a part of a sentence, up to a comma, is a piece of a list of people."""
    items = [item for _, item in _items(part)]
    if not items or _DONE.search(items[-1]):
        return False
    last = items[-1]
    listed = len(items) > 1 and _is_rare_name(_bare(last))
    return _person_in(last) is not None or listed or bool(_GROUP.search(_OTHERS.sub("", last).strip()))


def _items(segment: str) -> list[tuple[str, str]]:
    """Return the items of a list, each with the mark before it."""
    parts = re.split(r"([、，,])", segment)
    found: list[tuple[str, str]] = []
    for position in range(0, len(parts), 2):
        separator = parts[position - 1] if position else ""
        found += [
            (separator if i == 0 else "、", item) for i, item in enumerate(_parted(parts[position].strip()))
        ]
    if len(found) > 1:
        separator, last = found[-1]
        found[-1] = (separator, _ALL.sub("", last))
    return [(separator, item) for separator, item in found if item]


def _parted(item: str) -> list[str]:
    """Part 甲和秘书长乙 in two, where who stands before the word is a whole name (not 罗和平)."""
    for match in _AND.finditer(item):
        before, after = item[: match.start()], item[match.end() :]
        if _person_in(before) is not None and not _is_name_across(item, match):
            return [before, *_parted(after)]
    return [item]


def _is_name_across(item: str, match: re.Match[str]) -> bool:
    person = _person_in(item)
    return person is not None and item.rfind(person.name) < match.start()


def _bare(item: str) -> str:
    """Return an item without notes in brackets, spaces within a name, and what follows the name."""
    item = re.sub(rf"[（(][^）)]*[）)]|(?<={_H})[ 　](?={_H})", "", item)
    return _TRAILING.sub("", _HOW.sub("", _OTHERS.sub("", item))).strip(" 　")


def _person_in(item: str) -> Named | None:
    item = _bare(item)
    if _is_known_name(item) and not _ORGAN.search(item):
        return Named(item, None)
    behind = _BEHIND.search(item)
    if (behind and not _ORGAN.search(item[: behind.start()])) and (
        re.fullmatch(name_pattern(), item[: behind.start()]) or _is_rare_bearer(item[: behind.start()])
    ):
        return Named(item[: behind.start()], behind.group("office"))
    for office in reversed(list(re.finditer(office_pattern(), item))):
        rest = item[office.end() :].strip(" 　").removeprefix("候选人")
        if (_is_known_name(rest) or _is_rare_name(rest)) and not _DONE.search(office.group()):
            return Named(rest, _BEFORE_OFFICE.sub("", item[: office.end()]))
    return None


def _is_rare_bearer(text: str) -> bool:
    """Tell whether what stands before an office (甲主席) may be a whole name, and no body or place."""
    return bool(re.fullmatch(f"{_H}{{3}}", text)) and _is_rare_name(text) and not _BODY.search(text)


def _is_known_name(text: str) -> bool:
    return bool(re.fullmatch(name_pattern(), text)) and not _GROUP.search(text)


@cache
def _halves() -> frozenset[str]:
    return frozenset(words()["minority_name_parts"])


def _is_rare_name(text: str) -> bool:
    """Tell whether a text may be a name with a surname that is not known; its place says that it is one."""
    # 桑力格图: half of a long name are characters that write other languages' sounds.
    if re.fullmatch(f"{_H}{{4,6}}", text):
        sounds = len(re.findall(f"[{words()['sounds']}]", text)) * 2 >= len(text)
        # 南卡才让: two words of which one is known to be half of names.
        whole = sounds or (len(text) == _TWO_HALVES and not _halves().isdisjoint((text[:2], text[2:])))
    else:
        dotted = rf"{_H}{{1,6}}(?:[·•‧・．.]{_H}{{1,6}})+"
        whole = bool(re.fullmatch(rf"{_H}{{2,3}}|{dotted}|{name_pattern()}", text))
    # 副区长早早来到: a character said twice behind an office is an adverb.
    return (
        whole
        and not re.fullmatch(r"(.)\1", text)
        and not any(part.search(text) for part in (_GROUP, _CLAUSE, _ORGAN))
    )
