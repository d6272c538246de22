"""Pages of a PDF as images, for the screen and for printers that take no PDF."""

import threading
from collections.abc import Generator, Sequence
from pathlib import Path

import pypdfium2

from desktop.records.printing import PageImage

# PDFium keeps state of its own for the whole process and may be entered by one thread at a time.
PDFIUM = threading.Lock()


def page_images(
    pdf: Path, *, scale: float = 1.0, pages: Sequence[int] | None = None
) -> Generator[PageImage, None, None]:
    """Yield pages (from 0; all without a choice) in the order given, at `scale` × 72 dots per inch."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        count = len(document)
    try:
        for number in range(count) if pages is None else pages:
            with PDFIUM:
                page = document[number]
                bitmap = page.render(scale=scale, prefer_bgrx=True)
                image = PageImage(width=bitmap.width, height=bitmap.height, pixels=bytes(bitmap.buffer))
                bitmap.close()
                page.close()
            yield image
    finally:
        with PDFIUM:
            document.close()
