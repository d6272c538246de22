"""Names as an account prints them, of one or of several, and what each of several spoke about."""

import re

from desktop.intake.tellers import called
from desktop.intake.vocabulary import spaced_name_pattern

# 甲委员、某会的乙常委
_LISTED = re.compile(r"(?:、|(?<=委员|常委)[和与])(?:[^、]*的)?")
_SPOKE = re.compile(
    "(?:等(?:方面|问题)?)?(?:进行|作|做|发表|提出|谈|讲)了?[^，。；、]{0,6}(?:发言|交流|看法|观点|意见|建议)$"
)


def plain(name: str) -> str:
    """Return a name without spaces and what its bearer is called."""
    return re.sub(r"[ 　]", "", re.sub(f"(?<=..){called().pattern}", "", name))


def names_of(printed: str) -> list[str]:
    """Split 甲、乙和丙, each as printed."""
    return [name for part in printed.split("、") for name in _pair(part)]


def listed_names(printed: str) -> tuple[str, ...]:
    """Return the names of a list in which each may be called something, and be of a body (某会的乙常委)."""
    return tuple(map(plain, _LISTED.split(printed)))


def named_before(before: str, behind: str) -> list[str]:
    """Return who is named before the office of somebody they speak with (甲委员和某会主席乙联合发言)."""
    joint = re.match("(?:委员|常委)?(?:联合|共同|联名|一起|一同)", behind)
    first = re.fullmatch(r"(?:[^，。、]*的)?([^，。、的]{2,4})(?:委员|常委)[和与][^、]*", before)
    return [first.group(1)] if joint and first else []


def topics_of_each(text: str, about: tuple[int, int], people: int) -> list[tuple[int, int]]:
    """Return where the topic of each of several people stands (就丙、丁发表意见); none unless they pair."""
    start, end = about[0] + 1, about[1]
    topics = re.finditer("[^、；;]+", _SPOKE.sub("", text[start:end]))
    found = [(start + topic.start(), start + topic.end()) for topic in topics]
    return found if len(found) == people > 1 else []


def _pair(names: str) -> tuple[str, ...]:
    """Split 甲和乙, but not a name that holds 和 itself."""
    pair = re.fullmatch(rf"(\S{{2,4}}?)(?:委员|常委)?和({spaced_name_pattern()}(?:委员|常委)?)", names)
    return pair.groups() if pair else (names,)
