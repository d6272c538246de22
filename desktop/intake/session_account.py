"""The facts of a session, put together from the labelled paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from desktop.intake import bodies, dates, field_lines, session_facts, themes
from desktop.intake.doubts import session_doubts
from desktop.intake.people import attendance_of
from desktop.records import IntakeWarning, Label, LabelledLine, SessionFacts

# The account, the headlines, and all of an article.
_Texts: TypeAlias = tuple[str, str, str]
_HEAD, _SHORT = 12, 60
_PAGE = (Label.PUBLICATION, Label.FOOTER, Label.NOISE, Label.HEADLINE)
_TAIL = 4
# A newspaper's issue, and what else names a source below a text: （载《甲报》2006年2月15日A4版）.
_ISSUE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日(?=[^，。\d]{0,8}第?\s*[A-Z]?[\d〇一二三四五六七八九十]{1,3}\s*版)"
)
_SOURCE = re.compile("《[^》]{2,12}》|[报网刊台社]|版|来源|发布|[原转刊]?载|供稿")
_TAKEN_FROM = re.compile(
    r"^[\s　（(]*(?:[原转刊]?载(?:于|自)?|据|来源[:：]?|\d{4}年\d{1,2}月\d{1,2}日)?[\s　]*《[^》]{2,12}》"
    r"[^，。；]{0,24}[）)]?$"
)
_DAY_ALONE = re.compile(
    r"^(?:立法会[\s　]*[─—–-]+)?[\s　]*(?P<day>\d{4}年\s*\d{1,2}月\s*\d{1,2}日)"
    r"[\s　]*(?:[（(]?星期.[）)]?)?[\s　]*$",
    re.MULTILINE,
)
# The day of a meeting below its heading: half a day or brackets tell it from the page's.
_DAY_BELOW = re.compile(
    r"^[\s　]*(?:[（(](?P<noted>\d{4}年\d{1,2}月\d{1,2}日)(?:[上下]午|晚上?)?[）)]"
    r"|(?P<half>\d{4}年\d{1,2}月\d{1,2}日)[\s　]*(?:[上下]午|晚上?))[\s　]*$"
)
_YEAR_OF_NAME = re.compile(r"(?<!\d)(?P<year>\d{4})年度?[^，。\s\d]{0,24}(?:会议?|协商|座谈)")
_HEADING = (Label.HEADLINE, Label.PUBLICATION)
_SPOKEN = (Label.BODY, Label.REMARK)
_TEXT = (*_SPOKEN, Label.SPEAKER, Label.NARRATIVE)
_TITLES = (Label.SPEECH_TITLE, Label.EXCERPT_HEADING)
_DATELINE = 24
# The account's last word below the speeches: 据了解，本次座谈会由甲主持。
_CLOSES = re.compile(
    r"^[\s　（(]*(?:据(?:了解|悉|介绍)[，,])?(?:本次|此次|这次|该|当[天日]的?)?[^，。“”]{0,16}?"
    r"(?:会|会议|协商|座谈|活动)由[^，。]{2,40}主持"
)


def session_in(
    lines: tuple[LabelledLine, ...], account: list[LabelledLine], published: date | None
) -> tuple[SessionFacts, list[IntakeWarning]]:
    """Return the facts of the session that the account of an article tells, and what is doubtful in them."""
    narrative = "\n".join(line.text for line in account)
    fields = field_lines.fields_in([line for line in lines if line.label not in _SPOKEN])
    told = [line for line in account if not any(line.n in field.lines for field in fields)]
    headline = "\n".join(_headlines(lines))
    texts = (narrative, headline, "\n".join(line.text for line in lines))
    match = _name_in(*texts)
    term, ordinal, sub_ordinal = session_facts.numbers_of(match) if match else (None, None, None)
    name = match.group().strip() if match else None
    when = _when(lines, texts, fields, published)
    facts = SessionFacts(
        body=_body_in(lines, texts, match),
        name=name,
        kind=session_facts.kind_of(name or "", headline),
        term=term,
        ordinal=ordinal,
        sub_ordinal=sub_ordinal,
        held_on=when.day,
        place=field_lines.first_of(fields, "place") or session_facts.place_of(narrative),
        theme=field_lines.first_of(fields, "theme")
        or themes.theme_of(narrative, headline)
        or themes.headed_theme("\n".join(line.text for line in lines[:_HEAD] if line.label in _HEADING)),
        attendance=attendance_of((line.text for line in told), field_lines.present_in(fields)),
        narrative=narrative,
    )
    return facts, session_doubts(facts, when, lines)


def _body_in(lines: tuple[LabelledLine, ...], texts: _Texts, name: re.Match[str] | None) -> str | None:
    """Return the body that met: the one whose session is named, one of the texts', or the page's."""
    narrative, headline, everything = texts
    if name and (body := bodies.body_that_met(name, everything)):
        return body
    if body := next((found for text in texts if (found := bodies.body_of(text, everything))), None):
        return body
    return bodies.body_from_page(f"{narrative}\n{headline}", _page(lines, narrative), everything)


def _when(
    lines: tuple[LabelledLine, ...],
    texts: _Texts,
    fields: Sequence[field_lines.SessionField],
    published: date | None,
) -> dates.FoundDate:
    """Return when a session was held: as a field or record prints, an account tells, or a heading says."""
    narrative, headline, everything = texts
    year = _YEAR_OF_NAME.search(f"{headline}\n{narrative}")
    told = dates.session_date(narrative or headline, published, int(year.group("year")) if year else None)
    printed = field_lines.first_of(fields, "when") or _day_of_record(everything)
    printed = printed or (None if told.day else _day_below(lines))
    return (printed and dates.printed_date(printed, published)) or told


def _headlines(lines: tuple[LabelledLine, ...]) -> list[str]:
    """Return the headlines, and what stands above the first words and calls a session by its numbers.

    Without an account 甲市政协八届四次会议发言摘编 looks like a speech's title.
    """
    first = next((line.n for line in lines if line.label in _TEXT), 0)
    return [
        line.text
        for line in lines
        if line.label is Label.HEADLINE
        or (line.label in (*_TITLES, Label.NOISE) and line.n < first and session_facts.numbered_in(line.text))
    ]


def with_closing(lines: tuple[LabelledLine, ...]) -> tuple[LabelledLine, ...]:
    """Return the paragraphs with what closes an article as what it is.

    That is an account below the speeches that says who presided, and the source of a text that was taken
    over (载《甲报》2006年2月15日A4版).
    """
    last = len(lines) - _TAIL
    return tuple(
        replace(line, label=closing) if (closing := _closing(line, position >= last)) else line
        for position, line in enumerate(lines)
    )


def _closing(line: LabelledLine, among_last: bool) -> Label | None:
    if line.label in _SPOKEN and _CLOSES.match(line.text):
        return Label.NARRATIVE
    if among_last and line.label is not Label.SPEAKER and _is_note(line) and _TAKEN_FROM.match(line.text):
        return Label.PUBLICATION
    return None


def _day_below(lines: tuple[LabelledLine, ...]) -> str | None:
    """Return the day of the meeting that a line of its own prints in the heading, if any."""
    first = next((i for i, line in enumerate(lines) if line.label in _TEXT), len(lines))
    found = (match for line in lines[:first] if (match := _DAY_BELOW.match(line.text)))
    return next((match.group("noted") or match.group("half") for match in found), None)


def _name_in(narrative: str, headline: str, everything: str) -> re.Match[str] | None:
    """Return the match of the session's name: the meeting told to have been held before others."""
    if recorded := session_facts.legislature_in(everything):
        return recorded
    held = session_facts.held_in(narrative) or session_facts.held_in(headline)
    # A long name may be broken over two headlines.
    numbered = session_facts.numbered_in(headline) or session_facts.numbered_in(headline.replace("\n", ""))
    if held := (numbered or held) if session_facts.is_vague(held) else held:
        return held
    texts = (narrative, headline, everything)
    named = next((found for text in texts if (found := session_facts.name_of(text))), None)
    activity = session_facts.activity_in(f"{narrative}\n{headline}")
    return activity if named is None or (activity and session_facts.is_bare(named)) else named


