"""A person's and a sector's record, counted from the speeches."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.archive import Archive
from desktop.records import (
    Attendance,
    IntakePlan,
    Passage,
    PassageKind,
    PlannedSession,
    Reading,
    Role,
    SearchQuery,
    SessionFacts,
    Source,
    Speaker,
    SpeechFacts,
    SpeechKind,
)
from desktop.records.person import PersonName
from desktop.search import SpeechIndex
from desktop.workflows.browse_archive import BrowseArchive
from desktop.workflows.follow_people import FollowPeople, Tenure, YearOfWork
from desktop.workflows.know_people import KnowPeople
from desktop.workflows.search_speeches import SearchSpeeches

PROPOSAL = Passage(kind=PassageKind.PROPOSAL, start=0, end=2)


def said(*names: str, office: str | None = None, sector: str | None = None) -> SpeechFacts:
    speakers = tuple(Speaker(name=name) for name in names)
    facts = SpeechFacts(kind=SpeechKind.SPEECH, speakers=speakers, text="修桥。", passages=(PROPOSAL,))
    return replace(facts, office=office, sector=sector)


def met(day: date | None, *speeches: SpeechFacts, present: tuple[str, ...] = ()) -> PlannedSession:
    attendance = tuple(Attendance(role=Role.ATTENDEE, name=name) for name in present)
    facts = SessionFacts(body="澜川市政协", name=f"会议{day}", held_on=day, attendance=attendance)
    return PlannedSession(facts=facts, speeches=speeches)


@pytest.fixture
def people(tmp_path: Path) -> Iterator[FollowPeople]:
    source = Source(content=b"x", media_type="text/plain")
    sessions = (
        met(date(2023, 5, 1), said("单雨眠", office="委员", sector="民建"), present=("单雨眠", "戚远航")),
        met(date(2025, 5, 1), said("单雨眠", "戚远航", office="常委", sector="民建")),
        met(date(2024, 5, 1), present=("单雨眠",)),
        met(None, said("单雨眠", office="委员")),
    )
    plan = IntakePlan(reading=Reading(source=source, lines=()), lines=(), sessions=sessions, warnings=())
    with Archive.create(tmp_path / "a.db", name="a") as archive:
        archive.save_plan(plan)
        search = SearchSpeeches(archive, SpeechIndex(tmp_path / "index", archive.id))
        yield FollowPeople(BrowseArchive(archive), search, KnowPeople(archive))


def test_a_person_s_record_is_in_order(people: FollowPeople) -> None:
    profile = people.profile(SearchQuery(speakers=("单雨眠",)))
    assert [hit.held_on for hit in profile.entries] == [None, date(2023, 5, 1), date(2025, 5, 1)]
    assert profile.bodies == ("澜川市政协",)
    assert profile.people == ()
    assert set(profile.tenures) == {
        Tenure(office="委员", first=date(2023, 5, 1), last=date(2023, 5, 1), count=2),
        Tenure(office="常委", first=date(2025, 5, 1), last=date(2025, 5, 1), count=1),
    }


def test_a_year_of_listening_counts_too(people: FollowPeople) -> None:
    profile = people.profile(SearchQuery(speakers=("单雨眠",)))
    assert profile.years == (
        YearOfWork(year=2023, speeches=1, proposals=1, sessions=1),
        YearOfWork(year=2024, sessions=1),
        YearOfWork(year=2025, speeches=1, proposals=1),
        YearOfWork(year=None, speeches=1, proposals=1),
    )
    assert profile.years[0].records == 1


def test_a_sector_s_record_counts_its_people(people: FollowPeople) -> None:
    profile = people.profile(SearchQuery(sectors=("民建",)))
    assert profile.people == (("单雨眠", 2), ("戚远航", 1))
    assert profile.tenures == ()
    assert [year.sessions for year in profile.years] == [0, 0]


def test_a_person_who_was_confirmed_has_all_names_that_are_wholly_theirs(people: FollowPeople) -> None:
    known = people._people
    printed = [one for one in known.printed_names() if one.name == "戚远航"]
    identity = known.link(printed, None)
    profile = people.profile(SearchQuery(speakers=("戚远航",)))
    assert profile.person is not None
    assert profile.person.id == identity
    assert [hit.held_on for hit in profile.entries] == [date(2025, 5, 1)]
    known.link([one for one in known.printed_names() if one.office == "常委"], identity)
    assert people.profile(SearchQuery(speakers=("单雨眠",))).person is None
    known.link([one for one in known.printed_names() if one.name == "单雨眠"], identity)
    names = (*profile.person.names, PersonName(name="单雨眠"))
    known.save_person(identity, replace(known.person(identity), names=names))
    both = people.profile(SearchQuery(speakers=("单雨眠",)))
    assert both.name == "戚远航"
    assert len(both.entries) == 3
