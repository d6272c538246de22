"""Speeches that are set out in a shape of the document's own: its repetition tells what is what."""

import pytest

from tests.intake.planning import planned

_HEAD = (
    "岚川市政协九届二次会议大会发言摘登\n2024年1月9日，政协岚川市第九届委员会第二次会议举行大会发言。"
    "市政协主席蔺望川主持会议。现将部分发言摘登如下。\n"
)
_LANES = "老街巷口没有路灯，夜归的老人摸黑走路。建议年内补齐路灯三百盏，费用由市区两级分担。\n"
_BOOKS = "村里书屋一年只开三十天，书比人还寂寞。应当请退休教师轮流值守，周末全天开放。\n"
_TITLES, _NOBODY = ("给夜归人留灯", "让书屋开门迎客"), (None, None)
_NAMES = ("陶石安", "闻一苇")
_BOOKLET = (
    f"材料一\n给夜归人留灯\n民建岚川市支部\n发言人：陶石安\n（2024年1月9日）\n各位委员：\n{_LANES}"
    f"材料二\n让书屋开门迎客\n市政协提案委员会\n发言人：闻一苇\n（2024年1月9日）\n各位委员：\n{_BOOKS}"
)


@pytest.mark.parametrize(
    ("blocks", "titles"),
    [
        (f"给夜归人留灯\n陶石安/市政协委员\n{_LANES}让书屋开门迎客\n闻一苇/市政协常委\n{_BOOKS}", _TITLES),
        (f"01\n教育界·陶石安\n给夜归人留灯\n{_LANES}02\n农业界·闻一苇\n让书屋开门迎客\n{_BOOKS}", _TITLES),
        (
            f"1.《给夜归人留灯》（民建支部 陶石安）\n{_LANES}2.《让书屋开门迎客》（市妇联 闻一苇）\n{_BOOKS}",
            _TITLES,
        ),
        (f"给夜归人留灯——市政协委员　陶石安\n{_LANES}让书屋开门迎客——市政协常委　闻一苇\n{_BOOKS}", _TITLES),
        (
            f"●陶石安委员（教育界）：给夜归人留灯\n{_LANES}●闻一苇委员（农业界）：让书屋开门迎客\n{_BOOKS}",
            _TITLES,
        ),
        (
            f"■ 给夜归人留灯\n{_LANES}（市政协委员　陶石安）\n■ 让书屋开门迎客\n{_BOOKS}（市委员　闻一苇）",
            _TITLES,
        ),
        (
            f"给夜归人留灯\n{_LANES}——市政协委员　陶石安\n让书屋开门迎客\n{_BOOKS}——市政协常委　闻一苇\n",
            _TITLES,
        ),
        (
            f"陶石安：给夜归人留灯\n委员陶石安：{_LANES}闻一苇：让书屋开门迎客\n市政协常委闻一苇：{_BOOKS}",
            _TITLES,
        ),
        (
            f"◆陶石安\n市政协委员\n给夜归人留灯\n{_LANES}◆闻一苇\n市政协常委\n让书屋开门迎客\n{_BOOKS}",
            _TITLES,
        ),
        (_BOOKLET, _TITLES),
        (f"发言者一：委员　陶石安\n{_LANES}发言者二：牧民代表　闻一苇\n{_BOOKS}", _NOBODY),
        (
            f"【市政协委员　陶石安】：\n“{_LANES.strip()}”\n【市政协常委　闻一苇】：\n“{_BOOKS.strip()}”\n",
            _NOBODY,
        ),
    ],
)
def test_a_shape_that_comes_again_sets_out_speeches(blocks: str, titles: tuple[str | None, ...]) -> None:
    (session,) = planned(_HEAD + blocks).sessions
    assert [(s.title, s.speaker_names) for s in session.speeches] == [
        (title, (name,)) for title, name in zip(titles, _NAMES, strict=True)
    ]
    assert ["路灯" in s.text for s in session.speeches] == [True, False]
    assert ["书屋一年" in s.text for s in session.speeches] == [False, True]


def test_two_who_speak_together_and_a_name_no_list_knows() -> None:
    blocks = (
        f"给夜归人留灯（界别召集人 蔚蓝、委员 陶石安）\n{_LANES}让书屋开门迎客（市政协委员 力争）\n{_BOOKS}"
    )
    speeches = planned(_HEAD + blocks).sessions[0].speeches
    assert [s.speaker_names for s in speeches] == [("蔚蓝", "陶石安"), ("力争",)]


def test_a_title_of_two_lines() -> None:
    blocks = f"照亮老街\n给夜归人留灯\n市政协委员　陶石安\n{_LANES}"
    blocks += f"办好书屋\n让书屋开门迎客\n市政协常委　闻一苇\n{_BOOKS}"
    speeches = planned(_HEAD + blocks).sessions[0].speeches
    assert [s.title for s in speeches] == ["照亮老街 给夜归人留灯", "办好书屋 让书屋开门迎客"]


def test_subheads_stay_in_the_text_that_they_divide() -> None:
    points = "存在的问题\n（一）灯少。每里路只有两盏。\n（二）灯暗。看不清门牌号码。\n"
    points += "对策与建议\n（一）补灯。年内补齐三百盏。\n（二）换灯。三年换成亮灯。\n"
    blocks = f"给夜归人留灯\n市政协委员　陶石安\n{_LANES}{points}让书屋开门迎客\n市政协常委　闻一苇\n{_BOOKS}"
    first, second = planned(_HEAD + blocks).sessions[0].speeches
    assert [p.kind.value for p in first.passages] == ["problem", "problem", "proposal", "proposal"]
    assert second.title == "让书屋开门迎客"


def test_what_is_counted_right_before_advice_is_a_problem() -> None:
    text = f"给夜归人留灯\n市政协委员　陶石安\n{_LANES}让书屋开门迎客\n市政协常委　闻一苇\n"
    text += "书屋有人建没人管。一是值守靠村干部兼任；二是书单由上面定，老人都不爱读。建议请退休教师值守。\n"
    passages = planned(_HEAD + text).sessions[0].speeches[1].passages
    assert [p.kind.value for p in passages] == ["problem", "problem"]


def test_titles_on_one_line_or_two_and_a_body_among_people() -> None:
    blocks = (
        f"点亮夜间经济\n给夜归人留灯\n陶石安\n市政协委员，代表民建界别发言\n{_LANES}让书屋开门迎客\n闻一苇\n市政协常委\n{_BOOKS}"
        f"盘活闲置校舍\n让老人有处可去\n●市政协课题组\n课题组走访了五个乡镇。建议把校舍改成老年学堂。\n"
        f"补齐路灯\n苗若水\n市政协委员，代表工商联界别发言\n{_LANES}"
    )
    (session,) = planned(_HEAD + blocks).sessions
    found = [(one.title, one.speaker_names, one.office or one.on_behalf_of) for one in session.speeches]
    assert found == [
        ("点亮夜间经济 给夜归人留灯", ("陶石安",), "市政协委员"),
        ("让书屋开门迎客", ("闻一苇",), "市政协常委"),
        ("盘活闲置校舍 让老人有处可去", (), "市政协课题组"),
        ("补齐路灯", ("苗若水",), "市政协委员"),
    ]
