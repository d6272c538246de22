"""The same speeches through Typst, QTextDocument and WeasyPrint, each in a process of its own."""

import html
import multiprocessing
import os
import resource
import tempfile
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pypdfium2

from benchmarks.print.checks import same_text
from benchmarks.print.corpus import printed, speeches
from benchmarks.print.pdf_lines import lines
from desktop.printing import Press
from desktop.records.printing import Layout

# The body of the official layout, in points.
_SIZE, _PITCH = 15.75, 29.62
_LOOKED_AT = 100
_FACES = "'FangSong','FandolFang','Noto Serif CJK SC'"
Engine = Callable[[int, Path], None]


def typst(count: int, target: Path) -> None:
    """Lay out with the program itself."""
    deque(Press().write_pdf(printed(count), Layout.OFFICIAL, target), maxlen=0)


def text_document(count: int, target: Path) -> None:
    """Lay out with QTextDocument at 1200 dots per inch, as a printer would."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument

    application = QGuiApplication([])
    writer = QPdfWriter(str(target))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(28, 37, 26, 35), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultFont(QFont(["FangSong", "FandolFang", "Noto Serif CJK SC"], 16))
    document.setHtml(_html(count, f"line-height:{_PITCH}pt"))
    document.setPageSize(QSizeF(156 * 72 / 25.4, 225 * 72 / 25.4))
    document.print_(writer)
    del writer, application


def weasyprint(count: int, target: Path) -> None:
    """Lay out with WeasyPrint."""
    from weasyprint import CSS, HTML

    style = (
        "@page { size: A4; margin: 37mm 26mm 35mm 28mm } "
        f"body {{ font: {_SIZE}pt/{_PITCH}pt {_FACES}; text-align: justify }} "
        "p { margin: 0; text-indent: 2em } "
        "h1 { font-size: 22pt; text-align: center; page-break-before: always }"
    )
    HTML(string=_html(count)).write_pdf(target, stylesheets=[CSS(string=style)])


def typst_volume(count: int, target: Path) -> None:
    """Lay a volume out, with contents and index."""
    deque(Press().write_pdf(printed(count), Layout.VOLUME, target), maxlen=0)


ENGINES: dict[str, Engine] = {
    "Typst (Yizheng)": typst,
    "QTextDocument": text_document,
    "WeasyPrint": weasyprint,
}
# A volume is measured for its size alone.
VOLUME: dict[str, Engine] = {"volume": typst_volume}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What an engine took: seconds and peak memory in MB; `same_text` is None where it was not looked at."""

    pages: int
    took_s: float
    memory_mb: float
    same_text: bool | None = None


def measure(name: str, count: int, *, limit_s: float) -> Measured | None:
    """Measure an engine in a process of its own; None where it failed or took longer than the limit."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_measured, args=(theirs, name, count))
    child.start()
    theirs.close()
    try:
        answer: Measured | None = ours.recv() if ours.poll(limit_s) else None
    except EOFError:
        answer = None
    child.kill()
    child.join()
    return answer


def _measured(connection: Connection, name: str, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.pdf"
        begun = time.perf_counter()
        (ENGINES | VOLUME)[name](count, target)
        took = time.perf_counter() - begun
        own, children = (
            resource.getrusage(who).ru_maxrss / 1024
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        with pypdfium2.PdfDocument(target) as document:
            pages = len(document)
        # Looking at every character of thousands of pages takes longer than setting them.
        same = (
            same_text(list(lines(target)), speeches(count))
            if count <= _LOOKED_AT and name in ENGINES
            else None
        )
        connection.send(Measured(pages=pages, took_s=took, memory_mb=own + children, same_text=same))


def _html(count: int, style: str = "") -> str:
    parts = []
    for one in printed(count):
        for speech in one.speeches:
            parts.append(f"<h1>{html.escape(speech.title or '')}</h1>")
            parts += [f'<p style="{style}">{html.escape(line)}</p>' for line in speech.text.split("\n")]
    return "<meta charset=utf-8>" + "".join(parts)
