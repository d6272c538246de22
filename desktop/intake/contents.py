"""A table of contents above the speeches: lines that hold the titles that come again below."""

import re
from collections.abc import Sequence

from desktop.records import Label, Line

# Tables of contents stand in the head of a document; an entry is a short line.
_HEAD, _LONGEST, _SHORTEST = 80, 80, 6
_FEWEST = 2
# A salutation or a sentence that comes again is no entry.
_NO_ENTRY = ("：", ":", "。", "；")
_GAPS = re.compile(r"\s+")
_NAMES = frozenset(("目录", "目次", "本期目录"))


def labels_of_contents(lines: Sequence[Line]) -> dict[int, Label]:
    """Return as furniture, by paragraph number, two entries or more of a table of contents, and its name.

    Each entry holds a whole short line that stands below the table, and those stand in the same order.
    """
    texts = [_GAPS.sub("", line.text) for line in lines]
    found: dict[int, Label] = {}
    start = 0
    while start < min(len(texts), _HEAD):
        end = _end_of_table(texts, start)
        if end - start >= _FEWEST:
            named = start > 0 and texts[start - 1] in _NAMES
            found |= dict.fromkeys(range(start + 1 - named, end + 1), Label.NOISE)
        start = max(end, start + 1)
    return found


def _end_of_table(texts: Sequence[str], start: int) -> int:
    """Return the position behind the entries that begin at a position."""
    end, last = start, start
    while end < len(texts) and (below := _below(texts, end, max(last, end))) is not None:
        end, last = end + 1, below
    first = _below(texts, start, start)
    return end if first is not None and first >= end else start


def _below(texts: Sequence[str], position: int, after: int) -> int | None:
    entry = texts[position]
    if len(entry) > _LONGEST or entry.endswith(_NO_ENTRY):
        return None
    short = (i for i in range(after + 1, len(texts)) if _SHORTEST <= len(texts[i]) <= _LONGEST)
    return next((i for i in short if texts[i] in entry), None)
