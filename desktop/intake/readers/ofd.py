"""OFD (GB/T 33190), the fixed-layout format of Chinese offices; pages that are pictures are recognised."""

from collections.abc import Iterator
from contextlib import closing

import ofdkit
from ofdkit.errors import OFDError, OFDLimitError

from desktop.intake.readers import alive, refusals, scans
from desktop.intake.readers.ofd_pictures import OfdPictures, recognised
from desktop.intake.readers.page_paragraphs import lines_of_pages
from desktop.intake.readers.page_rows import Page, Piece
from desktop.records import IntakeWarning, Reading, Source, UnreadableSourceError

MEDIA_TYPE = "application/ofd"
_MOST_PAGES = 3_000
_DEFAULT_SIZE = 4.0
# A page number may be printed on a scan.
_LEAST_TEXT = 6


def read_ofd(source: Source) -> Reading:
    """Return the paragraphs of an OFD document without running heads and page numbers.

    Raises UnreadableSourceError for what is damaged, has more than 3,000 pages, or no text, and for a scan
    where the part that recognises pictures is not installed.
    """
    name = source.name or "?"
    warnings: list[IntakeWarning] = []
    try:
        with ofdkit.open(source.content) as document:
            if len(document.pages) > _MOST_PAGES:
                raise refusals.too_many_pages(name)
            with closing(OfdPictures(source.content)) as pictures:
                pages = list(_pages(document, _Recogniser(pictures, name), warnings))
    except OFDLimitError as error:
        raise UnreadableSourceError(
            "{name} is larger inside than any document and was not opened.", name=name
        ) from error
    except (OFDError, ValueError, RecursionError) as error:
        # A directory of parts that leads out of the file is a ValueError of zipfile.
        raise refusals.damaged(name) from error
    lines, doubts = lines_of_pages(pages)
    if not lines:
        raise refusals.textless(name)
    kept = Source(content=source.content, media_type=MEDIA_TYPE, name=source.name)
    return Reading(source=kept, lines=lines, warnings=(*warnings, *doubts))


class _Recogniser:
    """Recognises pages that are pictures, and remembers which were and which could not be."""

    def __init__(self, pictures: OfdPictures, name: str) -> None:
        self._pictures = pictures
        self._name = name
        self.read: list[int] = []
        self.unread: list[int] = []

    def pieces(self, page: ofdkit.Page) -> tuple[Piece, ...]:
        """Return the rows in the pictures of a page."""
        found = self._pictures.on(page)
        if not found:
            return ()
        if not scans.available():
            self.unread.append(page.index + 1)
            return ()
        pieces: list[Piece] = []
        for picture in found:
            try:
                pieces += recognised(picture, self._name)
            except UnreadableSourceError:
                self.unread.append(page.index + 1)
        self.read += [page.index + 1] if pieces else []
        return tuple(pieces)

    def warnings(self, pages: int) -> Iterator[IntakeWarning]:
        """Yield what is to be said of the pictures; all pages unread for want of the part is an error."""
        if len(self.unread) == pages and not scans.available():
            raise scans.missing(self._name)
        if self.unread:
            yield scans.unread(sorted(set(self.unread)))
        if self.read:
            yield scans.notice()


def _pages(
    document: ofdkit.OFDDocument, recogniser: _Recogniser, warnings: list[IntakeWarning]
) -> Iterator[Page]:
    for page in document.pages:
        try:
            runs, width, height = page.runs, page.width, page.height
        except OFDError:
            message = "Page {page} is damaged and was left out."
            values = (("page", page.index + 1),)
            warnings.append(IntakeWarning(code="truncated", message=message, values=values))
            continue
        pieces = tuple(_piece(run) for run in runs if run.text.strip())
        if sum(len(piece.text) for piece in pieces) < _LEAST_TEXT:
            pieces += recogniser.pieces(page)
        alive.sign()
        yield Page(number=page.index + 1, width=width, height=height, pieces=pieces)
    warnings += recogniser.warnings(len(document.pages))


def _piece(run: ofdkit.TextRun) -> Piece:
    size = run.size or _DEFAULT_SIZE
    # A run stands on its base line; the type reaches about a fifth of its size below.
    return Piece(
        text=run.text,
        left=run.x,
        right=run.x + run.width,
        top=run.y - 0.85 * size,
        bottom=run.y + 0.2 * size,
        size=size,
    )
