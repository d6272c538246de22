"""An archive with two invented sessions, and the print service of the printing tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

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
from tests.printing.conftest import print_service, printed, spooler

__all__ = ["print_service", "printed", "spooler"]


def _speech(name: str, office: str, title: str) -> SpeechFacts:
    return SpeechFacts(
        kind=SpeechKind.SPEECH, title=title, speakers=(Speaker(name=name),), office=office, text=f"{title}。"
    )


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Archive]:
    """Two sessions of one body: 蔺望川 speaks twice as a member and once as somebody else."""
    first = PlannedSession(
        facts=SessionFacts(body="澜川市政协", name="六届七次会议"),
        speeches=(_speech("蔺望川", "市政协委员", "夜班公交"), _speech("蔺望川", "市政协常委", "早市")),
    )
    second = PlannedSession(
        facts=SessionFacts(body="澜川市政协", name="六届八次会议"),
        speeches=(_speech("蔺望川", "市政协委员", "河岸步道"), _speech("望川", "市政协委员", "渡口")),
    )
    source = Source(content=b"x", media_type="text/plain")
    plan = IntakePlan(
        reading=Reading(source=source, lines=()), lines=(), sessions=(first, second), warnings=()
    )
    with Archive.create(tmp_path / "mine.db", name="mine", body="澜川市政协") as archive:
        archive.save_plan(plan)
        yield archive
