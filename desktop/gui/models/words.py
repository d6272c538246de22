"""What the records' values are called in the window."""

from gettext import gettext as _

from desktop.records import Hit, Session, Speech, SpeechKind
from desktop.records.display import displayed


def kind_name(kind: SpeechKind) -> str:
    """Return what a kind of record is called."""
    return {
        SpeechKind.SPEECH: _("Speech"),
        SpeechKind.REMARK: _("Remarks"),
        SpeechKind.REPORTED: _("Reported"),
        SpeechKind.NARRATIVE: _("Session account"),
    }[kind]


def session_name(session: Session) -> str:
    """Return the short name of a session, or its date where it has none."""
    return session.name or session.full_name or str(session.held_on or _("Session without a name"))


def _untitled(kind: SpeechKind, names: str) -> str:
    if kind is SpeechKind.REMARK:
        return _("Remarks by {names}").format(names=names)
    return _("{names} in the report").format(names=names or _("Members"))


def hit_title(hit: Hit) -> str:
    """Return what a hit is called, of the same length as its title where it has one."""
    if hit.title.text:
        return spaced(hit.title.text)
    return _untitled(hit.kind, "、".join(hit.speakers))


def speech_title(speech: Speech, session: Session | None) -> str:
    """Return what a speech is called above its text."""
    if speech.title:
        return spaced(speech.title)
    if speech.kind is SpeechKind.NARRATIVE:
        return session.full_name if session and session.full_name else kind_name(speech.kind)
    return _untitled(speech.kind, "、".join(speech.speaker_names))


def spaced(title: str) -> str:
    """Return a couplet title of the same length with a wide space between its halves."""
    return displayed(title).replace(" ", "　")
