"""Fields set out whose a speech is, what it is called and what was said, in every order and print."""

import pytest

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import PassageKind, Source
from tests.intake.set_out import FIRST, SECOND, THIRD, speeches


@pytest.mark.parametrize("print_as", ["【{}】{}", "[{}]{}", "〔{}〕：{}"])
def test_fields_in_brackets_are_who_title_and_text(print_as: str) -> None:
    def block(who: str, title: str, text: str) -> str:
        fields = (("发言人", who), ("题　目", title), ("内容摘要", text))
        return "\n".join(print_as.format(name, value) for name, value in fields)

    found = speeches(
        block("蔺望川　市政协委员、澜川大学校长", "让夜归人有车坐", FIRST)
        + "\n"
        + block("炅小舟　市交通局副局长", "小街也通车", SECOND)
    )
    assert [(s.speaker_names, s.office, s.title, s.text) for s in found] == [
        (("蔺望川",), "市政协委员、澜川大学校长", "让夜归人有车坐", FIRST),
        (("炅小舟",), "市交通局副局长", "小街也通车", SECOND),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "发言单位：{body}　　发言人：{name}",
        "发言人：{name}　发言单位：{body}",
        "{body}　代表人：{name}",
        "{body}（发言人：{name}）",
        "{body}（{name}执笔并发言）",
        "{name}委员代表{body}",
        "{name}（代表{body}发言）",
        "{name}（{body}）",
    ],
)
def test_a_line_names_on_whose_behalf_and_who(head: str) -> None:
    found = speeches(
        f"让夜归人有车坐\n{head.format(body='民盟澜川市委会', name='蔺望川')}\n{FIRST}\n"
        f"小街也通车\n{head.format(body='民建澜川市委会', name='苏晚舟')}\n{SECOND}"
    )
    assert [(s.title, s.speaker_names, s.on_behalf_of, s.text) for s in found] == [
        ("让夜归人有车坐", ("蔺望川",), "民盟澜川市委会", FIRST),
        ("小街也通车", ("苏晚舟",), "民建澜川市委会", SECOND),
    ]


def test_heads_of_other_shapes_count_where_heads_stand() -> None:
    found = speeches(
        f"让夜归人有车坐\n市政协委员、澜川大学校长　蔺望川\n{FIRST}\n"
        f"小街也通车\n民建澜川市委会　代表人：苏晚舟\n{SECOND}\n"
        f"菜场要有一站\n九三学社澜川市委会（贺兰舟执笔并发言）\n{THIRD}"
    )
    assert [(s.speaker_names, s.on_behalf_of) for s in found] == [
        (("蔺望川",), None),
        (("苏晚舟",), "民建澜川市委会"),
        (("贺兰舟",), "九三学社澜川市委会"),
    ]


def test_a_digest_that_begins_with_the_party_and_a_colon_has_titles() -> None:
    found = speeches(
        f"蔺望川委员：让夜归人有车坐\n{FIRST}\n苏晚舟委员代表民盟市委会：小街也通车\n{SECOND}\n"
        f"炅青委员：菜场要有一站\n{THIRD}"
    )
    assert [(s.speaker_names, s.on_behalf_of, s.title) for s in found] == [
        (("蔺望川",), None, "让夜归人有车坐"),
        (("苏晚舟",), "民盟市委会", "小街也通车"),
        (("炅青",), None, "菜场要有一站"),
    ]


def test_whole_speeches_say_themselves_where_they_were_given() -> None:
    text = (
        "澜川日报 1988年2月9日 第3版\n让夜归人有车坐\n——蔺望川在澜川市政协六届一次会议大会上的发言\n"
        f"主席、各位委员：\n{FIRST}\n小街也通车\n——苏晚舟在澜川市政协六届一次会议大会上的发言\n"
        f"各位委员：\n{SECOND}"
    )
    reading = read_source(Source(content=text.encode(), media_type="", name="a.txt"))
    (session,) = plan_reading(reading).sessions
    assert (session.facts.body, session.facts.term, session.facts.ordinal) == ("澜川市政协", 6, 1)
    assert [(s.title, s.speaker_names, s.text.splitlines()[-1]) for s in session.speeches] == [
        ("让夜归人有车坐", ("蔺望川",), FIRST),
        ("小街也通车", ("苏晚舟",), SECOND),
    ]


