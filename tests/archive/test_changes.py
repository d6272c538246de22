"""Every change is whole, a revision, and a mark for the index; and every one can be taken back."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.archive import Archive, VerifyReport
from desktop.records import IntakePlan, NotFoundError, Session, SessionFacts, SpeechFacts

Plans = Callable[..., IntakePlan]
Verified = Callable[[Archive], VerifyReport]


def test_every_change_is_a_revision_and_marks_the_index(
    archive: Archive, plan: Plans, facts: SessionFacts, speech: SpeechFacts, verified: Verified
) -> None:
    (session_id,) = archive.save_plan(plan())
    marks = archive.pending()
    assert len(marks) == 2
    archive.settle(marks[-1].sequence)
    assert archive.pending() == ()
    kept = archive.speeches(session_id)[1]
    archive.edit_speech(kept.id, replace(speech, title="夜班公交"))
    assert [mark.speech_id for mark in archive.pending()] == [kept.id]
    archive.edit_session(session_id, replace(facts, theme="出行"))
    assert archive.speech(kept.id).title == "夜班公交"
    assert archive.session(session_id).theme == "出行"
    assert [entry.action for entry in archive.history(2)] == ["edit", "edit"]
    assert archive.revision == archive.history(1)[0].number == archive.session(session_id).revision
    assert verified(archive).faults == ()


def test_a_record_as_it_was_read_can_be_edited(archive: Archive, plan: Plans, verified: Verified) -> None:
    (session_id,) = archive.save_plan(plan())
    kept, session = archive.speeches(session_id)[1], archive.session(session_id)
    archive.edit_speech(kept.id, replace(kept, title="夜班公交"))
    archive.edit_session(session_id, replace(session, theme="出行"))
    assert verified(archive).faults == ()
    first = archive.history(2)[1]
    assert first.before is not None
    assert "revision" not in first.before


def test_the_trash_gives_back(archive: Archive, plan: Plans, facts: SessionFacts, verified: Verified) -> None:
    (session_id,) = archive.save_plan(plan())
    before = list(archive.index_documents())
    assert list(archive.index_documents(["unknown"])) == []
    archive.delete_session(session_id)
    assert archive.sessions() == ()
    assert [session.id for session in archive.trash()] == [session_id]
    assert list(archive.index_documents()) == []
    assert list(archive.index_documents([before[0].speech_id])) == []
    assert archive.sessions_from_source(plan().reading.source) == ()
    assert archive.counts().speeches == 0
    with pytest.raises(NotFoundError):
        archive.session(session_id)
    archive.restore_session(session_id)
    assert archive.trash() == ()
    assert list(archive.index_documents()) == before
    assert before[0].title == facts.full_name
    assert list(archive.index_documents([before[1].speech_id])) == before[1:]
    assert verified(archive).faults == ()


def test_what_is_not_there_cannot_be_changed(
    archive: Archive, facts: SessionFacts, speech: SpeechFacts
) -> None:
    before = list(archive.dump())
    for change in (
        lambda: archive.edit_session("x", facts),
        lambda: archive.edit_speech("x", speech),
        lambda: archive.delete_session("x"),
        lambda: archive.restore_session("x"),
        archive.undo,
    ):
        with pytest.raises(NotFoundError):
            change()
    assert list(archive.dump()) == before


def test_undo_takes_an_edit_back_and_brings_it_back(
    archive: Archive, plan: Plans, speech: SpeechFacts, verified: Verified
) -> None:
    (session_id,) = archive.save_plan(plan())
    kept = archive.speeches(session_id)[1]
    archive.edit_speech(kept.id, replace(speech, title=None, passages=(), speakers=(), origins=(), doubts=()))
    assert archive.undo().entity_id == kept.id
    undone = archive.speech(kept.id)
    assert replace(undone, revision=kept.revision) == kept
    archive.undo()
    assert archive.speech(kept.id).title is None
    assert verified(archive).faults == ()


def test_undo_takes_a_session_s_edit_back(archive: Archive, plan: Plans, facts: SessionFacts) -> None:
    (session_id,) = archive.save_plan(plan())
    archive.edit_session(session_id, replace(facts, held_on=None, attendance=(), theme="出行"))
    archive.undo()
    session = archive.session(session_id)
    assert isinstance(session, Session)
    assert (session.held_on, session.attendance, session.theme) == (facts.held_on, facts.attendance, None)
    archive.undo()
    assert archive.session(session_id).held_on is None


def test_undo_of_an_import_is_the_trash_and_back(archive: Archive, plan: Plans) -> None:
    first, second = archive.save_plan(plan(sessions=2))
    archive.undo()
    assert [session.id for session in archive.sessions()] == [first]
    archive.undo()
    assert {session.id for session in archive.sessions()} == {first, second}
    archive.undo()
    assert [session.id for session in archive.trash()] == [second]
