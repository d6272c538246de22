"""The preview shows the paper as it will be, remembers choices and prints for real."""

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.gui.main_window import MainWindow
from desktop.gui.models.preview_choices import PreviewChoices, page_ranges, remembered
from desktop.gui.models.preview_pages import PreviewPages
from desktop.gui.models.preview_scope import scopes
from desktop.gui.models.preview_words import printer_words
from desktop.gui.views.preview_fonts import FontsDialog
from desktop.gui.views.preview_page import PreviewPage
from desktop.gui.views.preview_painter import paint_pages, system_printer, system_printers
from desktop.printing import FontShelf, Press, Spooler, page_images
from desktop.records import PrintingError, SearchQuery
from desktop.records.printing import JobState, Layout, Printer, PrintSettings, Sides
from desktop.records.resources import resource
from desktop.workflows.choose_fonts import ChooseFonts
from tests.printing.conftest import PrintService

ARTICLE = resource("sample/texts/2025-10-standing-committee.txt")


@pytest.fixture
def preview(window: MainWindow, qtbot: QtBot) -> PreviewPage:
    """The preview of what is read, laid out and painted."""
    window.print_shown()
    view = window.printing.view
    assert view is not None
    shown(qtbot, view)
    return view


def shown(qtbot: QtBot, view: PreviewPage) -> None:
    qtbot.waitUntil(
        lambda: view.report is not None and not view.is_working and not view.canvas.lacking(), timeout=30_000
    )


def change(qtbot: QtBot, view: PreviewPage, act: Callable[[], object]) -> None:
    """Do something that lays the paper out anew, and wait for it."""
    before = view.report
    act()
    qtbot.waitUntil(lambda: view.report is not before, timeout=30_000)
    shown(qtbot, view)


def choose_layout(qtbot: QtBot, view: PreviewPage, layout: Layout) -> None:
    change(qtbot, view, view.options.cards[layout].click)


def test_the_preview_covers_the_window_and_leaves_it(window: MainWindow, preview: PreviewPage) -> None:
    assert window.bar.isHidden()
    assert window.shown_page is None
    assert "Page 1 of" in preview.status.place.text()
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert window.printing.view is None
    assert not window.bar.isHidden()


def test_every_layout_is_shown(preview: PreviewPage, qtbot: QtBot) -> None:
    for layout in (Layout.DIGEST, Layout.LARGE_PRINT, Layout.VOLUME, Layout.CARD, Layout.ATTENDANCE):
        choose_layout(qtbot, preview, layout)
        assert preview.report is not None
        assert preview.thumbs.pages.rowCount() == preview.report.pages


def test_choices_are_remembered_for_their_layout(
    window: MainWindow, preview: PreviewPage, qtbot: QtBot
) -> None:
    preview.options.checks["has_grid"].click()
    preview.printer.two_sided.click()
    change(qtbot, preview, preview.options.checks["with_session"].click)
    choose_layout(qtbot, preview, Layout.LARGE_PRINT)
    assert not preview.options.checks["has_grid"].isChecked()
    preview.closed.emit()
    window.print_shown()
    again = window.printing.view
    assert again is not None
    assert again.options.checks["has_grid"].isChecked()
    assert not again.options.checks["with_session"].isChecked()
    assert not again.printer.two_sided.isChecked()


def test_the_grid_needs_no_new_paper(preview: PreviewPage) -> None:
    before = preview.report
    preview.options.checks["has_grid"].click()
    assert preview.canvas.grab().toImage() != preview.thumbs.grab().toImage()
    assert preview.report is before


def test_the_newest_choice_wins(preview: PreviewPage, qtbot: QtBot) -> None:
    for layout in (Layout.VOLUME, Layout.DIGEST, Layout.CARD):
        preview.options.cards[layout].click()
    qtbot.waitUntil(lambda: not preview.is_working, timeout=30_000)
    shown(qtbot, preview)
    assert preview.report is not None
    with pypdfium2.PdfDocument(preview.report.path) as document:
        assert "档案著录卡" in document[0].get_textpage().get_text_range()


def test_giving_up_keeps_the_paper_that_was_there(preview: PreviewPage, qtbot: QtBot) -> None:
    before = preview.report
    preview.bar.choose_scope(2)
    preview.status.cancel_requested.emit()
    qtbot.waitUntil(lambda: not preview.is_working, timeout=30_000)
    assert preview.report is before


def test_a_session_and_the_whole_list_can_be_chosen(preview: PreviewPage, qtbot: QtBot) -> None:
    first = preview.report
    change(qtbot, preview, lambda: preview.bar.choose_scope(1))
    session = preview.report
    change(qtbot, preview, lambda: preview.bar.choose_scope(2))
    listed = preview.report
    assert first is not None
    assert session is not None
    assert listed is not None
    assert first.pages < session.pages < listed.pages
    assert list(listed.path.parent.glob("*.pdf")) == [listed.path]


