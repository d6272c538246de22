"""What a layout is given of speeches and sessions: titles, bylines and paragraphs as plain text."""

import re
from collections.abc import Iterable, Sequence

from desktop.printing.text import person, spaced_name, visible, written_day
from desktop.records import Role, Session, Speech, SpeechKind
from desktop.records.printing import PrintedSession, PrintOptions

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(rf"{_NUMERAL}、[^。；，]{{1,24}}$")
_SUBHEADING = re.compile(rf"[（(]{_NUMERAL}[）)][^。；]{{1,30}}。?$")
_LEAD = re.compile(rf"{_NUMERAL}是[^。；]{{2,40}}。(?=.)")

Document = dict[str, object]


def documents(sessions: Sequence[PrintedSession], options: PrintOptions) -> list[Document]:
    """Return what is printed, in order: each speech, and for a whole session its facts before them."""
    made: list[Document] = []
    for printed in sessions:
        if printed.whole:
            made.append(_head(printed))
        made.extend(speech_document(printed.session, speech, options) for speech in printed.speeches)
    return made


def session_facts(session: Session, options: PrintOptions) -> dict[str, str]:
    """Return what a layout says once above the speeches of a session."""
    day = written_day(session.held_on) if options.with_session else ""
    facts = {"name": session.full_name, "theme": session.theme or "", "day": day}
    return {name: visible(value) for name, value in facts.items()}


def fact_lines(session: Session) -> list[str]:
    """Return what is known of a session, one line for each kind of fact."""
    people = {role: "、".join(person(p) for p in session.attendance if p.role is role) for role in Role}
    rows = {
        "时间": written_day(session.held_on),
        "地点": session.place,
        "议题": session.theme,
        "主持": people[Role.CHAIR],
        "出席": people[Role.LEADER],
        "参加": people[Role.ATTENDEE],
    }
    return [visible(f"{name}：{value}") for name, value in rows.items() if value]


def speech_document(session: Session, speech: Speech, options: PrintOptions) -> Document:
    """Return one speech: its title in lines, who spoke, where and when, and the paragraphs."""
    title = title_of(session, speech)
    names = "　".join(spaced_name(name) for name in speech.speaker_names)
    office = speech.office if names and options.with_office else None
    who_lines = [line for line in (names or speech.on_behalf_of, office) if line]
    byline = list(who_lines)
    day = written_day(session.held_on)
    if session.full_name and options.with_session:
        byline.append(f"（{session.full_name}，{day}）" if day else f"（{session.full_name}）")
    if speech.kind is SpeechKind.NARRATIVE:
        title, byline = session.full_name or title, byline[len(who_lines) :]
    laid = _laid(title, byline, speech.text.split("\n"), author="、".join(speech.speaker_names))
    cited = visible(citation(session, speech)) if options.with_citation else ""
    who = [visible(line, keep="　") for line in who_lines]
    return laid | {"kind": "speech", "who": who, "citation": cited}


def title_of(session: Session, speech: Speech) -> str:
    """Name a speech, one without a title as an office would; paper is Chinese whatever the window speaks."""
    if speech.title:
        return speech.title
    form = "讲话" if speech.kind is SpeechKind.REMARK else "发言"
    return f"在{session.full_name}上的{form}" if session.full_name else form


def citation(session: Session, speech: Speech) -> str:
    """Say where a speech comes from, as footnotes do; unknown parts are left out."""
    parts = (f"《{title_of(session, speech)}》", session.full_name, written_day(session.held_on))
    names = "、".join(speech.speaker_names) or speech.on_behalf_of
    source = "，".join(part for part in parts if part)
    return f"——{names}：{source}" if names else f"——{source}"


def _head(printed: PrintedSession) -> Document:
    session = printed.session
    lines = fact_lines(session)
    if printed.speeches:
        lines.append("发言：")
    for number, speech in enumerate(printed.speeches, 1):
        who = "、".join(speech.speaker_names) or speech.on_behalf_of or ""
        lines.append(f"{number}．{title_of(session, speech)}" + (f"（{who}）" if who else ""))
    return _laid(session.full_name or "会议发言", [], lines, author=session.body or "")


def _laid(title: str, byline: Sequence[str], lines: Iterable[str], *, author: str) -> Document:
    cleaned = (visible(line) for line in lines)
    shown = visible(title)
    return {
        "kind": "head",
        "title": shown.split(" "),
        "title_text": shown,
        "author": visible(author),
        "byline": [visible(line, keep="　") for line in byline],
        "paragraphs": [_paragraph(text) for text in cleaned if text],
        "citation": "",
    }


def _paragraph(text: str) -> dict[str, object]:
    if _HEADING.match(text):
        return {"style": "heading", "lead": "", "text": text}
    if _SUBHEADING.match(text):
        return {"style": "subheading", "lead": "", "text": text}
    lead = _LEAD.match(text)
    end = lead.end() if lead else 0
    return {"style": "body", "lead": text[:end], "text": text[end:]}
