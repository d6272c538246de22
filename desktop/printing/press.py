"""From records to a PDF file."""

import json
import multiprocessing
import os
import tempfile
from collections.abc import Generator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import pypdfium2

from desktop.printing import fonts
from desktop.printing.documents import documents
from desktop.records import PrintingError, Progress
from desktop.records.printing import Layout, PrintedSession, PrintReport
from desktop.records.resources import resource

_UNPRINTABLE = "〓"


class Press:
    """Lays records out with Typst in a child process, whose memory goes with it."""

    def __init__(self, font_folders: tuple[Path, ...] | None = None) -> None:
        self._folders = font_folders if font_folders is not None else fonts.folders()

    def write_pdf(
        self, sessions: Sequence[PrintedSession], layout: Layout, target: Path
    ) -> Generator[Progress, None, PrintReport]:
        """Write a PDF/A-2b file; it gets its name only when it is whole, an older one stays until then.

        Raises PrintingError with nothing changed at `target`.
        """
        yield Progress(done=0, total=2)
        choice = fonts.choose(self._folders)
        made = documents(sessions)
        if not made:
            raise PrintingError("There is nothing to print.")
        printed = json.dumps(made, ensure_ascii=False)
        lacking = fonts.missing(choice, [json.dumps(made, ensure_ascii=False)])
        for character in lacking:
            printed = printed.replace(character, _UNPRINTABLE)
        first = sessions[0].session
        data = {
            "title": sessions[0].speeches[0].title or first.full_name or "",
            "author": "、".join(sessions[0].speeches[0].speaker_names),
            "fonts": choice.families,
            "documents": json.loads(printed),
        }
        yield Progress(done=1, total=2)
        pages = yield from _written(data, layout, target, self._folders)
        yield Progress(done=2, total=2)
        return PrintReport(path=target, pages=pages, substitutes=choice.substitutes, missing=lacking)


def _written(
    data: dict[str, object], layout: Layout, target: Path, folders: tuple[Path, ...]
) -> Generator[Progress, None, int]:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritable(target, error.strerror) from error
    unfinished = Path(name)
    try:
        yield from _compiled(data, layout, unfinished, folders)
        pages = _page_count(unfinished, target)
        unfinished.chmod(0o644)
        unfinished.replace(target)
    except OSError as error:
        raise _unwritable(target, error.strerror) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return pages


def _compiled(
    data: dict[str, object], layout: Layout, output: Path, folders: tuple[Path, ...]
) -> Generator[Progress, None, None]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    template = resource(f"layouts/{layout.value}.typ")
    text = json.dumps(data, ensure_ascii=False)
    child = context.Process(
        target=compile_document, args=(theirs, template, text, output, folders), daemon=True
    )
    child.start()
    theirs.close()
    try:
        while not ours.poll(0.1):
            yield Progress(done=1, total=2)
        failure = ours.recv()
    except EOFError:
        failure = "the layout process ended"
    finally:
        child.kill()
        child.join()
        ours.close()
    if failure:
        raise PrintingError(
            "The document could not be laid out: {reason}. Nothing was written.", reason=failure
        )


def compile_document(
    connection: Connection, template: Path, data: str, output: Path, folders: tuple[Path, ...]
) -> None:
    """Compile in the child and send what failed, or an empty text."""
    import typst

    try:
        pdf = typst.compile(
            str(template),
            root=str(template.parent),
            font_paths=[str(folder) for folder in folders if folder.is_dir()],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards="a-2b",
        )
        with output.open("wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
    except (typst.TypstError, OSError) as error:
        connection.send(str(error).strip().split("\n")[0] or type(error).__name__)
    else:
        connection.send("")


def _page_count(path: Path, target: Path) -> int:
    try:
        with pypdfium2.PdfDocument(path) as document:
            return len(document)
    except pypdfium2.PdfiumError as error:
        raise _unwritable(target, "the file is not whole") from error


def _unwritable(target: Path, reason: str | None) -> PrintingError:
    return PrintingError(
        "{name} could not be written: {reason}. What was there before is unchanged.",
        name=target.name,
        reason=reason,
    )