def test_the_account_below_the_last_speech_is_no_speech() -> None:
    found = speeches(
        f"让夜归人有车坐\n——民盟澜川市委会　蔺望川\n{FIRST}\n小街也通车\n——民建澜川市委会　苏晚舟\n{SECOND}\n"
        "据了解，本次座谈会由市政协主席濮院彻主持。市政协副主席谷青、方舟参加会议并到现场看了站台。\n"
        "（本报记者 尹小山 整理）"
    )
    assert [s.text for s in found] == [FIRST, SECOND]


def test_a_heading_above_the_first_title_belongs_to_none() -> None:
    heads = ("蔺望川（市政协委员）", "苏晚舟（市政协委员）", "贺兰舟（市政协常委）")
    titles = ("让夜归人有车坐", "小街也通车", "菜场要有一站")
    blocks = zip(titles, heads, (FIRST, SECOND, THIRD), strict=True)
    found = speeches("精彩瞬间\n" + "\n".join("\n".join(block) for block in blocks))
    assert tuple(s.title for s in found) == titles


def test_a_heading_that_says_who_takes_part_is_no_title() -> None:
    found = speeches(
        f"提案人发言\n市政协委员、澜川大学校长蔺望川：{FIRST}{SECOND}\n市政协委员、市图书馆馆长苏晚舟：{SECOND}{THIRD}\n"
        f"承办单位回应\n市交通局局长贺兰舟：{THIRD}{FIRST}"
    )
    assert [(s.speaker_names, s.title) for s in found] == [
        (("蔺望川",), None),
        (("苏晚舟",), None),
        (("贺兰舟",), None),
    ]


def test_problems_and_measures_take_turns() -> None:
    (found,) = speeches(
        "让夜归人有车坐\n发言人：蔺望川　市政协委员\n"
        "公交是大事。问题一：末班车早；问题二：站台没有灯。对策一：延后半小时；对策二：补上路灯。"
    )
    assert [(p.kind, found.text[p.start : p.end]) for p in found.passages] == [
        (PassageKind.PROBLEM, "问题一：末班车早；"),
        (PassageKind.PROBLEM, "问题二：站台没有灯。"),
        (PassageKind.PROPOSAL, "对策一：延后半小时；"),
        (PassageKind.PROPOSAL, "对策二：补上路灯。"),
    ]


@pytest.mark.parametrize("entry", ["{n}、{title}……{body}", "{title} {page}", "{title}"])
def test_a_table_of_contents_is_no_speech(entry: str) -> None:
    titles, bodies = ("让夜归人有车坐", "小街也要通上车"), ("民盟澜川市委会", "民建澜川市委会")
    entries = "\n".join(
        entry.format(n=n, title=title, body=body, page=3 * int(n == "二") + 1)
        for n, title, body in zip("一二", titles, bodies, strict=True)
    )
    found = speeches(
        f"目　录\n{entries}\n{titles[0]}\n{bodies[0]}\n{FIRST}\n{titles[1]}\n{bodies[1]}\n{SECOND}"
    )
    assert [(s.title, s.on_behalf_of, s.text) for s in found] == [
        (titles[0], bodies[0], FIRST),
        (titles[1], bodies[1], SECOND),
    ]


@pytest.mark.parametrize("name", ["蔺望川", "炅曾"])
def test_a_page_of_one_speech_says_who_gave_it(name: str) -> None:
    text = (
        f"澜川日报 1988年2月9日 第3版\n让夜归人有车坐\n——{name}在澜川市政协六届一次会议大会上的发言\n"
        f"{FIRST}{SECOND}\n{THIRD}{FIRST}"
    )
    reading = read_source(Source(content=text.encode(), media_type="", name="a.txt"))
    (session,) = plan_reading(reading).sessions
    assert [(s.title, s.speaker_names) for s in session.speeches] == [("让夜归人有车坐", (name,))]
