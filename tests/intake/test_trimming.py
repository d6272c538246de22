"""Expressions cut down to one text."""

import re

from desktop.intake.tellers import Teller
from desktop.intake.trimming import trimmed
from desktop.intake.vocabulary import HAN, spaced_name_pattern

_TEXT = "会上，岳青川委员认为，应当修路。ＡＢ组的Łukasz与欧阳 远表示赞同，1、3项照办。"


def test_words_that_the_text_holds_stay() -> None:
    assert trimmed("(?:建议|认为|提出|表示)(?!委员|常委)", "他认为，") == "(?:认为|表示)(?!常委)"


def test_a_branch_that_is_more_than_a_word_stays() -> None:
    expression = "(?:再建议?|(?:甲乙){2,3}|甲[在以]|丁)"
    assert trimmed(expression, "无") == expression


def test_a_list_of_which_nothing_is_held_finds_nothing() -> None:
    surnames = "".join(map(chr, range(0x4E00, 0x4E00 + 60)))
    assert not re.search(trimmed(f"(?:欧阳|司马)|[{surnames}]", "没有"), "没有")


def test_names_are_found_as_before() -> None:
    whole, cut = spaced_name_pattern(), trimmed(spaced_name_pattern(), _TEXT)
    assert len(cut) < len(whole) / 2
    assert re.findall(cut, _TEXT) == re.findall(whole, _TEXT) != []


def test_letters_that_are_no_han_stay_apart() -> None:
    assert re.findall(trimmed(HAN, _TEXT), _TEXT) == re.findall(HAN, _TEXT)


def test_a_sign_among_han_that_is_no_letter_counts_as_one() -> None:
    text = "䷀甲𠀀Я"
    assert re.findall(trimmed(HAN, text), text) == ["䷀", "甲", "𠀀"]


def test_a_teller_for_a_text_opens_what_one_for_all_texts_opens() -> None:
    names = frozenset(("岳青川", "欧阳远"))
    for (kind, whole), (_, cut) in zip(
        Teller.knowing(names).openings, Teller.knowing(names, _TEXT).openings, strict=True
    ):
        assert [m.span() for m in cut.finditer(_TEXT)] == [m.span() for m in whole.finditer(_TEXT)], kind
