"""What the records' values are called in the window."""

from desktop.gui.wording import translated as _
from desktop.records import FacetValue, Hit, Session, SessionKind, Speech, SpeechKind
from desktop.records.display import displayed


def kind_name(kind: SpeechKind) -> str:
    """Return what a kind of record is called."""
    return {
        SpeechKind.SPEECH: _("Speech"),
        SpeechKind.REMARK: _("Remarks"),
        SpeechKind.REPORTED: _("Reported"),
        SpeechKind.NARRATIVE: _("Session account"),
    }[kind]


def session_kind_name(kind: SessionKind) -> str:
    """Return what a kind of session is called."""
    return {
        SessionKind.PLENARY: _("Plenary session"),
        SessionKind.STANDING_COMMITTEE: _("Standing committee"),
        SessionKind.CHAIRPERSONS: _("Chairpersons' meeting"),
        SessionKind.CONSULTATION: _("Consultation"),
        SessionKind.BIWEEKLY: _("Biweekly consultation"),
        SessionKind.JOINT_GROUP: _("Joint group meeting"),
        SessionKind.DELEGATION: _("Delegation meeting"),
        SessionKind.NPC_STANDING_COMMITTEE: _("People's congress standing committee"),
        SessionKind.GAZETTE: _("Gazette"),
        SessionKind.OTHER: _("Other"),
    }[kind]


def kind_values() -> tuple[FacetValue, ...]:
    """Return the kinds as values to search for, by what they are called."""
    return tuple(FacetValue(value=kind.value, label=kind_name(kind), count=0) for kind in SpeechKind)


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


def action_name(action: str) -> str:
    """Return what is said of a change, such as: added, edited."""
    return {
        "create": _("made"),
        "add": _("added"),
        "edit": _("edited"),
        "delete": _("into the trash"),
        "restore": _("out of the trash"),
        "clear": _("cleared for good"),
    }.get(action, action)


def entity_name(entity: str) -> str:
    """Return what a kind of kept record is called."""
    return {
        "archive": _("archive"),
        "session": _("session"),
        "speech": _("speech"),
        "agenda": _("order of speeches"),
        "topics": _("topics"),
        "person": _("person"),
        "organisation": _("organisation"),
        "collection": _("collection"),
        "search": _("saved search"),
        "decision": _("decision"),
        "source": _("source"),
        "sources": _("sources"),
        "lesson": _("confirmed labels"),
        "learned": _("learned labels"),
    }.get(entity, entity)


def field_name(field: str) -> str:
    """Return what a field of a session or speech is called."""
    return {
        "body": _("Conference"),
        "name": _("Name of the session"),
        "kind": _("Kind"),
        "term": _("Term (届)"),
        "ordinal": _("Number (次)"),
        "sub_ordinal": _("Meeting inside it"),
        "held_on": _("Date"),
        "place": _("Place"),
        "theme": _("Theme"),
        "attendance": _("Present"),
        "narrative": _("Session account"),
        "title": _("Title"),
        "speakers": _("Speakers"),
        "office": _("Office"),
        "on_behalf_of": _("On behalf of"),
        "sector": _("Sector"),
        "text": _("Text"),
        "passages": _("Problems and proposals"),
        "doubts": _("To check"),
    }.get(field, field)
