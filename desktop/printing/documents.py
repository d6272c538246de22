"""What a layout is given: titles, bylines and paragraphs as plain text."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from desktop.records import Attendance, Role, Session, Speech, SpeechKind
from desktop.records.display import displayed
from desktop.records.printing import PrintedSession

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(rf"{_NUMERAL}、[^。；，]{{1,24}}$")
_SUBHEADING = re.compile(rf"[（(]{_NUMERAL}[）)][^。；]{{1,30}}。?$")
_LEAD = re.compile(rf"{_NUMERAL}是[^。；]{{2,40}}。(?=.)")
_INVISIBLE = ("Cc", "Cf", "Cs")

Document = dict[str, object]


def documents(sessions: Sequence[PrintedSession]) -> list[Document]:
    """Return what is printed, in order: each speech, and for a whole session its facts before them."""
    made: list[Document] = []
    for printed in sessions:
        if printed.whole:
            made.append(_head(printed))
        made.extend(_document(printed, speech) for speech in printed.speeches)
    return made


def session_facts(session: Session) -> dict[str, str]:
    """Return what a layout says once above all speeches."""
    facts = {"name": session.full_name, "theme": session.theme or "", "day": _day(session.held_on)}
    return {name: _visible(value) for name, value in facts.items()}


def _head(printed: PrintedSession) -> Document:
    session = printed.session
    people = {role: "、".join(_person(p) for p in session.attendance if p.role is role) for role in Role}
    rows = {
        "时间": _day(session.held_on),
        "地点": session.place,
        "议题": session.theme,
        "主持": people[Role.CHAIR],
        "出席": people[Role.LEADER],
        "参加": people[Role.ATTENDEE],
    }
    lines = [f"{name}：{value}" for name, value in rows.items() if value]
    if printed.speeches:
        lines.append("发言：")
    for number, speech in enumerate(printed.speeches, 1):
        who = "、".join(speech.speaker_names) or speech.on_behalf_of or ""
        lines.append(
            f"{number}．{speech.title or _untitled(printed, speech)}" + (f"（{who}）" if who else "")
        )
    title = session.full_name or "会议发言"
    return _laid(title, [], lines, author=session.body or "")


def _person(person: Attendance) -> str:
    return f"{person.name}（{person.office}）" if person.office else person.name


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _laid(title: str, byline: Sequence[str], lines: Iterable[str], *, author: str) -> Document:
    cleaned = (_visible(line) for line in lines)
    shown = _visible(title)
    return {
        "kind": "head",
        "title": shown.split(" "),
        "title_text": shown,
        "author": _visible(author),
        "byline": [_visible(line, keep="　") for line in byline],
        "paragraphs": [_paragraph(text) for text in cleaned if text],
    }


def _paragraph(text: str) -> dict[str, object]:
    if _HEADING.match(text):
        return {"style": "heading", "lead": "", "text": text}
    if _SUBHEADING.match(text):
        return {"style": "subheading", "lead": "", "text": text}
    lead = _LEAD.match(text)
    end = lead.end() if lead else 0
    return {"style": "body", "lead": text[:end], "text": text[end:]}


def _visible(text: str, *, keep: str = "") -> str:
    """One line without control and format characters, which no font draws and PDF/A refuses."""
    spaced = "".join(c if c in keep or not c.isspace() else " " for c in text)
    kept = "".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE)
    return displayed(re.sub(" +", " ", kept).strip(" "))


def _document(printed: PrintedSession, speech: Speech) -> Document:
    session = printed.session
    title = speech.title or _untitled(printed, speech)
    names = "　".join(_spaced(name) for name in speech.speaker_names)
    who = names or speech.on_behalf_of
    day = _day(session.held_on)
    who_lines = [line for line in (who, speech.office if names else None) if line]
    byline = list(who_lines)
    if session.full_name:
        byline.append(f"（{session.full_name}，{day}）" if day else f"（{session.full_name}）")
    if speech.kind is SpeechKind.NARRATIVE:
        title, byline = session.full_name or title, byline[-1:]
    laid = _laid(title, byline, speech.text.split("\n"), author="、".join(speech.speaker_names))
    return laid | {"kind": "speech", "who": [_visible(line, keep="　") for line in who_lines]}


def _untitled(printed: PrintedSession, speech: Speech) -> str:
    """Name a speech without a title as an office would; paper is Chinese whatever the window speaks."""
    form = "讲话" if speech.kind is SpeechKind.REMARK else "发言"
    session = printed.session.full_name
    return f"在{session}上的{form}" if session else form


def _spaced(name: str) -> str:
    """Space a name of two characters to the width of three, as lists of names do."""
    return f"{name[0]}　{name[1]}" if len(name) == 2 else name
