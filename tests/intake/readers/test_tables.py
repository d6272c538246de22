"""A table of speeches, of fields or of layout becomes lines, whatever format it is written in."""

from collections.abc import Sequence

import pytest

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.intake.readers.tables import lines_of_table
from desktop.records import Label, PlannedSession, Reading, Role, Source, UnreadableSourceError
from tests.intake.readers import made

HEAD = "澜川市政协六届十五次常委会会议"
ACCOUNT = "2025年3月11日，澜川市政协召开六届十五次常委会会议，围绕“夜班公交”协商议政。"
BUS = "末班车太早，夜班工人走路回家。建议延后半小时再收车。"
SCHOOL = "学校门口拥堵严重，家长意见很大。\n建议错峰放学。"
SPEECHES = (
    ("序号", "姓 名", "单位及职务", "发言内容"),
    ("1", "蔺望川", "市公交集团总工程师", BUS),
    ("2", "闻人溪", "澜川一中校长", SCHOOL),
)
TOLD = [
    "蔺望川（市公交集团总工程师）：",
    BUS,
    "闻人溪（澜川一中校长）：",
    "学校门口拥堵严重，家长意见很大。",
    "建议错峰放学。",
]
FIELDS = (
    ("会议时间", "2025年3月11日", "会议地点", "市政协三楼会议室"),
    ("主持人", "顾青岚", "记录人", "沈听澜"),
    ("会议名称", HEAD, "", ""),
    ("参会人员", "蔺望川、闻人溪、祝云舟", "", ""),
    ("会议内容", f"蔺望川：{BUS}\n闻人溪：学校门口拥堵严重，家长意见很大。", "", ""),
)
FIELDS_TOLD = [
    HEAD,
    "时间：2025年3月11日",
    "地点：市政协三楼会议室",
    "主持人：顾青岚",
    "记录：沈听澜",
    "出席：蔺望川、闻人溪、祝云舟",
    f"蔺望川：{BUS}",
    "闻人溪：学校门口拥堵严重，家长意见很大。",
]
LAYOUT = (("今日关注", "夜班公交开到了厂区门口，工人们说方便多了。"), ("天气", "多云"))
FORMATS = ("a.md", "a.txt", "tabs.txt", "a.html", "a.docx", "a.rtf", "a.doc", "a.xlsx", "a.csv")


def written(rows: Sequence[Sequence[str]], name: str, above: Sequence[str] = ()) -> bytes:
    """Write paragraphs and a table below them in a format."""
    if name.endswith((".xlsx", ".csv")):
        rows = [*((text,) for text in above), *rows]
    texts = {
        "a.md": lambda: _piped(rows, above, "<br>"),
        "a.txt": lambda: _piped(rows, above, "<br/>"),
        "tabs.txt": lambda: "\n".join(
            [*above, *("\t".join(c.replace("\n", "") for c in row) for row in rows)]
        ),
        "a.html": lambda: _html(rows, above),
        "a.csv": lambda: "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows),
    }
    if name in texts:
        return texts[name]().encode()
    if name == "a.docx":
        body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in above)
        return made.docx(body + _word_table(rows))
    if name == "a.rtf":
        return _rtf(rows, above)
    if name == "a.doc":
        table = "".join("\x07".join(row).replace("\n", "\r") + "\x07\x07" for row in rows)
        return made.doc("".join(text + "\r" for text in above) + table + "\r")
    return made.xlsx(rows)


def _piped(rows: Sequence[Sequence[str]], above: Sequence[str], line_break: str) -> str:
    first, *others = ("| " + " | ".join(row) + " |" for row in rows)
    table = [row.replace("\n", line_break) for row in (first, "|---" * len(rows[0]) + "|", *others)]
    return "\n".join([*above, "", *table, ""])


def _html(rows: Sequence[Sequence[str]], above: Sequence[str]) -> str:
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell.replace(chr(10), '<br>')}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f"<html><body>{''.join(f'<p>{text}</p>' for text in above)}<table>{cells}</table></body></html>"


