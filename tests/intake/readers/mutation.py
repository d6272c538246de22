"""Good files of every format, and ways to damage them."""

import io
import random
import zipfile
from collections.abc import Callable

from tests.intake.readers import made

_WORDS = "澜川市政协召开会议，蔺望川委员建议：一是延后半小时；二是用小车接驳。"
_NUMBERED = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
_PARAGRAPH = "<w:p>" + _NUMBERED + "<w:r><w:t>{}</w:t></w:r></w:p>"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EDGES = (
    b"\0",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\0\0\0\x80",
    b"9" * 12,
    b"-1",
    b"{",
    b"<",
    b">>",
)


def good_files() -> dict[str, bytes]:
    """Return a small good file of each format, by its name."""
    text = f"= 会议\n{_WORDS * 4}\n\n{_WORDS * 4}"
    page = f"<html><head><meta charset=gb2312></head><body><p>{_WORDS}</p><table><tr><td>甲</table></html>"
    boundary = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=edge\n\n--edge\n"
    boundary += "Content-Type: text/html; charset=gb2312\n\n"
    rows = "<tr><td>姓名<td>职务<td colspan=2>发言内容<tr><td rowspan=2>甲某<td>校长"
    rows += f"<td>{_WORDS}<td><tr><td><td>{_WORDS}<td>"
    piped = f"| 委员 | 建议 |\n|---|---|\n| 甲某 | {_WORDS} |\n| 乙某 | 修路<br>架桥 |\n"
    box = "┌──┬──┐\n│委员│建议│\n├──┼──┤\n│甲某│修路│\n└──┴──┘\n"
    tab = f"姓名\x07发言\x07\x07甲某\x07{_WORDS}\x07\x07"
    rtf = (
        rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 A;}}\pard\qc\b\f0\'c0\'bd\'b4\'a8\par\u24314?"
        rb"\par\pard\intbl\'ca\'b1\'bc\'e4\cell 2025\cell\row\intbl"
        rb"\'b5\'d8\'b5\'e3\cell\'bd\'a8\cell\row\pard\par}"
    )
    return {
        "a.txt": (_WORDS * 6).encode(),
        "b.txt": (_WORDS * 6).encode("gb18030"),
        "c.txt": "\n".join([*_broken(f"　　{_WORDS * 9}"), "- 2 -", "", *_broken(_WORDS * 5)]).encode(),
        "d.txt": f"会议\n{piped}\n姓名\t发言\n甲某\t{_WORDS}\n{box}".encode(),
        "b.md": f"# 会议\n{piped}".encode(),
        "b.html": f"<html><body><table>{rows}</table></body></html>".encode(),
        "b.doc": made.doc(f"{_WORDS}\r{tab}{_WORDS}\r{tab}\r"),
        "speeches.csv": f"姓名,职务,发言内容\n甲某,校长,{_WORDS}\n乙某,,修路\n".encode("gb18030"),
        "speeches.xlsx": made.xlsx([("姓名", "发言内容"), ("甲某", _WORDS), ("", "修路")], merged="A2:A3"),
        "a.md": f"---\ndate: 2025-03-12\n---\n# 会议\n\n- **甲某**{_WORDS}\n".encode(),
        "a.html": page.encode("gb18030"),
        "a.mht": boundary.encode() + page.encode("gb18030") + b"\n--edge--\n",
        "a.rtf": rtf * 2,
        "a.doc": made.doc(_WORDS * 20 + "\r\x13 HYPERLINK \x14甲\x15\r", "脚注\r", lists=2),
        "a.docx": _docx(),
        "a.pdf": made.pdf(text),
        "b.pdf": made.pdf(f"{_WORDS * 60}", columns=2, head="会议"),
        "a.ofd": made.ofd([[(30, 12, "港城"), (40, 40, _WORDS), (100, 285, f"- {n} -")] for n in range(3)]),
        "a.zip": made.zipped({"会议/甲.txt": _WORDS, "乙.html": page}),
        "members.csv": "序号,姓名,界别,职务\n1,甲某,教育界,校长\n2,乙某,,医生\n".encode("gb18030"),
        "members.xlsx": made.xlsx([("姓名", "界别"), ("甲某", "教育界"), ("乙某", "")], merged="B2:B3"),
    }


