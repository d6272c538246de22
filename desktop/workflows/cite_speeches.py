"""The text of a speech with its source, as Chinese papers cite it, and with its marks."""

from collections.abc import Callable
from enum import StrEnum

from desktop.records import Passage, Session, Speech
from desktop.records.display import displayed

_MOST_AUTHORS = 3


class CitationForm(StrEnum):
    """How a source is written: as the papers' footnotes do, or by GB/T 7714."""

    PLAIN = "plain"
    GB7714 = "gb7714"


def citation(speech: Speech, session: Session | None, text: str = "") -> str:
    """Return `text`, or the whole speech, followed by who said it where and when; unknown parts are left out.

    The form is that of the papers' footnotes and the same in every language of the window.
    """
    day = session.held_on if session else None
    parts = (
        f"《{displayed(speech.title)}》" if speech.title else "",
        session.full_name if session else "",
        f"{day.year}年{day.month}月{day.day}日" if day else "",
    )
    source = "，".join(part for part in parts if part)
    names = "、".join(speech.speaker_names)
    return f"{text or displayed(speech.text)}\n——{'：'.join(part for part in (names, source) if part)}"


def reference(speech: Speech, session: Session | None) -> str:
    """Return the entry of a list of references by GB/T 7714-2015, 4.2: a paper within proceedings, [C].

    At most three authors are named, then 等 (8.1.2). Place and publisher are left out: a meeting's own
    record has none. The day of the meeting stands for the year where it is known; without an author the
    entry begins with the title, and without a title with what the record is.
    """
    authors = list(speech.speaker_names[:_MOST_AUTHORS])
    if len(speech.speaker_names) > _MOST_AUTHORS:
        authors.append("等")
    title = displayed(speech.title or "") or f"在{session.full_name if session else '会议'}上的发言"
    entry = f"{', '.join(authors)}. " if authors else ""
    entry += f"{title}[C]"
    if session and session.full_name:
        entry += f"//{session.full_name}"
    day = session.held_on.isoformat() if session and session.held_on else ""
    return f"{entry}{', ' + day if day else ''}."


def with_marks(speech: Speech, span: tuple[int, int], label: Callable[[Passage], str]) -> str:
    """Return the characters `span` of a speech, with 【label】 before each problem and proposal in it."""
    start, end = span
    text, place = "", start
    for passage in sorted(speech.passages, key=lambda one: one.start):
        if start <= passage.start < end:
            text += f"{speech.text[place : passage.start]}【{label(passage)}】"
            place = passage.start
    return displayed(text + speech.text[place:end])
