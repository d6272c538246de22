"""Every clause is switched on and off by its facet's value."""

import pytest

from desktop.records import SearchQuery
from desktop.workflows.query_clauses import CLAUSE_FIELDS, switched, values_of, with_value

VALUES = {"term": "6", "year": "2024", "kind": "remark"}


@pytest.mark.parametrize("field", CLAUSE_FIELDS)
def test_a_value_is_switched_on_and_off(field: str) -> None:
    value = VALUES.get(field, "甲")
    on = switched(SearchQuery(text="港"), field, value)
    assert on != SearchQuery(text="港")
    assert values_of(on, field) == (value,)
    assert with_value(on, field, value) == on
    assert switched(on, field, value) == SearchQuery(text="港")