def _word_table(rows: Sequence[Sequence[str]]) -> str:
    def cell(text: str) -> str:
        parts = "".join(f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in text.split("\n"))
        return f"<w:tc>{parts}</w:tc>"

    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def _rtf(rows: Sequence[Sequence[str]], above: Sequence[str]) -> bytes:
    def coded(text: str) -> str:
        return "".join("\\par " if c == "\n" else f"\\u{ord(c)}?" for c in text)

    body = "".join(f"\\pard {coded(text)}\\par\n" for text in above)
    for row in rows:
        body += "\\trowd\\cellx1\\pard\\intbl " + "".join(f"{coded(cell)}\\cell " for cell in row) + "\\row\n"
    return f"{{\\rtf1\\ansi {body}\\pard {coded('散会。')}\\par}}".encode()


def read(content: bytes, name: str) -> Reading:
    return read_source(Source(content=content, media_type="", name=name))


def texts(content: bytes, name: str) -> list[str]:
    return [line.text for line in read(content, name).lines if line.text != "散会。"]


def session_in(content: bytes, name: str) -> PlannedSession:
    (session,) = plan_reading(read(content, name)).sessions
    return session


@pytest.mark.parametrize("name", FORMATS)
def test_rows_of_a_table_of_speeches_are_speakers_and_their_words(name: str) -> None:
    told = ["".join(TOLD[3:])] if name == "tabs.txt" else TOLD[3:]
    assert texts(written(SPEECHES, name), name) == [*TOLD[:3], *told]
    session = session_in(written(SPEECHES, name, (HEAD, ACCOUNT)), name)
    assert [(speech.speaker_names, speech.office) for speech in session.speeches] == [
        (("蔺望川",), "市公交集团总工程师"),
        (("闻人溪",), "澜川一中校长"),
    ]
    assert session.speeches[0].text == BUS
    (origin, *_others) = session.speeches[0].origins
    line = read(written(SPEECHES, name, (HEAD, ACCOUNT)), name).lines[origin.line - 1]
    assert line.text[origin.offset :] == BUS


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "tabs.txt"])
def test_rows_of_a_table_of_fields_are_fields(name: str) -> None:
    assert texts(written(FIELDS, name), name) == FIELDS_TOLD
    facts = session_in(written(FIELDS, name), name).facts
    assert (str(facts.held_on), facts.place, facts.ordinal) == ("2025-03-11", "市政协三楼会议室", 15)
    assert [person.name for person in facts.attendance if person.role is Role.CHAIR] == ["顾青岚"]


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.rtf", "a.doc"])
def test_a_table_of_layout_is_its_cells(name: str) -> None:
    assert texts(written(LAYOUT, name), name) == [cell for row in LAYOUT for cell in row]


def test_a_table_of_layout_between_pipes_is_its_cells_and_short_ones_stay_in_a_row() -> None:
    assert texts(written(LAYOUT, "a.md"), "a.md") == [*LAYOUT[0], "天气　多云"]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_list_of_members_is_no_article(name: str) -> None:
    rows = (("姓名", "职务"), ("蔺望川", "总工程师"), ("闻人溪", "校长"))
    if name == "a.csv":
        assert texts(written(rows, name), name)[0] == '"姓名","职务"'
    else:
        with pytest.raises(UnreadableSourceError, match="is a table and no article"):
            read(written(rows, name), name)


def test_short_words_of_a_cell_are_words_and_no_title() -> None:
    rows = (("序号", "委员", "建议"), ("1", "蔺望川", "增设候车亭"), ("2", "闻人溪", "错峰放学"))
    session = session_in(written(rows, "a.md", (HEAD, ACCOUNT)), "a.md")
    assert [(speech.title, speech.text) for speech in session.speeches] == [
        (None, "增设候车亭"),
        (None, "错峰放学"),
    ]


