"""A second report of a kept session adds what is new, and of a speech told twice one account stays."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.archive import Archive
from desktop.records import (
    Attendance,
    IntakePlan,
    PlannedSession,
    Role,
    SessionFacts,
    SpeechFacts,
    SpeechKind,
)
from desktop.workflows.edit_records import EditRecords
from desktop.workflows.import_records import ImportRecords
from desktop.workflows.merge_sessions import Keep, Merging
from tests.archive.conftest import FACTS, SPEECH
from tests.workflows.test_learn_labels import finished

SHORT = replace(
    SPEECH, text="末班车太早，夜班工人走路回家，建议延后半小时。", passages=(), origins=(), doubts=()
)
LONG = replace(
    SHORT, text="末班车太早了，许多夜班工人只好走路回家。建议把末班车延后半小时，再加小车。", sector=None
)
NEW = replace(SHORT, title="补路灯", speakers=(), text="站台没有灯，老人不敢等车，建议一是补路灯。")
LEADER = Attendance(role=Role.LEADER, name="郗长汀", office="市委书记")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "mine.db", name="mine") as made:
        yield made


@pytest.fixture
def imports(archive: Archive) -> Iterator[ImportRecords]:
    made = ImportRecords(archive)
    yield made
    made.close()


def plan(imports: ImportRecords, text: str, *sessions: PlannedSession) -> IntakePlan:
    reading = imports.read_text(text)
    return IntakePlan(reading=reading, lines=(), sessions=sessions, warnings=())


def session(*speeches: SpeechFacts, facts: SessionFacts = FACTS) -> PlannedSession:
    return PlannedSession(facts=facts, speeches=speeches)


@pytest.fixture
def kept(imports: ImportRecords) -> str:
    (session_id,) = imports.save(plan(imports, "第一篇", session(SHORT)))
    return session_id


def second(imports: ImportRecords) -> IntakePlan:
    facts = replace(FACTS, place="市政府", attendance=(*FACTS.attendance, LEADER), narrative="别的话。")
    return plan(imports, "第二篇", session(LONG, NEW, facts=facts))


def only(found: tuple[Merging | None, ...]) -> Merging:
    (match,) = found
    assert match is not None
    return match


def test_a_second_source_is_told_apart_into_new_same_and_told_twice(
    imports: ImportRecords, kept: str
) -> None:
    match = only(imports.same_sessions(second(imports)))
    assert match.session.id == kept
    assert [(pair.planned, pair.kept.text) for pair in match.twice] == [(LONG, SHORT.text)]
    assert (match.new, match.same, match.attendance) == ((NEW,), (), (LEADER,))
    again = only(imports.same_sessions(plan(imports, "第三篇", session(SHORT))))
    assert (again.new, again.same, again.twice) == ((), (SHORT,), ())


def test_another_session_and_another_speaker_are_no_match(imports: ImportRecords, kept: str) -> None:
    other = replace(FACTS, ordinal=9, name="六届九次常委会会议")
    assert imports.same_sessions(plan(imports, "x", session(LONG, facts=other))) == (None,)
    stranger = replace(LONG, speakers=(replace(LONG.speakers[0], name="卫承岳"),))
    assert only(imports.same_sessions(plan(imports, "y", session(stranger)))).new == (stranger,)
    remark = replace(LONG, kind=SpeechKind.REMARK)
    assert only(imports.same_sessions(plan(imports, "z", session(remark)))).new == (remark,)


@pytest.mark.parametrize(
    ("choice", "texts"),
    [
        (None, [SHORT.text, NEW.text]),
        (Keep.KEPT, [SHORT.text, NEW.text]),
        (Keep.NEW, [LONG.text, NEW.text]),
        (Keep.BOTH, [SHORT.text, NEW.text, LONG.text]),
    ],
)
def test_one_account_stays_by_choice_and_all_of_it_is_undone(
    imports: ImportRecords, archive: Archive, kept: str, choice: Keep | None, texts: list[str]
) -> None:
    before = archive.speeches(kept)
    told = second(imports)
    found = imports.same_sessions(told)
    keep = {pair.kept.id: choice for pair in only(found).twice} if choice else {}
    assert imports.merge(told, found, keep) == (kept,)
    assert [one.text for one in archive.speeches(kept)[1:]] == texts
    merged = archive.session(kept)
    assert (merged.place, merged.attendance[-1], merged.narrative) == ("市政府", LEADER, FACTS.narrative)
    assert [source.content.decode() for source in archive.further_sources(kept)] == ["第二篇"]
    assert imports.already_saved(told) == (kept,)
    assert finished(archive.verify()).faults == ()
    edit = EditRecords(archive)
    edit.undo()
    assert [one.text for one in archive.speeches(kept)] == [one.text for one in before]
    assert archive.session(kept).place is None
    assert archive.further_sources(kept) == ()
    assert imports.already_saved(told) == ()
    edit.redo()
    assert [one.text for one in archive.speeches(kept)[1:]] == texts
    assert finished(archive.verify()).faults == ()


def test_a_merge_that_adds_a_source_only_is_called_by_its_session(
    imports: ImportRecords, archive: Archive, kept: str
) -> None:
    same = plan(imports, "转载", session(SHORT))
    imports.merge(same, imports.same_sessions(same), {})
    change = archive.ledger.undoable()
    assert change is not None
    assert (change.entity, change.subject) == ("sources", "澜川市政协六届七次常委会会议")


def test_the_other_sessions_of_the_report_are_saved_in_the_same_change(
    imports: ImportRecords, archive: Archive, kept: str
) -> None:
    other = session(NEW, facts=replace(FACTS, ordinal=9, name="六届九次常委会会议"))
    both = plan(imports, "两次会议", session(LONG), other)
    found = imports.same_sessions(both)
    assert [match is None for match in found] == [False, True]
    first, new = imports.merge(both, found, {})
    assert first == kept
    assert archive.session(new).ordinal == 9
    assert archive.ledger.undoable() is not None
    EditRecords(archive).undo()
    assert [one.id for one in archive.sessions()] == [kept]


def test_a_session_without_an_account_gets_the_report_s(imports: ImportRecords, archive: Archive) -> None:
    (kept,) = imports.save(plan(imports, "目录", session(SHORT, facts=replace(FACTS, narrative=""))))
    told = plan(imports, "报道", session(SHORT))
    imports.merge(told, imports.same_sessions(told), {})
    assert archive.session(kept).narrative == FACTS.narrative
    assert [one.text for one in archive.speeches(kept)] == [FACTS.narrative, SHORT.text]
    assert finished(archive.verify()).faults == ()
    EditRecords(archive).undo()
    assert archive.session(kept).narrative == ""
    assert finished(archive.verify()).faults == ()


def test_what_is_merged_for_good_leaves_no_rows_behind(
    imports: ImportRecords, archive: Archive, kept: str
) -> None:
    told = second(imports)
    imports.merge(told, imports.same_sessions(told), {})
    edit = EditRecords(archive)
    edit.delete("session", kept)
    edit.clear_trash()
    assert archive.sessions() == ()
    assert finished(archive.verify()).faults == ()
