"""The index answers as a plain scan does: totals, order, scores, facets, occurrences, excerpts."""

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.records import IndexDocument, Passage, PassageKind, SearchQuery, SearchResults, Sort, SpeechKind
from desktop.records.query_tree import AllOf, AnyOf, Between, Is, Near, Node, Pattern, Without, Words
from desktop.search import SpeechIndex, parse, printed, scan
from desktop.search.folding import fold
from desktop.search.schema import LABELS
from tests.search.records import BASE, asked, built, store

ALPHABET = st.sampled_from('海港渔船abAＢ1２+“”"，。:()-*?\\〇𠮷臺台\ud800\udc00 \n')
TEXTS = st.text(ALPHABET, max_size=40)
NEEDLES = st.text(ALPHABET.filter(lambda one: one != "\n"), min_size=1, max_size=4).filter(str.strip)
FIELDS = st.sampled_from(
    [None, "title", "text", "problem", "proposal", "speaker", "sector", "session", "topic", "collection"]
)
NAMES = st.sampled_from(["海港", "渔", "船a", "臺𠮷"])


@st.composite
def records(draw: st.DrawFn) -> list[IndexDocument]:
    made = []
    for number in range(draw(st.integers(1, 7))):
        text = draw(TEXTS)
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4)))
        kinds = draw(st.lists(st.sampled_from(PassageKind), min_size=len(cuts) - 1, max_size=len(cuts) - 1))
        passages = tuple(
            Passage(kind=kind, start=start, end=end)
            for kind, start, end in zip(kinds, cuts, cuts[1:], strict=False)
        )
        session = draw(st.sampled_from(["s1", "s2"]))
        made.append(
            replace(
                BASE,
                speech_id=f"u{number}",
                session_id=session,
                session=draw(st.sampled_from(["港会", "海会"])) if session == "s1" else "港会",
                position=number,
                kind=draw(st.sampled_from(SpeechKind)),
                title=draw(st.text(ALPHABET, max_size=6)),
                text=text,
                speakers=tuple(draw(st.lists(NAMES, max_size=2))),
                office=draw(st.none() | NAMES),
                sector=draw(st.none() | NAMES),
                on_behalf_of=draw(st.none() | NAMES),
                topics=tuple(draw(st.lists(NAMES, max_size=2))),
                collections=tuple(draw(st.lists(NAMES, max_size=2))),
                term=draw(st.none() | st.integers(0, 12)),
                held_on=draw(st.none() | st.dates(date(2023, 1, 1), date(2025, 1, 3))),
                problems=kinds.count(PassageKind.PROBLEM),
                proposals=kinds.count(PassageKind.PROPOSAL),
                passages=passages,
            )
        )
    return made


def words(needles: st.SearchStrategy[str]) -> st.SearchStrategy[Words]:
    return st.builds(lambda text, field: Words(text=text, field=field), needles, FIELDS)


def trees(needles: st.SearchStrategy[str]) -> st.SearchStrategy[AllOf]:
    """Queries in the form that parsing gives."""
    near = st.builds(
        lambda first, second, distance: Near(
            first=first, second=replace(second, field=first.field), distance=distance
        ),
        words(needles).filter(lambda one: one.field not in LABELS),
        words(needles),
        st.integers(0, 12),
    )
    name_fields = st.sampled_from(["speaker", "sector", "session", "topic", "collection"])
    patterns = st.builds(
        lambda text, field: Pattern(text=text, field=field),
        st.sampled_from(["海*", "?", "*a", "*"]),
        name_fields,
    )
    years = st.none() | st.integers(2023, 2025)
    ranges = st.builds(
        lambda low: Between(field="year", low=low, high=2024), years.filter(lambda y: y != 2025)
    )
    equal: st.SearchStrategy[Node] = st.sampled_from(
        [
            Is(field="kind", value="speech"),
            Is(field="passage", value="problem"),
            Is(field="session", value="s1"),
            Is(field="speaker", value="海港"),
            Between(field="term", low=3, high=3),
        ]
    )
    leaves: st.SearchStrategy[Node] = words(needles) | words(needles) | near | patterns | ranges | equal

    def grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        several = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return (
            inner.map(lambda part: Without(part=part))
            | several.map(lambda parts: AnyOf(parts=parts)).filter(
                lambda one: not any(isinstance(part, AnyOf) for part in one.parts)
            )
            | several.map(lambda parts: AllOf(parts=parts)).filter(
                lambda one: not any(isinstance(part, AllOf) for part in one.parts)
            )
        )

    nodes = st.recursive(leaves, grown, max_leaves=5)
    return st.lists(nodes.filter(lambda one: not isinstance(one, AllOf)), max_size=3).map(
        lambda parts: AllOf(parts=tuple(parts))
    )


