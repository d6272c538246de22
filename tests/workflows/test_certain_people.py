"""An import links a speaker only where name, body, term and office leave one person."""

from desktop.archive import Archive
from desktop.records import (
    IntakePlan,
    PlannedSession,
    Reading,
    SessionFacts,
    Source,
    Speaker,
    SpeechFacts,
    SpeechKind,
)
from desktop.workflows.import_records import ImportRecords
from desktop.workflows.know_people import KnowPeople


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
