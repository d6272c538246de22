"""The index finds what a plain scan finds, whatever is typed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records import IndexDocument, Passage, PassageKind, QueryError, SearchQuery, Sort, SpeechKind
from desktop.search import SpeechIndex, scan
from desktop.search.ranking import order
from tests.search.records import BASE, asked, built, store

TEXTS = (
    ("夜班公交怎样开得下去", "末班车太早。\n优化“研补+加计扣除”财税政策,用好4+4+6体系。"),
    ("圩堤的责任", "研补和加计扣除分开算。二〇二五年,孵化体系要补。𠮷野家旁边的闸口。"),
    ("Harbour data", "数据要素 XO 级,2025年底前建成臺灣渔港。ＡＢＣ全角。"),
)


def documents() -> list[IndexDocument]:
    records = [
        replace(BASE, speech_id=f"u{n}", position=n, title=title, text=text, held_on=date(2023 + n, 5, 1))
        for n, (title, text) in enumerate(TEXTS)
    ]
    passages = (
        Passage(kind=PassageKind.PROBLEM, start=0, end=6),
        Passage(kind=PassageKind.PROPOSAL, start=7, end=len(TEXTS[0][1])),
    )
    records[0] = replace(records[0], topics=("交通",), passages=passages, problems=1, proposals=1)
    return records


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
        ("(公交 OR 圩堤) 加计", ["u0", "u1"]),
        ("标题:(公交 OR 圩堤) -夜班", ["u1"]),
        ("公交 AND 末班车", ["u0"]),
        ("建议:研补", ["u0"]),
        ("问题：研补", []),
        ("问题:末班", ["u0"]),
        ("段落:建议", ["u0"]),
        ("话题:交通", ["u0"]),
        ("话题=交通 或 话题=水", ["u0"]),
        ("发言人:蔺*川", ["u2", "u1", "u0"]),
        ("发言人:蔺?", []),
        ("发言人：蔺？？", ["u2", "u1", "u0"]),
        ("会议:*常委会会议", ["u2", "u1", "u0"]),
        ("界别=民革 数据", ["u2"]),
        ("界别=民", []),
        ("研补 NEAR/3 加计", ["u0", "u1"]),
        ("研补 NEAR/0 加计", []),
        ("优化 NEAR/2 研补", ["u0"]),
        ("研补 NEAR/3 优化", ["u0"]),
        ("补 NEAR/1 补", []),
        ('优化"研补+加计"扣除', ["u0"]),
        ("2025..2024", ["u2", "u1"]),
        ("年份:2024..", ["u2", "u1"]),
        ("年份:..2023年", ["u0"]),
        ("届:第六届 数据", ["u2"]),
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
        ("公交 (圩堤", 3),
        ("公交 ()", 3),
        ('公交 ""', 3),
        ("公交 AND", 3),
        ("公交 NEAR", 3),
        ("公交 NEAR/3 标题:圩堤", 3),
        ("NEAR/3 公交", 0),
        ("段落:多", 0),
        ("年份:..", 0),
        ("(" * 50 + "公交" + ")" * 50, 40),
        ("公交 (标题:)", 4),
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


@given(
    keys=st.lists(st.integers(0, 40), max_size=900),
    sort=st.sampled_from(Sort),
    offset=st.integers(0, 5),
    limit=st.integers(1, 8),
)
def test_the_best_of_many_are_those_of_sorting_all(
    keys: list[int], sort: Sort, offset: int, limit: int
) -> None:
    score, days = np.array(keys, float), np.array(keys[::-1], np.int64)
    query = SearchQuery(sort=sort, offset=offset, limit=limit)
    found = order(query, score, days, lambda kept: [kept]).tolist()

    def rank(place: int) -> tuple[float, ...]:
        if sort is Sort.RELEVANCE:
            return -score[place], -days[place], place
        if sort is Sort.DATE:
            return -days[place], -score[place], place
        return not days[place], days[place], place

    assert found == sorted(range(len(keys)), key=rank)[offset : offset + limit]