def test_pages_are_turned_zoomed_and_shown_alone(preview: PreviewPage, qtbot: QtBot) -> None:
    change(qtbot, preview, lambda: preview.bar.choose_scope(1))
    canvas = preview.canvas
    fitted = canvas.zoom
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.current_page == 2
    assert preview.thumbs.currentIndex().row() == 2
    wheel = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), wheel)
    assert canvas.zoom > fitted
    preview.status.zoom_requested.emit(0)
    assert canvas.zoom == pytest.approx(fitted)
    preview.status.two_up.click()
    preview.thumbs.clicked.emit(preview.thumbs.pages.index(3))
    assert canvas.current_page == 3
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.current_page == 2
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.current_page == 0
    shown(qtbot, preview)


def test_the_keys_of_the_window_zoom_the_paper(window: MainWindow, preview: PreviewPage) -> None:
    before = preview.canvas.zoom
    window.zoom(1)
    assert preview.canvas.zoom > before


def test_the_paper_is_written_to_a_file(
    preview: PreviewPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "a"), ""))
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    preview.bar.export.click()
    qtbot.waitUntil(lambda: "Printed" in preview.notice.text, timeout=30_000)
    preview.notice.act()
    assert opened == [str(tmp_path / "a.pdf")]
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_a_file_that_cannot_be_written_is_said(
    preview: PreviewPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "gone" / "a.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    preview.bar.export.click()
    qtbot.waitUntil(lambda: "could not be written" in preview.notice.text, timeout=30_000)


def test_another_page_takes_the_place_of_the_preview(window: MainWindow, preview: PreviewPage) -> None:
    assert window.page is not None
    window.stack.setCurrentWidget(window.page)
    assert window.printing.view is None
    assert not window.status.isHidden()


@pytest.fixture
def printing(spooler: Spooler, preview: PreviewPage, qtbot: QtBot) -> Iterator[PreviewPage]:
    qtbot.waitUntil(lambda: preview.printer.can_print, timeout=20_000)
    yield preview
    qtbot.waitUntil(lambda: not preview.is_working, timeout=30_000)


def choose_printer(view: PreviewPage, name: str) -> None:
    view.printer.printer.setCurrentIndex(view.printer.printer.findData(name))


def test_the_paper_is_printed_as_it_is(
    printing: PreviewPage, print_service: PrintService, window: MainWindow, qtbot: QtBot
) -> None:
    assert printing.printer.printer.currentData() == "Kept"
    window.print_shown()
    qtbot.waitUntil(lambda: "has printed it" in printing.notice.text, timeout=30_000)
    assert printing.report is not None
    assert print_service.kept.read_bytes() == printing.report.path.read_bytes()


def test_a_job_that_waits_is_shown_and_taken_back(printing: PreviewPage, qtbot: QtBot) -> None:
    choose_printer(printing, "Off")
    assert printing.printer.printer.currentText() == "Off (stopped)"
    printing.bar.prints.click()
    qtbot.waitUntil(lambda: "is stopped (out of paper)" in printing.notice.text, timeout=30_000)
    printing.notice.act()
    qtbot.waitUntil(lambda: "was cancelled" in printing.notice.text, timeout=30_000)
    job = printing.sending.job
    assert job is not None
    assert job.state is JobState.CANCELLED


def test_a_printer_that_takes_nothing_is_said(printing: PreviewPage, qtbot: QtBot) -> None:
    choose_printer(printing, "Full")
    printing.bar.prints.click()
    qtbot.waitUntil(lambda: "did not take the job" in printing.notice.text, timeout=30_000)


def test_pages_that_are_not_understood_are_not_printed(printing: PreviewPage) -> None:
    printing.printer.pages.setText("drei")
    assert not printing.bar.prints.isEnabled()
    printing.printer.pages.setText("1")
    assert printing.bar.prints.isEnabled()
    assert printing.printer.settings().pages == ((1, 1),)


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("", ()),
        ("1-3，5", ((1, 3), (5, 5))),
        ("2至9", ((2, 4),)),
        ("0", None),
        ("3-2", None),
        ("6", None),
        ("a", None),
    ],
)
def test_page_ranges_are_read(text: str, ranges: object) -> None:
    assert page_ranges(text, 4 if "至" in text else 5) == ranges


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"has_grid": "perhaps", "more": true}'])
def test_what_was_not_kept_well_is_as_usual(text: str) -> None:
    assert remembered(text, Layout.OFFICIAL) == PreviewChoices(is_two_sided=True)


