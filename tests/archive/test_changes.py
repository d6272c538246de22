"""Every change is whole, a chain of revisions, and a mark for the index; and every one can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.archive import Archive, VerifyReport
from desktop.records import IntakePlan, NotFoundError, Session, SessionFacts, SpeechFacts, SpeechKind
from desktop.records.collection import CollectionFacts, CollectionItem, Decision, SavedSearchFacts
from desktop.records.person import OrganisationFacts, OrganisationKind, PersonFacts, PersonName, Post

Plans = Callable[..., IntakePlan]
Verified = Callable[[Archive], VerifyReport]


def edit(archive: Archive, identity: str, facts: SessionFacts | SpeechFacts) -> None:
    with archive.changing() as changes:
        changes.edit(identity, facts)


def undo(archive: Archive) -> str:
    with archive.changing() as changes:
        return changes.undo().subject


def redo(archive: Archive) -> str:
    with archive.changing() as changes:
        return changes.redo().subject


def titles(archive: Archive, session_id: str) -> list[str | None]:
    return [speech.title for speech in archive.speeches(session_id)[1:]]


def test_every_change_is_a_revision_and_marks_the_index(
    archive: Archive, plan: Plans, facts: SessionFacts, speech: SpeechFacts, verified: Verified
) -> None:
    (session_id,) = archive.save_plan(plan())
    marks = archive.pending()
    assert len(marks) == 2
    archive.settle(marks[-1].sequence)
    assert archive.pending() == ()
    kept = archive.speeches(session_id)[1]
    edit(archive, kept.id, replace(speech, title="夜班公交"))
    assert [mark.speech_id for mark in archive.pending()] == [kept.id]
    edit(archive, session_id, replace(facts, theme="出行"))
    assert archive.speech(kept.id).title == "夜班公交"
    assert archive.session(session_id).theme == "出行"
    first, second = archive.ledger.history(2)
    assert (first.action, second.action, first.reverts) == ("edit", "edit", None)
    assert archive.revision == first.number == archive.session(session_id).revision
    assert verified(archive).faults == ()


def test_an_edit_to_the_same_is_no_revision(archive: Archive, plan: Plans) -> None:
    (session_id,) = archive.save_plan(plan())
    before = archive.revision
    edit(archive, session_id, archive.session(session_id))
    edit(archive, archive.speeches(session_id)[1].id, archive.speeches(session_id)[1])
    assert archive.revision == before


def test_a_record_as_it_was_read_can_be_edited(archive: Archive, plan: Plans, verified: Verified) -> None:
    (session_id,) = archive.save_plan(plan())
    kept, session = archive.speeches(session_id)[1], archive.session(session_id)
    edit(archive, kept.id, replace(kept, title="夜班公交"))
    edit(archive, session_id, replace(session, theme="出行"))
    assert verified(archive).faults == ()
    (entry,) = archive.ledger.history_of("session", session_id)[:1]
    assert entry.before is not None
    assert "revision" not in entry.before


def test_the_trash_gives_back(archive: Archive, plan: Plans, facts: SessionFacts, verified: Verified) -> None:
    (session_id,) = archive.save_plan(plan())
    before = list(archive.index_documents())
    assert list(archive.index_documents(["unknown"])) == []
    with archive.changing() as changes:
        changes.delete("session", session_id)
    assert archive.sessions() == ()
    assert [(one.id, one.name) for one in archive.ledger.trash()] == [(session_id, facts.full_name)]
    assert list(archive.index_documents()) == []
    assert list(archive.index_documents([before[0].speech_id])) == []
    assert archive.sessions_from_source(plan().reading.source) == ()
    assert archive.counts().speeches == 0
    with pytest.raises(NotFoundError):
        archive.session(session_id)
    with archive.changing() as changes:
        changes.restore("session", session_id)
    assert archive.ledger.trash() == ()
    assert list(archive.index_documents()) == before
    assert before[0].title == facts.full_name
    assert list(archive.index_documents([before[1].speech_id])) == before[1:]
    assert verified(archive).faults == ()


def test_a_single_speech_goes_to_the_trash_and_back_to_its_place(
    archive: Archive, plan: Plans, speech: SpeechFacts, verified: Verified
) -> None:
    (session_id,) = archive.save_plan(plan())
    with archive.changing() as changes:
        changes.add_speech(session_id, replace(speech, title="二"))
        changes.add_speech(session_id, replace(speech, title="三"))
    first = archive.speeches(session_id)[1]
    with archive.changing() as changes:
        changes.delete("speech", first.id)
    assert titles(archive, session_id) == ["二", "三"]
    assert [(one.entity, one.name) for one in archive.ledger.trash()] == [("speech", first.title)]
    with archive.changing() as changes:
        changes.restore("speech", first.id)
    assert titles(archive, session_id) == [first.title, "二", "三"]
    assert verified(archive).faults == ()


def test_what_is_not_there_cannot_be_changed(
    archive: Archive, facts: SessionFacts, speech: SpeechFacts
) -> None:
    before = list(archive.dump())
    with archive.changing() as changes:
        for change in (
            lambda: changes.edit("x", facts),
            lambda: changes.edit("x", speech),
            lambda: changes.delete("session", "x"),
            lambda: changes.restore("session", "x"),
            lambda: changes.add_speech("x", speech),
            lambda: changes.tag("x", ["a"]),
            changes.undo,
            changes.redo,
        ):
            with pytest.raises(NotFoundError):
                change()
    assert list(archive.dump()) == before


def test_undo_and_redo_walk_back_and_forth_over_a_restart(
    archive: Archive, plan: Plans, speech: SpeechFacts, verified: Verified
) -> None:
    (session_id,) = archive.save_plan(plan())
    kept = archive.speeches(session_id)[1]
    bare = replace(speech, title=None, passages=(), speakers=(), origins=(), doubts=())
    edit(archive, kept.id, bare)
    edit(archive, session_id, replace(archive.session(session_id), held_on=None, attendance=(), theme="出行"))
    path = archive.path
    archive.close()
    with Archive.open(path) as again:
        undo(again)
        session = again.session(session_id)
        assert isinstance(session, Session)
        assert (session.held_on, session.theme) == (date(2023, 7, 18), None)
        undo(again)
        assert replace(again.speech(kept.id), revision=kept.revision) == kept
        assert redo(again) == speech.title
        assert again.speech(kept.id).title is None
        redo(again)
        assert again.session(session_id).theme == "出行"
        assert again.ledger.redoable() is None
        undo(again)
        edit(again, kept.id, replace(speech, title="另写"))
        assert again.ledger.redoable() is None
        assert again.ledger.undoable() is not None
        assert verified(again).faults == ()


def test_an_import_is_undone_as_a_whole(
    archive: Archive, plan: Plans, facts: SessionFacts, verified: Verified
) -> None:
    both = set(archive.save_plan(plan(sessions=2)))
    known = archive.ledger.undoable()
    assert known is not None
    assert (known.entity, known.action, known.subject) == ("session", "add", facts.full_name)
    undo(archive)
    assert archive.sessions() == ()
    assert {one.id for one in archive.ledger.trash()} == both
    again = archive.ledger.redoable()
    assert again is not None
    assert again.subject == facts.full_name
    redo(archive)
    assert {session.id for session in archive.sessions()} == both
    assert archive.counts().speeches == 2
    assert verified(archive).faults == ()


def test_speeches_change_their_order_and_their_session(
    archive: Archive, plan: Plans, speech: SpeechFacts, verified: Verified
) -> None:
    here, there = archive.save_plan(plan(sessions=2))
    with archive.changing() as changes:
        new = changes.add_speech(here, replace(speech, title="新"), 1)
        changes.add_session(SessionFacts(name="手工"), [SpeechFacts(kind=SpeechKind.SPEECH, text="手写。")])
    assert titles(archive, here) == ["新", speech.title]
    with archive.changing() as changes:
        narrative, moved, rest = (one.id for one in archive.speeches(here))
        changes.arrange(here, [narrative, rest, moved])
    assert titles(archive, here) == [speech.title, "新"]
    with archive.changing() as changes:
        changes.arrange(there, [*(one.id for one in archive.speeches(there)), new])
    assert (titles(archive, here), titles(archive, there)) == ([speech.title], [speech.title, "新"])
    assert verified(archive).faults == ()
    undo(archive)
    assert (titles(archive, here), titles(archive, there)) == ([speech.title, "新"], [speech.title])
    undo(archive)
    assert titles(archive, here) == ["新", speech.title]
    undo(archive)
    assert titles(archive, here) == [speech.title]
    assert verified(archive).faults == ()


def test_people_and_what_is_gathered_are_kept_undone_and_verified(
    archive: Archive, plan: Plans, verified: Verified
) -> None:
    (session_id,) = archive.save_plan(plan())
    kept = archive.speeches(session_id)[1]
    person = PersonFacts(
        names=(PersonName(name="蔺望川", reading="lin wang chuan"), PersonName(name="望川")),
        posts=(Post(office="市政协委员", sector="民革", since=date(2021, 1, 1)),),
        note="六届",
    )
    with archive.changing() as changes:
        person_id = changes.add(person)
        changes.edit(kept.id, replace(kept, speakers=(replace(kept.speakers[0], person_id=person_id),)))
        changes.add(OrganisationFacts(names=("民革", "中国国民党革命委员会"), kind=OrganisationKind.PARTY))
        changes.add(CollectionFacts(name="出行", items=(CollectionItem(speech_id=kept.id, note="看"),)))
        search_id = changes.add(SavedSearchFacts(name="夜班", query="夜班 年份:2023"))
        changes.add(Decision(kind="same-person", subject="a b", answer="no"))
        changes.tag(kept.id, ["出行", " 出行", "公交"])
    assert archive.people.one(person_id).name == "蔺望川"
    assert [one.names for one in archive.people.organisations()] == [("民革", "中国国民党革命委员会")]
    assert archive.people.speeches_of(person_id) == archive.people.speeches_printed("蔺望川")
    assert archive.people.sectors() == ("民革",)
    assert [(one.name, one.person_id) for one in archive.people.printed_names()] == [("蔺望川", person_id)]
    assert archive.gathered.topics() == (("公交", 1), ("出行", 1))
    assert archive.gathered.topics_of(kept.id) == ("出行", "公交")
    assert archive.gathered.decisions("same-person") == {"a b": "no"}
    (collection,) = archive.gathered.collections()
    assert archive.gathered.collection(collection.id).items[0].note == "看"
    assert next(iter(archive.index_documents([kept.id]))).topics == ("出行", "公交")
    assert verified(archive).faults == ()
    with archive.changing() as changes:
        changes.delete("search", search_id)
    assert archive.gathered.searches() == ()
    undo(archive)
    assert [one.name for one in archive.gathered.searches()] == ["夜班"]
    undo(archive)
    assert archive.people.all() == ()
    assert archive.gathered.topics() == ()
    assert archive.speech(kept.id).speakers[0].person_id is None
    assert verified(archive).faults == ()


def test_the_trash_is_cleared_for_good_and_the_chain_holds(
    archive: Archive, plan: Plans, verified: Verified
) -> None:
    first, second = archive.save_plan(plan(sessions=2))
    with archive.changing() as changes:
        changes.delete("session", second)
        changes.delete("speech", archive.speeches(first)[1].id)
    with archive.changing() as changes:
        assert changes.clear_trash() == 4
    assert archive.ledger.trash() == ()
    assert archive.ledger.undoable() is None
    assert [session.id for session in archive.sessions()] == [first]
    assert verified(archive).faults == ()
    assert archive.ledger.changes(1)[0].action == "clear"


def test_a_speech_that_was_added_undone_and_brought_back_is_as_the_history_says(
    archive: Archive, plan: Plans, speech: SpeechFacts, verified: Verified
) -> None:
    (session_id,) = archive.save_plan(plan())
    with archive.changing() as changes:
        added = changes.add_speech(session_id, speech)
    for step in (undo, redo, undo, redo):
        step(archive)
        assert verified(archive).faults == ()
    assert archive.speeches(session_id)[-1].id == added
    with archive.changing() as changes:
        changes.tag(added, ["公交"])
        changes.delete("session", session_id)
    with archive.changing() as changes:
        changes.clear_trash()
    assert verified(archive).faults == ()
