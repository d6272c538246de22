"""Compound files (OLE2), in which old Office programs and what they protect are kept."""

import io

import olefile

from desktop.intake.readers import refusals
from desktop.intake.readers.doc import read_doc
from desktop.intake.readers.told_sheets import XLS, read_sheets
from desktop.records import Reading, Source, UnreadableSourceError

_MOST_STREAM = 50_000_000
_SEALED = "EncryptedPackage"
# Streams that only files of one program have, in small letters.
_TABLES = {"workbook", "book"}
_WORKS = {"contents", "mn0"}


def read_ole(source: Source) -> Reading:
    """Read a compound file by what it holds; UnreadableSourceError says what cannot be read and why."""
    name = source.name or "?"
    try:
        with olefile.OleFileIO(io.BytesIO(source.content)) as package:
            streams = {"/".join(path).lower() for path in package.listdir()}
            if streams & _TABLES and _SEALED.lower() not in streams:
                return _sheets(source)
            _refuse_others(streams, name)
            document = _stream(package, "WordDocument", name)
            tables = {n: _stream(package, f"{n}Table", name) for n in range(2) if f"{n}table" in streams}
    except (OSError, IndexError, ValueError, TypeError, RecursionError) as error:
        sealed = _SEALED.encode("utf-16-le") in source.content
        raise (refusals.protected if sealed else refusals.damaged)(name) from error
    return read_doc(source, document, tables)


def _refuse_others(streams: set[str], name: str) -> None:
    if _SEALED.lower() in streams:
        raise refusals.protected(name)
    if "powerpoint document" in streams:
        raise UnreadableSourceError("{name} holds slides. Save their text as docx or txt.", name=name)
    if "worddocument" not in streams and streams & _WORKS:
        raise UnreadableSourceError(
            "{name} was made by Microsoft Works, which cannot be read. Save it as docx.", name=name
        )
    if "worddocument" not in streams:
        raise UnreadableSourceError(
            "{name} is an old Office file of an unknown kind. Save it as docx.", name=name
        )


def _sheets(source: Source) -> Reading:
    told = read_sheets(source, XLS)
    if told is None:
        raise refusals.table(source.name or "?")
    return told


def _stream(package: olefile.OleFileIO, stream: str, name: str) -> bytes:
    if package.get_size(stream) > _MOST_STREAM:
        raise UnreadableSourceError("{name} is larger than 50 MB and was not read.", name=name)
    content: bytes = package.openstream(stream).read()
    return content
