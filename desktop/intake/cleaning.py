"""Take out of a paragraph what is not part of its text, and remember where it was."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.records import IntakeWarning, Line, Origin

# Readings that some mirrors insert behind characters: 召开(kāi).
_PINYIN = re.compile(r"(?<=[\u3400-\u9fff])[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǘǚǜńňǹḿ]{1,7}[)）]")


# Where a printed page goes on: （下转第六版）, （上接第一版）.
_TURN = re.compile(r"[（(](?:下转|上接|紧接)[^（）()]{1,10}版?[）)][ 　]*|^(?:上接|紧接)第?\d{1,2}版[ 　]*")

_GOES_ON, _HEAD = re.compile(r"[（(]?(?:上接|紧接)"), 3

# 开幕会现场。 甲　摄: a picture's words that were run into the text.
_PICTURE = re.compile(
    r"(?:(?:^|(?<=[。！？]))[^。！？]{0,30}(?:现场|图为[^。]{0,40})。?)?"
    r"[ 　]*(?:[\u3400-\u9fff]{2,8}记者)?[ 　]+[\u3400-\u9fff]{2,4}[ 　]+摄(?:影)?(?:[ 　]+|$)"
)

# [06-24 09:20], the minute that a live text prints behind each turn.
_MINUTE = re.compile(
    r"[ 　]*[\[［【（(](?:\d{4}-)?\d{1,2}-\d{1,2}[ 　]\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[)）】］\]][ 　]*$"
)

# Pictures and ticks that public accounts set before a paragraph.
_ORNAMENT = re.compile(
    r"^[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200b\u3030\s]+(?=\w)(?<!\s)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """Cleaned paragraphs; `removed` holds, for a paragraph, the ranges taken out of it as it came.

    `goes_on`: the source says that it goes on from another page.
    """

    lines: tuple[Line, ...]
    removed: Mapping[int, tuple[tuple[int, int], ...]]
    goes_on: bool
    warnings: tuple[IntakeWarning, ...]

    def as_it_came(self, origin: Origin) -> Origin:
        """Return an origin counted in the paragraph as it came."""
        offset = origin.offset
        for start, end in self.removed.get(origin.line, ()):
            if start <= offset:
                offset += end - start
        return replace(origin, offset=offset)


def clean(lines: tuple[Line, ...]) -> Cleaned:
    """Take inserted readings, and notes on which page goes on, out of paragraphs."""
    removed = {line.n: spans for line in lines if (spans := _spans(line.text))}
    if not removed:
        return Cleaned(lines=lines, removed={}, goes_on=False, warnings=())
    goes_on = any(_GOES_ON.match(line.text) for line in lines[:_HEAD])
    kept = tuple(replace(line, text=_without(line.text, removed.get(line.n, ()))) for line in lines)
    return Cleaned(lines=kept, removed=removed, goes_on=goes_on, warnings=tuple(_doubts(lines)))


def _spans(text: str) -> tuple[tuple[int, int], ...]:
    patterns = (_PINYIN, _TURN, _PICTURE, _ORNAMENT, _MINUTE)
    return tuple(sorted(match.span() for pattern in patterns for match in pattern.finditer(text)))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    kept, position = "", 0
    for start, end in spans:
        kept += text[position:start]
        position = max(position, end)
    return kept + text[position:]


def _doubts(lines: tuple[Line, ...]) -> Iterator[IntakeWarning]:
    reading = next((line.n for line in lines if _PINYIN.search(line.text)), None)
    turn = next((line.n for line in lines if _TURN.search(line.text)), None)
    if reading:
        message = "Readings that were inserted behind characters were left out."
        yield IntakeWarning(code="pinyin-removed", message=message, line=reading)
    if turn:
        message = "A note of the page was cut out of a text."
        yield IntakeWarning(code="noise-in-speech", message=message, line=turn)
