"""An article goes from the clipboard to the archive in the real window."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.composition import Composition, Desk
from desktop.gui.drafting import Drafting
from desktop.gui.models.import_speeches import DOUBTFUL_ROLE, SPEAKER, STATE, TITLE
from desktop.gui.views.import_window import ImportView
from desktop.gui.views.paragraph_splitter import ParagraphSplitter
from desktop.records import Label
from desktop.records.correction import SessionField, anchor_of
from desktop.workflows.keep_drafts import KeepDrafts

ARTICLE = """港城夜话：澜川市政协召开协商会
发布时间：2025-03-12

3月11日，澜川市政协召开六届十五次常委会会议，围绕“夜间公共交通”协商议政。市政协主席卫承岳主持会议。

发言摘登

让末班车等一等人

蔺望川

市政协委员，代表民革界别活动小组发言

末班车太早，夜班工人走路回家。建议：一是延后半小时；二是用小车接驳。

给夜归人留一盏灯

市政协委员，代表石臼湖区政协发言

站台没有灯，老人不敢等车。建议：一是补路灯；二是设座椅。
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    composition = Composition(cache=tmp_path / "cache", state=tmp_path / "state")
    with composition.create(tmp_path / "mine.db", name="mine") as made:
        yield made


@pytest.fixture
def drafts(tmp_path: Path) -> KeepDrafts:
    return KeepDrafts(tmp_path / "drafts")


@pytest.fixture
def view(desk: Desk, drafts: KeepDrafts, qtbot: QtBot) -> Iterator[ImportView]:
    made = ImportView(desk.imports, Drafting(drafts, desk.archive.id))
    qtbot.addWidget(made)
    made.resize(1366, 720)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.stop()
    made.close()


def pasted(view: ImportView, qtbot: QtBot, text: str = ARTICLE) -> None:
    view.source.area.setPlainText(text)
    view.source.go_button.click()
    qtbot.waitUntil(lambda: view.review is not None, timeout=15_000)
    # A window of the test before that goes away late takes the keyboard with it.
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)


def labels(view: ImportView) -> list[Label]:
    assert view.review is not None
    return [line.label for line in view.review.plan.lines]


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


def test_a_digit_relabels_and_undo_takes_it_back(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    before = labels(view)
    view.paragraphs.select(5)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_9)
    assert labels(view)[4] is Label.NOISE
    view.paragraphs.select(3)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_2)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_2)
    assert labels(view)[2] is not Label.NARRATIVE
    for _ in range(3):
        QTest.keyClick(view.paragraphs, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: labels(view) == before)


def test_paragraphs_are_merged_and_split(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    count = len(labels(view))
    view.paragraphs.select(2)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_Backspace)
    assert len(labels(view)) == count - 1
    view.paragraphs.split_requested.emit(1, 5)
    assert len(labels(view)) == count


