"""A query's text is taken apart at its spaces."""

import pytest

from desktop.workflows.query_parts import independent_parts, parts, without_part


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("港口  渔业", ["港口", "渔业"]),
        ('"渔 港" 灯', ['"渔 港"', "灯"]),
        ("标题:“渔 港” -灯", ["标题:“渔 港”", "-灯"]),
        ("(港 OR 灯) 船", ["(港 OR 灯)", "船"]),
        ('"没有 关上', ['"没有 关上']),
        ("（港 灯", ["（港 灯"]),
        (") 灯", [")", "灯"]),
        ("   ", []),
    ],
)
def test_parts_hold_no_space_outside_quotes_and_brackets(text: str, wanted: list[str]) -> None:
    found = parts(text)
    assert [part.text for part in found] == wanted
    assert all(text[part.start : part.end] == part.text for part in found)


@pytest.mark.parametrize("text", ["港 OR 灯", "港 或 灯", "港 NEAR/3 灯", "港 near 灯"])
def test_words_that_are_joined_cannot_be_taken_away_alone(text: str) -> None:
    assert independent_parts(text) == ()


def test_a_part_is_taken_away_with_its_space() -> None:
    first, middle, last = independent_parts("港口 灯  船")
    assert without_part("港口 灯  船", first) == "灯  船"
    assert without_part("港口 灯  船", middle) == "港口 船"
    assert without_part("港口 灯  船", last) == "港口 灯"
