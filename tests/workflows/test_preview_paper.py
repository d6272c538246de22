"""Paper is laid out to be looked at, in a folder that goes away."""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from desktop.archive import Archive
from desktop.composition import SAMPLE
from desktop.printing import FontShelf, Press
from desktop.records import NotFoundError, PrintingError, Progress
from desktop.records.printing import PageImage, PrintReport, PrintRequest
from desktop.workflows.choose_fonts import ChooseFonts
from desktop.workflows.preview_paper import PreviewPaper
from desktop.workflows.print_speeches import PrintSpeeches


@pytest.fixture
def archive() -> Iterator[Archive]:
    with Archive.open(SAMPLE, read_only=True) as opened:
        yield opened


def finished(job: Generator[Progress, None, PrintReport]) -> PrintReport:
    while True:
        try:
            next(job)
        except StopIteration as end:
            report: PrintReport = end.value
            return report


def test_pages_are_shown_and_old_files_go(archive: Archive) -> None:
    preview = PreviewPaper(PrintSpeeches(archive))
    request = PrintRequest(session_ids=(archive.sessions()[0].id,))
    first, second = finished(preview.lay_out(request)), finished(preview.lay_out(request))
    preview.keep_only(second.path)
    assert not first.path.exists()
    wide, narrow = preview.pages(second.path, [1], scale=1), preview.pages(second.path, [0], scale=0.5)
    assert next(wide).width == 596
    assert next(narrow).width == 298
    wide.close()
    narrow.close()
    preview.close()
    preview.close()
    assert not second.path.parent.exists()


def test_what_is_not_there_is_said(archive: Archive) -> None:
    preview = PreviewPaper(PrintSpeeches(archive))
    with pytest.raises(NotFoundError):
        finished(preview.lay_out(PrintRequest(speech_ids=("none",))))
    preview.close()


def test_each_face_has_a_sample_and_characters_are_looked_up() -> None:
    fonts = ChooseFonts(Press())
    job = fonts.samples(scale=1)
    images: tuple[PageImage, ...] = ()
    while not images:
        try:
            next(job)
        except StopIteration as end:
            images = end.value
    assert len(images) == len(fonts.faces()) == 5
    assert fonts.missing("曾\U000f0000") == ("\U000f0000",)
    fonts.give_back("title")


def test_without_a_chinese_font_it_is_said(tmp_path: Path) -> None:
    fonts = ChooseFonts(Press(FontShelf(system=(tmp_path,))))
    with pytest.raises(PrintingError, match="No Chinese font"):
        fonts.faces()
