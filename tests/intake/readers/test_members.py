"""Spreadsheets of members, in each format, are read by their headings."""

import pytest

from desktop.intake.readers.members import read_members
from desktop.records import Source, UnreadableSourceError
from desktop.records.member_listing import MemberListing, MemberTable
from tests.intake.readers import made

HEAD = ("姓名", "界别", "单位及职务", "党派")


def read(content: bytes, name: str = "a.xlsx") -> MemberTable:
    return read_members(Source(content=content, media_type="", name=name))


def test_a_workbook_gives_its_rows_and_merged_cells_their_text() -> None:
    rows = [HEAD, ("甲某", "教育界", "校长", "民革"), ("乙某", "", "", ""), ("丙 某", "经济界", "=1+1", "")]
    assert read(made.xlsx(rows, merged="B2:B3")).listings == (
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


def test_columns_of_the_conference_and_the_title_above_say_whose_members_they_are() -> None:
    text = "政协澜川市第六届委员会委员名单,,,,\n姓名,工作单位,职务,届次,所属政协\n"
    text += "甲某,澜川一中,校长,五届,石臼湖区政协\n乙某,机械厂,,,\n"
    table = read(text.encode(), "a.csv")
    assert (table.body, table.term) == ("澜川市政协", 6)
    first, second = table.filled()
    assert (first.organisation, first.office, first.body, first.term) == (
        "澜川一中",
        "校长",
        "石臼湖区政协",
        5,
    )
    assert (second.organisation, second.office, second.body, second.term) == ("机械厂", None, "澜川市政协", 6)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        ("甲某,乙某\n".encode(), "no column"),
        (made.xlsx([("题目",)]), "no column"),
        (made.xlsx([HEAD, ("甲某",)])[:-40], "is damaged"),
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
