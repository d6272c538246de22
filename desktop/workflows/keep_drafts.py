"""Keep what was typed and not saved yet in the user's data folder, and offer it again."""

import base64
import hashlib
import os
import uuid
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from cattrs import BaseValidationError
from cattrs.preconf.json import JsonConverter, make_converter
from cattrs.strategies import configure_tagged_union

from desktop.records import Line
from desktop.records.correction import Correction
from desktop.records.draft import Draft, ImportDraft, RecordDraft

_DAMAGED = (BaseValidationError, ValueError, KeyError, OSError, TypeError)


class KeepDrafts:
    """Drafts as one small file each, written aside and renamed, so that a crash leaves the one before.

    A folder that cannot be written is no reason to stop anybody's work; a damaged file is passed over and
    left where it is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._converter = _converter()

    def new_id(self) -> str:
        """Return an id for a draft that is begun."""
        return uuid.uuid4().hex

    def keep(self, draft_id: str, archive_id: str, name: str, content: ImportDraft | RecordDraft) -> bool:
        """Write a draft over the one of the same id; False where it could not be written."""
        draft = Draft(
            id=draft_id,
            archive_id=archive_id,
            name=name,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            content=content,
        )
        target = self._file(draft_id)
        aside = target.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with aside.open("w", encoding="utf-8") as file:
                file.write(self._converter.dumps(draft))
                file.flush()
                os.fsync(file.fileno())
            aside.replace(target)
        except OSError:
            return False
        return True

    def of(self, archive_id: str) -> tuple[Draft, ...]:
        """Return the drafts of an archive, the latest first."""
        known = (self._read(file) for file in self._folder.glob("*.json"))
        kept = [draft for draft in known if draft is not None and draft.archive_id == archive_id]
        return tuple(sorted(kept, key=lambda draft: draft.at, reverse=True))

    def forget(self, draft_id: str) -> None:
        """Remove a draft, after it was saved or given up."""
        with suppress(OSError):
            self._file(draft_id).unlink(missing_ok=True)

    def _file(self, draft_id: str) -> Path:
        return self._folder / f"{draft_id}.json"

    def _read(self, file: Path) -> Draft | None:
        try:
            return self._converter.loads(file.read_text(encoding="utf-8"), Draft)
        except _DAMAGED:
            return None


def fingerprint(lines: Sequence[Line]) -> str:
    """Return the SHA-256 of paragraphs as read, by which a draft tells whether its corrections still fit."""
    return hashlib.sha256("\n".join(line.text for line in lines).encode()).hexdigest()


def _converter() -> JsonConverter:
    converter = make_converter()
    converter.register_unstructure_hook(bytes, lambda content: base64.b64encode(content).decode())
    converter.register_structure_hook(bytes, lambda content, _kind: base64.b64decode(content))
    configure_tagged_union(Correction, converter)
    configure_tagged_union(ImportDraft | RecordDraft, converter)
    return converter
