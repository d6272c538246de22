"""A Word document gives what Word shows, and one made to do harm is refused."""

import io
import struct
import zipfile

import pytest

from desktop.intake.readers import read_source
from desktop.intake.readers.docx_numbering import formatted
from desktop.records import Line, Source, UnreadableSourceError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId2" Type="thumbnail" Target="docProps/thumbnail.jpeg"/>'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="{{main}}"/></Relationships>'
)
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl>
 <w:lvl w:ilvl="3"><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%4."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride><w:lvlOverride w:ilvl="1"/></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/>
 <w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/>
 <w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="3"><w:basedOn w:val="3"/></w:style>
<w:style w:type="character" w:styleId="c"/></w:styles>"""


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, depth: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def docx(
    *paragraphs: str, head: str = "", main: str = "word/document.xml", extra: dict[str, bytes] | None = None
) -> bytes:
    document = f"{head}<w:document {W} {MC}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", RELATIONS.format(main=main))
        package.writestr(main, document)
        package.writestr("word/numbering.xml", NUMBERING)
        package.writestr("word/styles.xml", STYLES)
        for name, content in (extra or {}).items():
            package.writestr(name, content)
    return buffer.getvalue()


def lines(content: bytes) -> tuple[Line, ...]:
    return read_source(Source(content=content, media_type="", name="a.docx")).lines


def texts(*paragraphs: str) -> list[str]:
    return [line.text for line in lines(docx(*paragraphs))]


def test_paragraphs_are_numbered_from_one() -> None:
    read = lines(docx(paragraph("甲"), paragraph(" "), paragraph("乙")))
    assert [(line.n, line.text) for line in read] == [(1, "甲"), (2, "乙")]


def test_automatic_numbers_are_written_out() -> None:
    parts = [
        ("修路", 0),
        ("东段", 1),
        ("西段", 1),
        ("修桥", 0),
        ("桥墩", 1),
        ("桥面", 2),
        ("桥灯", 3),
        ("深", 7),
    ]
    assert texts(*(numbered(*part) for part in parts)) == [
        "一、修路",
        "（1）东段",
        "（2）西段",
        "二、修桥",
        "（1）桥墩",
        "2.1 桥面",
        "1.桥灯",
        "深",
    ]


def test_a_list_may_begin_anew_have_bullets_or_no_number() -> None:
    parts = [("甲", 0, 1), ("乙", 0, 3), ("丙", 0, 2), ("丁", 0, 0), ("戊", 0, 9), (" ", 0, 3), ("己", 0, 3)]
    assert texts(*(numbered(*part) for part in parts)) == ["一、甲", "一、乙", "丙", "丁", "戊", "三、己"]
    assert lines(docx(numbered("甲")))[0].list_number == "一、"


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (0, "chineseCounting", "零"),
        (10, "chineseCounting", "十"),
        (21, "japaneseCounting", "二十一"),
        (105, "chineseCountingThousand", "一百零五"),
        (1010, "chineseCounting", "一千零一十"),
        (12_345, "chineseCounting", "12345"),
        (23, "chineseLegalSimplified", "贰拾叁"),
        (20, "ideographDigital", "二零"),
        (3, "ideographTraditional", "丙"),
        (11, "ideographTraditional", "11"),
        (5, "decimalEnclosedCircleChinese", "⑤"),
        (21, "decimalEnclosedCircle", "21"),
        (28, "upperLetter", "BB"),
        (3, "lowerLetter", "c"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (6, "decimal", "6"),
    ],
)
def test_numbers_have_the_form_of_their_list(number: int, form: str, text: str) -> None:
    assert formatted(number, form) == text


def test_the_look_comes_from_the_paragraph_and_its_style() -> None:
    read = lines(
        docx(
            paragraph("一号", '<w:pStyle w:val="1"/>'),
            paragraph(
                "二号", '<w:pStyle w:val="2"/><w:numPr><w:numId w:val="0"/></w:numPr>', '<w:b w:val="0"/>'
            ),
            paragraph("正文", '<w:outlineLvl w:val="9"/><w:ind w:firstLineChars="200"/>', "<w:b/>"),
            paragraph("转圈", '<w:pStyle w:val="3"/>'),
        )
    )
    assert [(line.text, line.heading, line.bold, line.centred, line.indented) for line in read] == [
        ("一、一号", 1, True, False, False),
        ("二号", 1, False, True, False),
        ("正文", 0, True, False, True),
        ("转圈", 0, False, False, False),
    ]


def test_text_is_what_is_shown() -> None:
    box = paragraph("盒子")
    assert texts(
        "<w:p><w:r><w:t>a &lt; b</w:t><w:tab/><w:t>后</w:t><w:noBreakHyphen/></w:r>"
        "<w:del><w:r><w:delText>删</w:delText><w:t>删</w:t></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>换行</w:t></w:r>"
        "<w:r><w:ruby><w:rt><w:r><w:t>yì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>议</w:t></w:r></w:rubyBase>"
        "</w:ruby></w:r></w:p>",
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent><w:t>外面</w:t></w:r></w:p>",
        f"<w:tbl><w:tr><w:tc>{paragraph('左格')}</w:tc><w:tc>{paragraph('右格')}</w:tc></w:tr></w:tbl>",
        "<!-- 注释 -->",
    ) == ["a < b 后-增链接", "换行议", "外面", "盒子", "左格", "右格"]


def test_a_document_under_another_name_without_lists_is_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("_rels/.rels", RELATIONS.format(main="/word/document2.xml"))
        package.writestr("word/document2.xml", f"<w:document {W}>{numbered('甲')}</w:document>")
    assert [line.text for line in lines(buffer.getvalue())] == ["甲"]


def with_byte(content: bytes, place: bytes, offset: int, value: int) -> bytes:
    at = content.index(place) + offset
    return content[:at] + bytes([value]) + content[at + 1 :]


def zipped(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(name, content)
    return buffer.getvalue()


ENTITY = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (docx(paragraph("x"), head=ENTITY), "declares a document type"),
        (docx(paragraph("x"), head=f"<!--{'x' * 9000}-->{ENTITY}"), "declares a document type"),
        (docx(paragraph("x"), head='<!DOCTYPE a SYSTEM "b.dtd">'), "declares a document type"),
        (docx("x", extra={"word/media/a.bin": bytes(101_000_000)}), "more than 100 MB"),
        (docx("x", extra={"word/media/a.bin": bytes(11_000_000)}), "a hundred times its size"),
        (docx("x", extra={f"word/media/{n}": b"" for n in range(2000)}), "more than 100 MB"),
        (docx(" "), "holds no text"),
        (docx("<unclosed>"), "is damaged"),
        (zipped("a.txt", b"x"), "zip of several files"),
        (docx("x", main="xl/workbook.xml"), "is no table|no Word document"),
        (with_byte(docx("x"), b"PK\x01\x02", 8, 1), "protected by a password"),
        (with_byte(docx("x" * 50), b"word/document.xml", 30, 0xFF), "is damaged"),
        (docx("x")[:-30], "is damaged"),
    ],
)
def test_what_cannot_be_trusted_gets_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSourceError, match=sentence):
        lines(content)


def compound(*streams: str) -> bytes:
    """A compound file (MS-CFB, version 3) of empty streams: header, a FAT and a directory sector."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *([free] * 108))
    table = struct.pack("<128I", 0xFFFFFFFD, end, *([free] * 126))
    entries = [entry("Root Entry", 5, child=1, start=end)]
    entries += [
        entry(name, 2, right=n + 2 if n + 1 < len(streams) else free, start=end)
        for n, name in enumerate(streams)
    ]
    return header + table + b"".join(entries).ljust(512, b"\0")


def entry(name: str, kind: int, *, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF, start: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    free = 0xFFFFFFFF
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, free, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, 0)


def test_a_document_with_a_password_is_named_as_such() -> None:
    with pytest.raises(UnreadableSourceError, match="protected by a password"):
        lines(compound("EncryptedPackage", "EncryptionInfo"))
    with pytest.raises(UnreadableSourceError, match="is damaged"):
        lines(compound("WordDocument", "1Table"))


@pytest.mark.parametrize(("kind", "codes"), [("", ["text-left-over"]), ('w:type="separator"', [])])
def test_notes_are_left_out_and_named(kind: str, codes: list[str]) -> None:
    notes = (
        f"<w:footnotes {W}><w:footnote {kind}><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    content = docx(paragraph("正文"), extra={"word/footnotes.xml": notes.encode()})
    reading = read_source(Source(content=content, media_type="", name="a.docx"))
    assert [line.text for line in reading.lines] == ["正文"]
    assert [warning.code for warning in reading.warnings] == codes
