"""PDF files: what is printed, as paragraphs; pages that are pictures are recognised."""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from desktop.intake.readers import alive, refusals, scans
from desktop.intake.readers.page_paragraphs import lines_of_pages
from desktop.intake.readers.page_rows import Page, Piece
from desktop.records import IntakeWarning, Reading, Source, UnreadableSourceError

MEDIA_TYPE = "application/pdf"
_MOST_PAGES = 3_000
_MOST_CHARACTERS = 3_000_000
# A page is rendered for recognition at 200 dots an inch, but never larger than this on a side.
_SCALE = 200 / 72
_LONGEST_SIDE = 4_000
_BOLD = 600
# Glyphs of some fonts are mapped to the radicals of dictionaries, which look like characters and are none.
_RADICALS = re.compile("[\u2e80-\u2fdf]")
_LEAST_TEXT = 3


def read_pdf(source: Source) -> Reading:
    """Return the paragraphs of a PDF without running heads and page numbers.

    Raises UnreadableSourceError for what is damaged, protected, has more than 3,000 pages or no text, and
    for a scan where the part that recognises pictures is not installed.
    """
    name = source.name or "?"
    document = _opened(source.content, name)
    warnings: list[IntakeWarning] = []
    try:
        pages = list(_pages(document, name, warnings))
    except pypdfium2.PdfiumError as error:
        raise refusals.damaged(name) from error
    finally:
        document.close()
    lines, doubts = lines_of_pages(pages)
    if not lines:
        raise refusals.textless(name)
    kept = Source(content=source.content, media_type=MEDIA_TYPE, name=source.name)
    return Reading(source=kept, lines=lines, warnings=(*warnings, *doubts))


def _opened(content: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise refusals.protected(name) from error
        raise refusals.damaged(name) from error
    if len(document) > _MOST_PAGES:
        document.close()
        raise refusals.too_many_pages(name)
    return document


def _pages(document: pypdfium2.PdfDocument, name: str, warnings: list[IntakeWarning]) -> Iterator[Page]:
    pictures: list[int] = []
    radicals = characters = recognised = 0
    for index in range(len(document)):
        page = document[index]
        height = page.get_height()
        pieces = tuple(_characters(page, height))
        characters += len(pieces)
        if characters > _MOST_CHARACTERS:
            raise UnreadableSourceError("{name} holds too much text. Split it and try again.", name=name)
        if len(pieces) < _LEAST_TEXT and _has_picture(page):
            if scans.available():
                pieces, recognised = _recognised(page), recognised + 1
            else:
                pictures.append(index + 1)
        radicals += sum(_RADICALS.search(piece.text) is not None for piece in pieces)
        yield Page(
            number=index + 1,
            width=page.get_width(),
            height=height,
            pieces=tuple(map(_without_radicals, pieces)),
        )
        page.close()
        alive.sign()
    if pictures and len(pictures) == len(document):
        raise scans.missing(name)
    warnings += _page_warnings(pictures, recognised=recognised, radicals=radicals)


def _page_warnings(pictures: list[int], *, recognised: int, radicals: int) -> Iterator[IntakeWarning]:
    if pictures:
        yield scans.unread(pictures)
    if recognised:
        yield scans.notice()
    if radicals:
        message = "Radicals that a font had put for characters were written as characters again: {count}."
        yield IntakeWarning(code="mojibake", message=message, values=(("count", radicals),))


def _characters(page: pypdfium2.PdfPage, height: float) -> Iterator[Piece]:
    text = page.get_textpage()
    last: Piece | None = None
    box = raw.FS_RECTF()
    try:
        for n in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, n)
            # What pdfium adds itself, and surrogates that stand alone, is no print.
            if raw.FPDFText_IsGenerated(text, n) == 1 or code < 32 or 0xD800 <= code < 0xE000:
                continue
            if not raw.FPDFText_GetLooseCharBox(text, n, ctypes.byref(box)) or box.right <= box.left:
                continue
            if chr(code).isspace():
                # Kept with what stands before it: a justified row may make it too narrow to be seen.
                last = replace(last, text=last.text + " ") if last else None
                continue
            if last:
                yield last
            last = Piece(
                text=chr(code),
                left=box.left,
                right=box.right,
                top=height - box.top,
                bottom=height - box.bottom,
                # Not the font's size, which a matrix may enlarge: the box holds what is seen.
                size=max(abs(box.top - box.bottom), 0.1),
                bold=raw.FPDFText_GetFontWeight(text, n) >= _BOLD,
            )
        if last:
            yield last
    finally:
        text.close()


def _without_radicals(piece: Piece) -> Piece:
    if not _RADICALS.search(piece.text):
        return piece
    return replace(piece, text=unicodedata.normalize("NFKC", piece.text))


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _recognised(page: pypdfium2.PdfPage) -> tuple[Piece, ...]:
    width, height = page.get_size()
    scale = min(_SCALE, _LONGEST_SIDE / max(width, height, 1))
    return scans.recognise(page.render(scale=scale).to_numpy(), scale=scale)
