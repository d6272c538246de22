"""An intake plan as plain values, in the form the command line prints."""

from gettext import gettext as _

from desktop.records import IntakePlan, PassageKind, PlannedSession, Role, SpeechFacts


def plan_as_json(plan: IntakePlan) -> dict[str, object]:
    """Return sessions with their speeches, warnings, and the label of each non-blank paragraph."""
    return {
        "sessions": [_session(session) for session in plan.sessions],
        "warnings": [
            {
                "code": warning.code,
                "message": _(warning.message).format(**dict(warning.values)),
                "line": warning.line,
            }
            for warning in plan.warnings
        ],
        "lines": [{"n": line.n, "label": line.label.value} for line in plan.lines],
    }


def _session(planned: PlannedSession) -> dict[str, object]:
    facts = planned.facts
    return {
        "body": facts.body,
        "name": facts.name,
        "kind": facts.kind.value,
        "term": facts.term,
        "ordinal": facts.ordinal,
        "sub_ordinal": facts.sub_ordinal,
        "held_on": facts.held_on.isoformat() if facts.held_on else None,
        "place": facts.place,
        "theme": facts.theme,
        "chair": facts.names(Role.CHAIR),
        "leaders": facts.names(Role.LEADER),
        "attendees": facts.names(Role.ATTENDEE),
        "speeches": [_speech(speech) for speech in planned.speeches],
    }


def _speech(speech: SpeechFacts) -> dict[str, object]:
    return {
        "kind": speech.kind.value,
        "title": speech.title,
        "speakers": speech.speaker_names,
        "office": speech.office,
        "on_behalf_of": speech.on_behalf_of,
        "text": speech.text,
        "problems": speech.passage_texts(PassageKind.PROBLEM),
        "suggestions": speech.passage_texts(PassageKind.PROPOSAL),
    }
