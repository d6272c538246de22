"""The facts of a session, put together from the labelled paragraphs."""

import re
from datetime import date

from desktop.intake import bodies, dates, field_lines, session_facts
from desktop.intake.doubts import session_doubts
from desktop.intake.people import attendance_of
from desktop.records import IntakeWarning, Label, LabelledLine, SessionFacts

_HEAD, _SHORT = 12, 60
_PAGE = (Label.PUBLICATION, Label.FOOTER, Label.NOISE, Label.HEADLINE)
_DAY_ALONE = re.compile(
    r"^(?:立法会[\s　]*[─—–-]+)?[\s　]*(?P<day>\d{4}年\s*\d{1,2}月\s*\d{1,2}日)"
    r"[\s　]*(?:[（(]?星期.[）)]?)?[\s　]*$",
    re.MULTILINE,
)
_SPOKEN = (Label.BODY, Label.REMARK)
_DATELINE = 24


def session_in(
    lines: tuple[LabelledLine, ...], account: list[LabelledLine], published: date | None
) -> tuple[SessionFacts, list[IntakeWarning]]:
    """Return the facts of the session that the account of an article tells, and what is doubtful in them."""
    narrative = "\n".join(line.text for line in account)
    fields = field_lines.fields_in([line for line in lines if line.label not in _SPOKEN])
    told = [line for line in account if not any(line.n in field.lines for field in fields)]
    headline = "\n".join(line.text for line in lines if line.label is Label.HEADLINE)
    everything = "\n".join(line.text for line in lines)
    body = next((b for text in (narrative, headline, everything) if (b := bodies.body_of(text))), None)
    body = body or bodies.body_from_page(f"{narrative}\n{headline}", _page(lines, narrative), everything)
    match = _name_in(narrative, headline, everything)
    term, ordinal, sub_ordinal = session_facts.numbers_of(match) if match else (None, None, None)
    name = match.group().strip() if match else None
    printed = field_lines.first_of(fields, "when") or _day_of_record(everything)
    when = dates.session_date(narrative or headline, published)
    when = (printed and dates.printed_date(printed, published)) or when
    facts = SessionFacts(
        body=body,
        name=name,
        kind=session_facts.kind_of(name or "", headline),
        term=term,
        ordinal=ordinal,
        sub_ordinal=sub_ordinal,
        held_on=when.day,
        place=field_lines.first_of(fields, "place") or session_facts.place_of(narrative),
        theme=field_lines.first_of(fields, "theme") or session_facts.theme_of(narrative, headline),
        attendance=attendance_of((line.text for line in told), field_lines.present_in(fields)),
        narrative=narrative,
    )
    return facts, session_doubts(facts, when, lines)


def _name_in(narrative: str, headline: str, everything: str) -> re.Match[str] | None:
    """Return the match of the session's name: the meeting told to have been held before others."""
    if recorded := session_facts.legislature_in(everything):
        return recorded
    held = session_facts.held_in(narrative) or session_facts.held_in(headline)
    if held := held or session_facts.numbered_in(headline):
        return held
    texts = (narrative, headline, everything)
    return next((found for text in texts if (found := session_facts.name_of(text))), None)


def _day_of_record(everything: str) -> str | None:
    """Return the day that a legislature's record prints at its head, alone or beside its name."""
    recorded = session_facts.legislature_in(everything)
    alone = _DAY_ALONE.search(everything) if recorded else None
    return alone.group("day") if alone else None


def published_in(lines: tuple[LabelledLine, ...]) -> date | None:
    """Return the day of the publication line, or else of a short line among the first that is no sentence."""
    printed = [line for line in lines if line.label is Label.PUBLICATION]
    head = [line for line in lines[:_HEAD] if len(line.text) <= _SHORT and line.text[-1:] not in "。！？"]
    head = [line for line in head if not re.match("时[\\s　]*间", line.text)]
    return next((day for line in (*printed, *head) if (day := dates.full_date(line.text))), None)


def _page(lines: tuple[LabelledLine, ...], narrative: str) -> str:
    """Return what stands around an account: publication, furniture, headlines, and its own dateline."""
    around = [line.text for line in lines if line.label in _PAGE]
    return "\n".join([*around, narrative[:_DATELINE]])
