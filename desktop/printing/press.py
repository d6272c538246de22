"""From records to a PDF file."""

import json
import multiprocessing
import os
import tempfile
from collections.abc import Generator, Iterator, Sequence
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

import pypdfium2

from desktop.printing import fonts
from desktop.printing.child import Job, compile_document
from desktop.printing.pages import PDFIUM
from desktop.printing.papers import paper
from desktop.records import PrintingError, Progress
from desktop.records.printing import Layout, PrintedSession, PrintOptions, PrintReport
from desktop.records.resources import resource

_UNPRINTABLE = "〓"
_USUAL = PrintOptions()


class Press:
    """Lays records out with Typst in a child process, whose memory goes with it."""

    def __init__(
        self, font_folders: tuple[Path, ...] | None = None, *, made_on: datetime | None = None
    ) -> None:
        """Take fonts from some folders only; `made_on` (with a time zone) gives the same bytes each time."""
        self._folders = font_folders if font_folders is not None else fonts.folders()
        self._made_on = made_on

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
        choice = fonts.choose(self._folders)
        made = paper(sessions, layout, options)
        lacking = fonts.missing(choice, _texts(made))
        boxes = dict.fromkeys(map(ord, lacking), _UNPRINTABLE)
        data = {"fonts": choice.families, "thin": choice.thin} | {
            key: _replaced(part, boxes) for key, part in made.items()
        }
        job = Job(
            template=resource(f"layouts/{layout.value}.typ"),
            data=json.dumps(data, ensure_ascii=False),
            folders=self._folders,
            made_on=self._made_on,
        )
        yield Progress(done=1, total=2)
        pages = yield from _written(job, target)
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


def _written(job: Job, target: Path) -> Generator[Progress, None, int]:
    try:
        # A short prefix: the target's own name may already be as long as a name can be.
        handle, name = tempfile.mkstemp(prefix=".yizheng-", suffix=".pdf", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritable(target, error.strerror) from error
    unfinished = Path(name)
    try:
        yield from _compiled(job, unfinished, target)
        pages = _page_count(unfinished, target)
        unfinished.chmod(0o644)
        unfinished.replace(target)
        _keep_name(target.parent)
    except OSError as error:
        raise _unwritable(target, error.strerror) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return pages


def _compiled(job: Job, output: Path, target: Path) -> Generator[Progress, None, None]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=compile_document, args=(theirs, job, output), daemon=True)
    child.start()
    theirs.close()
    try:
        while not ours.poll(0.1):
            yield Progress(done=1, total=2)
        stage, reason = ours.recv()
    except EOFError:
        stage, reason = "layout", _("the layout process ended")
    finally:
        child.kill()
        child.join()
        ours.close()
    if stage == "disk":
        raise _unwritable(target, reason)
    if stage == "layout":
        raise PrintingError(
            "The document could not be laid out: {reason}. Nothing was written.", reason=reason
        )


def _keep_name(folder: Path) -> None:
    """Write the folder through to the disk, so that the new name outlives a power cut; not so on Windows."""
    if os.name == "posix":
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
