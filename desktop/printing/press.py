"""From records to a PDF file."""

import json
import os
import tempfile
from collections.abc import Generator, Iterator, Sequence
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

import pypdfium2

from desktop.printing import fonts
from desktop.printing.child import Job
from desktop.printing.font_shelf import FontShelf
from desktop.printing.pages import PDFIUM
from desktop.printing.papers import Paper, paper
from desktop.printing.typesetter import Typesetter
from desktop.records import PrintingError, Progress
from desktop.records.printing import Layout, PrintedSession, PrintOptions, PrintReport
from desktop.records.resources import resource

_UNPRINTABLE = "〓"
_USUAL = PrintOptions()
_SAMPLE = "推进夜间公交“末班车”试点——2025年第1号……"


class Press:
    """Lays records out with Typst in a child process, whose memory goes with it."""

    def __init__(self, shelf: FontShelf | None = None, *, made_on: datetime | None = None) -> None:
        """Take fonts from a shelf; `made_on` (with a time zone) gives the same bytes each time."""
        self.shelf = shelf or FontShelf()
        self._made_on = made_on
        self._typesetter = Typesetter()

    def get_ready(self) -> None:
        """Have the next layout process started ahead, so that the next file takes half the time."""
        self._typesetter.get_ready(self.shelf.folders)

    def rest(self) -> None:
        """End what was started ahead."""
        self._typesetter.rest()

    def write_pdf(
        self,
        sessions: Sequence[PrintedSession],
        layout: Layout,
        target: Path,
        options: PrintOptions = _USUAL,
    ) -> Generator[Progress, None, PrintReport]:
        """Write a PDF/A-2b file; it gets its name only when it is whole, an older one stays until then.

        Raises PrintingError with nothing changed at `target`.
        """
        yield Progress(done=0, total=2)
        made = paper(sessions, layout, options)
        return (yield from self._set(made, f"layouts/{layout.value}.typ", target))

    def write_samples(self, target: Path) -> Generator[Progress, None, PrintReport]:
        """Write a line in each face of the standard, one to a page 120 × 12 mm; PrintingError as above."""
        roles = [{"role": face.role, "text": _SAMPLE} for face in self.shelf.faces()]
        made: Paper = {"title": "samples", "samples": roles}
        return (yield from self._set(made, "layouts/samples.typ", target))

    def _set(self, made: Paper, template: str, target: Path) -> Generator[Progress, None, PrintReport]:
        choice = self.shelf.choice()
        lacking = fonts.missing(choice, _texts(made))
        boxes = dict.fromkeys(map(ord, lacking), _UNPRINTABLE)
        data = {"fonts": choice.families, "thin": choice.thin} | {
            key: _replaced(part, boxes) for key, part in made.items()
        }
        job = Job(
            template=resource(template),
            data=json.dumps(data, ensure_ascii=False),
            folders=self.shelf.folders,
            made_on=self._made_on,
        )
        yield Progress(done=1, total=2)
        pages = yield from _written(self._typesetter, job, target)
        yield Progress(done=2, total=2)
        return PrintReport(path=target, pages=pages, substitutes=choice.substitutes, missing=lacking)


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _texts(inner)


def _replaced(part: object, table: dict[int, str]) -> object:
    if isinstance(part, str):
        return part.translate(table)
    if isinstance(part, list):
        return [_replaced(inner, table) for inner in part]
    if isinstance(part, dict):
        return {key: _replaced(inner, table) for key, inner in part.items()}
    return part


def _written(typesetter: Typesetter, job: Job, target: Path) -> Generator[Progress, None, int]:
    try:
        # A short prefix: the target's own name may already be as long as a name can be.
        handle, name = tempfile.mkstemp(prefix=".yizheng-", suffix=".pdf", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritable(target, error.strerror) from error
    unfinished = Path(name)
    try:
        yield from _compiled(typesetter, job, unfinished, target)
        pages = _page_count(unfinished, target)
        unfinished.chmod(0o644)
        unfinished.replace(target)
        _keep_name(target.parent)
    except OSError as error:
        raise _unwritable(target, error.strerror) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return pages


def _compiled(
    typesetter: Typesetter, job: Job, output: Path, target: Path
) -> Generator[Progress, None, None]:
    stage, reason = yield from typesetter.compile(job, output)
    if stage == "disk":
        raise _unwritable(target, reason)
    if stage == "layout":
        raise PrintingError(
            "The document could not be laid out: {reason}. Nothing was written.", reason=reason
        )


def _keep_name(folder: Path) -> None:
    """Write the folder through to the disk, so that the new name outlives a power cut; not so on Windows."""
    if os.name == "posix" and os.access(folder, os.R_OK):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _page_count(path: Path, target: Path) -> int:
    try:
        with PDFIUM, pypdfium2.PdfDocument(path) as document:
            pages = len(document)
    except pypdfium2.PdfiumError as error:
        raise _unwritable(target, _("the file is not whole")) from error
    if not path.read_bytes().rstrip().endswith(b"%%EOF"):
        raise _unwritable(target, _("the file is not whole"))
    return pages


def _unwritable(target: Path, reason: str | None) -> PrintingError:
    return PrintingError(
        "{name} could not be written: {reason}. What was there before is unchanged.",
        name=target.name,
        reason=reason,
    )
