"""Old Word documents, Kingsoft's and rich text."""

import pytest

from desktop.intake.readers import read_source
from desktop.records import Reading, Source, UnreadableSourceError
from tests.intake.readers import made


def read(content: bytes, name: str = "a.doc") -> Reading:
    return read_source(Source(content=content, media_type="", name=name))


def texts(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines]


@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_a_word_document_gives_its_text_and_not_what_stands_behind_it(name: str) -> None:
    field = "见\x13 HYPERLINK \x13 x \x14y\x15 \x14链接\x15。"
    text = f"澜川市政协\r　　蔺望川委员：\x0b末班车\x1e太早\r{field}\r格一\x07格二\x07\x07"
    reading = read(made.doc(text, "脚注和页眉\r"), name)
    assert texts(reading) == ["澜川市政协", "蔺望川委员：", "末班车-太早", "见链接。", "格一", "格二"]
    assert reading.lines[1].indented
    assert [warning.code for warning in reading.warnings] == ["text-left-over"]
    assert reading.source.media_type == "application/msword"


def test_lost_automatic_numbers_are_named() -> None:
    assert [warning.code for warning in read(made.doc("建议\r", lists=3)).warnings] == ["text-left-over"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (made.doc("x", flags=0x0300), "protected by a password"),
        (made.doc("x", version=0x68), "older than 97"),
        (made.doc("\r"), "holds no text"),
        (made.ole({"WordDocument": b"\xec\xa5" + bytes(600)}), "is damaged|older than 97"),
        (made.ole({"EncryptedPackage": b"x"}), "protected by a password"),
        (made.ole({"CONTENTS": b"x"}), "Microsoft Works"),
        (made.ole({"Workbook": b"x"}), "is a table"),
        (made.ole({"PowerPoint Document": b"x"}), "slides"),
        (made.ole({"Else": b"x"}), "unknown kind"),
        (made.doc("建议\r" * 900)[:3000], "is damaged"),
        (made.ole({"WordDocument": b""})[:600], "is damaged"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSourceError, match=sentence):
        read(content)


RTF = rb"""{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1 A;}}
{\*\generator x}{\header \'cb\'ce}\pard\qc\b\f0\outlinelevel0\'c0\'bd\'b4\'a8\b0\par
\pard\fi420 \u24314?\u-29704? x{\field{\*\fldinst{HYPERLINK "http://x"}}{\fldrslt \u38142?}}\par
\pard{\upr{abc}{\*\ud{\u24314?}}}\'81@{\pict\bin6 }}{{\\}{\v hidden}\u-10179?\u-8704?\line last\par}"""


def test_rich_text_gives_its_text_and_look() -> None:
    lines = read(RTF, "a.rtf").lines
    assert [line.text for line in lines] == ["澜川", "建诸 x链", "建丂😀", "last"]
    assert [(line.bold, line.centred, line.heading, line.indented) for line in lines] == [
        (True, True, 1, False),
        (False, False, 0, True),
        (False, False, 0, False),
        (False, False, 0, False),
    ]


def test_notes_of_rich_text_are_left_out_and_named() -> None:
    reading = read(rb"{\rtf1 a{\footnote b}c}", "a.rtf")
    assert texts(reading) == ["ac"]
    assert [warning.code for warning in reading.warnings] == ["text-left-over"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg950 \'ab\'d8\'c4\'b3}", "建議"),
        (rb"{\rtf1\ansi\ansicpg99999 \'bd\'a8\'d2\'e9}", "建议"),
        (rb"{\rtf1\uc2 a\u24314??b\u-10179?? c\~d\emdash e}", "a建b\ufffd c\xa0d—e"),
        (rb"{\rtf1 a}}} b\'zz", "a b"),
        (b"{\\rtf1 one\\\ntwo", "one"),
    ],
)
def test_rich_text_of_other_writers_is_read(content: bytes, text: str) -> None:
    assert texts(read(content, "a.rtf"))[0].replace("zz", "") == text


def test_rich_text_without_text_or_nested_without_end_gets_one_sentence() -> None:
    with pytest.raises(UnreadableSourceError, match="holds no text"):
        read(rb"{\rtf1{\*\x y}}", "a.rtf")
    with pytest.raises(UnreadableSourceError, match="is damaged"):
        read(b"{\\rtf1" + b"{" * 5000, "a.rtf")
