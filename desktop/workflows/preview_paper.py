"""Lay paper out to look at it, page by page."""

import contextlib
import tempfile
from collections.abc import Generator, Sequence
from pathlib import Path
from uuid import uuid4

from desktop.printing import page_images
from desktop.records import Progress
from desktop.records.printing import PageImage, PrintReport, PrintRequest
from desktop.workflows.print_speeches import PrintSpeeches


class PreviewPaper:
    """Writes what is looked at into a folder of its own, which goes with it."""

    def __init__(self, prints: PrintSpeeches) -> None:
        self._prints = prints
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def lay_out(self, request: PrintRequest) -> Generator[Progress, None, PrintReport]:
        """Lay a request out as the file that would be printed; the file before stays until `keep_only`.

        Raises NotFoundError or PrintingError.
        """
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="yizheng-")
        target = Path(self._folder.name) / f"{uuid4().hex}.pdf"
        try:
            return (yield from self._prints.write_pdf(request, target))
        finally:
            self._prints.get_ready()

    def keep_only(self, pdf: Path) -> None:
        """Remove every file but one."""
        for other in pdf.parent.glob("*.pdf"):
            if other != pdf:
                # On Windows a page of it may just be being painted; it goes with the folder.
                with contextlib.suppress(OSError):
                    other.unlink()

    def pages(self, pdf: Path, numbers: Sequence[int], *, scale: float) -> Generator[PageImage, None, None]:
        """Yield pages (from 0) of a file at `scale` × 72 dots per inch, as an image each."""
        return page_images(pdf, scale=scale, pages=numbers)

    def close(self) -> None:
        """Remove the folder, and end the process that waits for the next change."""
        self._prints.rest()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
