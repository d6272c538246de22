"""What is shown differs from what is kept in the width of punctuation only."""

import pickle

import pytest

from desktop.records import PassageKind, QueryError, SpeechFacts, SpeechKind
from desktop.records.display import displayed


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("会议召开,围绕(夜间)公交", "会议召开，围绕（夜间）公交"),
        ("发言,8位委员", "发言，8位委员"),
        ("共1,000元", "共1,000元"),
        ("at 9:30, we met", "at 9:30, we met"),
        ("“题目”:正文", "“题目”：正文"),
    ],
)
def test_punctuation_takes_the_width_of_its_script(kept: str, shown: str) -> None:
    assert displayed(kept) == shown
    assert len(displayed(kept)) == len(kept)


def test_an_error_survives_the_way_back_from_a_child() -> None:
    error = QueryError("The field needs a value.", position=3)
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error)
    assert again.values == error.values


def test_a_speech_without_passages_has_none() -> None:
    assert SpeechFacts(kind=SpeechKind.SPEECH, text="x").passage_texts(PassageKind.PROBLEM) == ()
