"""An article goes from the clipboard to the archive in the real window."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.composition import Composition, Desk
from desktop.gui.drafting import Drafting
from desktop.gui.views.import_window import ImportView
from desktop.workflows.keep_drafts import KeepDrafts
from tests.gui.importing import ARTICLE, pasted


def test_from_clipboard_to_saved_with_the_missing_speaker_filled(
    view: ImportView, desk: Desk, qtbot: QtBot
) -> None:
    pasted(view, qtbot)
    assert view.review is not None
    assert view.review.missing_speakers() == 1
    warning = view.review.doubts()[0]
    assert warning.code == "speaker-missing"
    view.doubts.name_given.emit(warning, "冉阿朵")
    assert view.review.missing_speakers() == 0
    with qtbot.waitSignal(view.saved) as saved:
        view.save()
    (session_id,) = saved.args[0]
    names = [speech.speaker_names for speech in desk.browse.speeches(session_id)]
    assert names[1:] == [("蔺望川",), ("冉阿朵",)]


def test_files_are_reviewed_one_after_another_and_failures_named(
    view: ImportView, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 9)
    view.open_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
    qtbot.waitUntil(lambda: view.review is not None, timeout=15_000)
    view.save()
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.summary)
    assert view.summary.failures.count() == 1
    assert "b.txt" in view.summary.failures.item(0).text()


def test_the_same_report_again_is_noticed(view: ImportView, desk: Desk, qtbot: QtBot) -> None:
    desk.imports.save(desk.imports.plan(desk.imports.read_text(ARTICLE)))
    pasted(view, qtbot)
    assert "imported before" in view.notice.text
    assert view.notice.isVisible()


def test_what_is_no_session_cannot_be_saved(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot, "停水通知\n明日停水，请储水。")
    assert not view.keep.isEnabled()
    view.save()
    assert view.review is not None


def test_text_that_cannot_be_read_is_said(view: ImportView, qtbot: QtBot) -> None:
    view.paste_text(" ")
    qtbot.waitUntil(lambda: "no text" in view.notice.text)


def test_giving_up_asks_before_corrections_are_lost(
    view: ImportView, drafts: KeepDrafts, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pasted(view, qtbot)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_9)
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    with qtbot.assertNotEmitted(view.closed):
        view.steps.discard.click()
    with qtbot.waitSignal(view.closed):
        view.steps.discard.click()
    view.stop()
    assert drafts.of(desk.archive.id) == ()


def test_leaving_in_the_middle_tells_what_was_saved(view: ImportView, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE + name, encoding="utf-8")
    view.open_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
    qtbot.waitUntil(lambda: view.review is not None, timeout=15_000)
    assert "File 1 of 2" in view.steps.place.text()
    view.save()
    qtbot.waitUntil(lambda: view.review is not None, timeout=15_000)
    with qtbot.waitSignal(view.saved) as saved:
        view.steps.back.click()
    assert len(saved.args[0]) == 1


def test_an_empty_folder_is_said(view: ImportView, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    view.open_paths([tmp_path / "nothing"])
    assert "no file" in view.notice.text


def test_without_an_archive_an_article_is_shown_but_not_saved(qtbot: QtBot, tmp_path: Path) -> None:
    imports = Composition(cache=tmp_path / "cache", state=tmp_path / "state").dry_imports()
    view = ImportView(imports, Drafting(KeepDrafts(tmp_path / "drafts"), "none"))
    qtbot.addWidget(view)
    view.show()
    pasted(view, qtbot)
    assert "reading only" in view.notice.text
    assert not view.keep.isEnabled()
    view.stop()


def test_a_zip_is_opened_like_a_folder(view: ImportView, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    package = tmp_path / "两篇.zip"
    second = ARTICLE.replace("十五", "十六").replace("3月11日", "3月21日")
    with zipfile.ZipFile(package, "w") as file:
        file.writestr("会议/甲.txt", ARTICLE)
        file.writestr("乙.txt", second)
        file.writestr("__MACOSX/._乙.txt", "x")
    view.open_paths([package])
    qtbot.waitUntil(lambda: view.review is not None, timeout=15_000)
    assert "甲.txt   File 1 of 2" in view.steps.place.text()
    view.save()
    qtbot.waitUntil(lambda: "乙.txt   File 2 of 2" in view.steps.place.text(), timeout=15_000)
    qtbot.waitUntil(lambda: view.review is not None, timeout=15_000)
    with qtbot.waitSignal(view.saved):
        view.save()
    assert len(desk.browse.sessions()) == 2
    assert desk.browse.source(desk.browse.sessions()[0].id) is not None


def test_a_file_of_a_zip_that_cannot_be_read_is_named_with_its_place(
    view: ImportView, tmp_path: Path, qtbot: QtBot
) -> None:
    package = tmp_path / "坏.zip"
    with zipfile.ZipFile(package, "w") as file:
        file.writestr("空.docx", b"")
    view.open_paths([package])
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.summary, timeout=15_000)
    assert "空.docx" in view.summary.failures.item(0).text()


def test_where_scans_cannot_be_read_the_part_is_offered(
    desk: Desk, drafts: KeepDrafts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.intake.readers.scans.available", lambda: False)
    made = ImportView(desk.imports, Drafting(drafts, desk.archive.id))
    qtbot.addWidget(made)
    made.show()
    assert made.source.scans.isVisible()
    button = made.source.scans.findChild(QPushButton)
    assert button is not None
    button.click()
    box = made.findChild(QMessageBox)
    assert box is not None
    assert "yizheng[ocr]" in box.informativeText()
    box.close()
    made.stop()
