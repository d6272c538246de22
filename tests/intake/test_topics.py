"""Whose words a sentence tells, whatever stands between the name and the words."""

from pathlib import Path

import pytest

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import Source

HEAD = (
    "云岭市政协召开五届三次常委会会议\n"
    "3月5日，云岭市政协召开五届三次常委会会议，围绕“办好社区食堂”协商议政。市政协主席古长河主持会议，"
    "副市长尚志远到会听取发言。副主席范一舟、戚明月，秘书长井子木出席。\n"
)


def told(text: str) -> dict[str, str]:
    source = Source(content=(HEAD + text).encode(), media_type="", name="a.txt")
    (session,) = plan_reading(read_source(source)).sessions
    return {"、".join(speech.speaker_names): speech.text.lstrip("“") for speech in session.speeches}


def told_sentences() -> list[tuple[str, dict[str, str]]]:
    """Return sentences, each with who says what in it and how those words begin."""
    rows = Path(__file__).with_name("told_sentences.tsv").read_text("utf-8").splitlines()
    return [
        (text, dict(said.split("=") for said in begins)) for text, *begins in (r.split("\t") for r in rows)
    ]


TOLD = told_sentences()


@pytest.mark.parametrize(("text", "begins"), TOLD, ids=["、".join(begins) for _, begins in TOLD])
def test_words_are_found_behind_who_says_them(text: str, begins: dict[str, str]) -> None:
    found = told(text + "\n")
    assert found.keys() == begins.keys()
    assert {name: found[name][: len(begin)] for name, begin in begins.items()} == begins


NOT_TOLD = (
    "康静怡认真听取发言，不时就有关数据提问，同大家深入交流。",
    "会上各位委员充分发挥界别优势，认真讨论。",
    "常委邝志诚、陆小曼，委员王大凤、韦成钢围绕人才引育等作了发言。",
    "市政协主席古长河主持会议，副市长尚志远到会听取意见，提出要求的还有井子木。",
    "委员们阅读了云岭大学教授关山月所作的研究报告，阐述了社区食堂的来历。",
)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_nobody_is_said_to_have_spoken_who_has_not(text: str) -> None:
    assert not told(text + "\n")


def test_a_speech_with_a_pronoun_in_it_is_one_piece() -> None:
    found = told("汤丽华委员指出，食堂亏本。她还希望，水电按民用价。\n")
    assert found == {"汤丽华": "食堂亏本。她还希望，水电按民用价。"}


def test_the_title_may_be_told_behind_the_speech() -> None:
    text = HEAD + "汤丽华委员代表民建市委会发言，题目是《把食堂办到家门口》。她说，食堂要连锁。\n"
    (session,) = plan_reading(
        read_source(Source(content=text.encode(), media_type="", name="a.txt"))
    ).sessions
    assert [(s.title, s.on_behalf_of, s.text) for s in session.speeches] == [
        ("把食堂办到家门口", "民建市委会", "食堂要连锁。")
    ]


def test_what_the_account_tells_only_the_subject_of_is_that_subject() -> None:
    found = told("委员强小满谈了食堂选址的问题。汤丽华、卢大山委员围绕中央厨房建设作了发言。\n")
    assert found == {"强小满": "食堂选址", "汤丽华、卢大山": "围绕中央厨房建设作了发言"}
