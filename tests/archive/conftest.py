"""An archive in a folder of its own, and an invented session to save in it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.archive import Archive, VerifyReport
from desktop.records import (
    Attendance,
    IntakePlan,
    Origin,
    Passage,
    PassageKind,
    PlannedSession,
    Progress,
    Reading,
    Role,
    SessionFacts,
    SessionKind,
    Source,
    Speaker,
    SpeechFacts,
    SpeechKind,
)

SPEECH = SpeechFacts(
    kind=SpeechKind.SPEECH,
    title="夜班公交怎样开得下去",
    speakers=(Speaker(name="蔺望川"),),
    office="市政协委员",
    sector="民革",
    text="末班车太早。\n建议:一是延后半小时;二是小车接驳。",
    passages=(Passage(kind=PassageKind.PROPOSAL, start=10, end=19, number=1),),
    origins=(Origin(start=0, end=6, line=4, offset=0),),
    doubts=("truncated",),
)
FACTS = SessionFacts(
    body="澜川市政协",
    name="六届七次常委会会议",
    kind=SessionKind.STANDING_COMMITTEE,
    term=6,
    ordinal=7,
    held_on=date(2023, 7, 18),
    attendance=(Attendance(role=Role.CHAIR, name="卫承岳", office="市政协主席"),),
    narrative="会议在港城召开。",
)


@pytest.fixture
def facts() -> SessionFacts:
    return FACTS


@pytest.fixture
def speech() -> SpeechFacts:
    return SPEECH


@pytest.fixture
def plan() -> Callable[..., IntakePlan]:
    def made(content: bytes = b"article", *, sessions: int = 1) -> IntakePlan:
        reading = Reading(source=Source(content=content, media_type="text/plain"), lines=())
        session = PlannedSession(facts=FACTS, speeches=(SPEECH,))
        return IntakePlan(reading=reading, lines=(), sessions=(session,) * sessions, warnings=())

    return made


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "mine.db", name="mine", body="澜川市政协") as made:
        yield made


@pytest.fixture
def verified() -> Callable[[Archive], VerifyReport]:
    def report_of(archive: Archive) -> VerifyReport:
        job = archive.verify()
        while True:
            try:
                assert isinstance(next(job), Progress)
            except StopIteration as finished:
                report: VerifyReport = finished.value
                return report

    return report_of


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("a small disk needs the right to mount one")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
