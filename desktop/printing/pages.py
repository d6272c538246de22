"""Pages of a PDF as images, for the screen."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from desktop.records.printing import PageImage


def page_images(pdf: Path, *, scale: float = 1.0) -> Iterator[PageImage]:
    """Yield each page at `scale` × 72 dots per inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            yield PageImage(width=bitmap.width, height=bitmap.height, pixels=bytes(bitmap.buffer))
            page.close()
