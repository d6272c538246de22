"""The text of a speech with its source, as Chinese papers cite it."""

from desktop.records import Session, Speech
from desktop.records.display import displayed


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