def pictures() -> dict[str, bytes]:
    """Return small pictures of text, which take a second each to read; Pillow has to be there."""
    from PIL import Image

    files = {"a.png": made.png(_WORDS[:12])}
    with Image.open(io.BytesIO(files["a.png"])) as picture:
        for kind, name in (("JPEG", "a.jpg"), ("TIFF", "a.tif")):
            buffer = io.BytesIO()
            picture.convert("L").save(buffer, kind)
            files[name] = buffer.getvalue()
    return files


def _broken(text: str) -> list[str]:
    return [text[n : n + 31] for n in range(0, len(text), 31)]


def _docx() -> bytes:
    levels = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
    levels += "<w:lvlText w:val='%1、'/></w:lvl>"
    numbers = f"<w:abstractNum w:abstractNumId='1'>{levels}</w:abstractNum>"
    numbers += "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    body = "".join(_PARAGRAPH.format(_WORDS) for _ in range(4))
    cells = [["姓名", "发言"], ["甲某", _WORDS]]
    spans = "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
    plain = _PARAGRAPH.replace(_NUMBERED, "")
    rows = ["".join(f"<w:tc>{spans}{plain.format(text)}</w:tc>" for text in row) for row in cells]
    body += "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    return made.zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document xmlns:w='{_WORD}'><w:body>{body}</w:body></w:document>",
            "word/numbering.xml": f"<w:numbering xmlns:w='{_WORD}'>{numbers}</w:numbering>",
        }
    )


def mutated(content: bytes, choice: random.Random) -> bytes:
    """Damage a file in one to four places; of a zip half the time a part, so that its sums still agree."""
    if content.startswith(b"PK") and choice.random() < 0.5:
        return _with_mutated_part(content, choice)
    data = bytearray(content)
    for _time in range(choice.randint(1, 4)):
        choice.choice(_WAYS)(data, choice)
    return bytes(data)


def _with_mutated_part(content: bytes, choice: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = choice.choice(sorted(parts))
    return made.zipped(parts | {name: mutated(parts[name], choice)})


def _flip(data: bytearray, choice: random.Random) -> None:
    if data:
        data[choice.randrange(len(data))] ^= 1 << choice.randrange(8)


def _overwrite(data: bytearray, choice: random.Random) -> None:
    at = choice.randrange(len(data) + 1)
    edge = choice.choice(_EDGES)
    data[at : at + len(edge)] = edge


def _cut_off(data: bytearray, choice: random.Random) -> None:
    del data[choice.randrange(len(data) + 1) :]


def _leave_out(data: bytearray, choice: random.Random) -> None:
    at = choice.randrange(len(data) + 1)
    del data[at : at + choice.randint(1, 64)]


def _repeat(data: bytearray, choice: random.Random) -> None:
    at = choice.randrange(len(data) + 1)
    data[at:at] = data[at : at + choice.randint(1, 200)] * choice.choice((1, 2, 50))


def _insert(data: bytearray, choice: random.Random) -> None:
    at = choice.randrange(len(data) + 1)
    data[at:at] = choice.randbytes(choice.randint(1, 32))


def _change_number(data: bytearray, choice: random.Random) -> None:
    """Write another digit over a digit: lengths and counts in text formats."""
    digits = [n for n, byte in enumerate(data[:20_000]) if 48 <= byte <= 57]
    if digits:
        data[choice.choice(digits)] = choice.randrange(48, 58)


_WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip,
    _flip,
    _overwrite,
    _cut_off,
    _leave_out,
    _repeat,
    _insert,
    _change_number,
)
