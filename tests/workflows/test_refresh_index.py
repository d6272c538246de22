"""The index follows the archive, and search answers whatever becomes of the index."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.composition import SAMPLE, Composition, Desk
from desktop.records import QueryError, SearchQuery
from desktop.records.resources import resource
from desktop.workflows.recent_archives import RecentArchives

ARTICLE = resource("sample/texts/2025-10-standing-committee.txt")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    composition = Composition(cache=tmp_path / "cache", state=tmp_path / "state")
    with composition.create(tmp_path / "mine.db", name="mine") as made:
        list(made.imports.import_paths([ARTICLE]))
        yield made


def test_search_answers_before_and_after_the_index_is_made(desk: Desk) -> None:
    query = SearchQuery(text="公共")
    before = desk.search.search(query)
    assert before.scanned
    assert desk.refresh.needed
    list(desk.refresh.run())
    assert not desk.refresh.needed
    after = desk.search.search(query)
    assert not after.scanned
    assert after.hits == before.hits
    assert list(desk.refresh.run()) == []


def test_a_change_is_caught_up(desk: Desk) -> None:
    list(desk.refresh.run())
    (session,) = desk.browse.sessions()
    with desk.archive.changing() as changes:
        changes.delete("session", session.id)
    assert desk.refresh.needed
    list(desk.refresh.run())
    assert desk.archive.pending() == ()
    assert desk.search.search(SearchQuery(text="公共")).total == 0
    with desk.archive.changing() as changes:
        changes.restore("session", session.id)
    list(desk.refresh.run())
    found = desk.search.search(SearchQuery(text="公共"))
    assert found.total > 0
    assert not found.scanned


# Whoosh leaves a damaged file open until it is collected.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_damaged_index_is_answered_by_reading_and_made_anew(desk: Desk, tmp_path: Path) -> None:
    list(desk.refresh.run())
    desk.index.close()
    for file in (tmp_path / "cache").rglob("*"):
        if file.is_file() and file.suffix != ".json":
            file.write_bytes(b"damage")
    assert desk.search.search(SearchQuery(text="公共")).scanned
    assert desk.refresh.needed
    list(desk.refresh.run())
    assert not desk.search.search(SearchQuery(text="公共")).scanned


def test_a_stamp_that_says_nothing_means_no_index(desk: Desk, tmp_path: Path) -> None:
    list(desk.refresh.run())
    (stamp,) = (tmp_path / "cache").rglob("archive.json")
    stamp.write_text("{}", encoding="utf-8")
    assert desk.refresh.needed


def test_a_query_that_cannot_be_understood_is_said_either_way(desk: Desk) -> None:
    with pytest.raises(QueryError):
        desk.search.search(SearchQuery(text="OR"))
    list(desk.refresh.run())
    with pytest.raises(QueryError):
        desk.search.search(SearchQuery(text="OR"))


def test_a_read_only_archive_gets_an_index_too(tmp_path: Path) -> None:
    composition = Composition(cache=tmp_path / "cache", state=tmp_path / "state")
    with composition.open(SAMPLE) as desk:
        assert desk.browse.read_only
        list(desk.refresh.run())
        assert not desk.search.search(SearchQuery(text="公共")).scanned
    assert composition.recent.paths() == ()


def test_recent_archives_survive_damage(tmp_path: Path) -> None:
    recent = RecentArchives(tmp_path / "state" / "recent.json")
    assert recent.paths() == ()
    for name in ("a.db", "b.db", "a.db"):
        (tmp_path / name).touch()
        recent.add(tmp_path / name)
    assert [path.name for path in recent.paths()] == ["a.db", "b.db"]
    (tmp_path / "state" / "recent.json").write_text("7", encoding="utf-8")
    assert recent.paths() == ()
    RecentArchives(tmp_path / "a.db" / "no.json").add(tmp_path / "a.db")
