"""Zip files: documents that are zips inside, told by their parts."""

import io
import zipfile

from desktop.intake.readers import refusals
from desktop.intake.readers.docx import read_docx
from desktop.intake.readers.ofd import read_ofd
from desktop.intake.readers.told_sheets import XLSX, read_sheets
from desktop.records import Reading, Source, UnreadableSourceError

_ENCRYPTED = 0x1
_WORD_PARTS = {"[content_types].xml", "_rels/.rels", "word/document.xml"}


def read_package(source: Source) -> Reading:
    """Read a Word or an OFD document, or a table of speeches; UnreadableSourceError says what else it is."""
    name = source.name or "?"
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as package:
            parts = {part.filename.lower() for part in package.infolist()}
            is_locked = any(part.flag_bits & _ENCRYPTED for part in package.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise refusals.damaged(name) from error
    if is_locked:
        raise refusals.protected(name)
    if "ofd.xml" in parts:
        return read_ofd(source)
    if "xl/workbook.xml" in parts or "xl/workbook.bin" in parts:
        told = read_sheets(source, XLSX)
        if told is None:
            raise refusals.table(name)
        return told
    if parts & _WORD_PARTS:
        return read_docx(source)
    if "content.xml" in parts and "mimetype" in parts:
        raise UnreadableSourceError("{name} is an OpenDocument file. Save it as docx.", name=name)
    raise UnreadableSourceError(
        "{name} is a zip of several files. Import it like a folder, or unpack it first.", name=name
    )
