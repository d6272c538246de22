"""Word documents, with their automatic numbers."""

import io
import zipfile

from docx2python import docx2python
from docx2python.iterators import iter_at_depth

from desktop.intake.readers.text import lines_of
from desktop.records import Reading, Source, UnreadableSourceError

_MOST_UNPACKED = 100_000_000
_MOST_PARTS = 2_000


def read_docx(source: Source) -> Reading:
    """Return a document's paragraphs with the numbers that Word would show.

    Refuses what is no Word document, unpacks to more than 100 MB, or declares a document type in its XML,
    with which text could be lost without a word.
    """
    name = source.name or "?"
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as package:
            _check(package, name)
        with docx2python(io.BytesIO(source.content)) as document:
            paragraphs = [_plain(text) for text in iter_at_depth(document.body, 4)]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise UnreadableSourceError("{name} is damaged and cannot be read.", name=name) from error
    lines = lines_of(part for text in paragraphs for part in text.split("\n"))
    if not lines:
        raise UnreadableSourceError("{name} holds no text.", name=name)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return Reading(source=Source(content=source.content, media_type=kind, name=source.name), lines=lines)


def _check(package: zipfile.ZipFile, name: str) -> None:
    parts = package.infolist()
    if sum(part.file_size for part in parts) > _MOST_UNPACKED or len(parts) > _MOST_PARTS:
        raise UnreadableSourceError("{name} unpacks to more than 100 MB and was not opened.", name=name)
    if not any(part.filename == "word/document.xml" for part in parts):
        raise UnreadableSourceError("{name} is no Word document. Save it as docx, txt or html.", name=name)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with package.open(part) as file:
                if b"<!DOCTYPE" in file.read(4096):
                    raise UnreadableSourceError(
                        "{name} declares a document type, as no Word document does, and was not opened.",
                        name=name,
                    )


def _plain(text: object) -> str:
    return str(text).replace("\t", " ")
