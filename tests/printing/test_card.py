"""The description card holds what is known of a speech on one page."""

from dataclasses import replace

import pytest

from desktop.printing.cards import abstract
from desktop.records import Passage, PassageKind
from desktop.records.printing import Layout, PrintedSession
from tests.printing.conftest import Printer, pages_of, session, speech

SPOKEN = speech("末班车太早。\n一是延后半小时。由公司试行。\n二是增加班次。")


def proposals(*spans: tuple[int, int]) -> tuple[Passage, ...]:
    return tuple(Passage(kind=PassageKind.PROPOSAL, start=start, end=end) for start, end in spans)


def test_each_speech_has_one_page_with_the_items_of_the_rules(printed: Printer) -> None:
    two = PrintedSession(session=session(), speeches=(SPOKEN, replace(SPOKEN, id="b")))
    pages = pages_of(printed(Layout.CARD, [two]))
    assert len(pages) == 2
    for known in (
        "正题名夜班公交怎样开得下去",
        "责任者蔺望川",
        "日期20230718",
        "文种发言",
        "提要末班车太早。",
    ):
        assert known in pages[0]
    assert pages[0].endswith("主题词夜间出行")


def test_a_card_of_which_nothing_is_known_still_has_every_item(printed: Printer) -> None:
    bare = replace(session(), body=None, name=None, held_on=None, place=None, theme=None)
    unknown = replace(SPOKEN, title=None, speakers=(), office=None, on_behalf_of=None, text="")
    (page,) = pages_of(printed(Layout.CARD, [PrintedSession(session=bare, speeches=(unknown,))]))
    assert "正题名发言" in page
    assert "提要排检与编号" in page


@pytest.mark.parametrize(
    ("text", "spans", "said"),
    [
        ("一是延后半小时。由公司试行。二是增加班次。", ((0, 14), (14, 21)), "一是延后半小时。二是增加班次。"),
        ("没有建议。但有下文。", (), "没有建议。"),
        ("长" * 300, (), "长" * 199 + "…"),
        ("", (), ""),
    ],
)
def test_an_abstract_has_the_first_sentences_of_the_proposals(
    text: str, spans: tuple[tuple[int, int], ...], said: str
) -> None:
    assert abstract(replace(SPOKEN, text=text, passages=proposals(*spans))) == said
