"""Old Word documents (doc, and the wps of Kingsoft's Writer): their text by the piece table.

The layout of the file is that of MS-DOC 2.5 (File Information Block) and 2.9.38 (Clx).
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import replace

from desktop.intake.readers import left_out, refusals
from desktop.intake.readers.doc_tables import with_tables
from desktop.intake.readers.tables import TableLine
from desktop.intake.readers.text import lines_of
from desktop.records import IntakeWarning, Reading, Source, UnreadableSourceError

MEDIA_TYPE = "application/msword"
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_FIRST_WORD_97 = 0xC1
_MOST_CHARACTERS = 5_000_000
# Places in the File Information Block.
_VERSION, _FLAGS, _TEXT_LENGTH, _CLX, _LISTS = 0x02, 0x0A, 0x4C, 0x1A2, 0x2E2
_NOTE_LENGTHS = (0x50, 0x60)
_PROPERTIES, _PIECES = 1, 2
_COMPRESSED = 0x40000000
# A field's instruction stands before its result; fields may stand within fields.
_BEGIN, _SEPARATE, _END = "\x13\x14\x15"
_ENDS = re.compile("[\r\x07\x0b\x0c\x0e]")
_MARKS = str.maketrans({"\x1e": "-", "\x1f": "", "\t": " ", "\xa0": " "})
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")


def read_doc(source: Source, document: bytes, tables: dict[int, bytes]) -> Reading:
    """Return the paragraphs of a Word 97 to 2003 document; notes, headers and footers are left out.

    `document` is the stream WordDocument, `tables` the streams 0Table and 1Table. Raises
    UnreadableSourceError for what is damaged, protected, older than Word 97, or holds no text.
    """
    name = source.name or "?"
    try:
        text, has_lists = _text(document, tables, name)
        has_notes = any(_long(document, place) for place in _NOTE_LENGTHS)
    except struct.error as error:
        raise refusals.damaged(name) from error
    lines = lines_of(_paragraphs(text))
    if not lines:
        raise refusals.textless(name)
    warnings: tuple[IntakeWarning, ...] = ()
    if has_lists:
        message = "Automatic numbers of an old Word document cannot be read. Compare, or save it as docx."
        warnings = (IntakeWarning(code="text-left-over", message=message),)
    warnings += left_out.notes() if has_notes else ()
    kept = Source(content=source.content, media_type=MEDIA_TYPE, name=source.name)
    return Reading(source=kept, lines=lines, warnings=warnings)


def _text(document: bytes, tables: dict[int, bytes], name: str) -> tuple[str, bool]:
    version, flags = _short(document, _VERSION), _short(document, _FLAGS)
    if flags & _ENCRYPTED:
        raise refusals.protected(name)
    if version < _FIRST_WORD_97:
        raise UnreadableSourceError("{name} was made by a Word older than 97. Save it as docx.", name=name)
    table = tables.get(1 if flags & _TABLE_1 else 0, b"")
    start, size = _long(document, _CLX), _long(document, _CLX + 4)
    length = min(_long(document, _TEXT_LENGTH), _MOST_CHARACTERS)
    text = "".join(_pieces(document, _piece_table(table[start : start + size])))[:length]
    return text, _has_lists(table, _long(document, _LISTS), _long(document, _LISTS + 4))


def _has_lists(table: bytes, start: int, size: int) -> bool:
    return size > 2 and start + 2 <= len(table) and _short(table, start) > 0


def _piece_table(clx: bytes) -> bytes:
    """Return the piece table of a Clx, which changes of properties may stand before."""
    place = 0
    while place < len(clx):
        if clx[place] == _PIECES:
            size = _long(clx, place + 1)
            return clx[place + 5 : place + 5 + size]
        if clx[place] != _PROPERTIES:
            break
        place += 3 + _short(clx, place + 1)
    raise struct.error


def _pieces(document: bytes, table: bytes) -> Iterator[str]:
    """Yield the text of each piece: half the bytes of a compressed one are left out, as all are zero."""
    count = (len(table) - 4) // 12
    taken = 0
    for n in range(count):
        size = _long(table, 4 * n + 4) - _long(table, 4 * n)
        place = _long(table, 4 * (count + 1) + 8 * n + 2)
        taken += size
        if size < 0 or taken > 2 * _MOST_CHARACTERS:
            raise struct.error
        if place & _COMPRESSED:
            start = (place & ~_COMPRESSED) // 2
            yield document[start : start + size].decode("cp1252", errors="replace")
        else:
            yield document[place : place + 2 * size].decode("utf-16-le", errors="replace")


def _paragraphs(text: str) -> Iterator[str | TableLine]:
    """Yield paragraphs, with fields' results and without their instructions, and lines of tables."""
    shown: list[str] = []
    instructions: list[bool] = []
    for piece in re.split(f"([{_BEGIN}{_SEPARATE}{_END}])", text):
        if piece == _BEGIN:
            instructions.append(True)
        elif piece == _SEPARATE and instructions:
            instructions[-1] = False
        elif piece == _END and instructions:
            instructions.pop()
        elif not any(instructions):
            shown.append(piece)
    for part in with_tables("".join(shown)):
        if isinstance(part, TableLine):
            yield replace(part, text=_without_controls(part.text))
        else:
            yield from map(_without_controls, _ENDS.split(part))


def _without_controls(text: str) -> str:
    return _CONTROLS.sub("", text.translate(_MARKS))


def _short(data: bytes, place: int) -> int:
    return int(struct.unpack_from("<H", data, place)[0])


def _long(data: bytes, place: int) -> int:
    return int(struct.unpack_from("<I", data, place)[0])
