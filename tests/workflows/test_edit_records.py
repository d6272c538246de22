"""What is kept can be corrected, entered by hand, moved, trashed and brought back."""

from dataclasses import replace

import pytest

from desktop.archive import Archive
from desktop.records import NotFoundError, SessionFacts, Speaker, SpeechFacts, SpeechKind
from desktop.records.properties import ArchiveProperties
from desktop.workflows.edit_records import EditRecords, differences


@pytest.fixture
def edit(filled: Archive) -> EditRecords:
    return EditRecords(filled)


def test_a_session_is_entered_by_hand(filled: Archive, edit: EditRecords) -> None:
    session_id = edit.save_session(None, SessionFacts(name="座谈会"))
    speech = SpeechFacts(kind=SpeechKind.SPEECH, title="桥", text="建桥。", speakers=(Speaker(name="甲"),))
    speech_id = edit.save_speech(None, session_id, speech)
    edit.save_session(session_id, SessionFacts(name="座谈会", theme="桥"))
    edit.save_speech(speech_id, session_id, replace(speech, title="桥与路"))
    assert filled.session(session_id).theme == "桥"
    assert [one.title for one in filled.speeches(session_id)] == ["桥与路"]


def test_a_speech_moves_to_another_session_and_back_by_undo(filled: Archive, edit: EditRecords) -> None:
    newer, older = (session.id for session in filled.sessions())
    speech = filled.speeches(older)[0]
    edit.move(speech.id, newer)
    assert [one.title for one in filled.speeches(newer)] == ["河岸步道", "渡口", "夜班公交"]
    assert edit.undo().entity == "agenda"
    assert len(filled.speeches(newer)) == 2
    edit.redo()
    assert len(filled.speeches(newer)) == 3
    assert edit.redoable() is None
    assert edit.undoable() is not None


def test_the_trash_is_looked_at_restored_and_cleared(filled: Archive, edit: EditRecords) -> None:
    session = filled.sessions()[0]
    edit.delete("session", session.id)
    (entry,) = edit.trash()
    assert entry.name == session.full_name
    edit.restore(entry.entity, entry.id)
    edit.delete("speech", filled.speeches(session.id)[0].id)
    assert edit.clear_trash() == 1
    assert edit.trash() == ()
    with pytest.raises(NotFoundError):
        edit.undo()
    assert edit.changes(1)[0].action == "clear"


def test_a_record_s_history_names_what_changed_and_gives_it_back(filled: Archive, edit: EditRecords) -> None:
    session = filled.sessions()[0]
    speech = filled.speeches(session.id)[0]
    edit.save_speech(speech.id, session.id, replace(speech, title="步道", speakers=(Speaker(name="乙"),)))
    changed, first = edit.history_of("speech", speech.id)
    assert {(one.field, one.before, one.after) for one in differences(changed)} == {
        ("title", "河岸步道", "步道"),
        ("speakers", "蔺望川", "乙"),
    }
    assert ("office", "", "市政协委员") in {(o.field, o.before, o.after) for o in differences(first)}
    edit.return_to(first)
    assert filled.speech(speech.id).title == "河岸步道"
    assert edit.undo().action == "edit"
    assert filled.speech(speech.id).title == "步道"


def test_the_order_of_a_session_has_a_history_of_its_own(filled: Archive, edit: EditRecords) -> None:
    session = filled.sessions()[0]
    one, two = (speech.id for speech in filled.speeches(session.id))
    edit.arrange(session.id, [two, one])
    (entry,) = edit.history_of("agenda", session.id)
    assert [(change.field, change.before) for change in differences(entry)] == [("order", f"{one}、{two}")]


def test_the_archive_is_renamed_and_named_back(filled: Archive, edit: EditRecords) -> None:
    before = edit.properties
    edit.sign("甲")
    edit.save_properties(ArchiveProperties(name="新名", body="东州市政协"))
    assert (filled.name, filled.body) == ("新名", "东州市政协")
    assert edit.changes(1)[0].operator == "甲"
    edit.undo()
    assert edit.properties == before
