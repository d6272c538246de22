"""The index is made, caught up, merged, cleaned and found out when damaged."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query.positional import Phrase

from desktop.records import IndexDocument, SearchQuery
from desktop.search import SpeechIndex, scan
from desktop.search import folder as folders
from desktop.search.sheaf import DamagedIndexError
from tests.search.records import BASE, asked, built, store


def records(count: int) -> list[IndexDocument]:
    return [
        replace(BASE, speech_id=f"u{n}", position=n, text=f"第{n}号渡口，渡口边的圩堤。")
        for n in range(count)
    ]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SpeechIndex]:
    with closing(built(tmp_path, records(3))) as made:
        yield made


def standing(cache: Path) -> Path:
    (stamp,) = cache.rglob("archive.json")
    (folder,) = (one for one in stamp.parent.iterdir() if one.is_dir())
    return folder


def segments(cache: Path) -> int:
    return len(list(standing(cache).glob("*.terms")))


def test_small_segments_become_one_and_answer_the_same(index: SpeechIndex, tmp_path: Path) -> None:
    kept = records(12)
    for n in range(3, 12):
        index.update([kept[n]], removed=[], revision=n)
    index.update([], removed=["u1"], revision=12)
    query = SearchQuery(text="渡口 NEAR/3 圩堤")
    before = asked(index, kept, query)
    assert before.total == 11
    assert segments(tmp_path) == 10
    list(index.tidy())
    assert segments(tmp_path) < 10
    after = asked(index, kept, query)
    assert (after.hits, after.facets) == (before.hits, before.facets)
    assert list(index.tidy()) == []


def test_a_stopped_merge_changes_nothing(index: SpeechIndex, tmp_path: Path) -> None:
    kept = records(12)
    for n in range(3, 12):
        index.update([kept[n]], removed=[], revision=n)
    merge = index.tidy()
    next(merge)
    merge.close()
    assert segments(tmp_path) == 10
    assert asked(index, kept, SearchQuery(text="渡口")).total == 12


def test_what_interrupted_programs_left_is_removed(index: SpeechIndex, tmp_path: Path) -> None:
    folder = standing(tmp_path)
    shutil.copytree(folder, folder.with_name("left"))
    (folder.parent / "archive.json.left").touch()
    older = folder.parent.with_name("v1-archive")
    older.mkdir()
    list(index.rebuild(records(3), total=3, revision=2))
    assert [one.name for one in tmp_path.iterdir()] == [folder.parent.name]
    assert sorted(one.name for one in folder.parent.iterdir()) == sorted(
        ["archive.json", standing(tmp_path).name]
    )


def test_two_programs_can_build_at_the_same_time(tmp_path: Path) -> None:
    one, other = SpeechIndex(tmp_path, "archive"), SpeechIndex(tmp_path, "archive")
    with closing(one), closing(other):
        builds = [index.rebuild(records(3), total=3, revision=1) for index in (one, other)]
        for build in builds:
            next(build)
        for build in builds:
            list(build)
        for index in (one, other):
            assert asked(index, records(3), SearchQuery(text="渡口")).total == 3


def test_an_index_that_another_program_made_anew_is_taken_up(index: SpeechIndex, tmp_path: Path) -> None:
    asked(index, records(3), SearchQuery(text="渡口"))
    with closing(built(tmp_path, records(5))):
        assert asked(index, records(5), SearchQuery(text="渡口")).total == 5


def test_searching_goes_on_while_an_index_is_made(index: SpeechIndex) -> None:
    build = index.rebuild(records(50), total=50, revision=2)
    next(build)
    assert asked(index, records(3), SearchQuery(text="渡口")).total == 3
    steps = [step.done for step in build]
    assert steps == sorted(steps)
    assert steps[-1] == 100
    assert asked(index, records(50), SearchQuery(text="渡口")).total == 50


def test_a_changed_bit_is_found_out(index: SpeechIndex, tmp_path: Path) -> None:
    (postings,) = standing(tmp_path).glob("*.terms")
    content = bytearray(postings.read_bytes())
    for at in range(40, len(content), 5):
        content[at] ^= 1
    postings.write_bytes(content)
    with pytest.raises(DamagedIndexError):
        asked(index, records(3), SearchQuery(text="渡口"))


def test_everything_is_brought_to_the_disk_before_it_counts(
    index: SpeechIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr("desktop.search.writer.sync", lambda path: synced.append(path.name))
    monkeypatch.setattr(folders, "sync", lambda path: synced.append(path.name))
    index.update([records(4)[3]], removed=[], revision=2)
    last = next(place for place, name in enumerate(synced) if ".toc" in name)
    files = {one.name for one in standing(tmp_path).iterdir() if one.suffix in (".terms", ".columns")}
    assert {name for name in synced[:last] if not name.endswith(".toc")} <= files
    assert any(name.endswith(".terms") for name in synced[:last])
    assert synced[last + 1] == standing(tmp_path).name
    assert synced[-2].startswith("archive.json")


def test_other_folding_rules_mean_another_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(tmp_path, records(1)).close()
    monkeypatch.setattr(folders, "folding_version", lambda: "00000000")
    assert SpeechIndex(tmp_path, "archive").revision is None


def test_texts_longer_than_sixteen_bits_are_found_to_their_end(tmp_path: Path) -> None:
    text = "甲乙" * 40_000 + "丙丁戊"
    long, short = (replace(BASE, speech_id=name, text=one) for name, one in (("u0", text), ("u1", "丙丁戊")))
    with closing(built(tmp_path, [long, short])) as index:
        for needle in ("丙丁戊", "乙丙", "戊", "乙甲乙丙"):
            query = SearchQuery(text=needle)
            found, expected = asked(index, [long, short], query), scan(query, store([long, short]))
            assert (found.hits, found.occurrences) == (expected.hits, expected.occurrences)


def test_whoosh_reads_the_index_with_its_own_queries(index: SpeechIndex, tmp_path: Path) -> None:
    with FileIndex(FileStorage(str(standing(tmp_path)))).searcher() as searcher:
        assert sorted(searcher.docs_for_query(Phrase("text", ["渡口", "口边"]))) == [0, 1, 2]
        assert sorted(searcher.docs_for_query(Phrase("text", ["1号", "号渡"]))) == [1]
        assert not list(searcher.docs_for_query(Phrase("text", ["边的", "渡口"])))
