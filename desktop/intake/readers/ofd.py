"""OFD (GB/T 33190), the fixed-layout format of Chinese offices."""

from collections.abc import Iterator

import ofdkit
from ofdkit.errors import OFDError, OFDLimitError

from desktop.intake.readers import refusals
from desktop.intake.readers.page_paragraphs import lines_of_pages
from desktop.intake.readers.page_rows import Page, Piece
from desktop.records import IntakeWarning, Reading, Source, UnreadableSourceError

MEDIA_TYPE = "application/ofd"
_MOST_PAGES = 3_000
_DEFAULT_SIZE = 4.0


def read_ofd(source: Source) -> Reading:
    """Return the paragraphs of an OFD document without running heads and page numbers.

    Raises UnreadableSourceError for what is damaged, has more than 3,000 pages, or no text.
    """
    name = source.name or "?"
    warnings: list[IntakeWarning] = []
    try:
        with ofdkit.open(source.content) as document:
            if len(document.pages) > _MOST_PAGES:
                raise refusals.too_many_pages(name)
            pages = list(_pages(document, warnings))
    except OFDLimitError as error:
        raise UnreadableSourceError(
            "{name} is larger inside than any document and was not opened.", name=name
        ) from error
    except (OFDError, ValueError, RecursionError) as error:
        # A directory of parts that leads out of the file is a ValueError of zipfile.
        raise refusals.damaged(name) from error
    lines, doubts = lines_of_pages(pages)
    if not lines:
        raise UnreadableSourceError("{name} holds no text; it may be a scan.", name=name)
    kept = Source(content=source.content, media_type=MEDIA_TYPE, name=source.name)
    return Reading(source=kept, lines=lines, warnings=(*warnings, *doubts))


def _pages(document: ofdkit.OFDDocument, warnings: list[IntakeWarning]) -> Iterator[Page]:
    for page in document.pages:
        try:
            runs, width, height = page.runs, page.width, page.height
        except OFDError:
            message = "Page {page} is damaged and was left out."
            values = (("page", page.index + 1),)
            warnings.append(IntakeWarning(code="truncated", message=message, values=values))
            continue
        pieces = tuple(_piece(run) for run in runs if run.text.strip())
        yield Page(number=page.index + 1, width=width, height=height, pieces=pieces)


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
