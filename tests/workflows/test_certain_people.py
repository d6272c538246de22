"""An import links a speaker only where name, body, term and office leave one person."""

from dataclasses import replace

from desktop.archive import Archive
from desktop.records import (
    Attendance,
    IntakePlan,
    PlannedSession,
    Reading,
    Role,
    SessionFacts,
    Source,
    Speaker,
    SpeechFacts,
    SpeechKind,
)
from desktop.records.person import PersonFacts, PersonName
from desktop.workflows.import_records import ImportRecords
from desktop.workflows.know_people import KnowPeople
from tests.workflows.test_learn_labels import finished


def plan(office: str, term: int | None, content: bytes) -> IntakePlan:
    speech = SpeechFacts(
        kind=SpeechKind.SPEECH, text="修桥。", speakers=(Speaker(name="蔺望川"),), office=office
    )
    session = PlannedSession(facts=SessionFacts(body="澜川市政协", name="会", term=term), speeches=(speech,))
    reading = Reading(source=Source(content=content, media_type="text/plain"), lines=())
    return IntakePlan(reading=reading, lines=(), sessions=(session,), warnings=())


def linked(archive: Archive, imports: ImportRecords, planned: IntakePlan) -> str | None:
    (session_id,) = imports.save(planned)
    return archive.speeches(session_id)[0].speakers[0].person_id


def test_a_certain_speaker_is_linked_and_a_doubtful_one_is_not(filled: Archive) -> None:
    imports, people = ImportRecords(filled), KnowPeople(filled)
    assert linked(filled, imports, plan("市政协委员", 6, b"a")) is None
    first = next(name for name in people.printed_names() if name.term == 6)
    person_id = people.link([first], None)
    assert linked(filled, imports, plan("市政协委员", 6, b"b")) == person_id
    assert linked(filled, imports, plan("市政协常委", 6, b"c")) is None
    assert linked(filled, imports, plan("市政协委员", 7, b"d")) is None
    imports.close()


def present(office: str | None, content: bytes, name: str = "蔺望川") -> IntakePlan:
    came = Attendance(role=Role.LEADER, name=name, office=office)
    facts = SessionFacts(body="澜川市政协", name="会", term=6, attendance=(came,))
    speech = SpeechFacts(kind=SpeechKind.SPEECH, text="修桥。")
    reading = Reading(source=Source(content=content, media_type="text/plain"), lines=())
    session = PlannedSession(facts=facts, speeches=(speech,))
    return IntakePlan(reading=reading, lines=(), sessions=(session,), warnings=())


def test_who_was_present_is_linked_by_the_same_rule(filled: Archive) -> None:
    imports, people = ImportRecords(filled), KnowPeople(filled)
    (before,) = imports.save(present("市政协委员", b"before"))
    assert filled.session(before).attendance[0].person_id is None
    first = next(name for name in people.printed_names() if name.name == "蔺望川" and name.term is None)
    assert people.attended("nobody") == ()
    imports.save(plan("市政协委员", 6, b"a"))
    first = next(name for name in people.printed_names() if name.term == 6)
    person_id = people.link([first], None)
    assert filled.session(before).attendance[0].person_id == person_id
    (certain,) = imports.save(present("市政协委员", b"b"))
    (other,) = imports.save(present("市政协常委", b"c"))
    (nameless,) = imports.save(present(None, b"d"))
    assert [one.id for one in people.attended(person_id)] == [before, certain]
    assert filled.session(other).attendance[0].person_id is None
    assert filled.session(nameless).attendance[0].person_id is None
    imports.close()


def test_a_merge_and_its_undo_take_attendance_along(filled: Archive) -> None:
    imports, people = ImportRecords(filled), KnowPeople(filled)
    (session_id,) = imports.save(present("市政协委员", b"a"))
    imports.save(plan("市政协委员", 6, b"b"))
    goes = people.link([name for name in people.printed_names() if name.term == 6], None)
    stays = people.save_person(None, PersonFacts(names=(PersonName(name="蔺望川"),)))
    people.merge(stays, goes)
    assert filled.session(session_id).attendance[0].person_id == stays
    with filled.changing() as changes:
        changes.undo()
    assert filled.session(session_id).attendance[0].person_id == goes
    assert finished(filled.verify()).faults == ()
    imports.close()


def test_two_names_of_one_list_are_linked_together(filled: Archive) -> None:
    imports, people = ImportRecords(filled), KnowPeople(filled)
    both = present("市政协委员", b"a")
    facts = both.sessions[0].facts
    second = replace(facts.attendance[0], name="望川")
    both = replace(
        both,
        sessions=(replace(both.sessions[0], facts=replace(facts, attendance=(*facts.attendance, second))),),
    )
    (session_id,) = imports.save(both)
    imports.save(plan("市政协委员", 6, b"b"))
    first = next(name for name in people.printed_names() if name.term == 6)
    person_id = people.link([first, replace(first, name="望川")], None)
    assert [one.person_id for one in filled.session(session_id).attendance] == [person_id, person_id]
    assert finished(filled.verify()).faults == ()
    imports.close()
