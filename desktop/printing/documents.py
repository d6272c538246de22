"""What a layout is given: titles, bylines and paragraphs as plain text."""

import re
from collections.abc import Sequence

from desktop.records import Speech, SpeechKind
from desktop.records.display import displayed
from desktop.records.printing import PrintedSession

_HEADING = re.compile(r"^[一二三四五六七八九十]{1,3}、[^。；，]{1,24}$")


def documents(sessions: Sequence[PrintedSession]) -> list[dict[str, object]]:
    """Return one document for each speech, in order."""
    return [_document(printed, speech) for printed in sessions for speech in printed.speeches]


def _document(printed: PrintedSession, speech: Speech) -> dict[str, object]:
    session = printed.session
    title = speech.title or _untitled(printed, speech)
    names = "　".join(_spaced(name) for name in speech.speaker_names)
    who = names or speech.on_behalf_of
    when = session.held_on
    day = f"，{when.year}年{when.month}月{when.day}日" if when else ""
    byline = [line for line in (who, speech.office if names else None) if line]
    if session.full_name:
        byline.append(f"（{session.full_name}{day}）")
    if speech.kind is SpeechKind.NARRATIVE:
        title, byline = session.full_name or title, byline[-1:]
    paragraphs = [
        {"text": text, "heading": bool(_HEADING.match(text))}
        for text in (re.sub(r"\s+", " ", line).strip() for line in displayed(speech.text).split("\n"))
        if text
    ]
    return {"title": displayed(title).split(" "), "byline": byline, "paragraphs": paragraphs}


def _untitled(printed: PrintedSession, speech: Speech) -> str:
    """Name a speech without a title as an office would; paper is Chinese whatever the window speaks."""
    form = "讲话" if speech.kind is SpeechKind.REMARK else "发言"
    session = printed.session.full_name
    return f"在{session}上的{form}" if session else form


def _spaced(name: str) -> str:
    """Space a name of two characters to the width of three, as lists of names do."""
    return f"{name[0]}　{name[1]}" if len(name) == 2 else name
