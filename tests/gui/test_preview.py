"""The preview shows the paper as it will be, remembers choices and prints for real."""

from collections import deque
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.gui.main_window import MainWindow
from desktop.gui.models.preview_choices import PreviewChoices, page_ranges, remembered
from desktop.gui.models.preview_pages import PreviewPages
from desktop.gui.models.preview_scope import scopes
from desktop.gui.views.preview_page import PreviewPage
from desktop.records import SearchQuery
from desktop.records.printing import Layout
from desktop.records.resources import resource
from tests.gui.previewing import change, shown

ARTICLE = resource("sample/texts/2025-10-standing-committee.txt")


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