def test_fields_written_by_a_person_win(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    assert view.review is not None
    assert view.form.inferred.isVisible()
    field = view.form.fields[SessionField.HELD_ON]
    field.setText("2024-03-11")
    field.editingFinished.emit()
    assert str(view.review.plan.sessions[0].facts.held_on) == "2024-03-11"
    assert not view.form.inferred.isVisible()
    field.setText("spring")
    field.editingFinished.emit()
    assert str(view.review.plan.sessions[0].facts.held_on) == "2024-03-11"
    cell = view.speeches.index(0, TITLE)
    assert view.speeches.setData(cell, "末班车")
    assert view.review.speeches[0].title == "末班车"
    assert view.speeches.index(0, SPEAKER).data() == "蔺望川"


def test_a_doubt_is_settled_and_the_next_is_found(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    assert view.review is not None
    before = len(view.review.doubts())
    QTest.keyClick(view.paragraphs, Qt.Key.Key_F8)
    view.doubts.settled.emit(view.review.doubts()[-1])
    assert len(view.review.doubts()) == before - 1


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


def test_key_points_fold_what_is_sure(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    assert view.key_points.isChecked()
    folded = view.paragraphs.lines.rowCount()
    view.key_points.setChecked(False)
    assert view.paragraphs.lines.rowCount(QModelIndex()) == len(labels(view)) >= folded
    assert not view.grab().isNull()


def test_models_are_sound(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    for model in (view.paragraphs.lines, view.speeches):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert view.speeches.index(1, STATE).data() == "To check"
    assert view.speeches.index(1, STATE).data(DOUBTFUL_ROLE)


def test_a_speech_is_moved_left_out_and_its_paragraph_shown(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    view.table.setCurrentIndex(view.speeches.index(0, TITLE))
    actions = {action.text(): action for action in view.table.actions()}
    actions["Move up"].trigger()
    actions["Move down"].trigger()
    assert [row_speaker(view, row) for row in (0, 1)] == ["not given", "蔺望川"]
    assert view.table.currentIndex().row() == 1
    actions["Go to its paragraph"].trigger()
    assert view.paragraphs.current_line == 8
    actions["This is no speech: leave it out"].trigger()
    assert view.speeches.rowCount() == 1


def row_speaker(view: ImportView, row: int) -> str:
    return str(view.speeches.index(row, SPEAKER).data())


def test_the_splitter_splits_at_its_cursor_and_escape_leaves_it(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    count = len(labels(view))
    view.paragraphs.select(3)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_Return)
    splitter = view.paragraphs.findChild(ParagraphSplitter)
    assert isinstance(splitter, ParagraphSplitter)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(splitter, key)
    assert len(labels(view)) == count + 1
    view.paragraphs.select(3)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_Return)
    again = view.paragraphs.findChildren(ParagraphSplitter)[-1]
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert len(labels(view)) == count + 1


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


def test_f2_opens_the_field_for_the_missing_name(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_F2)
    field = next(f for f in view.doubts.findChildren(QLineEdit) if f.isVisible())
    QTest.keyClicks(field, "ran")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert view.review is not None
    assert view.review.missing_speakers() == 0
    assert "to fill in" not in view.keep.text()


def test_labels_and_fields_say_why(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    label = view.paragraphs.lines.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Likelihood" in label
    held_on = view.form.fields[SessionField.HELD_ON]
    assert "3月11日" in held_on.toolTip()
    assert "of 100 cases" in held_on.toolTip()
    title = view.speeches.index(0, TITLE).data(Qt.ItemDataRole.ToolTipRole)
    assert "of 100 cases" in title
    held_on.setText("2025-03-12")
    held_on.editingFinished.emit()
    assert held_on.toolTip() == ""
    view.table.setCurrentIndex(view.speeches.index(0, TITLE))
    view.table._on_drop()
    assert "of 100 cases" not in view.speeches.index(0, TITLE).data(Qt.ItemDataRole.ToolTipRole)


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


def test_a_count_of_the_account_agrees_or_not_and_follows_corrections(view: ImportView, qtbot: QtBot) -> None:
    came = "市政协副主席闻人朔、令狐澄等2人出席会议。"
    told = ARTICLE.replace("主持会议。", f"主持会议。{came}会上，1位委员作了发言。")
    pasted(view, qtbot, told.replace("发言摘登\n\n", ""))
    assert view.review is not None
    assert [one.is_same for one in view.review.counts()] == [False, True]
    assert "count-mismatch" in [warning.code for warning in view.review.doubts()]
    titles = [label.text() for label in view.doubts.findChildren(QLabel)]
    assert {"ⓘ Numbers differ", "✓ Numbers agree"} <= set(titles)
    anchor = anchor_of(view.review.speeches[1])
    view.table.drop_requested.emit(anchor)
    assert [one.is_same for one in view.review.counts()] == [True, True]
    assert "count-mismatch" not in [warning.code for warning in view.review.doubts()]
    shown = [label.text() for label in view.doubts.findChildren(QLabel) if label.isVisible()]
    assert "✓ Numbers agree" in shown
    assert "The account says “1位委员作了发言”; 1 who spoke were found." in shown
