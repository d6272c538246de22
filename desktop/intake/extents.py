"""What stands around the heads of speeches: their text up to the next head, and headings over groups."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import pairwise

from desktop.intake.heads import Head, named_elsewhere
from desktop.intake.vocabulary import MARKS, filled, name_pattern, number_of
from desktop.intake.voices import voice_of
from desktop.records import Label, Line

_WHOLE = frozenset(("sentence_end", "long"))
# Paragraphs in which somebody tells, and furniture: no text of a speech.
_TOLD = frozenset(
    (
        "told told_by here cue pronoun meta spaced_meta attends publication byline footer_words navigation"
        " members_say excerpt digest not_record caption session_note bracket_date"
    ).split()
)
# Paragraphs that may name who speaks in a shape of their own.
_MAY_SPEAK = frozenset(
    "question office_colon announced name_note note_text split_name unit_speaker told named_title".split()
)
_FIELDS = frozenset(("title_field", "unit_field", "unit_speaker"))
# An account's first paragraph.
_ACCOUNT = frozenset(("opens", "presides", "session_name"))
_HEADING = re.compile(
    rf"^[\s　]*(?:(?P<mark>[{MARKS}■●◆▲#＃*＊★☆]+)|(?P<number>[一二三四五六七八九十]{{1,2}}、"
    r"|[（(][一二三四五六七八九十]{1,2}[）)])|第[一二三四五六七八九十\d]{1,2}(?:(?:联|小)?组|部分|专题|场|议题))"
)
_LONGEST = 40
_PART = re.compile(
    "(?:提案[人者]|提办双方|委员|常委|代表|嘉宾|专家|群众|居民|市民|部门|承办|主办|单位|职能|现场|会议|大会|政协|精彩|互动)*"
    "(?:发言|回应|答复|答问|建言|声音|观点|互动|提问|询问|点评|交流|直击|环节|摘登|摘编|摘要|回音)+"
)
_EDGES = " 　【】[]〔〕■●◆▲:："
_SECTION = re.compile(r"[\s　]*(?P<number>[一二三四五六七八九十]{1,2})、")
# 群众代表老孙：…: who speaks may be told in words that no shape agrees on.
_COLON = re.compile(r"[^，。；：:“”《》]{2,20}[:：]")
# 原因：…: a word that might be a name, in a document whose heads look otherwise.
_WORD = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,4})[:：](?=.{8})")


def labels_around(
    heads: Mapping[int, Head], lines: Sequence[Line], shown: Sequence[Set[str]]
) -> Mapping[int, Label]:
    """Return the labels, by paragraph number, that heads of speeches give themselves and what is around."""
    return {
        **_texts(heads, lines, shown),
        **dict.fromkeys(_headings_first(heads, shown), Label.EXCERPT_HEADING),
        **dict.fromkeys(_headings_between(heads, lines, shown), Label.EXCERPT_HEADING),
        **_closing(heads, lines, shown),
        **dict.fromkeys(_sections(heads, lines), Label.NARRATIVE),
        **dict.fromkeys(_group_headings(heads, lines, shown), Label.EXCERPT_HEADING),
        **dict.fromkeys((n + 1 for n, head in heads.items() if head.with_office), Label.CAPACITY),
        **dict.fromkeys(heads, Label.SPEAKER),
    }


def _texts(heads: Mapping[int, Head], lines: Sequence[Line], shown: Sequence[Set[str]]) -> dict[int, Label]:
    """Return as text the whole sentences between a head and the next."""
    order = sorted(heads)
    spans = list(pairwise(order))
    if order and heads[order[0]].below:
        first = order[0] - 1
        while first > 1 and _is_text(shown[first - 2]) and not _ACCOUNT & shown[first - 2]:
            first -= 1
        spans.append((first - 1, order[0]))
    elif order:
        spans.append((order[-1], min(order[-1] + 2, len(lines) + 1)))
    between = [n for start, end in spans for n in range(start + 1, end)]
    return {n: Label.BODY for n in between if goes_on(n - 1, lines, shown[n - 1])}


def goes_on(position: int, lines: Sequence[Line], features: Set[str]) -> bool:
    """Tell whether a paragraph (position from 0) goes on with what a head opened, and names no other."""
    return (_is_text(features) and not _COLON.match(lines[position].text)) or (
        not features & (_FIELDS | _TOLD - {"told_by"}) and _is_word(position, lines)
    )


def _is_word(position: int, lines: Sequence[Line]) -> bool:
    """Tell whether a paragraph opens with a word and a colon that name nobody, as 原因：."""
    match = _WORD.match(lines[position].text)
    voice = voice_of(match.group("word")) if match else None
    if match is None or (voice is not None and voice.form != "bare"):
        return False
    return voice is None or not named_elsewhere(voice.said.names[0], position, lines)


def _is_text(features: Set[str]) -> bool:
    return bool(features & _WHOLE) and not features & (_TOLD | _MAY_SPEAK)


def _headings_first(heads: Mapping[int, Head], shown: Sequence[Set[str]]) -> Iterator[int]:
    """Yield what stands above the title of the first speech where every other has a title of one line."""
    above = [_lines_above(n, heads, shown) for n, head in sorted(heads.items()) if not head.goes_on]
    lengths = [len(titles) for titles in above]
    if lengths and lengths[0] > 1 and max(lengths[1:], default=0) == 1 and sum(lengths[1:]) > 1:
        yield from (n for n in above[0][:-1] if "first" not in shown[n - 1] and "second" not in shown[n - 1])


def _headings_between(
    heads: Mapping[int, Head], lines: Sequence[Line], shown: Sequence[Set[str]]
) -> Iterator[int]:
    """Yield the lines above heads that say who takes part and in what, and no topic: 承办单位回应."""
    above = (n for head in heads for n in _lines_above(head, heads, shown))
    yield from (n for n in above if _PART.fullmatch(lines[n - 1].text.strip(_EDGES)))


def _lines_above(n: int, heads: Mapping[int, Head], shown: Sequence[Set[str]]) -> list[int]:
    """Return the paragraphs right above a head that are no text, furniture or head, in order."""
    first = n
    while first > 1 and first - 1 not in heads and not shown[first - 2] & (_WHOLE | _TOLD | {"excerpt"}):
        first -= 1
    return list(range(first, n))


def _closing(heads: Mapping[int, Head], lines: Sequence[Line], shown: Sequence[Set[str]]) -> dict[int, Label]:
    """Return the account of the meeting below the last speech, and short lines that end the document."""
    if not heads or any(head.below for head in heads.values()) or _is_dialogue(heads):
        return {}
    last = max(heads)
    start = next((line.n for line in lines[last + 1 :] if _who_came().search(line.text)), len(lines) + 1)
    found = {line.n: Label.NARRATIVE for line in lines[start - 1 :] if _WHOLE & shown[line.n - 1]}
    texts = [n for n in range(last + 1, len(lines) + 1) if shown[n - 1] & _WHOLE]
    if len(heads) > 1 and texts:
        ends = range(max(texts) + 1, len(lines) + 1)
        found |= {n: Label.FOOTER for n in ends if not shown[n - 1] & {"enumerated", "publication"}}
    return found


@cache
def _who_came() -> re.Pattern[str]:
    """某省政协主席甲主持会议, 副主席乙、丙参加: outside of quotation marks."""
    return re.compile(
        filled(
            r"^[^“「]*(?:@TITLES@)(?:@NAME@)(?:、(?:@NAME@))*"
            r"(?:[，、](?:[^。，、]{0,20}(?:@TITLES@))?@NAME@){0,9}(?:等)?(?:主持|出席|参加|到会|列席|应邀)",
            {"NAME": name_pattern()},
        )
    )


def _sections(heads: Mapping[int, Head], lines: Sequence[Line]) -> Iterator[int]:
    """Yield the sections of minutes below the one that lists who spoke: 三、会议原则同意….

    That one ends in a colon right above a head; the others go on counting from it.
    """
    expected = 0
    for line in lines:
        match = _SECTION.match(line.text)
        if match is None or line.n in heads:
            continue
        number = number_of(match.group("number"))
        if line.n + 1 in heads and line.text.rstrip().endswith(("：", ":")):
            expected = number + 1
        elif number == expected:
            expected += 1
            if line.n > max(heads):
                yield line.n


def _group_headings(
    heads: Mapping[int, Head], lines: Sequence[Line], shown: Sequence[Set[str]]
) -> Iterator[int]:
    """Yield headings that stand over several speeches: they are the title of none.

    Lines of one shape are such headings if two heads or more stand below one of them, and text below none.
    """
    shapes: dict[str, list[int]] = defaultdict(list)
    for line, features in zip(lines, shown, strict=True):
        match = _HEADING.match(line.text)
        numbered = match is not None and bool(match.group("number"))
        whole = "sentence_end" in features and not (numbered and line.text.endswith(("：", ":")))
        if match and (numbered or line.n not in heads) and len(line.text) <= _LONGEST and not whole:
            shapes[(match.group("mark") or "")[:1] + str(bool(match.group("number")))].append(line.n)
    for group in shapes.values():
        if _covers_several(group, heads, lines):
            yield from (n for n in group if n not in heads)
    if _is_dialogue(heads):
        yield from (
            n - 1 for n in heads if n > 1 and n - 1 not in heads and not shown[n - 2] & (_WHOLE | _TOLD)
        )


def _covers_several(group: Sequence[int], heads: Mapping[int, Head], lines: Sequence[Line]) -> bool:
    ends = [*group[1:], len(lines) + 1]
    counts = [sum(start < n < end for n in heads) for start, end in zip(group, ends, strict=True)]
    over_heads = sum(n in heads or n + 1 in heads or n + 2 in heads for n in group)
    headings = sum(n not in heads for n in group)
    return len(group) > 1 and max(counts) > 1 and sum(counts) > headings and over_heads * 2 >= len(group)


def _is_dialogue(heads: Mapping[int, Head]) -> bool:
    """Tell whether people take turns: two or more speak again after somebody else."""
    turns = Counter(head.said.names for head in heads.values() if head.said.names)
    return sum(count > 1 for count in turns.values()) > 1
