"""A small archive of one's own in the window, to gather people and collections in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.composition import Composition, Desk
from desktop.gui.app import build_window
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings
from desktop.records import (
    PlannedSession,
    SessionFacts,
    Speaker,
    SpeechFacts,
    SpeechKind,
)


def said(name: str, office: str, title: str) -> SpeechFacts:
    return SpeechFacts(
        kind=SpeechKind.SPEECH, title=title, speakers=(Speaker(name=name),), office=office, text=f"{title}。"
    )


SESSIONS = (
    PlannedSession(
        facts=SessionFacts(body="澜川市政协", name="六届七次会议"),
        speeches=(said("蔺望川", "市政协委员", "夜班公交"), said("蔺望川", "市政协常委", "早市")),
    ),
    PlannedSession(
        facts=SessionFacts(body="澜川市政协", name="六届八次会议"),
        speeches=(said("望川", "市政协委员", "渡口"),),
    ),
)


@pytest.fixture
def gathered(
    qtbot: QtBot, composition: Composition, settings: Settings, tmp_path: Path
) -> Iterator[MainWindow]:
    with composition.create(tmp_path / "mine.db", name="mine") as desk, desk.archive.changing() as changes:
        for session in SESSIONS:
            changes.add_session(session.facts, session.speeches)
    made = build_window(composition, tmp_path / "mine.db", settings)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    page = made.page
    assert page is not None
    qtbot.waitUntil(lambda: page.model.rowCount() == 3 and not made.is_working, timeout=20_000)
    yield made
    made.close()


def desk_of(gathered: MainWindow) -> Desk:
    assert gathered.desk is not None
    return gathered.desk
