"""Small files of every format, made here from invented texts."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

import typst

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512
_SMALLEST = 4096


def pdf(text: str, *, columns: int = 1, head: str = "", size: str = "10.5pt", paper: str = "a4") -> bytes:
    """Lay Typst markup out as a PDF with indented paragraphs and numbered pages."""
    numbering = '"1"' if head else "none"
    settings = f'#set page(paper: "{paper}", columns: {columns}, header: [{head}], numbering: {numbering})\n'
    settings += f'#set text(font: "Noto Serif CJK SC", lang: "zh", size: {size})\n'
    settings += "#set par(first-line-indent: (amount: 2em, all: true), justify: true)\n"
    made: bytes = typst.compile((settings + text).encode())
    return made


def png(text: str) -> bytes:
    """Print a text into a picture of a page, at 150 dots an inch."""
    page = "#set page(width: 160mm, height: auto, margin: 12mm)\n"
    page += '#set text(font: "Noto Serif CJK SC", size: 14pt)\n'
    made = typst.compile((page + text).encode(), format="png", ppi=150)
    assert isinstance(made, bytes)
    return made


def ole(streams: dict[str, bytes]) -> bytes:
    """Write a compound file (MS-CFB 2.2) whose streams are filled up to 4,096 bytes or more."""
    contents = [content.ljust(_SMALLEST, b"\0") for content in streams.values()]
    directory_sectors = -(-(len(streams) + 1) * 128 // _SECTOR)
    counts = [directory_sectors, *(-(-len(content) // _SECTOR) for content in contents)]
    table_sectors = -(-(sum(counts) + 1) * 4 // (_SECTOR - 8)) or 1
    table = [_FAT] * table_sectors
    starts = []
    for count in counts:
        starts.append(len(table))
        table += [len(table) + n + 1 for n in range(count - 1)] + [_END]
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<9I", 0, table_sectors, starts[0], 0, _SMALLEST, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(table_sectors), *[_FREE] * (109 - table_sectors))
    entries = [_entry("Root Entry", 5, child=1, start=_END, size=0)]
    for n, (name, content) in enumerate(zip(streams, contents, strict=True), start=1):
        after = n + 1 if n < len(streams) else _FREE
        entries.append(_entry(name, 2, after=after, start=starts[n], size=len(content)))
    table += [_FREE] * (table_sectors * _SECTOR // 4 - len(table))
    body = struct.pack(f"<{len(table)}I", *table) + _padded(b"".join(entries))
    return head + body + b"".join(map(_padded, contents))


def _entry(name: str, kind: int, *, start: int, size: int, child: int = _FREE, after: int = _FREE) -> bytes:
    title = name.encode("utf-16-le") + b"\0\0"
    entry = title.ljust(64, b"\0") + struct.pack("<HBB3I", len(title), kind, 1, _FREE, after, child)
    return entry + bytes(36) + struct.pack("<IQ", start, size)


def _padded(content: bytes) -> bytes:
    return content.ljust(-(-len(content) // _SECTOR) * _SECTOR, b"\0")


def doc(text: str, after: str = "", *, flags: int = 0x0200, version: int = 0xC1, lists: int = 0) -> bytes:
    """Write a Word document in two pieces; `after` is what a real one keeps behind its text (its notes)."""
    first, second = text[: len(text) // 2], text[len(text) // 2 :] + after
    block = bytearray(0x800)
    struct.pack_into("<HH", block, 0, 0xA5EC, version)
    struct.pack_into("<H", block, 0x0A, flags)
    struct.pack_into("<II", block, 0x4C, len(text), len(after))
    one, two = first.encode("utf-16-le"), second.encode("utf-16-le")
    places = [0, len(first), len(first) + len(second)]
    pieces = struct.pack("<3I", *places)
    for place in (0x800, 0x800 + len(one)):
        pieces += struct.pack("<HIH", 0, place, 0)
    clx = b"\x01" + struct.pack("<H", 2) + b"ab" + b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", block, 0x1A2, 0, len(clx))
    table = clx + struct.pack("<H", lists)
    struct.pack_into("<II", block, 0x2E2, len(clx), 4 if lists else 0)
    return ole({"WordDocument": bytes(block) + one + two, "1Table": table})


def docx(body: str) -> bytes:
    """Write a Word document whose body is given as XML with the prefix w."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f"<w:document xmlns:w='{space}'><w:body>{body}</w:body></w:document>"
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def ofd(
    pages: Sequence[Sequence[tuple[float, float, str]]],
    *,
    size: float = 5.0,
    pictures: Mapping[int, bytes] | None = None,
) -> bytes:
    """Write an OFD document; each row of a page is where it stands, in millimetres, and its text.

    `pictures` fill the pages with these numbers.
    """
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n in range(len(pages)))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    pictures = pictures or {}
    area += "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>" if pictures else ""
    parts = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData>{area}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for n, rows in enumerate(pages):
        texts = "".join(
            f'<ofd:TextObject Size="{size}" Boundary="{x} {y} 150 {size}">'
            f'<ofd:TextCode X="0" Y="{size}">{text}</ofd:TextCode></ofd:TextObject>'
            for x, y, text in rows
        )
        if n in pictures:
            texts += f'<ofd:ImageObject ID="9{n}" ResourceID="7{n}" Boundary="0 0 210 297"/>'
            texts += '<ofd:ImageObject ID="1" ResourceID="missing" Boundary="0 0 210 297"/>'
            texts += f'<ofd:ImageObject ID="2" ResourceID="7{n}" Boundary="90 200 20 20"/>'
        layer = f"<ofd:Content><ofd:Layer>{texts}</ofd:Layer></ofd:Content>"
        parts[f"Doc_0/Pages/{n}.xml"] = f"<ofd:Page {space}>{layer}</ofd:Page>"
    if pictures:
        media = "".join(
            f'<ofd:MultiMedia ID="7{n}" Type="Image"><ofd:MediaFile>{n}.png</ofd:MediaFile></ofd:MultiMedia>'
            for n in pictures
        )
        listed = f"<ofd:MultiMedias>{media}</ofd:MultiMedias>"
        parts["Doc_0/DocumentRes.xml"] = f'<ofd:Res {space} BaseLoc="Res">{listed}</ofd:Res>'
        return zipped(parts | {f"Doc_0/Res/{n}.png": content for n, content in pictures.items()})
    return zipped(parts)


def xlsx(rows: Sequence[Sequence[str]], merged: str = "") -> bytes:
    """Write a workbook of one sheet; `merged` is a range such as B2:B3."""
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
    return zipped(
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


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack files into a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def plain_pdf(
    content: bytes, *, filters: str = "", font: str = "", extra: str = "", trailer: str = ""
) -> bytes:
    """Write a PDF of one page by hand: `content` is its stream, `font` more entries of the font."""
    filtered = f"/Filter {filters}" if filters else ""
    resources = "/Resources << /Font << /F1 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {resources} >>".encode(),
        f"<< /Length {len(content)} {filtered} >>\nstream\n".encode() + content + b"\nendstream",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {font} >>".encode(),
        *([extra.encode()] if extra else []),
    ]
    body, places = b"%PDF-1.7\n", []
    for n, part in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{n} 0 obj\n".encode() + part + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + end.encode()


def bomb(size: int) -> bytes:
    """Pack zeros twice: some thousand bytes unpack to about `size` bytes (two FlateDecode filters)."""
    part = 10_000_000
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(part)) + packer.flush(zlib.Z_FULL_FLUSH)
    # Blocks after a full flush stand alone, so that one can be repeated.
    return zlib.compress(head + block * (size // part) + packer.flush(), 9)
