"""How many people the account says spoke or came, to be held against how many were found."""

import re
from collections.abc import Iterator, Sequence

from desktop.intake.bodies import N
from desktop.intake.vocabulary import number_of
from desktop.records import Label, LabelledLine
from desktop.records.counts import Counted, ToldCount

_ACCOUNT = (Label.NARRATIVE, Label.ATTENDANCE)
_SPOKE = re.compile(
    rf"(?P<n>{N})[位名](?:市|省|县|区|州|全国|政协|港澳|民主党派|的)*(?:委员|常委|代表)(?:和[^，。；]{{1,10}})?"
    r"(?:[^，。；]{0,40}?)(?:作了?|做了?|进行了?|先后|分别|登台)*(?:大会|口头|交流)?(?:发言|發言|建言)"
)
# A list of names that says how many they are: 甲、乙等5人出席, 出席：甲、乙（共2人）.
_CAME = re.compile(rf"(?:等|共计?|计)\s*(?P<n>{N})\s*[位名人]")
_COMING = re.compile(r"出席|参加|到会|列席|应到|实到|與會|与会")
# Where only some of the speeches are printed fewer are found than spoke.
_EXCERPTS = re.compile(r"摘登|摘编|选登|选编|选摘|部分(?:发言|委员|代表)|摘要[（(①]|节选|侧记|（上）|\(上\)")


def counts_in(session: int, lines: Sequence[LabelledLine]) -> tuple[ToldCount, ...]:
    """Return the counts that the account of session `session` (from 0) tells, the first of each kind."""
    is_whole = not any(_EXCERPTS.search(line.text) for line in lines if line.label is not Label.BODY)
    found: dict[Counted, ToldCount] = {}
    for what, n, line in _told(lines):
        count = ToldCount(
            session=session,
            what=what,
            told=number_of(n.group("n")),
            cue=n.group(),
            line=line.n,
            is_whole=is_whole or what is Counted.PRESENT,
        )
        found.setdefault(what, count)
    return tuple(found.values())


def _told(lines: Sequence[LabelledLine]) -> Iterator[tuple[Counted, re.Match[str], LabelledLine]]:
    for line in lines:
        if line.label not in _ACCOUNT:
            continue
        for spoke in _SPOKE.finditer(line.text):
            yield Counted.SPEAKERS, spoke, line
        if line.label is Label.ATTENDANCE or _COMING.search(line.text):
            for came in _CAME.finditer(line.text):
                sentence = line.text[line.text.rfind("。", 0, came.start()) + 1 :].split("。")[0]
                if line.label is Label.ATTENDANCE or _COMING.search(sentence):
                    yield Counted.PRESENT, came, line
