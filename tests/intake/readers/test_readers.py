"""Every kind of source becomes paragraphs, or one clear sentence."""

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.intake.readers import read_source
from desktop.records import Reading, Source, UnreadableSourceError

TEXT = "澜川市政协召开会议。\n\n　　委员们的建议，都写在这里。\n"


def read(content: bytes, name: str = "a.txt") -> Reading:
    return read_source(Source(content=content, media_type="", name=name))


def texts(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines]


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_text_in_any_encoding_gives_the_same_paragraphs(encoding: str) -> None:
    reading = read(TEXT.encode(encoding))
    assert texts(reading) == ["澜川市政协召开会议。", "委员们的建议，都写在这里。"]
    assert [line.n for line in reading.lines] == [1, 2]
    assert [line.indented for line in reading.lines] == [False, True]
    assert codes(reading) == []


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-8"])
def test_traditional_texts_are_recognised(encoding: str) -> None:
    text = "市政協召開會議，委員們的建議都寫在這裡。這是為了說明我們的意見，大家都來發言。"
    assert texts(read(text.encode(encoding))) == [text]


@pytest.mark.parametrize("text", ["广告", "紧接01版", "〔2023〕第 5 号", "企业按投放量"])
def test_a_few_words_are_enough_to_tell_the_encoding(text: str) -> None:
    assert texts(read(text.encode("gb18030"))) == [text]


def test_western_text_is_read() -> None:
    text = "Le président a présenté les résultats de l'assemblée générale."
    assert texts(read(text.encode("cp1252"))) == [text]


def test_lines_of_another_encoding_are_read_and_named() -> None:
    parts = ["委员们的建议。", "市政协召开会议。", "plain", "大家都来发言。"]
    content = b"\n".join(part.encode("gb18030" if n == 1 else "utf-8") for n, part in enumerate(parts))
    reading = read(content)
    assert texts(reading) == parts
    assert codes(reading) == ["encoding-differs"]


def test_a_damaged_place_does_not_cost_the_rest() -> None:
    content = "好的。\n建议的".encode() + b"\xff" + "市政协委员的建议是在这里。".encode()
    reading = read(content)
    assert texts(reading) == ["好的。", "建议的\ufffd市政协委员的建议是在这里。"]
    assert [(warning.code, warning.line) for warning in reading.warnings] == [("mojibake", 2)]


@pytest.mark.parametrize("text", ["MZ世代的建议", "PK赛后的建议", "BM的建议"])
def test_a_text_that_begins_like_another_format_is_a_text(text: str) -> None:
    assert texts(read(text.encode(), "a.txt")) == [text]


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
        (b"a\x01\x02\x03\x04" * 9, "a.txt", "binary data"),
        (b"7z\xbc\xaf\x27\x1c", "a.7z", "is a 7z file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.png", "is damaged|is a picture"),
        (b"MIME-Version: 1.0\nContent-Type: text/html\n\n", "a.mht", "holds no text"),
        (b"<html>\0\xff\xfe\x01\x02\x03\x04\x05\x06\x07</html>", "a.html", "binary data"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "a.doc", "is damaged"),
        (b"PK\x03\x04 broken", "a.docx", "is damaged"),
        (b"<html><body><script>x()</script></body></html>", "a.html", "holds no text"),
        (b"<!-- nothing -->", "a.html", "is empty|holds no text"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(content: bytes, name: str, sentence: str) -> None:
    with pytest.raises(UnreadableSourceError, match=sentence) as caught:
        read(content, name)
    assert str(caught.value).count("\n") == 0


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>标题不算</title>
<script>fetch("http://192.0.2.1/x")</script><style>p{{color:red}}</style></head><body>
<ul><li><a href="/">首页</a></li><li><a href="/b">要闻</a></li></ul>
<h1>澜川市政协<br>召开会议</h1><p><b>加粗的题目</b></p>
<p>&nbsp;&ldquo;正文&rdquo;在<a href="x">这里</a>。<img src="http://192.0.2.1/a.png"></p><!-- 注释 -->
<table><tr><td>表格里的话</td></tr></table></body></html>"""


def test_a_page_gives_its_blocks_and_loads_nothing() -> None:
    reading = read(PAGE.format(charset="utf-8").encode(), "a.html")
    assert texts(reading) == ["澜川市政协", "召开会议", "加粗的题目", "“正文”在这里。", "表格里的话"]
    assert [line.heading for line in reading.lines] == [1, 1, 0, 0, 0]
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


@pytest.mark.parametrize("declared", ["gb2312", "big5"])
def test_a_byte_order_mark_or_plain_utf_8_is_stronger_than_what_is_declared(declared: str) -> None:
    page = f'<html><meta charset="{declared}"><p>市政协委员的建议</p></html>'
    for encoding in ("utf-8", "utf-8-sig"):
        reading = read(page.encode(encoding), "a.html")
        assert texts(reading) == ["市政协委员的建议"]
        assert codes(reading) == ["html", "encoding-differs"]


def test_a_page_in_the_encoding_it_declares_gives_no_warning_of_it() -> None:
    for declared, text in (("gb2312", "市政协委员的建议"), ("big5", "市政協委員的建議"), ("gb2312", "plain")):
        page = f'<html><meta charset="{declared}"><p>{text}</p></html>'
        reading = read(page.encode(declared), "a.html")
        assert (texts(reading), codes(reading)) == ([text], ["html"])


def test_a_page_within_a_form_keeps_its_text_and_loses_the_fields() -> None:
    page = '<html><body><form><p>正文</p><input value="x"><textarea>草稿</textarea></form></body></html>'
    assert texts(read(page.encode(), "a.aspx.html")) == ["正文"]


def test_what_a_page_hides_is_left_out_and_readings_above_characters_too() -> None:
    page = '<html><body><p style="display: none">藏</p><p hidden>藏</p>'
    page += '<div style="visibility: hidden">正文</div>'
    page += "<p><ruby>议<rp>(</rp><rt>yì</rt></ruby>政</p>"
    assert texts(read(page.encode(), "a.html")) == ["正文", "议政"]


def test_centred_blocks_are_noted_and_preformatted_lines_kept() -> None:
    page = '<html><center>一</center><p align="center">二</p><p style="text-align:center">三</p>'
    page += "<pre>四\n　　五</pre></html>"
    lines = read(page.encode(), "a.html").lines
    assert [(line.text, line.centred) for line in lines] == [
        ("一", True),
        ("二", True),
        ("三", True),
        ("四", False),
        ("五", False),
    ]
    assert lines[4].indented


@pytest.mark.parametrize(("encoding", "transfer"), [("gb2312", "base64"), ("utf-8", "quoted-printable")])
def test_a_web_archive_gives_the_page_in_it(encoding: str, transfer: str) -> None:
    page = "<html><p>市政协委员的建议</p><img src=a.png></html>".encode(encoding)
    body = base64.encodebytes(page) if transfer == "base64" else quopri.encodestring(page)
    head = "From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=edge\n\n--edge\n"
    head += f"Content-Type: text/html; charset={encoding}\nContent-Transfer-Encoding: {transfer}\n\n"
    tail = b"\n--edge\nContent-Type: image/png\n\nxx\n--edge--\n"
    content = head.encode() + body + tail
    reading = read(content, "a.mht")
    assert texts(reading) == ["市政协委员的建议"]
    assert codes(reading) == ["html"]
    assert reading.source.content == content


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