def _day_of_record(everything: str) -> str | None:
    """Return the day that a legislature's record prints at its head, alone or beside its name."""
    recorded = session_facts.legislature_in(everything)
    alone = _DAY_ALONE.search(everything) if recorded else None
    return alone.group("day") if alone else None


def published_in(lines: tuple[LabelledLine, ...]) -> date | None:
    """Return the day of publication: of the paper's issue, of the publication line, or of another line.

    Such a line is short and no sentence; it stands among the first, or names its source among the last.
    Words such as 昨日 are counted from the issue (甲报2017年1月21日A05版), whenever a site took it over.
    """
    printed = [line for line in lines if line.label is Label.PUBLICATION]
    head = [line for line in lines[:_HEAD] if _is_note(line)]
    tail = [line for line in lines[-_TAIL:] if _is_note(line) and _SOURCE.search(line.text)]
    issues = (_ISSUE.search(line.text) for line in (*head, *printed, *tail))
    texts = [issue.group() for issue in issues if issue] + [line.text for line in (*printed, *head, *tail)]
    found = next((day for text in texts if (day := dates.full_date(text))), None)
    return found or next(
        (day for line in lines[:_HEAD] if (day := dates.date_before_dateline(line.text))), None
    )


def _is_note(line: LabelledLine) -> bool:
    if re.match("时[\\s　]*间", line.text) or line.text[-1:] in "。！？":
        return False
    return len(line.text) <= _SHORT or bool(_ISSUE.search(line.text[:_SHORT]))


def _page(lines: tuple[LabelledLine, ...], narrative: str) -> str:
    """Return what stands around an account: publication, furniture, headlines, and its own dateline."""
    tail = [line for line in lines[-_TAIL:] if _is_note(line) and _SOURCE.search(line.text)]
    around = [line.text for line in lines if line.label in _PAGE or line in tail]
    return "\n".join([*around, narrative[:_DATELINE]])
