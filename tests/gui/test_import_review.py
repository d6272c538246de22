"""One report is checked and corrected: labels, paragraphs, fields, doubts, speeches."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.composition import Desk
from desktop.gui.models.import_speeches import (
    CAPACITY,
    DOUBTFUL_ROLE,
    SPEAKER,
    STATE,
    TITLE,
    UNSURE_ROLE,
    ImportSpeechesModel,
)
from desktop.gui.views.import_window import ImportView
from desktop.gui.views.paragraph_splitter import ParagraphSplitter
from desktop.records import Label, SpeechFacts, SpeechKind
from desktop.records.correction import SessionField, anchor_of
from desktop.records.plan import FieldReason
from tests.gui.importing import ARTICLE, focus, labels, pasted


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
    # It covers no more of the paragraphs beneath than its text takes.
    assert splitter.height() < 110
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(splitter, key)
    assert len(labels(view)) == count + 1
    view.paragraphs.select(3)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_Return)
    again = view.paragraphs.findChildren(ParagraphSplitter)[-1]
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert len(labels(view)) == count + 1


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


def test_f2_writes_in_the_cell_that_is_chosen_in_the_table(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    view.table.setFocus()
    view.table.setCurrentIndex(view.speeches.index(0, CAPACITY))
    QTest.keyClick(view.table, Qt.Key.Key_F2)
    editor = view.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("市政协常委")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.speeches.index(0, CAPACITY).data() == "市政协常委")
    assert focus() is view.table
    assert view.table.currentIndex().column() == CAPACITY


def test_tab_goes_from_the_fields_to_the_doubts_and_on_to_the_speeches(
    view: ImportView, qtbot: QtBot
) -> None:
    pasted(view, qtbot)
    view.form.fields[SessionField.ATTENDEES].setFocus()
    stops: list[QWidget] = []
    while focus() is not view.table and len(stops) < 20:
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        stops.append(focus())
    assert [stop for stop in stops if isinstance(stop, QPushButton)] == stops[:-1]
    assert len(stops) == 7


def test_what_is_still_being_typed_is_saved_too(view: ImportView, desk: Desk, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    theme = view.form.fields[SessionField.THEME]
    theme.setFocus()
    theme.clear()
    QTest.keyClicks(theme, "Night buses")
    QTest.keyClick(theme, Qt.Key.Key_F2)
    QTest.keyClicks(focus(), "Ran")
    QTest.keyClick(focus(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(desk.browse.sessions()))
    (session,) = desk.browse.sessions()
    assert session.theme == "Night buses"
    assert [speech.speaker_names for speech in desk.browse.speeches(session.id)][-1] == ("Ran",)


def test_a_paragraph_that_was_just_labelled_is_not_folded_away(view: ImportView, qtbot: QtBot) -> None:
    pasted(view, qtbot)
    view.paragraphs.select(9)
    before = labels(view)
    for key in (Qt.Key.Key_7, Qt.Key.Key_4):
        QTest.keyClick(view.paragraphs, key)
        assert view.paragraphs.current_line == 9
    assert labels(view) == before


def test_a_doubtful_field_of_a_speech_is_marked_and_spoken_of() -> None:
    reason = FieldReason(session=0, speech=0, field="office", rule="", cue="", line=1, certainty=0.5)
    sure = replace(reason, field="title", certainty=0.99)
    model = ImportSpeechesModel()
    speech = SpeechFacts(kind=SpeechKind.SPEECH, title="让末班车等一等人", office="委员")
    text = replace(reason, field="text", rule="told", doubt="text.holds-name")
    model.show([speech], lambda _speech: {"office": reason, "title": sure, "text": text})
    marked = [column for column in range(STATE + 1) if model.index(0, column).data(UNSURE_ROLE)]
    assert marked == [CAPACITY, STATE]
    assert model.index(0, CAPACITY).data(Qt.ItemDataRole.AccessibleTextRole) == "Office: 委员 (doubtful)"
    assert model.index(0, STATE).data() == "To check"
    assert "Another person is named" in str(model.index(0, STATE).data(Qt.ItemDataRole.ToolTipRole))
