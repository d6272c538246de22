"""Measure and print the tables of benchmarks/print/README.md: python -m benchmarks.print [--quick]."""

import sys
import tempfile
import time
from collections import deque
from collections.abc import Generator
from pathlib import Path

from benchmarks.print.checks import geometry, line_breaks, pdf_a, same_text
from benchmarks.print.corpus import printed, speeches
from benchmarks.print.engines import ENGINES, measure
from benchmarks.print.pdf_lines import lines
from desktop.printing import Press, page_images
from desktop.records import Progress
from desktop.records.printing import Layout, PrintReport

_LIMIT_S = 900
# More than 5,000 pages.
_MANY = 1900
# A volume of more than 8,000 pages.
_VOLUME = 6600


def main() -> int:
    quick = "--quick" in sys.argv[1:]
    print("| engine | speeches | pages | s | pages/s | peak MB | text comes out |")
    print("|---|--:|--:|--:|--:|--:|---|")
    for count in (1, 20) if quick else (1, 100, 1000):
        for name in ENGINES:
            _show(name, count)
    _show("volume", 50 if quick else _VOLUME)
    with tempfile.TemporaryDirectory() as folder:
        _measure_preview(Path(folder) / "preview.pdf")
        _measure_paper(Path(folder) / "many.pdf", 20 if quick else _MANY)
    return 0


def _show(name: str, count: int) -> None:
    one = measure(name, count, limit_s=_LIMIT_S)
    if one is None:
        print(f"| {name} | {count} | over {_LIMIT_S} s, or failed | | | | |", flush=True)
        return
    same = {True: "yes", False: "NO", None: "–"}[one.same_text]
    figures = f"{one.pages} | {one.took_s:.2f} | {one.pages / one.took_s:.0f} | {one.memory_mb:.0f} | {same}"
    print(f"| {name} | {count} | {figures} |", flush=True)


def _measure_preview(target: Path) -> None:
    """Measure a change as the preview makes it, with the next layout process ready; the best of three."""
    press, spoken = Press(), printed(7)
    deque(press.write_pdf(spoken, Layout.OFFICIAL, target), maxlen=0)
    print("\n| a change in the preview: laid out, first two pages painted | pages | s |\n|---|--:|--:|")
    for layout in (Layout.OFFICIAL, Layout.DIGEST, Layout.LARGE_PRINT, Layout.VOLUME, Layout.CARD):
        took = []
        for _try in range(3):
            press.get_ready()
            # A person looks at the page before the next click.
            time.sleep(1)
            begun = time.perf_counter()
            pages = _pages(press.write_pdf(spoken, layout, target))
            deque(page_images(target, scale=0.75, pages=range(min(2, pages))), maxlen=0)
            took.append(time.perf_counter() - begun)
        print(f"| {layout.value} | {pages} | {min(took):.2f} |", flush=True)
    press.rest()


def _pages(job: Generator[Progress, None, PrintReport]) -> int:
    while True:
        try:
            next(job)
        except StopIteration as end:
            report: PrintReport = end.value
            return report.pages


def _measure_paper(target: Path, count: int) -> None:
    deque(Press().write_pdf(printed(count), Layout.OFFICIAL, target), maxlen=0)
    pages = list(lines(target))
    print("\n| measure (official layout) | standard | in the PDF |\n|---|---|---|")
    for name, wanted, measured in geometry(pages):
        print(f"| {name} | {wanted} | {measured} |")
    print(f"\n| line breaks over {len(pages)} pages | |\n|---|--:|")
    for name, number in line_breaks(pages).items():
        print(f"| {name} | {number} |")
    print(f"| text of {count} speeches comes out as it went in | {same_text(pages, speeches(count))} |")
    print("\n| PDF/A-2b, without a validator | |\n|---|---|")
    for name, is_so in pdf_a(target):
        print(f"| {name} | {'yes' if is_so else 'NO'} |")


if __name__ == "__main__":
    sys.exit(main())