def test_the_list_of_pages_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = PreviewPages()
    model.show_pages(3)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_pages(1)
    assert model.rowCount() == 1
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Page 1 of 1"
    assert model.data(model.index(5)) is None


def test_printers_are_named_with_what_is_wrong() -> None:
    assert printer_words(Printer(name="A")) == "A"
    assert printer_words(Printer(name="A", accepts=False)) == "A (takes no jobs)"


def test_page_images_are_painted_at_the_resolution_of_the_printer(
    preview: PreviewPage, tmp_path: Path
) -> None:
    assert preview.report is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    images = page_images(preview.report.path, scale=2)
    assert len(list(paint_pages(printer, images, preview.report.pages))) == preview.report.pages
    with pypdfium2.PdfDocument(tmp_path / "painted.pdf") as document:
        assert len(document) == preview.report.pages


def test_a_printer_that_cannot_be_used_is_said(preview: PreviewPage, tmp_path: Path) -> None:
    assert preview.report is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "a.pdf"))
    with pytest.raises(PrintingError, match="could not be used"):
        deque(paint_pages(printer, page_images(preview.report.path), 1), maxlen=0)


def test_a_printer_is_set_up_for_a4_without_margins() -> None:
    printer = system_printer(PrintSettings(printer="Nowhere", copies=2, sides=Sides.LONG_EDGE))
    assert printer.fullPage()
    assert printer.pageLayout().pageSize().name() == "A4"
    assert all(isinstance(one, Printer) for one in system_printers())


def test_fonts_are_shown_chosen_and_given_back(
    preview: PreviewPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noto = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
    if not noto.exists():
        pytest.skip("needs fonts-noto-cjk")
    preview.options.fonts.more.click()
    dialog = preview.findChild(FontsDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: all(not one.pixmap().isNull() for one in dialog.samples.values()), timeout=30_000)
    dialog.text.setText("曾喆\U000f0000")
    assert dialog.lacking.text() == "No font has: \U000f0000"
    dialog.text.setText("曾喆")
    assert dialog.lacking.text() == "The fonts have all of it."
    (tmp_path / "no.ttf").write_bytes(b"no font")
    for name, is_said in ((tmp_path / "no.ttf", True), ("", True), (noto, False)):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments, one=name: (str(one), ""))
        dialog.choosers["title"].click()
        assert dialog.faults.isVisible() is is_said
    change(qtbot, preview, lambda: dialog._give_back("title"))
    dialog.reject()


def test_without_a_font_the_page_of_fonts_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FontsDialog(parent, ChooseFonts(Press(FontShelf(system=(tmp_path,)))))
    assert "No Chinese font" in dialog.faults.text()
    dialog.text.setText("曾")
    assert dialog.lacking.text() == ""
    dialog.reject()


def test_where_there_is_no_spooler_images_go_to_the_printer(
    preview: PreviewPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_file(_settings: PrintSettings) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "images.pdf"))
        return printer

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("desktop.gui.views.preview_sending.system_printer", to_file)
    preview.sending.find_printers()
    qtbot.waitUntil(lambda: not preview.is_working, timeout=20_000)
    assert not preview.bar.prints.isEnabled()
    preview.printer.show_printers([Printer(name="Office")])
    preview.bar.prints.click()
    qtbot.waitUntil(lambda: "handed to Office" in preview.notice.text, timeout=30_000)
    assert (tmp_path / "images.pdf").read_bytes().startswith(b"%PDF-")


def test_printing_images_can_be_stopped(preview: PreviewPage, tmp_path: Path) -> None:
    assert preview.report is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    images = [one for one in page_images(preview.report.path) for _copy in range(3)]
    job = paint_pages(printer, iter(images), len(images))
    preview.status.show_progress(next(job))
    assert preview.status.work.text() == f"Working… 1 of {len(images)}"
    job.close()
    assert printer.printerState() is not QPrinter.PrinterState.Active


def test_a_speaker_and_a_collection_can_be_printed(composition: Composition, tmp_path: Path) -> None:
    with composition.create(tmp_path / "mine.db", name="mine") as desk:
        deque(desk.imports.import_paths([ARTICLE]), maxlen=0)
        deque(desk.refresh.run(), maxlen=0)
        (session,) = desk.browse.sessions()
        speech = desk.browse.speeches(session.id)[-1]
        desk.gather.start_collection("空")
        desk.gather.start_collection("选编", [speech.id])
        *_others, speaker, collection = scopes(desk, speech, session, SearchQuery(), 0)
        assert speaker.label == f"All speeches of {speech.speaker_names[0]}"
        assert speech.id in speaker.request().speech_ids
        assert collection.label == "Collection: 选编"
        assert collection.request().speech_ids == (speech.id,)
