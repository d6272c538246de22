"""See which faces paper is set in, and choose font files for them."""

import tempfile
from collections.abc import Generator
from pathlib import Path

from desktop.printing import Press, missing_characters, page_images
from desktop.records import Progress
from desktop.records.printing import FaceInUse, PageImage


class ChooseFonts:
    """The faces of the standard on this machine."""

    def __init__(self, press: Press) -> None:
        self._press = press

    def faces(self) -> tuple[FaceInUse, ...]:
        """Return each face with the family used for it; PrintingError where no Chinese font is installed."""
        return self._press.shelf.faces()

    def samples(self, *, scale: float) -> Generator[Progress, None, tuple[PageImage, ...]]:
        """Return a line in each face, in their order, as an image at `scale` × 72 dots per inch."""
        with tempfile.TemporaryDirectory(prefix="yizheng-") as folder:
            target = Path(folder) / "samples.pdf"
            yield from self._press.write_samples(target)
            return tuple(page_images(target, scale=scale))

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that no font has."""
        return missing_characters(self._press.shelf.choice(), [text])

    def take(self, file: Path, role: str) -> None:
        """Use a font file for a role from now on; PrintingError where it is none."""
        self._press.shelf.take(file, role)
        self._press.rest()

    def give_back(self, role: str) -> None:
        """Use the installed font for a role again."""
        self._press.shelf.give_back(role)
        self._press.rest()
