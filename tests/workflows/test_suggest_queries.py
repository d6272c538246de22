"""What is typed is completed to fields, and to values that the archive knows."""

import pytest

from desktop.records import FacetValue
from desktop.search.language import parse
from desktop.workflows.suggest_queries import FIELDS, Vocabulary, suggest, typed_as, without_bare_field


def values(*labels: str) -> tuple[FacetValue, ...]:
    return tuple(FacetValue(value=label, label=label, count=3) for label in labels)


WORDS = Vocabulary(
    values={
        "speaker": values("蔺望川", "单雨眠", "望月"),
        "sector": values("民建", "致公党", "民革"),
        "session": (FacetValue(value="id-1", label="六届十八次常委会会议", count=12),),
        "year": values("2025", "2024"),
    },
    readings={"单雨眠": ("shanyumian", "sym")},
)


def labels(text: str) -> list[str]:
    return [one.label for one in suggest(text, len(text), WORDS).suggestions]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("界", ["界别"]),
        ("se", ["sector", "session"]),
        ("界别:民", ["民建", "民革"]),
        ("公交 界别：民", ["民建", "民革"]),
        ("-界别:致", []),
        ("望", ["望月", "蔺望川"]),
        ("sym", ["单雨眠"]),
        ("shan", ["单雨眠"]),
        ("十八次", ["六届十八次常委会会议"]),
        ("年份:20", ["2025", "2024"]),
        ("建议:港", []),
        ("建", ["建议", "民建"]),
        ("公共", []),
        ("", []),
    ],
)
def test_what_is_typed_is_completed(typed: str, wanted: list[str]) -> None:
    assert labels(typed) == wanted


def test_a_completion_stands_for_the_part_at_the_cursor() -> None:
    found = suggest("公交 界别:民 港", 7, WORDS)
    assert (found.start, found.end) == (3, 7)


def test_every_field_that_is_offered_is_understood() -> None:
    sample = {"year": "2024", "term": "6", "kind": "remark"}
    for field, names in FIELDS.items():
        for name in names:
            assert parse(f"{name}:{sample.get(field, '港')}").parts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("公交 界别:", "公交"),
        ("公交 -sector：", "公交"),
        ("界别:", ""),
        ("公交 界别:民建", "公交 界别:民建"),
        ("比分 3:", "比分 3:"),
        ("界别: 公交", "界别: 公交"),
        ("", ""),
    ],
)
def test_a_field_whose_value_is_not_typed_yet_is_no_fault(text: str, wanted: str) -> None:
    assert without_bare_field(text) == wanted


def test_a_name_is_typed_by_its_syllables_or_their_initials() -> None:
    assert typed_as("shan yu mian", "dan yu mian") == ("shanyumian", "sym", "danyumian", "dym")
    assert typed_as() == ()
