"""Sentences in which each of several people spoke about a topic: 甲委员就A、乙委员就B先后作了发言."""

import re
from collections.abc import Iterator
from functools import cache

from desktop.intake.told_names import plain
from desktop.intake.told_speech import ReportedSpeech
from desktop.intake.vocabulary import name_pattern

_SPOKE = (
    r"(?:等)?(?:[两二三四五六七八九十\d]+个)?(?:方面)?(?:的?问题)?(?:[，,][^，,。；;就围针]{0,16})?[，,]?(?:分别|先后|依次|一一)?"
    r"(?:作了?|做了?|进行了?|发表了?)(?:大会|交流|重点|主题)?(?:发言|意见|看法)"
)


@cache
def _item() -> re.Pattern[str]:
    name = name_pattern()
    return re.compile(
        rf"(?:(?P<before>委员|常委)(?P<called>{name})|(?P<name>{name})(?P<behind>委员|常委)?)"
        r"(?:就|围绕|针对)(?P<topic>[^，,；;。：:“”]{2,40})"
    )


@cache
def _sentence() -> re.Pattern[str]:
    one = re.sub(r"\(\?P<\w+>", "(?:", _item().pattern)
    return re.compile(rf"(?:^|(?<=[，,。；;\s　上])){one}(?:[，,；;]{one})*{_SPOKE}(?=[，,。；;]|$)")


@cache
def _next() -> re.Pattern[str]:
    """Where the next of them begins behind 、."""
    name = name_pattern()
    return re.compile(rf"、(?=(?:(?:委员|常委){name}|{name}(?:委员|常委))(?:就|围绕|针对))")


def told_in_turn(text: str) -> Iterator[tuple[tuple[int, int], list[tuple[re.Match[str], tuple[int, int]]]]]:
    """Yield where each such sentence stands, and of each person in it the item and the span of the topic."""
    parted = _next().sub("；", text)
    for sentence in _sentence().finditer(parted):
        spoke = re.search(f"{_SPOKE}$", sentence.group())
        end = sentence.start() + spoke.start() if spoke else sentence.end()
        items = [(item, _topic(item, end)) for item in _item().finditer(parted, sentence.start(), end)]
        if len(items) > 1:
            yield sentence.span(), items


def _topic(item: re.Match[str], end: int) -> tuple[int, int]:
    start, stop = item.span("topic")
    return start, min(stop, end)


def one_in_turn(line: int, item: re.Match[str], topic: tuple[int, int]) -> ReportedSpeech:
    """Return what one of several spoke about who spoke in turn."""
    return ReportedSpeech(
        names=(plain(item.group("name") or item.group("called")),),
        office=item.group("before") or item.group("behind"),
        on_behalf_of=None,
        title=None,
        line=line,
        ranges=(topic,),
        subjects_only=True,
    )
