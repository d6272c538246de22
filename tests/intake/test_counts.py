"""What an account counts is held against what was found, where that says anything."""

import pytest

from desktop.records.counts import CheckedCount, Counted, checked
from tests.intake.planning import HEAD, planned

BOTH = "蔺望川委员建议，延后末班车。苏晚舟委员提出，用小车接驳。\n"


def counts(text: str) -> list[CheckedCount]:
    plan = planned(text)
    (session,) = plan.sessions
    found = (
        checked(count, session.facts, session.speeches, plan.lines[count.line - 1].text)
        for count in plan.counts
    )
    return [one for one in found if one is not None]


def test_speakers_are_counted_and_agree_or_not() -> None:
    (same,) = counts(HEAD + "会上，2位委员作了发言。\n" + BOTH)
    assert (same.is_same, same.found, same.count.told) == (True, 2, 2)
    (other,) = counts(HEAD + "会上，3位委员作了发言。\n" + BOTH)
    assert (other.is_same, other.found, other.count.what) == (False, 2, Counted.SPEAKERS)


def test_of_excerpts_only_a_count_that_agrees_is_told() -> None:
    printed = "发言摘登\n让末班车等一等人\n蔺望川\n市政协委员\n末班车太早，夜班工人走路回家，应当延后。\n"
    (same,) = counts(HEAD + "会上，1位委员作了发言。\n" + printed)
    assert same.is_same
    assert counts(HEAD + "会上，9位委员作了发言。\n" + printed) == []


@pytest.mark.parametrize(
    ("told", "is_same"),
    [("闻人朔、令狐澄、郗长汀等3人", True), ("闻人朔、令狐澄、郗长汀等2人", False)],
)
def test_a_list_of_who_was_present_says_how_many(told: str, is_same: bool) -> None:
    text = HEAD.rstrip() + f"市政协副主席{told}出席会议。\n" + BOTH
    present = [one for one in counts(text) if one.count.what is Counted.PRESENT]
    assert [one.is_same for one in present] == [is_same]


def test_a_list_of_the_first_of_many_says_nothing() -> None:
    text = HEAD + "市政协副主席闻人朔、令狐澄等30人出席会议。\n" + BOTH
    assert counts(text) == []
