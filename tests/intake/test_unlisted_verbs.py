"""Whoever an account names says what follows, whatever the verb; its own sentences end a speech."""

import pytest

from tests.intake.planning import HEAD, planned

_WORDS = "要把站台的灯补亮，年底前完成。"


@pytest.mark.parametrize("verb", ["疾呼", "坚信", "力主", "诉说", "畅言", "郑重提出", "反复强调"])
@pytest.mark.parametrize("mark", "，：")
def test_a_member_says_what_follows_any_verb_without_an_object(verb: str, mark: str) -> None:
    told = f"苏晚舟委员建议，延后末班车。蔺望川委员{verb}{mark}{_WORDS}"
    first, second = planned(HEAD + told + "\n").sessions[0].speeches
    assert (first.speaker_names, first.text) == (("苏晚舟",), "延后末班车。")
    assert (second.speaker_names, second.text) == (("蔺望川",), _WORDS)


def test_whom_somebody_speaks_for_ends_before_an_unlisted_verb() -> None:
    told = f"苏晚舟委员代表澜川市工商联力主，延后末班车。蔺望川委员代表民革澜川市委会反复强调，{_WORDS}"
    speeches = planned(HEAD + told + "\n").sessions[0].speeches
    assert [speech.on_behalf_of for speech in speeches] == ["澜川市工商联", "民革澜川市委会"]


@pytest.mark.parametrize("told", ["来到现场", "列席", "离开", "同意"])
def test_who_only_comes_goes_or_agrees_says_nothing(told: str) -> None:
    text = f"苏晚舟委员建议，延后末班车。\n蔺望川委员{told}，会场里响起掌声。\n"
    (speech,) = planned(HEAD + text).sessions[0].speeches
    assert speech.speaker_names == ("苏晚舟",)


def test_a_thing_is_no_verb() -> None:
    text = f"苏晚舟委员建议，落实委员联系界别群众制度，{_WORDS}\n"
    (speech,) = planned(HEAD + text).sessions[0].speeches
    assert speech.text == f"落实委员联系界别群众制度，{_WORDS}"


def test_a_pronoun_says_what_follows_an_unlisted_verb() -> None:
    told = f"蔺望川委员从事公交工作三十年，他疾呼，{_WORDS}"
    (speech,) = planned(HEAD + told + "\n").sessions[0].speeches
    assert (speech.speaker_names, speech.text) == (("蔺望川",), _WORDS)


@pytest.mark.parametrize("verb", ["谈道", "提议", "分析说", "介绍"])
def test_members_without_names_say_what_is_to_be_done(verb: str) -> None:
    (speech,) = planned(HEAD + f"一些委员{verb}，{_WORDS}\n").sessions[0].speeches
    assert (speech.speakers, speech.text) == ((), _WORDS)


def test_what_all_members_think_of_a_report_is_no_speech() -> None:
    told = "大家一致认为，报告站位高、谋划深。\n蔺望川委员建议，延后末班车。\n"
    (speech,) = planned(HEAD + told).sessions[0].speeches
    assert speech.speaker_names == ("蔺望川",)


@pytest.mark.parametrize(
    "closing",
    [
        "会议强调，要把真知灼见转化为工作成效。",
        "座谈会要求，各有关部门认真研究。",
        "有关部门负责人就委员提出的问题逐一作了回应。",
        "承办单位负责同志现场答复。",
    ],
)
def test_the_meeting_s_own_sentence_ends_the_last_speech(closing: str) -> None:
    (speech,) = planned(HEAD + f"蔺望川委员建议，延后末班车。{closing}\n").sessions[0].speeches
    assert speech.text == "延后末班车。"


def test_departments_that_are_to_do_something_end_no_speech() -> None:
    words = "末班车太早。有关部门负责人要就此逐一作出回应。"
    (speech,) = planned(HEAD + f"蔺望川委员建议，{words}\n").sessions[0].speeches
    assert speech.text == words
