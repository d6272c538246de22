"""Tell what format a source has, by its content before its name, and read it."""

from collections.abc import Callable
from pathlib import PurePath

from desktop.intake.readers.doc import MEDIA_TYPE as DOC
from desktop.intake.readers.docx import MEDIA_TYPE as DOCX
from desktop.intake.readers.hard_wraps import unwrapped_lines
from desktop.intake.readers.html import read_html
from desktop.intake.readers.markdown import read_markdown
from desktop.intake.readers.mht import looks_like_mht, read_mht
from desktop.intake.readers.mojibake import mended
from desktop.intake.readers.ole import read_ole
from desktop.intake.readers.package import read_package
from desktop.intake.readers.pdf import read_pdf
from desktop.intake.readers.rtf import MEDIA_TYPE as RTF
from desktop.intake.readers.rtf import read_rtf
from desktop.intake.readers.scans import read_picture
from desktop.intake.readers.text import decode, read_text
from desktop.intake.readers.told_sheets import CSV, read_sheets
from desktop.records import Reading, Source, UnreadableSourceError

# Formats that know paragraphs; people paste into them what was broken into rows elsewhere.
_FLOWING = frozenset((DOCX, DOC, RTF, "text/html", "multipart/related"))
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = {
    b"Rar!\x1a\x07": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x7fELF": "ELF",
    b"\x1f\x8b": "gzip",
    b"SQLite format 3\0": "SQLite",
}
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"BM")
_WEB_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
# A PDF may have some bytes of a mail or a printer before it.
_PDF_HEAD = 1024


def read_source(source: Source) -> Reading:
    """Return the paragraphs of a source, garbled ones restored and named.

    UnreadableSourceError says in one sentence why a source has none.
    """
    reading = _read(source)
    return mended(unwrapped_lines(reading) if reading.source.media_type in _FLOWING else reading)


def _read(source: Source) -> Reading:
    content, name = source.content, source.name or "?"
    if not content.strip():
        raise UnreadableSourceError("{name} is empty.", name=name)
    reader = _reader_by_first_bytes(content)
    if reader is not None:
        return reader(source)
    _refuse_others(content, name)
    ending = PurePath(name).suffix.lower()
    if looks_like_mht(content) or ending in (".mht", ".mhtml"):
        return read_mht(source)
    if _looks_like_html(content) or source.media_type == "text/html" or ending in _WEB_ENDINGS:
        return read_html(source)
    told = read_sheets(source, CSV) if ending == ".csv" else None
    if told is not None:
        return told
    text, warnings, encoding = decode(content, name)
    if ending in (".md", ".markdown"):
        return read_markdown(source, text, warnings)
    return read_text(source, text, warnings, encoding)


def _reader_by_first_bytes(content: bytes) -> Callable[[Source], Reading] | None:
    if content.startswith(_ZIPS):
        return read_package
    if content.startswith(_OLE):
        return read_ole
    if content.startswith(b"{\\rtf"):
        return read_rtf
    if b"%PDF-" in content[:_PDF_HEAD]:
        return read_pdf
    # Two letters may begin a text too; a picture has a zero byte close behind them.
    if content.startswith(_PICTURES) and b"\0" in content[:32]:
        return read_picture
    return None


def _refuse_others(content: bytes, name: str) -> None:
    """Raise for formats that are known by their first bytes and cannot be read."""
    for start, kind in _OTHERS.items():
        if content.startswith(start):
            raise UnreadableSourceError(
                "{name} is a {kind} file, which cannot be read. Save its text as txt, html or docx.",
                name=name,
                kind=kind,
            )


def _looks_like_html(content: bytes) -> bool:
    head = content[:2000].lower().lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<div", b"<p>"))
