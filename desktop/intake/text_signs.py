"""What speaks against where the words of a speech begin and end: other people in them, a reporter's words."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from desktop.intake.name_signs import says
from desktop.intake.vocabulary import name_pattern
from desktop.records import Label, LabelledLine, SpeechFacts, SpeechKind

_ACCOUNT = (Label.NARRATIVE, Label.ATTENDANCE)
_SHORT, _LONG = 0.4, 2.2
# So much between two speeches of one paragraph is more than the head of the second.
_LONGEST_HEAD, _SHORTEST_REST = 48, 8
# What a reporter says of a hall, and no speaker of what is wanted.
_TELLS = re.compile(
    "会议|与会|委员们|代表们|大家|掌声|笑声|会场|话音|现场|记者|据悉|据了解|座谈会|协商会|主持人|发言"
)
_THIRD = re.compile("(?:^|[。！？；”，])(?:他|她|其)(?!们|人|他|中|实|余|次|它)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the speeches of a session stand in its paragraphs, and how long they commonly are.

    `told` says of each speech whether the account tells it; `middles` are the median lengths of told and set
    out speeches of each kind; `starts` are the offsets in each paragraph where a speech begins.
    """

    lines: Mapping[int, LabelledLine]
    told: tuple[bool, ...]
    middles: Mapping[tuple[bool, SpeechKind], float]
    starts: Mapping[int, tuple[int, ...]]

    @classmethod
    def of(cls, speeches: Sequence[SpeechFacts], lines: Sequence[LabelledLine]) -> "Layout":
        """Look through speeches and paragraphs once."""
        account = {line.n for line in lines if line.label in _ACCOUNT}
        told = tuple(bool(one.origins) and one.origins[0].line in account for one in speeches)
        lengths: dict[tuple[bool, SpeechKind], list[int]] = defaultdict(list)
        starts: dict[int, list[int]] = defaultdict(list)
        for speech, is_told in zip(speeches, told, strict=True):
            lengths[is_told, speech.kind].append(len(speech.text))
            for origin in speech.origins[:1]:
                starts[origin.line].append(origin.offset)
        return cls(
            lines={line.n: line for line in lines},
            told=told,
            middles={like: median(each) for like, each in lengths.items()},
            starts={n: tuple(sorted(each)) for n, each in starts.items()},
        )


def signs_of_text(
    speech: SpeechFacts, is_told: bool, layout: Layout, people: frozenset[str]
) -> tuple[str, ...]:
    """Return the signs against the words of a speech; `people` are all names found."""
    middle = layout.middles[is_told, speech.kind]
    found = {
        **_of_words(speech.text, set(speech.speaker_names), people),
        "text-long": len(speech.text) > _LONG * middle,
        "text-short": len(speech.text) < _SHORT * middle,
    }
    if is_told:
        found["quote-inside"] = bool(re.search("[。！？]”.*[^”。]。?$", speech.text))
        found["told-rows"] = "\n" in speech.text
    return (*(sign for sign, is_so in found.items() if is_so), *_behind(speech, layout))


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(r"[，、。：:）)【\[（(发]|" + name_pattern())


def _of_words(text: str, own: set[str], people: frozenset[str]) -> dict[str, bool]:
    sentences = [sentence for sentence in re.split("[。！？]", text) if sentence.strip("”」")]
    return {
        "holds-name": any(name in text for name in people - own),
        "holds-speaker": any(found.group("name") not in own for found in says().finditer(text)),
        "quote-mixed": text[:1] in tuple("“「") and text[-1:] not in tuple("”」"),
        "end-tells": bool(sentences and _TELLS.search(sentences[-1])),
        "middle-tells": any(_TELLS.search(sentence) for sentence in sentences[1:-1]),
        "third-person": bool(_THIRD.search(text)),
        "start-odd": bool(_starts().match(text)),
    }


def _behind(speech: SpeechFacts, layout: Layout) -> Iterator[str]:
    """Yield what stands behind a speech and is in no other."""
    last = speech.origins[-1] if speech.origins else None
    line = layout.lines.get(last.line) if last else None
    if last is None or line is None:
        return
    end = last.offset + last.end - last.start
    starts = layout.starts.get(line.n, ())
    later = bisect_left(starts, end)
    is_last = later == len(starts)
    gap = (len(line.text) if is_last else starts[later]) - end
    if gap > _LONGEST_HEAD:
        yield "words-behind"
    elif is_last and gap > _SHORTEST_REST:
        yield "rest-behind"
    follows = layout.lines.get(line.n + 1)
    if not is_last or line.label not in _ACCOUNT or follows is None or follows.n in layout.starts:
        return
    if follows.label in (*_ACCOUNT, Label.BODY):
        yield "row-behind"
