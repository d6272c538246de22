"""Tell whether paragraphs are the record of a session."""

import re
from collections.abc import Sequence

from desktop.intake import session_facts
from desktop.intake.drafts import Draft
from desktop.intake.furniture import without_furniture
from desktop.intake.labelling import features_of
from desktop.intake.stories import Story
from desktop.records import Label, LabelledLine, Line, SessionFacts, SessionKind

_TOLD_IN = (Label.NARRATIVE, Label.ATTENDANCE, Label.HEADLINE, Label.EXCERPT_HEADING)
# A page with this many members who are told to have spoken is a piece of a record without its head.
_FRAGMENT = 3
# An account opens with the meeting, below its headlines.
_OPENING = 4
_MEMBERS = ("委员", "常委")
# An account tells that a meeting was held, and when, if only by 日前.
_HELD = re.compile(
    "召开|举行|举办|开幕|闭幕|开启|主持|讨论|审议(?!通过)|(?:出席|参加|列席)(?:了)?(?:会议|座谈|大会|讨论|活动)"
)
_WHEN = re.compile(
    r"\d{1,2}日|[一二三四五六七八九十○〇]日|[今昨前][天日晚]|[今昨]晚|日前|近日|上午|下午|晚上|当[天日晚]"
)
_TO_COME = re.compile("将(?:于|在|召开|举行|举办)|[定拟]于|即将(?:召开|举行|举办)|明天|届时")
# Essays by several hands look like speeches: no member, no conference, no meeting.
_OF_MEETING = re.compile("委员|常委|代表|政协|人大|议员|发言|会议|座谈|主持")
# 【短评】协商贵在真协商: a headline that calls its article an opinion, whatever meeting it starts from.
_OPINION = re.compile(
    r"^[\s　]*(?:[【\[（(「][^】\]）)」]{0,4}(?:短评|评论|社论|时评|锐评|快评|漫评|杂谈|随笔|理论)"
    r"[^】\]）)」]{0,2}[】\]）)」]"
    r"|(?:短评|社论|时评|锐评|快评|评论员文章|本报评论员)[：:|｜])"
)
_PRESENT = re.compile("(?:出席|列席)(?:会议|座谈|大会)")
# An activity that no meeting's name calls one is one by its body, its day and those who speak in it.
_TALKING = 2
_OPENED = re.compile("开展|举办|组织|走进|围坐|展开|正在进行")
# The names of a site's columns: 政协动态 协商建言 提案摘编 says nothing of the text.
_COLUMNS = re.compile(r"^[\s　]*(?:[^\s　，。：:；]{1,6}[\s　|]+){4,}[^\s　，。：:；]{1,6}[\s　]*$")
# 在市政协某次会议上，他曾…: somebody's life, and no meeting that is told.
_ONCE = re.compile("[^，。]{0,4}[，,](?:[他她]曾|[^，。]{0,4}曾[经提作代])")
_SENTENCE_ENDS = re.compile("[。！？；][”』」’）)]*$")


def is_record(
    lines: Sequence[LabelledLine], drafts: Sequence[Draft], stories: Sequence[Story], facts: SessionFacts
) -> bool:
    """Tell whether what was found is a session: a meeting that was held, and who spoke or was there."""
    lines = without_furniture(lines)
    shown = {line.n: features_of(Line(n=line.n, text=line.text)) for line in lines}
    above = [line for line in _above_foot(lines) if not _COLUMNS.match(line.text)]
    if any("not_record" in shown[line.n] for i, line in enumerate(above) if i < 3 or len(line.text) <= 60):
        return False
    if any(_OPINION.search(line.text) for line in lines[:_OPENING]):
        return False
    if any(_is_to_come(line) for line in lines[:_OPENING]) and not any(_dates(line) for line in lines):
        return False
    announced = [draft for draft in drafts if draft.said.names or draft.said.on_behalf_of]
    told = [line for line in lines if line.label in _TOLD_IN or "session_note" in shown[line.n]]
    named = (facts.body is not None or facts.kind is SessionKind.DELEGATION) and any(
        _names_meeting(line.text) for line in told
    )
    named = named or any(session_facts.legislature_in(line.text) for line in lines)
    held = any(line.label is Label.PUBLICATION or "date" in shown[line.n] or _dates(line) for line in lines)
    opens = any(_dates(line) and session_facts.name_of(line.text) for line in told[:_OPENING])
    members = {name for story in stories if story.told.office in _MEMBERS for name in story.names}
    meets = any(
        draft.said.on_behalf_of or _OF_MEETING.search(draft.said.office or "") for draft in announced
    ) or any(_OF_MEETING.search(line.text) for line in lines if line.label is not Label.BODY)
    speak = {name for story in stories for name in story.names}
    speak |= {name for draft in announced for name in draft.said.names}
    talks = (
        facts.body is not None
        and len(speak) >= _TALKING
        and any(session_facts.activity_in(line.text) and _opens_a_talk(line) for line in told[:_OPENING])
    )
    present = any(_PRESENT.search(line.text) for line in told) and len(facts.attendance) >= _FRAGMENT
    return bool(
        (named and (announced or (held and (opens or stories or facts.attendance))))
        or (len(announced) >= 2 and (meets or members or facts.name is not None or facts.body is not None))
        or len(members) >= _FRAGMENT
        or talks
        or present
    )


def _names_meeting(text: str) -> bool:
    """Tell whether a paragraph names a meeting elsewhere than where it tells what somebody once did there."""
    name = session_facts.name_of(text)
    return name is not None and not _ONCE.match(text, name.end())


def _opens_a_talk(line: LabelledLine) -> bool:
    """Tell whether a paragraph says on which day people came together."""
    return any(
        _WHEN.search(sentence) and (_OPENED.search(sentence) or _HELD.search(sentence))
        for sentence in line.text.split("。")
    )


def _is_to_come(line: LabelledLine) -> bool:
    """Tell whether a paragraph names a meeting that is still to be held."""
    return any(
        _TO_COME.search(sentence) and session_facts.name_of(sentence) for sentence in line.text.split("。")
    )


def _above_foot(lines: Sequence[LabelledLine]) -> Sequence[LabelledLine]:
    """Return the paragraphs up to the last sentence: 主办单位：… below it is whose page it is."""
    ends = [i for i, line in enumerate(lines, start=1) if _SENTENCE_ENDS.search(line.text.strip())]
    return lines[: ends[-1]] if ends else lines


def _dates(line: LabelledLine) -> bool:
    return line.label in _TOLD_IN and any(
        _WHEN.search(sentence) and _HELD.search(sentence) and not _TO_COME.search(sentence)
        for sentence in line.text.split("。")
    )
