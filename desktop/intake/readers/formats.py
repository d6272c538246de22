"""Tell what format a source has, by its content before its name, and read it."""

from pathlib import PurePath

from desktop.intake.readers.docx import read_docx
from desktop.intake.readers.html import read_html
from desktop.intake.readers.markdown import read_markdown
from desktop.intake.readers.mht import looks_like_mht, read_mht
from desktop.intake.readers.text import decode, read_text
from desktop.records import Reading, Source, UnreadableSourceError

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = {
    b"%PDF-": "PDF",
    b"{\\rtf": "RTF",
    b"Rar!\x1a\x07": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x7fELF": "ELF",
    b"\x1f\x8b": "gzip",
    b"SQLite format 3\0": "SQLite",
}
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"BM")
_WEB_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")


def read_source(source: Source) -> Reading:
    """Return the paragraphs of a source; UnreadableSourceError says in one sentence why it has none."""
    content, name = source.content, source.name or "?"
    if not content.strip():
        raise UnreadableSourceError("{name} is empty.", name=name)
    if content.startswith(_ZIPS):
        return read_docx(source)
    _refuse_others(content, name)
    ending = PurePath(name).suffix.lower()
    if looks_like_mht(content) or ending in (".mht", ".mhtml"):
        return read_mht(source)
    if _looks_like_html(content) or source.media_type == "text/html" or ending in _WEB_ENDINGS:
        return read_html(source)
    text, warnings, encoding = decode(content, name)
    if ending in (".md", ".markdown"):
        return read_markdown(source, text, warnings)
    return read_text(source, text, warnings, encoding)


def _refuse_others(content: bytes, name: str) -> None:
    """Raise for formats that are known by their first bytes and cannot be read."""
    if content.startswith(_OLE):
        raise UnreadableSourceError(_ole_sentence(content), name=name)
    for start, kind in _OTHERS.items():
        if content.startswith(start):
            raise UnreadableSourceError(
                "{name} is a {kind} file, which cannot be read yet. Save it as txt, html or docx.",
                name=name,
                kind=kind,
            )
    # Two letters may begin a text too; a picture has a zero byte close behind them.
    if content.startswith(_PICTURES) and b"\0" in content[:32]:
        raise UnreadableSourceError(
            "{name} is a picture, whose text cannot be read yet. Type or paste the text instead.", name=name
        )


def _ole_sentence(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "{name} is protected by a password. Open it in its program, remove the password and try again."
    return "{name} is an old Office file, which cannot be read yet. Save it as docx."


def _looks_like_html(content: bytes) -> bool:
    head = content[:2000].lower().lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<div", b"<p>"))
