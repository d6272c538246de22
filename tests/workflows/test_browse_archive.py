"""What can be looked at in an archive."""

from pathlib import Path

import pytest

from desktop.archive import Archive
from desktop.records import (
    IntakePlan,
    NotFoundError,
    PlannedSession,
    Reading,
    SessionFacts,
    Source,
    SpeechFacts,
    SpeechKind,
)
from desktop.workflows.browse_archive import BrowseArchive


def test_what_was_saved_can_be_looked_at(tmp_path: Path) -> None:
    source = Source(content="全文".encode(), media_type="text/plain", name="会议.txt")
    session = PlannedSession(
        facts=SessionFacts(name="六届七次常委会会议"),
        speeches=(SpeechFacts(kind=SpeechKind.SPEECH, title="夜班公交", text="末班车太早。"),),
    )
    plan = IntakePlan(reading=Reading(source=source, lines=()), lines=(), sessions=(session,), warnings=())
    with Archive.create(tmp_path / "mine.db", name="mine") as archive:
        (session_id,) = archive.save_plan(plan)
        browse = BrowseArchive(archive)
        assert (browse.name, browse.path, browse.read_only) == ("mine", archive.path, False)
        assert browse.sessions() == (browse.session(session_id),)
        (speech,) = browse.speeches(session_id)
        assert browse.speech(speech.id) == speech
        assert browse.source(session_id) == source
        assert browse.counts().speeches == 1
        assert [entry.action for entry in browse.history()] == ["add", "add", "add", "create"]
        with pytest.raises(NotFoundError, match="no record nobody"):
            browse.speech("nobody")
