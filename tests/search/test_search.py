"""The index finds what a plain scan finds, whatever is typed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.records import IndexDocument, QueryError, SearchQuery, SearchResults, Sort, SpeechKind
from desktop.search import SpeechIndex, scan
from desktop.search.folding import fold
from desktop.search.results import Documents

BASE = IndexDocument(
    speech_id="",
    session_id="s1",
    session="澜川市政协六届七次常委会会议",
    kind=SpeechKind.SPEECH,
    position=0,
    title="",
    text="",
    speakers=("蔺望川",),
    office="市政协委员",
    sector="民革",
    on_behalf_of="民革界别活动小组",
    body="澜川市政协",
    theme="宜居港城",
    term=6,
    held_on=date(2023, 7, 18),
    problems=0,
    proposals=0,
)
TEXTS = (
    ("夜班公交怎样开得下去", "末班车太早。\n优化“研补+加计扣除”财税政策,用好4+4+6体系。"),
    ("圩堤的责任", "研补和加计扣除分开算。二〇二五年,孵化体系要补。𠮷野家旁边的闸口。"),
    ("Harbour data", "数据要素 XO 级,2025年底前建成臺灣渔港。ＡＢＣ全角。"),
)


def documents() -> list[IndexDocument]:
    return [
        replace(BASE, speech_id=f"u{n}", position=n, title=title, text=text, held_on=date(2023 + n, 5, 1))
        for n, (title, text) in enumerate(TEXTS)
    ]


def built(folder: Path, records: Sequence[IndexDocument]) -> SpeechIndex:
    index = SpeechIndex(folder, "archive")
    list(index.rebuild(records, total=len(records), revision=1))
    return index


def asked(index: SpeechIndex, records: Sequence[IndexDocument], query: SearchQuery) -> SearchResults:
    return index.search(query, store(records))


def store(records: Sequence[IndexDocument]) -> Documents:
    def documents(speech_ids: Sequence[str] | None) -> Iterator[IndexDocument]:
        return (record for record in records if speech_ids is None or record.speech_id in speech_ids)

    return documents


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SpeechIndex]:
    made = built(tmp_path_factory.mktemp("cache"), documents())
    yield made
    made.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["u2", "u1", "u0"]),
        ("加计扣除", ["u0", "u1"]),
        ("研补+加计扣除", ["u0"]),
        ("4+4+6", ["u0"]),
        ("〇二五年", ["u1"]),
        ("𠮷", ["u1"]),
        ("𠮷野", ["u1"]),
        ("海", []),
        ("港", ["u2"]),
        ("台湾漁港", ["u2"]),
        ("abc", ["u2"]),
        ("級,2", ["u2"]),
        ("蔺望川 公交", ["u0"]),
        ("加计扣除 -公交", ["u1"]),
        ("公交 OR 圩堤", ["u0", "u1"]),
        ("公交 或 圩堤 或 数据", ["u0", "u1", "u2"]),
        ("标题:公交", ["u0"]),
        ("正文：公交", []),
        ("发言人:蔺", ["u2", "u1", "u0"]),
        ("界别:民革 数据", ["u2"]),
        ("会议:七次 title:harbour", ["u2"]),
        ("2024..2025", ["u2", "u1"]),
        ("年份:2023", ["u0"]),
        ("届:6 圩", ["u1"]),
        ("届:5", []),
        ('"要素 XO"', ["u2"]),
        ("“要素 XO”", ["u2"]),
        ("-年份:2023", ["u2", "u1"]),
        ("太早。优化", []),
        ("类型:发言 公交", ["u0"]),
        ("kind：Remark", []),
        ("-类型:讲话 公交", ["u0"]),
    ],
)
def test_what_a_query_finds(index: SpeechIndex, text: str, found: list[str]) -> None:
    query = SearchQuery(text=text, sort=Sort.RELEVANCE)
    results = asked(index, documents(), query)
    assert sorted(hit.speech_id for hit in results.hits) == sorted(found)
    assert results.hits == scan(query, store(documents())).hits
    assert not results.scanned


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ('公交 "没有', 3),
        ("OR 公交", 0),
        ("公交 OR", 5),
        ("公交 OR OR 堤", 6),
        ("标题: 公交", 0),
        ("年份:多", 0),
        ("公交 类型:多", 3),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_place(
    index: SpeechIndex, text: str, position: int
) -> None:
    with pytest.raises(QueryError) as caught:
        asked(index, documents(), SearchQuery(text=text))
    assert caught.value.position == position
    assert str(caught.value)


def test_every_hit_is_marked(index: SpeechIndex) -> None:
    (hit,) = asked(index, documents(), SearchQuery(text="公交 末班车")).hits
    assert [hit.title.text[s:e] for s, e in hit.title.marks] == ["公交"]
    assert [hit.excerpt.text[s:e] for s, e in hit.excerpt.marks] == ["末班车"]
    assert hit.occurrences == 2


def test_a_long_text_is_cut_around_the_first_hit() -> None:
    record = replace(BASE, speech_id="u", text="甲" * 100 + "\n乙乙" + "丙" * 100)
    (hit,) = scan(SearchQuery(text="乙"), store([record])).hits
    assert hit.excerpt.text.startswith("…甲")
    assert hit.excerpt.text.endswith("丙…")
    assert [hit.excerpt.text[s:e] for s, e in hit.excerpt.marks] == ["乙", "乙"]


def test_chips_narrow_and_facets_stay_right_under_each_other() -> None:
    records = [
        replace(record, sector=sector, kind=kind)
        for record, sector, kind in zip(
            documents(),
            ("民革", "民盟", "民盟"),
            (SpeechKind.SPEECH, SpeechKind.REMARK, SpeechKind.SPEECH),
            strict=True,
        )
    ]
    query = SearchQuery(sectors=("民盟",), kinds=(SpeechKind.SPEECH,), terms=(6,), session_ids=("s1",))
    results = scan(query, store(records))
    assert [hit.speech_id for hit in results.hits] == ["u2"]
    counts = {name: {v.value: v.count for v in values} for name, values in results.facets.items()}
    assert counts["sector"] == {"民盟": 1, "民革": 1}
    assert counts["kind"] == {"speech": 1, "remark": 1}
    assert counts["year"] == {"2025": 1}
    assert scan(SearchQuery(years=(2024,), speakers=("蔺望川",)), store(records)).total == 1


def test_pages_follow_each_other(index: SpeechIndex) -> None:
    first = asked(index, documents(), SearchQuery(limit=2))
    second = asked(index, documents(), SearchQuery(limit=2, offset=2))
    assert [hit.speech_id for hit in (*first.hits, *second.hits)] == ["u2", "u1", "u0"]
    assert first.total == 3


def test_changes_are_taken_in_and_stand_in_a_new_process(tmp_path: Path) -> None:
    records = documents()
    made = built(tmp_path, records)
    changed = replace(records[0], title="早班渡轮")
    made.update([changed], removed=["u1"], revision=2)
    made.close()
    again = SpeechIndex(tmp_path, "archive")
    assert again.revision == 2
    kept = [changed, records[2]]
    assert [hit.speech_id for hit in asked(again, kept, SearchQuery(text="渡轮")).hits] == ["u0"]
    assert asked(again, kept, SearchQuery(text="圩堤")).total == 0
    assert SpeechIndex(tmp_path, "other").revision is None
    again.close()


def test_a_stopped_rebuild_leaves_the_old_index(tmp_path: Path) -> None:
    made = built(tmp_path, documents())
    job = made.rebuild(documents(), total=3, revision=5)
    next(job)
    job.close()
    assert made.revision == 1
    assert asked(made, documents(), SearchQuery(text="公交")).total == 1
    made.close()


ALPHABET = st.sampled_from("海港渔船政协abAＢ1２+“”，。:-〇𠮷臺台 \n")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(ALPHABET, max_size=30), min_size=1, max_size=6), data=st.data())
def test_index_and_scan_agree(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    records = [
        replace(BASE, speech_id=f"u{n}", position=n, title=text[:6], text=text)
        for n, text in enumerate(texts)
    ]
    made = built(tmp_path_factory.mktemp("cache"), records)
    whole = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(whole)))
    needle = whole[start : start + data.draw(st.integers(1, 8))]
    for drawn in (needle, data.draw(st.text(ALPHABET, min_size=1, max_size=3))):
        sought = drawn.replace("“", "").replace("”", "").replace("\n", "")
        if not sought.strip():
            continue
        query = SearchQuery(text=f"「{sought}」")
        found = asked(made, records, query)
        expected = scan(query, store(records))
        assert (found.hits, found.facets, found.occurrences) == (
            expected.hits,
            expected.facets,
            expected.occurrences,
        )
        plain = {
            r.speech_id for r in records if fold(sought) in fold(r.title) or fold(sought) in fold(r.text)
        }
        assert {hit.speech_id for hit in found.hits} >= plain
    made.close()
