"""Every clause is switched on and off by its facet's value."""

import pytest

from desktop.records import SearchQuery, SpeechKind
from desktop.records.query_tree import AllOf, AnyOf, Between, Is, Words
from desktop.search.language import parse
from desktop.workflows.query_clauses import CLAUSE_FIELDS, as_text, switched, values_of, with_value

VALUES = {"term": "6", "year": "2024", "kind": "remark"}


@pytest.mark.parametrize("field", CLAUSE_FIELDS)
def test_a_value_is_switched_on_and_off(field: str) -> None:
    value = VALUES.get(field, "甲")
    on = switched(SearchQuery(text="港"), field, value)
    assert on != SearchQuery(text="港")
    assert values_of(on, field) == (value,)
    assert with_value(on, field, value) == on
    assert switched(on, field, value) == SearchQuery(text="港")


def test_a_query_with_its_clauses_is_text_of_the_language() -> None:
    query = SearchQuery(
        text="港口", session_ids=("id-1",), years=(2023, 2024), kinds=(SpeechKind.REMARK,), sectors=("民建",)
    )
    text = as_text(query, {"id-1": "六届 一次会议"})
    assert text == '港口 会议:"六届 一次会议" 年份:2023 OR 年份:2024 类型:讲话 界别="民建"'
    years = (Between(field="year", low=2023, high=2023), Between(field="year", low=2024, high=2024))
    assert parse(text) == AllOf(
        parts=(
            Words(text="港口"),
            Words(text="六届 一次会议", field="session"),
            AnyOf(parts=years),
            Is(field="kind", value="remark"),
            Is(field="sector", value="民建"),
        )
    )
