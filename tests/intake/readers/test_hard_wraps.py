"""Texts broken at one width become paragraphs again; what is set in short rows stays as it is."""

import random

import pytest

from desktop.intake.readers import read_source
from desktop.intake.readers.typed_rows import columns
from desktop.records import Reading, Source
from tests.intake.readers import made

HEAD = "澜川市政协六届十五次常委会会议发言摘登"
TITLE = "让末班车等一等夜班工人"
SPEAKER = "蔺望川委员（市公交集团总工程师）："
WORDS = (
    "末班车太早，夜班工人走路回家。",
    "据2024年的统计，开发区有3600名工人在22:30以后下班！",
    "“末班车等不到我们”，一位纺织女工这样说。",
    "建议延后半小时再收车，并由ABC公司用小车接驳；",
    "同时在厂区门口增设候车亭、路灯和座椅，让他们平安到家。",
    "这件事难吗？不难，只要几个部门坐到一起。",
)
POEM = (
    "夜班的灯火照着长长的街，",
    "车站里没有等车的人，",
    "风从江面上吹来，吹过桥头，",
    "也吹过还没有睡的窗口。",
    "我们把站牌擦了又擦，擦了又擦，",
    "等一辆车，等一个天亮。",
)
LIST = (
    "关于延后末班车收车时间的建议",
    "关于增设厂区门口候车亭的建议",
    "关于用小车接驳夜班工人的建议",
    "关于在老城设置微循环的建议",
    "关于校门口错峰放学的建议",
)
_NOT_FIRST = "，。；！？、：”』」）》"


def wrapped(paragraph: str, width: int, indent: str = "") -> list[str]:
    """Break a paragraph as programs do: no mark begins a row, no number or word of letters is broken."""
    rows, row = [], indent
    parts: list[str] = []
    for character in paragraph:
        if parts and (
            character in _NOT_FIRST or (character.isascii() and parts[-1].isascii() and character != " ")
        ):
            parts[-1] += character
        else:
            parts.append(character)
    for part in parts:
        if columns(row + part) > width:
            rows.append(row)
            row = ""
        row += part
    return [*rows, row]


def essay(seed: int, count: int = 8) -> list[str]:
    choice = random.Random(seed)
    return [
        "".join(choice.choices(WORDS[:5], k=choice.randint(3, 9))).rstrip("；") + WORDS[-1]
        for _ in range(count)
    ]


def read(rows: list[str], name: str = "a.txt") -> Reading:
    return read_source(Source(content="\n".join(rows).encode(), media_type="", name=name))


