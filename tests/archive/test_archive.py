"""An archive gives back what it was given, to several threads, and in one order."""

import itertools
import sqlite3
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.archive import Archive, Provenance, VerifyReport
from desktop.records import (
    ArchiveFileError,
    IntakePlan,
    ReadOnlyArchiveError,
    SessionFacts,
    SpeechFacts,
    SpeechKind,
)

Plans = Callable[..., IntakePlan]


def test_what_is_saved_comes_back(
    archive: Archive, plan: Plans, facts: SessionFacts, speech: SpeechFacts
) -> None:
    (session_id,) = archive.save_plan(plan())
    session = archive.session(session_id)
    assert all(getattr(session, name) == getattr(facts, name) for name in SessionFacts.__dataclass_fields__)
    narrative, kept = archive.speeches(session_id)
    assert narrative.kind is SpeechKind.NARRATIVE
    assert all(getattr(kept, name) == getattr(speech, name) for name in SpeechFacts.__dataclass_fields__)
    assert archive.speech(kept.id) == kept
    source = archive.source(session_id)
    assert source is not None
    assert source.content == b"article"
    counts = archive.counts()
    assert (counts.sessions, counts.speeches, counts.problems, counts.proposals) == (1, 1, 0, 1)


def test_sessions_come_newest_first_and_undated_ones_last(archive: Archive, plan: Plans) -> None:
    (planned,) = plan().sessions
    dates = [None, datetime(2021, 3, 1, tzinfo=UTC).date(), datetime(2024, 3, 1, tzinfo=UTC).date()]
    several = [replace(planned, facts=replace(planned.facts, held_on=day)) for day in dates]
    archive.save_plan(replace(plan(), sessions=tuple(several)))
    assert [session.held_on for session in archive.sessions()] == [dates[2], dates[1], None]


def test_a_session_without_narrative_has_no_record_of_it(archive: Archive, plan: Plans) -> None:
    (planned,) = plan().sessions
    silent = replace(planned, facts=replace(planned.facts, narrative=""))
    (session_id,) = archive.save_plan(replace(plan(), sessions=(silent,)))
    assert [kept.kind for kept in archive.speeches(session_id)] == [SpeechKind.SPEECH]


def test_a_plan_without_sessions_changes_nothing(archive: Archive, plan: Plans) -> None:
    before = list(archive.dump())
    assert archive.save_plan(plan(sessions=0)) == ()
    assert list(archive.dump()) == before


def test_the_same_source_is_noticed_and_kept_once(
    archive: Archive, plan: Plans, verified: Callable[[Archive], VerifyReport]
) -> None:
    first = archive.save_plan(plan())
    assert archive.sessions_from_source(plan().reading.source) == first
    assert archive.sessions_from_source(plan(b"other").reading.source) == ()
    archive.save_plan(plan())
    assert len(archive.sessions_from_source(plan().reading.source)) == 2
    assert verified(archive).sources == 1


def test_a_session_without_source_has_none(archive: Archive) -> None:
    assert archive.source("nobody") is None


def test_a_reader_changes_nothing(archive: Archive, plan: Plans) -> None:
    with Archive.open(archive.path, read_only=True) as reader:
        for change in (lambda: reader.save_plan(plan()), lambda: reader.settle(1)):
            with pytest.raises(ReadOnlyArchiveError, match="reading only"):
                change()


def test_one_clock_and_one_source_of_names_make_one_archive(tmp_path: Path, plan: Plans) -> None:
    def dump(name: str) -> list[str]:
        seconds, numbers = itertools.count(), itertools.count()
        fixed = Provenance(
            clock=lambda: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=next(seconds)),
            identity=lambda: str(uuid.UUID(int=next(numbers))),
            operator="示例",
        )
        with Archive.create(tmp_path / name, name="示例", provenance=fixed) as made:
            made.save_plan(plan())
            return list(made.dump())

    assert dump("one.db") == dump("two.db")


def test_half_done_work_keeps_no_other_thread_out(archive: Archive, plan: Plans) -> None:
    archive.save_plan(plan(sessions=2))
    jobs = [archive.verify(), archive.index_documents(), archive.dump()]
    for job in jobs:
        next(job)
    with ThreadPoolExecutor(1) as other:
        assert len(other.submit(archive.save_plan, plan()).result(timeout=20)) == 1
        assert len(other.submit(archive.sessions).result(timeout=20)) == 3
        for job in jobs:
            other.submit(job.close).result(timeout=20)  # type: ignore[attr-defined]


def test_threads_read_while_another_writes(
    archive: Archive, plan: Plans, verified: Callable[[Archive], VerifyReport]
) -> None:
    def read() -> set[int]:
        return {len(archive.speeches(session.id)) for session in archive.sessions()}

    with ThreadPoolExecutor(4) as threads:
        saves = [threads.submit(archive.save_plan, plan()) for _ in range(10)]
        reads = [threads.submit(read) for _ in range(10)]
        assert all(job.result() <= {2} for job in reads)
        assert all(len(job.result()) == 1 for job in saves)
    assert archive.counts().speeches == 10
    assert verified(archive).faults == ()


def test_what_sqlite_says_is_told_to_people(archive: Archive, plan: Plans) -> None:
    archive.save_plan(plan())
    archive._db.execute("DROP TABLE revisions")
    with pytest.raises(ArchiveFileError, match="could not be read"):
        assert archive.revision
    with pytest.raises(ArchiveFileError, match="as it was before"):
        archive.save_plan(plan())
    assert archive.counts().speeches == 1


def test_a_mistake_of_the_program_stays_one(archive: Archive, plan: Plans) -> None:
    (session_id,) = archive.save_plan(plan())
    kept = archive.speeches(session_id)[1]
    stranger = replace(kept.speakers[0], person_id="nobody")
    with pytest.raises(sqlite3.IntegrityError), archive.changing() as changes:
        changes.edit(kept.id, replace(kept, speakers=(stranger,)))
    assert archive.speech(kept.id) == kept
    archive.close()
    with pytest.raises(sqlite3.ProgrammingError):
        archive.sessions()
