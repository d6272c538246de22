"""Several articles in one source: where one session's account ends and another's begins."""

import re

from desktop.intake import bodies, session_facts
from desktop.records import Label, LabelledLine

_OPENS = re.compile(
    r"^[\s　]*(?:[（(【]?本[报台][^。，]{0,24})?(?:\d{4}年)?\d{1,2}月\d{1,2}日"
    r"[^。]{0,40}(?:召开|举行|召開|舉行)"
)
_LONGEST_HEADLINE = 40


def articles_of(lines: tuple[LabelledLine, ...]) -> tuple[tuple[LabelledLine, ...], ...]:
    """Return the paragraphs of each article: one begins where an account opens another numbered session.

    The headlines right above such a paragraph go with it.
    """
    starts, known = [0], None
    for position, line in enumerate(lines):
        numbers = _numbered_session(line)
        if numbers is None:
            continue
        if known is not None and numbers != known:
            starts.append(_with_headlines(lines, position, starts[-1]))
        known = numbers
    ends = [*starts[1:], len(lines)]
    return tuple(lines[start:end] for start, end in zip(starts, ends, strict=True))


def _numbered_session(line: LabelledLine) -> tuple[str | None, int, int] | None:
    if line.label is not Label.NARRATIVE or not _OPENS.search(line.text):
        return None
    sentence = line.text.split("。")[0]
    match = session_facts.name_of(sentence)
    term, ordinal, _ = session_facts.numbers_of(match, sentence) if match else (None, None, None)
    body = bodies.body_of(sentence)
    return (body, term, ordinal) if term and ordinal else None


def _with_headlines(lines: tuple[LabelledLine, ...], position: int, after: int) -> int:
    while position - 1 > after and _is_headline(lines[position - 1].text):
        position -= 1
    return position


def _is_headline(text: str) -> bool:
    return len(text) <= _LONGEST_HEADLINE and text[-1:] not in "。！？；”」"
