"""Spreadsheets of members, in each format, are read by their headings."""

from collections.abc import Sequence

import pytest

from desktop.intake.readers.members import read_members
from desktop.records import Source, UnreadableSourceError
from desktop.records.member_listing import MemberListing, MemberTable
from tests.intake.readers import made

HEAD = ("姓名", "界别", "单位及职务", "党派")


def read(content: bytes, name: str = "a.xlsx") -> MemberTable:
    return read_members(Source(content=content, media_type="", name=name))


def xlsx(rows: Sequence[Sequence[str]], merged: str = "") -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    cells = ""
    for n, row in enumerate(rows, start=1):
        inline = "".join(
            f'<c r="{"ABCDEF"[c]}{n}" t="inlineStr"><is><t>{text}</t></is></c>'
            for c, text in enumerate(row)
            if text
        )
        cells += f'<row r="{n}">{inline}</row>'
    joined = f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return made.zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r"'
            f' Type="{office}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1"'
            f' Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData>{joined}'
            "</worksheet>",
        }
    )


def test_a_workbook_gives_its_rows_and_merged_cells_their_text() -> None:
    rows = [HEAD, ("甲某", "教育界", "校长", "民革"), ("乙某", "", "", ""), ("丙 某", "经济界", "=1+1", "")]
    assert read(xlsx(rows, merged="B2:B3")).listings == (
        MemberListing(name="甲某", sector="教育界", office="校长", party="民革", sheet="名单", row=2),
        MemberListing(name="乙某", sector="教育界", sheet="名单", row=3),
        MemberListing(name="丙某", sector="经济界", office="=1+1", sheet="名单", row=4),
    )


def test_sections_give_the_sector_and_two_of_one_name_are_named() -> None:
    text = "姓名,职务\n一、中国民主同盟（2人）,\n甲某,教授\n甲某,医生\n"
    text += "无党派人士（1名）,\n乙某,\n备注：以姓氏笔画为序,\n"
    table = read(text.encode(), "a.csv")
    assert [(one.name, one.sector, one.row) for one in table.listings] == [
        ("甲某", "中国民主同盟", 3),
        ("甲某", "中国民主同盟", 4),
        ("乙某", "无党派人士", 6),
    ]
    assert [(warning.code, warning.line) for warning in table.warnings] == [("same-name", 3)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        ("甲某,乙某\n".encode(), "no column"),
        (xlsx([("题目",)]), "no column"),
        (xlsx([HEAD, ("甲某",)])[:-40], "is damaged"),
        (made.zipped({"xl/workbook.xml": "<x"}), "no table"),
        (made.zipped({"a": bytes(101_000_000)}), "more than 100 MB"),
        (made.ole({"Workbook": b"x"}), "no column"),
        (b"name\n" * 60_000, "50,000 rows"),
        (b"\0\1\2\3" * 40, "binary data"),
    ],
)
def test_what_is_no_list_gets_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSourceError, match=sentence):
        read(content)
