"""A report of a session that is kept already is merged into it from the review, and undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.composition import Composition, Desk
from desktop.gui.dialogs.merge_session import MergeSessionDialog
from desktop.gui.drafting import Drafting
from desktop.gui.main_window import MainWindow
from desktop.gui.views.import_window import ImportView
from desktop.records.correction import SessionField
from desktop.workflows.keep_drafts import KeepDrafts
from tests.gui.importing import ARTICLE

SECOND = ARTICLE.replace(
    "末班车太早，夜班工人走路回家。建议：一是延后半小时；二是用小车接驳。",
    "末班车太早，许多夜班工人走路回家。建议：一是延后半小时。",
).replace(
    "站台没有灯，老人不敢等车。建议：一是补路灯；二是设座椅。", "渡口没有棚子，雨天乘客淋湿。建议：一是搭棚。"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    composition = Composition(cache=tmp_path / "cache", state=tmp_path / "state")
    with composition.create(tmp_path / "mine.db", name="mine") as made:
        made.imports.save(made.imports.plan(made.imports.read_text(ARTICLE)))
        yield made


@pytest.fixture
def view(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[ImportView]:
    made = ImportView(desk.imports, Drafting(KeepDrafts(tmp_path / "drafts"), desk.archive.id))
    qtbot.addWidget(made)
    made.resize(1366, 720)
    made.show()
    yield made
    made.stop()
    made.close()


def asked(view: ImportView, qtbot: QtBot) -> MergeSessionDialog:
    qtbot.waitUntil(view.page.merge.isVisible, timeout=15_000)
    view.page.merge.click()
    dialog = view.findChild(MergeSessionDialog)
    assert dialog is not None
    return dialog


def test_a_kept_session_is_named_and_the_report_is_merged_into_it(
    view: ImportView, desk: Desk, qtbot: QtBot
) -> None:
    view.paste_text(SECOND)
    qtbot.waitUntil(lambda: "kept already, from another source" in view.notice.text, timeout=15_000)
    view.notice.act()
    dialog = view.findChild(MergeSessionDialog)
    assert dialog is not None
    assert "1 new: added" in dialog.summary.text()
    assert "1 told twice" in dialog.summary.text()
    assert "夜班工人走路回家" in dialog.kept.toPlainText()
    assert "许多夜班工人" in dialog.told.toPlainText()
    marked = [one.cursor.selectedText() for one in dialog.told.extraSelections()]
    assert marked == ["末班车太早，许多夜班工人走路回家。"]
    dialog.choices.button(1).click()
    dialog.speeches.setCurrentRow(1)
    assert not dialog.question.isEnabled()
    assert "渡口没有棚子" in dialog.told.toPlainText()
    dialog.speeches.setCurrentRow(0)
    assert dialog.choices.button(1).isChecked()
    with qtbot.waitSignal(view.saved):
        dialog.merge.click()
    (session,) = desk.browse.sessions()
    texts = [speech.text[:12] for speech in desk.browse.speeches(session.id)[1:]]
    assert texts == ["末班车太早，许多夜班工人", "站台没有灯，老人不敢等车", "渡口没有棚子，雨天乘客淋"]
    desk.edit.undo()
    assert len(desk.browse.speeches(session.id)) == 3


def test_a_merge_that_is_given_up_changes_nothing(view: ImportView, desk: Desk, qtbot: QtBot) -> None:
    view.paste_text(SECOND)
    asked(view, qtbot).reject()
    assert view.review is not None
    (session,) = desk.browse.sessions()
    assert desk.browse.further_sources(session.id) == ()


def test_a_session_that_is_corrected_into_another_one_is_none_any_more(
    view: ImportView, desk: Desk, qtbot: QtBot
) -> None:
    view.paste_text(SECOND.replace("3月11日", "3月12日"))
    qtbot.waitUntil(lambda: view.review is not None, timeout=15_000)
    qtbot.waitUntil(lambda: not view._jobs.running)
    assert view.page.merge.isHidden()
    field = view.form.fields[SessionField.HELD_ON]
    field.setText("2025-03-11")
    field.editingFinished.emit()
    qtbot.waitUntil(view.page.merge.isVisible, timeout=15_000)
    assert "kept already" in view.notice.text


def test_the_same_bytes_are_told_as_before(view: ImportView, qtbot: QtBot) -> None:
    view.paste_text(ARTICLE)
    dialog = asked(view, qtbot)
    assert "imported before" in view.notice.text
    assert "adds no speech" in dialog.summary.text()
    assert dialog.speeches.isHidden()


def test_a_failure_of_merging_is_told(view: ImportView, desk: Desk, qtbot: QtBot) -> None:
    view.paste_text(SECOND)
    dialog = asked(view, qtbot)
    (session,) = desk.browse.sessions()
    desk.edit.delete("session", session.id)
    dialog.merge.click()
    qtbot.waitUntil(lambda: "no record" in view.notice.text)
    assert view.review is not None


def test_the_source_of_what_was_merged_is_shown_beside_the_session_s(
    empty_window: MainWindow, composition: Composition, tmp_path: Path, qtbot: QtBot
) -> None:
    composition.create(tmp_path / "own.db", name="own").close()
    empty_window.open_archive(tmp_path / "own.db")
    desk, page = empty_window.desk, empty_window.page
    assert desk is not None
    assert page is not None
    (kept,) = desk.imports.save(desk.imports.plan(desk.imports.read_text(ARTICLE)))
    told = desk.imports.plan(desk.imports.read_text(SECOND))
    desk.imports.merge(told, desk.imports.same_sessions(told), {})
    page.pages.show_session(kept)
    shown = page.right.session
    qtbot.waitUntil(lambda: shown.record is not None, timeout=15_000)
    assert "Merged from" in shown.facts.text()
    view = page.pages.show_source()
    assert view is not None
    view.chosen.setCurrentIndex(1)
    assert "渡口没有棚子" in view.text.toPlainText()
