"""Several articles in one source: where one session's account ends and another's begins."""

import re
from dataclasses import dataclass

from desktop.intake import bodies, session_facts
from desktop.records import Label, LabelledLine, SessionKind

_OPENS = re.compile(
    r"^[\s　]*(?:[（(【]?本[报台][^。，]{0,24})?(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|[昨今前][天日]|日前|近日)"
    r"[^。]{0,40}?(?:召开|举行)"
)
_LONGEST_HEADLINE = 40


def articles_of(lines: tuple[LabelledLine, ...]) -> tuple[tuple[LabelledLine, ...], ...]:
    """Return the paragraphs of each article: one begins where an account opens another numbered session.

    The headlines right above such a paragraph go with it.
    """
    starts: list[int] = [0]
    known: _Meeting | None = None
    for position, line in enumerate(lines):
        meeting = _meeting_opened(line)
        if meeting is None:
            continue
        if known is not None and meeting.is_another(known):
            starts.append(_with_headlines(lines, position, starts[-1]))
        known = meeting
    ends = [*starts[1:], len(lines)]
    return tuple(lines[start:end] for start, end in zip(starts, ends, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meeting:
    """A meeting as the first sentence of an account names it; `news`: with the dateline of a news item."""

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
        news="本" in opens.group()[:4],
    )


def _with_headlines(lines: tuple[LabelledLine, ...], position: int, after: int) -> int:
    while position - 1 > after and _is_headline(lines[position - 1].text):
        position -= 1
    return position


def _is_headline(text: str) -> bool:
    return len(text) <= _LONGEST_HEADLINE and text[-1:] not in "。！？；”」"