def test_titles_stand_above_speakers_and_several_columns_of_words_are_named() -> None:
    rows = (
        ("发言题目", "发言人", "界别", "存在问题", "意见建议"),
        ("让末班车等一等人", "蔺望川", "经济界", "末班车太早。", "延后收车。"),
        ("一、学校", "", "", "", ""),
        ("给校门口腾条路", "闻人溪", "教育界", "门口拥堵。", "错峰放学。"),
        ("", "", "", "停车难。", "错时开放。"),
    )
    found = lines_of_table(rows)
    assert found is not None
    assert [line.text for line in found] == [
        "让末班车等一等人",
        "蔺望川（经济界）：",
        "存在问题：末班车太早。",
        "意见建议：延后收车。",
        "一、学校",
        "给校门口腾条路",
        "闻人溪（教育界）：",
        "存在问题：门口拥堵。",
        "意见建议：错峰放学。",
        "存在问题：停车难。",
        "意见建议：错时开放。",
    ]
    assert [line.label for line in found[:3]] == [Label.SPEECH_TITLE, Label.SPEAKER, Label.BODY]


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.xlsx", "a.csv"])
def test_the_chair_above_a_title_is_no_speaker(name: str) -> None:
    rows = (
        ("会议名称", HEAD, "", ""),
        ("主持人", "顾青岚", "", ""),
        ("发言题目", "姓名", "职务", "发言内容"),
        ("让末班车等一等人", "蔺望川", "市公交集团总工程师", BUS),
    )
    session = session_in(written(rows, name), name)
    assert [(speech.title, speech.speaker_names) for speech in session.speeches] == [
        ("让末班车等一等人", ("蔺望川",))
    ]


def test_fields_may_stand_above_the_speeches_of_one_table() -> None:
    rows = (("时间", "2025年3月11日"), ("发言人", "发言内容"), ("蔺望川", BUS), ("蔺望川", "补充一点。"))
    found = lines_of_table(rows)
    assert found is not None
    assert [line.text for line in found] == ["时间：2025年3月11日", "蔺望川：", BUS, "补充一点。"]


def test_cells_that_reach_over_rows_and_columns_belong_to_the_first_place() -> None:
    page = "<table><tr><td>姓名<td>职务<td colspan=2>建议</tr>"
    page += f"<tr><td rowspan=2>蔺望川<td rowspan=2>工程师<td colspan=2>{BUS}</tr>"
    page += "<tr><td colspan=2>补充一点。</tr><tr><td>闻人溪<td>校长<td>错峰放学。</tr></table>"
    assert texts(f"<html><body>{page}</body></html>".encode(), "a.html") == [
        "蔺望川（工程师）：",
        BUS,
        "补充一点。",
        "闻人溪（校长）：",
        "错峰放学。",
    ]


def test_a_table_of_layout_around_a_table_of_speeches_is_only_layout() -> None:
    inner = _html(SPEECHES, ()).split("<body>")[1].split("</body>")[0]
    page = f"<html><body><table><tr><td>姓名<td>发言内容<tr><td>{inner}<td>版权所有</table></body></html>"
    assert texts(page.encode(), "a.html") == ["姓名", "发言内容", *TOLD, "版权所有"]


def test_a_box_of_lines_is_a_table_whose_cells_may_take_several_rows() -> None:
    box = f"""┌────┬──────────┐
│委员│建议                │
├────┼──────────┤
│蔺望│{BUS[:12]}│
│川  │{BUS[12:]}│
├────┼──────────┤
│闻人│错峰放学。          │
│溪  │                    │
└────┴──────────┘"""
    assert texts(box.encode(), "a.txt") == ["蔺望川委员：", BUS, "闻人溪委员：", "错峰放学。"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("首页 | 要闻 | 时评", ["首页 | 要闻 | 时评"]),
        ("2015年01月29日 10:35 | 作者：祝云舟", ["2015年01月29日 10:35 | 作者：祝云舟"]),
        ("市政协机关负责人列席会议。 |\n|\n", ["市政协机关负责人列席会议。"]),
        ("建议如下\n------\n延后收车。", ["建议如下", "------", "延后收车。"]),
    ],
)
def test_single_pipes_make_no_table(text: str, shown: list[str]) -> None:
    assert texts(text.encode(), "a.txt") == shown


@pytest.mark.parametrize(
    "rows",
    [
        (("姓名", "建议"),),
        (("委员", "建议"), ("这是一整句话。还有一句：完了。", "别的")),
        (("区县", "建议"), ("东区", "修路")),
        (("时间", "2025年"), ("甲", "乙"), ("丙", "丁")),
        (("序号", ""), ("1", "")),
    ],
)
def test_other_tables_say_nothing_of_speeches(rows: Sequence[Sequence[str]]) -> None:
    assert lines_of_table(rows) is None