CHIPPED = st.builds(
    SearchQuery,
    sectors=st.sampled_from([(), (), ("海港",)]),
    speakers=st.sampled_from([(), (), ("海港", "渔")]),
    kinds=st.sampled_from([(), (), (SpeechKind.SPEECH, SpeechKind.REMARK)]),
    years=st.sampled_from([(), (), (2023,)]),
    terms=st.sampled_from([(), (), (3, 4)]),
    topics=st.sampled_from([(), (), ("渔",)]),
    passages=st.sampled_from([(), (), (PassageKind.PROBLEM,)]),
    session_ids=st.sampled_from([(), (), ("s1",)]),
)


def without_time(results: SearchResults) -> SearchResults:
    return replace(results, took_ms=0, scanned=False)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=records(), data=st.data())
def test_index_and_scan_agree(
    tmp_path_factory: pytest.TempPathFactory, made: list[IndexDocument], data: st.DataObject
) -> None:
    with closing(built(tmp_path_factory.mktemp("cache"), made[:-2])) as index:
        compare(index, made, data)


def compare(index: SpeechIndex, made: list[IndexDocument], data: st.DataObject) -> None:
    # The last come later, and one changes: there are several segments, and removed records.
    changed = replace(made[0], text=made[0].text[1:], passages=(), problems=0, proposals=0)
    index.update(made[-2:], removed=[], revision=2)
    index.update([changed], removed=["unknown"], revision=3)
    kept = [changed, *made[1:]]
    cuts = [
        one.text[start : start + size].replace("\n", "")
        for one in kept
        for start in range(len(one.text))
        for size in (1, 2, 5)
    ]
    needles = NEEDLES | st.sampled_from([cut for cut in cuts if cut.strip()] or ["海"])
    for _ in range(4):
        query = replace(
            data.draw(CHIPPED),
            text=printed(data.draw(trees(needles))),
            sort=data.draw(st.sampled_from(Sort)),
            offset=data.draw(st.integers(0, 2)),
            limit=data.draw(st.integers(1, 4)),
        )
        assert without_time(asked(index, kept, query)) == without_time(scan(query, store(kept)))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=records(), data=st.data())
def test_no_substring_is_missed(
    tmp_path_factory: pytest.TempPathFactory, made: list[IndexDocument], data: st.DataObject
) -> None:
    """Against `in` itself, so that a mistake shared by index and scan is seen."""
    with closing(built(tmp_path_factory.mktemp("cache"), made)) as index:
        for _ in range(5):
            whole = data.draw(st.sampled_from([one.text for one in made]))
            start = data.draw(st.integers(0, len(whole)))
            needle = whole[start : start + data.draw(st.integers(1, 8))]
            if not needle.strip():
                continue
            query = SearchQuery(text=printed(AllOf(parts=(Words(text=needle, field="text"),))))
            expected = {one.speech_id for one in made if fold(needle) in fold(one.text)}
            results = asked(index, made, query)
            assert {hit.speech_id for hit in results.hits} == expected
            assert results.total == len(expected)


@settings(max_examples=200, deadline=None)
@given(tree=trees(NEEDLES))
def test_a_query_is_printed_so_that_it_means_the_same(tree: AllOf) -> None:
    assert parse(printed(tree)) == tree
