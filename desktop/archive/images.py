"""Facts as canonical JSON, the form in which revisions keep them, and back."""

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from desktop.records import (
    Attendance,
    Origin,
    Passage,
    PassageKind,
    Role,
    SessionFacts,
    SessionKind,
    Speaker,
    SpeechFacts,
    SpeechKind,
)

Facts = SessionFacts | SpeechFacts


def as_json(facts: Facts) -> str:
    """Return the facts of a session or speech, without what the archive adds, as canonical JSON."""
    kind = SessionFacts if isinstance(facts, SessionFacts) else SpeechFacts
    kept = asdict(facts)
    chosen = {field.name: kept[field.name] for field in fields(kind)}
    return json.dumps(chosen, ensure_ascii=False, sort_keys=True, default=str)


def session_facts(image: str) -> SessionFacts:
    """Return a session's facts from `as_json`."""
    known: dict[str, Any] = json.loads(image)
    known["kind"] = SessionKind(known["kind"])
    known["held_on"] = date.fromisoformat(known["held_on"]) if known["held_on"] else None
    known["attendance"] = tuple(
        Attendance(role=Role(person["role"]), name=person["name"], office=person["office"])
        for person in known["attendance"]
    )
    return SessionFacts(**known)


def speech_facts(image: str) -> SpeechFacts:
    """Return a speech's facts from `as_json`."""
    known: dict[str, Any] = json.loads(image)
    known["kind"] = SpeechKind(known["kind"])
    known["speakers"] = tuple(Speaker(**speaker) for speaker in known["speakers"])
    known["passages"] = tuple(
        Passage(**(passage | {"kind": PassageKind(passage["kind"])})) for passage in known["passages"]
    )
    known["origins"] = tuple(Origin(**origin) for origin in known["origins"])
    known["doubts"] = tuple(known["doubts"])
    return SpeechFacts(**known)