def texts(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("width", [40, 60, 68, 76, 80])
@pytest.mark.parametrize("style", ["indents", "gaps", "both", "spaced"])
def test_rows_of_one_width_are_paragraphs_again(style: str, width: int, seed: int) -> None:
    paragraphs = essay(seed)
    indent = "" if style == "gaps" else "　　"
    rows = [HEAD, TITLE, SPEAKER] if style != "gaps" else [HEAD, "", TITLE, "", SPEAKER, ""]
    for paragraph in paragraphs:
        rows += wrapped(paragraph, width, indent)
        rows += [""] if style in ("gaps", "both") else []
    if style == "spaced":
        rows = [part for row in rows for part in (row, "")]
    reading = read(rows)
    assert texts(reading) == [HEAD, TITLE, SPEAKER, *paragraphs]
    assert [line.n for line in reading.lines] == list(range(1, 12))
    assert reading.lines[-1].indented == bool(indent)
    assert not reading.warnings


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("feet", [("— {} —",), ("", "{}", "澜川市政协会议发言 第三期", "")])
def test_heads_and_numbers_of_pages_between_the_rows_are_left_out(
    feet: tuple[str, ...], indent: str, seed: int
) -> None:
    paragraphs = essay(seed, 14)
    rows: list[str] = []
    for paragraph in paragraphs:
        rows += wrapped(paragraph, 66, indent) + ([] if indent else [""])
    pages = [rows[n : n + 22] for n in range(0, len(rows), 22)]
    printed = [HEAD, ""]
    for n, page in enumerate(pages, start=7):
        printed += [*page, *(foot.format(n) for foot in feet)]
    reading = read(printed)
    assert "".join(texts(reading)) == "".join([HEAD, *paragraphs])
    # A page that ends with a row's full stop leaves open whether the paragraph goes on.
    assert abs(len(reading.lines) - 15) <= len(pages)
    assert [warning.code for warning in reading.warnings] == ["noise-in-speech"]


def test_a_number_between_dashes_is_a_page_s_even_between_paragraphs() -> None:
    before, after = essay(1, 3), essay(2, 3)
    rows = [row for paragraph in before for row in wrapped(paragraph, 70, "　　")]
    rows += ["", "- 2 -", "", *(row for paragraph in after for row in wrapped(paragraph, 70, "　　"))]
    assert texts(read(rows)) == [*before, *after]
    bare = ["7" if row == "- 2 -" else row for row in rows]
    assert texts(read(bare)) == [*before, "7", *after]


@pytest.mark.parametrize("seed", [1, 2, 4, 5, 6, 7])
def test_without_white_a_short_row_ends_a_paragraph(seed: int) -> None:
    paragraphs = essay(seed, 12)
    rows = [HEAD, *(row for paragraph in paragraphs for row in wrapped(paragraph, 70))]
    found = texts(read(rows))
    assert "".join(found) == "".join([HEAD, *paragraphs])
    # A last row that happens to be full cannot be told.
    assert len(set(found) & set(paragraphs)) >= 10


@pytest.mark.parametrize("rows", [POEM, POEM * 5, LIST, LIST * 4])
def test_verse_and_lists_stay_in_rows(rows: tuple[str, ...]) -> None:
    assert texts(read(list(rows))) == list(rows)


def test_verse_and_lists_within_a_broken_text_stay_in_rows() -> None:
    before, after = essay(1, 4), essay(2, 4)
    rows = [row for paragraph in before for row in wrapped(paragraph, 70, "　　")]
    rows += [*(f"　　{row}" for row in POEM), *(f"　　{n}. {row}" for n, row in enumerate(LIST, start=1))]
    rows += [row for paragraph in after for row in wrapped(paragraph, 70, "　　")]
    listed = [f"{n}. {row}" for n, row in enumerate(LIST, start=1)]
    assert texts(read(rows)) == [*before, *POEM, *listed, *after]


def test_points_set_in_narrower_are_joined_too() -> None:
    points = [f"（{n}）{paragraph}" for n, paragraph in zip("一二三", essay(4, 3), strict=True)]
    rows = [*wrapped(essay(5, 1)[0], 70), ""]
    for point in points:
        rows += [*wrapped(point, 62), ""]
    assert texts(read(rows)) == [*essay(5, 1), *points]


def test_rows_below_a_number_may_hang() -> None:
    points = [f"{n}. {paragraph}" for n, paragraph in zip("123", essay(4, 3), strict=True)]
    rows = []
    for point in points:
        first, *others = wrapped(point, 66)
        rows += [first, *(f"   {row}" for row in others)]
    assert texts(read(rows)) == points


def test_paragraphs_that_stand_in_one_row_each_stay() -> None:
    paragraphs = essay(6, 20)
    assert texts(read(paragraphs)) == paragraphs
    equal = [f"{name}委员建议：把末班车延后半小时，让夜班工人平安到家" for name in "甲乙丙丁戊己"]
    assert texts(read(equal)) == equal


def test_damage_is_named_where_the_joined_paragraph_stands() -> None:
    paragraphs = essay(8)
    rows = [row for paragraph in paragraphs for row in wrapped(paragraph, 70, "　　")]
    content = bytearray("\n".join(rows).encode())
    content[content.index("建议".encode(), len(content) // 2)] = 0xFF
    reading = read_source(Source(content=bytes(content), media_type="", name="a.txt"))
    (warning,) = reading.warnings
    assert len(reading.lines) == len(paragraphs)
    assert "\ufffd" in reading.lines[(warning.line or 0) - 1].text


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.htm", "a.rtf", "a.docx", "a.doc"])
def test_rows_broken_before_they_came_into_another_format_are_joined(name: str) -> None:
    paragraphs = essay(7)
    rows = [HEAD, *(row for paragraph in paragraphs for row in wrapped(paragraph, 70, "　　"))]
    assert texts(read_source(Source(content=as_format(rows, name), media_type="", name=name))) == [
        HEAD,
        *paragraphs,
    ]


def as_format(rows: list[str], name: str) -> bytes:
    """Write rows as that many lines or paragraphs of a format."""
    if name == "a.html":
        return f"<html><body><p>{'<br>'.join(rows)}</p></body></html>".encode()
    if name == "a.htm":
        return f"<html><body><pre>{chr(10).join(rows)}</pre></body></html>".encode()
    if name == "a.rtf":
        text = "".join(f"\\u{ord(c)}?" for c in "\r".join(rows)).replace("\\u13?", "\\par ")
        return f"{{\\rtf1\\ansi {text}\\par}}".encode()
    if name == "a.doc":
        return made.doc("\r".join(rows) + "\r")
    if name == "a.docx":
        body = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{row}</w:t></w:r></w:p>" for row in rows)
        return made.docx(body)
    return "\n".join(rows).encode()
