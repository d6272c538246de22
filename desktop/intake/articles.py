"""Several articles in one source: where one session's account ends and another's begins."""

import re
from dataclasses import dataclass, replace

from desktop.intake import bodies, session_facts
from desktop.records import Label, LabelledLine, SessionKind

_OPENS = re.compile(
    r"^[\s　]*(?P<mark>[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．][\s　]*|[■●◆▲★]+[\s　]*)?"
    r"(?:[（(【]?本[报台][^。，]{0,24})?(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|[昨今前][天日]|日前|近日)"
    r"[^。]{0,40}?(?:召开|举行)"
)
_LONGEST_HEADLINE = 40
_TITLES = (Label.SPEECH_TITLE, Label.EXCERPT_HEADING, Label.NARRATIVE)
# The dateline of a news item: 本报讯, 甲社5日电, **甲网消息**（乙节目）：; an article has one.
_DATELINE = re.compile(
    r"^[\s　*＊【（(]*(?:本[报刊台网][^。，“]{0,20}?[讯电]|[^。，：“”\s]{2,10}(?:网|报|台|社)"
    r"[^。，“”]{0,16}?(?:消息|讯|电))(?=[\s　*＊】）)（(：:]|记者|通讯员)"
)
_HASHES = re.compile(r"^#{2,6}(?=[\s　])")


def articles_of(lines: tuple[LabelledLine, ...]) -> tuple[tuple[LabelledLine, ...], ...]:
    """Return the paragraphs of each article.

    One begins where a dateline stands again below headlines, or where an account opens another numbered
    session. The headlines right above such a paragraph go with it.
    """
    starts = _items(lines)
    lines = _as_items(lines, starts)
    starts = starts or _meetings(lines)
    ends = [*starts[1:], len(lines)]
    return tuple(lines[start:end] for start, end in zip(starts, ends, strict=True))


def _as_items(lines: tuple[LabelledLine, ...], starts: list[int]) -> tuple[LabelledLine, ...]:
    """Return the paragraphs with the opening of each item as such: below another it looks like a speech."""
    found, heading = list(lines), False
    for position, line in enumerate(lines):
        heading = heading or position in starts
        opens = heading and bool(_DATELINE.search(line.text))
        if opens and line.label is Label.BODY:
            found[position] = replace(line, label=Label.NARRATIVE)
        elif heading and not opens and line.label in _TITLES:
            found[position] = replace(line, label=Label.HEADLINE)
        heading = heading and not opens
    return tuple(found)


def _items(lines: tuple[LabelledLine, ...]) -> list[int]:
    """Return where the items of a digest begin, each with its own dateline; none if there are not two.

    Where headings are marked (##), every heading of their level begins an item.
    """
    datelines = [i for i, line in enumerate(lines) if _DATELINE.search(line.text)]
    starts = [0]
    for position in datelines[1:]:
        start = _with_headlines(lines, position, starts[-1])
        if start < position:
            starts.append(start)
    if len(starts) == 1:
        return []
    marked = [mark.group() for start in starts[1:] if (mark := _HASHES.match(lines[start].text))]
    headed = [i for i, line in enumerate(lines) if marked and line.text.startswith(f"{marked[0]} ")]
    return sorted({*starts, *(i for i in headed if i > datelines[0])})


def _meetings(lines: tuple[LabelledLine, ...]) -> list[int]:
    """Return where accounts open that cannot be of one session, from 0."""
    starts: list[int] = [0]
    known: _Meeting | None = None
    for position, line in enumerate(lines):
        meeting = _meeting_opened(line)
        if meeting is None:
            continue
        if known is not None and meeting.is_another(known):
            starts.append(_with_headlines(lines, position, starts[-1]))
        known = meeting
    return starts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meeting:
    """A meeting as the first sentence of an account names it; `news`: with a dateline, or a number or mark.

    So it is the item of a digest.
    """

    body: str | None
    numbers: tuple[int | None, int | None]
    kind: SessionKind
    news: bool

    def is_another(self, known: "_Meeting") -> bool:
        """Whether this cannot be the meeting known so far; without numbers only a new item says so."""
        if all(self.numbers) and all(known.numbers):
            return (self.body, self.numbers) != (known.body, known.numbers)
        return self.news and known.news and (self.body, self.kind) != (known.body, known.kind)


def _meeting_opened(line: LabelledLine) -> _Meeting | None:
    opens = _OPENS.search(line.text) if line.label is Label.NARRATIVE else None
    sentence = line.text.split("。")[0]
    match = session_facts.name_of(sentence) if opens else None
    if match is None or opens is None:
        return None
    term, ordinal, _ = session_facts.numbers_of(match)
    return _Meeting(
        body=bodies.body_of(sentence),
        numbers=(term, ordinal),
        kind=session_facts.kind_of(match.group(), sentence),
        news=bool(opens.group("mark")) or "本" in opens.group()[:4],
    )


def _with_headlines(lines: tuple[LabelledLine, ...], position: int, after: int) -> int:
    while position - 1 > after and _is_headline(lines[position - 1].text):
        position -= 1
    return position


def _is_headline(text: str) -> bool:
    return len(text) <= _LONGEST_HEADLINE and text[-1:] not in "。！？；”」"
