"""Correct, enter, move, trash and bring back what is kept; each call is one change."""

import json
from collections.abc import Sequence
from typing import Any

from desktop.archive import Archive
from desktop.records import SessionFacts, SpeechFacts
from desktop.records.properties import ArchiveProperties
from desktop.records.revision import Change, FieldChange, Revision, TrashEntry


class EditRecords:
    """Changes of sessions and speeches, what can be undone, and how a record came to be as it is.

    Everything raises ReadOnlyArchiveError where nothing can be changed, and NotFoundError for a record
    that is not there.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def save_session(self, session_id: str | None, facts: SessionFacts) -> str:
        """Replace a session's facts, or add a session where there is no UUID yet; return the UUID."""
        with self._archive.changing() as changes:
            if session_id is None:
                return changes.add_session(facts)
            changes.edit(session_id, facts)
            return session_id

    def save_speech(self, speech_id: str | None, session_id: str, facts: SpeechFacts) -> str:
        """Replace a speech's facts, or add a speech at the end of a session; return its UUID."""
        with self._archive.changing() as changes:
            if speech_id is None:
                return changes.add_speech(session_id, facts)
            changes.edit(speech_id, facts)
            return speech_id

    @property
    def properties(self) -> ArchiveProperties:
        """What the archive says of itself."""
        return ArchiveProperties(name=self._archive.name, body=self._archive.body)

    def save_properties(self, properties: ArchiveProperties) -> None:
        """Rename the archive, or say whose sessions it holds."""
        with self._archive.changing() as changes:
            changes.put("properties", self._archive.id, properties)

    def sign(self, operator: str) -> None:
        """Put a name beside the changes from now on; empty: whoever is logged in."""
        self._archive.set_operator(operator)

    def arrange(self, session_id: str, speech_ids: Sequence[str]) -> None:
        """Give a session's records their order; records of other sessions named here move to this one."""
        with self._archive.changing() as changes:
            changes.arrange(session_id, speech_ids)

    def move(self, speech_id: str, session_id: str) -> None:
        """Move a speech to the end of another session."""
        kept = [speech.id for speech in self._archive.speeches(session_id) if speech.id != speech_id]
        self.arrange(session_id, [*kept, speech_id])

    def delete(self, entity: str, identity: str) -> None:
        """Put a session with its speeches, or a single speech, into the trash."""
        with self._archive.changing() as changes:
            changes.delete(entity, identity)

    def restore(self, entity: str, identity: str) -> None:
        """Take a session or a speech out of the trash."""
        with self._archive.changing() as changes:
            changes.restore(entity, identity)

    def trash(self) -> tuple[TrashEntry, ...]:
        """Return what lies in the trash, the latest first."""
        return self._archive.ledger.trash()

    def clear_trash(self) -> int:
        """Remove what lies in the trash for good; return the number of records."""
        with self._archive.changing() as changes:
            return changes.clear_trash()

    def undoable(self) -> Change | None:
        """Return the change that `undo` would take back, or None."""
        return self._archive.ledger.undoable()

    def redoable(self) -> Change | None:
        """Return the change that `redo` would bring back, or None."""
        return self._archive.ledger.redoable()

    def undo(self) -> Change:
        """Take the last change back."""
        with self._archive.changing() as changes:
            return changes.undo()

    def redo(self) -> Change:
        """Bring back what was undone last."""
        with self._archive.changing() as changes:
            return changes.redo()

    def changes(self, limit: int = 100) -> tuple[Change, ...]:
        """Return the last changes of the archive, newest first."""
        return self._archive.ledger.changes(limit)

    def history_of(self, entity: str, identity: str) -> tuple[Revision, ...]:
        """Return the revisions of one record, newest first."""
        return self._archive.ledger.history_of(entity, identity)

    def return_to(self, revision: Revision) -> None:
        """Bring a record back to what it was after a revision."""
        with self._archive.changing() as changes:
            changes.bring_back(revision)


def differences(revision: Revision) -> tuple[FieldChange, ...]:
    """Return the fields that a revision changed; of a record that came or went, the fields it had."""
    before, after = _fields(revision.before), _fields(revision.after)
    return tuple(
        FieldChange(field=name, before=_shown(before.get(name)), after=_shown(after.get(name)))
        for name in dict.fromkeys([*after, *before])
        if name != "origins" and _shown(before.get(name)) != _shown(after.get(name))
    )


def _fields(image: str | None) -> dict[str, Any]:
    known = json.loads(image) if image else {}
    return known if isinstance(known, dict) else {"order": known}


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(_shown(item) for item in value)
    if isinstance(value, dict):
        name, rest = value.get("name"), value.get("office") or value.get("reading")
        if name is not None:
            return f"{name}（{rest}）" if rest else str(name)
        return " ".join(_shown(item) for item in value.values())
    return str(value)
