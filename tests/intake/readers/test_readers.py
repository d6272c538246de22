"""Every kind of source becomes paragraphs, or one clear sentence."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.intake.readers import read_source
from desktop.records import Reading, Source, UnreadableSourceError

TEXT = "澜川市政协召开会议。\n\n　　委员们的建议，都写在这里。\n"
DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
    "{paragraphs}</w:body></w:document>"
)
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)


def read(content: bytes, name: str = "a.txt") -> Reading:
    return read_source(Source(content=content, media_type="", name=name))


def texts(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines]


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


def docx(*paragraphs: str, head: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", DOCUMENT.format(paragraphs=body).replace("?>", "?>" + head, 1))
        for name, content in (extra or {}).items():
            package.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_text_in_any_encoding_gives_the_same_paragraphs(encoding: str) -> None:
    reading = read(TEXT.encode(encoding))
    assert texts(reading) == ["澜川市政协召开会议。", "委员们的建议，都写在这里。"]
    assert [line.n for line in reading.lines] == [1, 2]
    assert [line.indented for line in reading.lines] == [False, True]
    assert codes(reading) == []


def test_big5_is_recognised() -> None:
    text = "市政協召開會議，委員們的建議都寫在這裡。這是為了說明我們的意見，大家都來發言。"
    assert texts(read(text.encode("big5"))) == [text]


def test_damaged_characters_are_named_with_their_place() -> None:
    content = "好的。\n建议的".encode() + b"\xff\xfe\xff" + "市政协委员的建议是在这里。".encode()
    reading = read(b"\xef\xbb\xbf" + content)
    assert codes(reading) == ["mojibake"]
    assert reading.warnings[0].line == 2


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "a.txt", "a.txt is empty"),
        (b" \n\t\n", "a.txt", "a.txt is empty"),
        (b"\xef\xbb\xbf \n", "a.txt", "a.txt is empty"),
        (bytes(range(256)) * 40, "a.txt", "binary data"),
        (b"%PDF-1.7 ...", "a.pdf", "is a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "is a PNG file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "a.doc", "old Office file"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "protected by a password",
        ),
        (b"PK\x03\x04 broken", "a.docx", "is damaged"),
        (b"<html><body><script>x()</script></body></html>", "a.html", "holds no text"),
        (b"<!-- nothing -->", "a.html", "is empty|holds no text"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(content: bytes, name: str, sentence: str) -> None:
    with pytest.raises(UnreadableSourceError, match=sentence) as caught:
        read(content, name)
    assert str(caught.value).count("\n") == 0


def test_a_word_document_gives_its_paragraphs() -> None:
    reading = read(docx("澜川市政协召开会议。", "一是修好泵站。"), "a.docx")
    assert texts(reading) == ["澜川市政协召开会议。", "一是修好泵站。"]


def test_a_document_type_in_a_word_document_is_refused() -> None:
    with pytest.raises(UnreadableSourceError, match="document type"):
        read(docx("x", head='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'), "a.docx")


def test_a_bomb_is_not_opened() -> None:
    with pytest.raises(UnreadableSourceError, match="100 MB"):
        read(docx("x", extra={"word/media/a.bin": bytes(101_000_000)}), "a.docx")


def test_an_archive_that_is_no_word_document_is_named() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("a.txt", "x")
    with pytest.raises(UnreadableSourceError, match="no Word document"):
        read(buffer.getvalue(), "a.zip")


def test_a_word_document_without_words_is_named() -> None:
    with pytest.raises(UnreadableSourceError, match="holds no text"):
        read(docx(" "), "a.docx")


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>标题不算</title>
<script>fetch("http://192.0.2.1/x")</script><style>p{{color:red}}</style></head><body>
<ul><li><a href="/">首页</a></li><li><a href="/b">要闻</a></li></ul>
<h1>澜川市政协<br>召开会议</h1><p><b>加粗的题目</b></p>
<p>&nbsp;&ldquo;正文&rdquo;在<a href="x">这里</a>。<img src="http://192.0.2.1/a.png"></p><!-- 注释 -->
<table><tr><td>表格里的话</td></tr></table></body></html>"""


def test_a_page_gives_its_blocks_and_loads_nothing() -> None:
    reading = read(PAGE.format(charset="utf-8").encode(), "a.html")
    assert texts(reading) == ["澜川市政协", "召开会议", "加粗的题目", "“正文”在这里。", "表格里的话"]
    assert [line.heading for line in reading.lines] == [0, 1, 0, 0, 0]
    assert [line.bold for line in reading.lines] == [False, False, True, False, False]
    assert codes(reading) == ["html"]


@pytest.mark.parametrize(
    ("declared", "written", "text"),
    [
        ("gb2312", "gb18030", "市政协委员㴗的建议"),
        ("utf-8", "gb18030", "市政协委员的建议，在这里的"),
        ("nonsense", "utf-8", "建议"),
    ],
)
def test_a_page_that_declares_another_encoding_is_read_right(declared: str, written: str, text: str) -> None:
    page = f'<html><meta charset="{declared}"><p>{text}</p></html>'
    reading = read(page.encode(written), "a.html")
    assert texts(reading) == [text]
    assert codes(reading) == ["html", "encoding-differs"]


def test_a_page_without_a_declared_encoding_is_read() -> None:
    assert texts(read("<html><p>市政协的建议</p></html>".encode(), "a.html")) == ["市政协的建议"]


def test_markdown_loses_its_marks() -> None:
    text = "---\ntitle: 会议\ndate: 2025-06-19\n---\n"
    text += "# 标题\n\n> **甲某**说\n\n- 一是[修路](x)\n\n![图](a.png)\n\n***\n"
    reading = read(text.encode(), "a.md")
    assert texts(reading) == ["发布时间：2025-06-19", "标题", "甲某说", "一是修路"]
    assert reading.lines[1].heading == 1
    assert codes(reading) == ["markdown"]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.html", "a.md", "a.docx"]))
def test_bytes_of_any_kind_give_paragraphs_or_one_sentence(content: bytes, name: str) -> None:
    try:
        lines = len(read(content, name).lines)
    except UnreadableSourceError:
        lines = 1
    assert lines >= 0
