"""The preview says which faces are lacking, and lets them be chosen."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.views.preview_fonts import FontsDialog
from desktop.gui.views.preview_options import PreviewOptions
from desktop.gui.views.preview_page import PreviewPage
from desktop.printing import FontShelf, Press
from desktop.records.printing import PrintReport, Substitute
from desktop.workflows.choose_fonts import ChooseFonts
from tests.gui.previewing import change


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


def test_nothing_is_said_of_faces_before_it_is_known(qtbot: QtBot, tmp_path: Path) -> None:
    options = PreviewOptions()
    qtbot.addWidget(options)
    options.show()
    assert not options.fonts.title.isVisible()
    report = PrintReport(path=tmp_path / "a.pdf", pages=1)
    options.fonts.show_report(report)
    assert options.fonts.title.text() == "All standard faces are installed"
    assert options.fonts.title.objectName() == "quiet"
    options.fonts.show_report(replace(report, substitutes=(Substitute(standard="仿宋", used="Noto"),)))
    assert options.fonts.title.text() == "1 standard face is not installed"
    assert options.fonts.title.objectName() == "badge"
