"""Printed pages become paragraphs again: columns, running heads, rows and pages that go on."""

import pytest

from desktop.intake.readers import read_source
from desktop.intake.readers.page_furniture import is_page_number
from desktop.records import Line, Reading, Source, UnreadableSourceError
from tests.intake.readers import made

SENTENCE = "末班车太早，夜班工人走路回家，"
SENTENCE += "建议延后半小时再收车。*蔺望川* also ABC 2025年说：用小车接驳夜班工人，让他们平安到家。"
SENTENCES = [chr(0x4E00 + n) + SENTENCE + chr(0x4E00 + n) for n in range(40)]
SHOWN = [sentence.replace("*", "") for sentence in SENTENCES]


def read(content: bytes, name: str) -> Reading:
    return read_source(Source(content=content, media_type="", name=name))


def texts(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines]


@pytest.mark.parametrize("columns", [1, 2])
def test_paragraphs_are_whole_over_rows_columns_and_pages(columns: int) -> None:
    text = "= 让末班车等一等人\n" + "\n\n".join(SENTENCES)
    reading = read(made.pdf(text, columns=columns, head="港城政协 #h(1fr) 第三期"), "a.pdf")
    assert texts(reading) == ["让末班车等一等人", *SHOWN]
    first, second = reading.lines[:2]
    assert (first.heading, first.bold, first.page, first.indented) == (2, True, 1, False)
    assert (second.heading, second.bold, second.indented) == (0, False, True)
    assert reading.lines[-1].page in (2, 3)
    assert [warning.code for warning in reading.warnings] == ["noise-in-speech"]
    assert reading.source.media_type == "application/pdf"


def test_a_title_across_two_columns_comes_before_both() -> None:
    title = (
        '#place(top, float: true, scope: "parent", block(width: 100%, align(center, text(18pt)[*协商会*])))\n'
    )
    reading = read(made.pdf(title + "\n\n".join(SENTENCES), columns=2), "a.pdf")
    assert texts(reading) == ["协商会", *SHOWN]
    assert reading.lines[0] == Line(n=1, text="协商会", bold=True, centred=True, heading=1, page=1)


@pytest.mark.parametrize("shown", ['"1"', "n => if calc.rem(n, 5) == 0 { n }"])
def test_numbers_of_lines_in_the_margin_are_left_out(shown: str) -> None:
    text = f"#set par.line(numbering: {shown})\n" + "\n\n".join(SENTENCES[:24])
    assert texts(read(made.pdf(text, head="港城政协"), "a.pdf")) == SHOWN[:24]


def test_numbers_that_begin_the_rows_of_a_table_stay() -> None:
    rows = "".join(
        f"[{n}], [姓名{name}], [某区某街道某单位负责人], " for n, name in enumerate("甲乙丙丁戊", 1)
    )
    found = texts(read(made.pdf(f"#table(columns: (1cm, 5cm, 9cm), stroke: none, {rows})"), "a.pdf"))
    assert found[0] == "1 姓名甲\u3000某区某街道某单位负责人"


def test_a_table_is_read_row_by_row() -> None:
    rows = "".join(f"[姓名{n}], [某区某街道某单位负责人], " for n in "甲乙丙丁戊己")
    reading = read(made.pdf(f"#table(columns: (5cm, 9cm), stroke: none, {rows})"), "a.pdf")
    assert texts(reading)[0] == "姓名甲\u3000某区某街道某单位负责人"


def test_pages_of_one_paragraph_keep_what_is_no_page_number() -> None:
    assert texts(read(made.pdf("一\n\n2025\n\n三"), "a.pdf")) == ["一", "2025", "三"]


@pytest.mark.parametrize(
    "text", ["3", "- 3 -", "— 12 —", "第 3 页", "第3页 共12页", "3 / 12", "·4·", "第三页"]
)
def test_page_numbers_are_known(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["一", "3月", "2025年", "第三期", "十二", "（3）建议"])
def test_what_only_looks_like_a_page_number_stays(text: str) -> None:
    assert not is_page_number(text)


def test_an_ofd_gives_its_paragraphs() -> None:
    row = "末班车太早夜班工人走路回家建议延后半小时再收"
    pages = [
        [
            (30, 12, "港城政协第三期"),
            (70, 30, f"让末班车{name}"),
            (40, 40, row),
            (30, 48, row + "车人"),
            (30, 56, "停了。"),
            (100, 285, f"- {n + 1} -"),
        ]
        for n, name in enumerate("甲乙丙")
    ]
    reading = read(made.ofd(pages), "a.ofd")
    assert texts(reading) == [
        text for name in "甲乙丙" for text in (f"让末班车{name}", row + row + "车人停了。")
    ]
    assert [line.page for line in reading.lines] == [1, 1, 2, 2, 3, 3]
    assert reading.source.media_type == "application/ofd"


def test_a_cut_sentence_goes_on_where_too_few_rows_show_the_edge() -> None:
    first, second = "末班车太早，夜班工人走路回家。建议延后半小时再收车，并用", "小车接驳。"
    rows = [(80.0, 30.0, "让末班车等一等人")]
    for top in (40.0, 56.0):
        rows += [(35.0, top, first), (25.0, top + 8, second)]
    assert texts(read(made.ofd([rows]), "a.ofd")) == ["让末班车等一等人", first + second, first + second]


def test_a_damaged_page_of_an_ofd_costs_that_page_only() -> None:
    good = made.ofd([[(30, 40, "甲")], [(30, 40, "乙")]])
    reading = read(good.replace(b"Doc_0/Pages/1.xml", b"Doc_0/Pages/x.xml"), "a.ofd")
    assert texts(reading) == ["甲"]
    bad = made.zipped({"OFD.xml": "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>", "D.xml": "<D"})
    with pytest.raises(UnreadableSourceError, match="is damaged"):
        read(bad, "a.ofd")


def test_entities_in_an_ofd_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]><OFD><DocBody/></OFD>'
    with pytest.raises(UnreadableSourceError, match="not opened"):
        read(made.zipped({"OFD.xml": bomb}), "a.ofd")


def test_a_pdf_with_a_password_or_damage_gets_one_sentence() -> None:
    with pytest.raises(UnreadableSourceError, match="is damaged"):
        read(b"%PDF-1.7\n" + b"x" * 100, "a.pdf")
    with pytest.raises(UnreadableSourceError, match="holds no text"):
        read(made.pdf("#rect()"), "a.pdf")
