"""What was typed in a review is never lost: kept at every pause, resumed after leaving or kill -9."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.composition import Composition, Desk
from desktop.gui.drafting import Drafting
from desktop.gui.main_window import MainWindow
from desktop.gui.views.import_window import ImportView
from desktop.gui.views.text_field import TextField
from desktop.records import Label
from desktop.records.correction import SessionField
from desktop.records.draft import ImportDraft
from desktop.records.resources import resource

ARTICLE = resource("sample/texts/2023-07-standing-committee.txt").read_text("utf-8")


@pytest.fixture
def desk(composition: Composition, tmp_path: Path) -> Iterator[Desk]:
    with composition.create(tmp_path / "mine.db", name="mine") as made:
        yield made


@pytest.fixture
def open_view(desk: Desk, composition: Composition, qtbot: QtBot) -> Iterator[Callable[[], ImportView]]:
    views: list[ImportView] = []

    def opened() -> ImportView:
        view = ImportView(desk.imports, Drafting(composition.drafts, desk.archive.id))
        qtbot.addWidget(view)
        view.resize(1366, 720)
        with qtbot.waitActive(view):
            view.show()
        views.append(view)
        return view

    yield opened
    for view in views:
        view.stop()
        view.close()


def pasted(view: ImportView, qtbot: QtBot, text: str = ARTICLE) -> None:
    view.paste_text(text)
    qtbot.waitUntil(lambda: view.review is not None, timeout=20_000)
    # A window of the test before that goes away late takes the keyboard with it.
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)


def label(view: ImportView, n: int) -> Label:
    assert view.review is not None
    return view.review.plan.lines[n - 1].label


def test_leaving_keeps_a_draft_that_goes_on_where_it_was(
    open_view: Callable[[], ImportView], desk: Desk, composition: Composition, qtbot: QtBot
) -> None:
    view = open_view()
    pasted(view, qtbot)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_9)
    view.form.fields[SessionField.THEME].setText("夜间出行")
    view.form.fields[SessionField.THEME].editingFinished.emit()
    with qtbot.waitSignal(view.closed):
        view.steps.back.click()
    view.stop()
    again = open_view()
    assert again.source.drafts.isVisible()
    again.resume(again.drafting.kept()[0])
    qtbot.waitUntil(lambda: again.review is not None, timeout=20_000)
    assert label(again, 1) is Label.NOISE
    assert again.form.fields[SessionField.THEME].text() == "夜间出行"
    QTest.keyClick(again, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert again.form.fields[SessionField.THEME].text() != "夜间出行"
    again.save()
    again.stop()
    assert composition.drafts.of(desk.archive.id) == ()
    assert desk.browse.counts().sessions == 1


def test_what_is_being_pasted_is_a_draft_too(
    open_view: Callable[[], ImportView], desk: Desk, composition: Composition, qtbot: QtBot
) -> None:
    view = open_view()
    view.source.area.setPlainText("写到一半")
    qtbot.waitUntil(lambda: len(composition.drafts.of(desk.archive.id)) == 1, timeout=5_000)
    view.source.area.setPlainText("写到一半，又写")
    view.stop()
    (draft,) = composition.drafts.of(desk.archive.id)
    assert isinstance(draft.content, ImportDraft)
    assert draft.content.source.content.decode() == "写到一半，又写"
    again = open_view()
    again.source.drafts.discarded.emit(draft)
    assert not again.source.drafts.isVisible()


def test_a_draft_of_another_reading_offers_its_source(
    open_view: Callable[[], ImportView], desk: Desk, composition: Composition, qtbot: QtBot
) -> None:
    view = open_view()
    pasted(view, qtbot)
    QTest.keyClick(view.paragraphs, Qt.Key.Key_9)
    view.stop()
    (draft,) = composition.drafts.of(desk.archive.id)
    assert isinstance(draft.content, ImportDraft)
    other = ImportDraft(source=draft.content.source, steps=draft.content.steps, lines="other")
    composition.drafts.keep(draft.id, desk.archive.id, draft.name, other)
    again = open_view()
    again.resume(composition.drafts.of(desk.archive.id)[0])
    qtbot.waitUntil(lambda: again.review is not None, timeout=20_000)
    assert "another version" in again.notice.text
    assert label(again, 1) is not Label.NOISE


def test_keeping_as_a_draft_goes_on_to_the_next_file(
    open_view: Callable[[], ImportView], desk: Desk, composition: Composition, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE + name, encoding="utf-8")
    view = open_view()
    view.open_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
    qtbot.waitUntil(lambda: view.review is not None, timeout=20_000)
    view.page.draft.click()
    qtbot.waitUntil(lambda: view.review is not None, timeout=20_000)
    assert "File 2 of 2" in view.steps.place.text()
    view.save()
    view.stop()
    assert len(composition.drafts.of(desk.archive.id)) == 1
    assert desk.browse.counts().sessions == 1


def test_single_corrections_are_taken_back_and_brought_back(
    open_view: Callable[[], ImportView], qtbot: QtBot
) -> None:
    view = open_view()
    pasted(view, qtbot)
    theme = view.form.fields[SessionField.THEME]
    before = theme.text()
    theme.setText("别的")
    theme.editingFinished.emit()
    QTest.keyClick(view.paragraphs, Qt.Key.Key_9)
    view.form.take_back_requested.emit(SessionField.THEME)
    assert (theme.text(), label(view, 1)) == (before, Label.NOISE)
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert theme.text() == "别的"
    QTest.keyClick(view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert theme.text() == before


def test_keys_pressed_while_a_long_text_is_planned_wait_for_the_plan(
    open_view: Callable[[], ImportView], qtbot: QtBot
) -> None:
    view = open_view()
    pasted(view, qtbot, ARTICLE + "\n\n".join(f"第{n}段没有什么。" for n in range(260)))
    for key in (Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_2):
        QTest.keyClick(view.paragraphs, key)
    view.page.legend.label_requested.emit("9")
    qtbot.waitUntil(lambda: label(view, 1) is Label.NOISE, timeout=20_000)
    assert view.review is not None
    assert len(view.review.steps) == 4


def test_enter_while_composing_gives_no_name(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.show()
    entered: list[bool] = []
    field.returnPressed.connect(lambda: entered.append(True))
    QApplication.sendEvent(field, QInputMethodEvent("ran", []))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert entered == []
    done = QInputMethodEvent("", [])
    done.setCommitString("冉")
    QApplication.sendEvent(field, done)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert entered == [True]
    assert field.text() == "冉"


_REVIEW = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from desktop.composition import Composition
from desktop.gui.app import application, build_window

if __name__ == "__main__":
    folder, article = Path(sys.argv[1]), Path(sys.argv[2])
    app = application()
    parts = Composition(cache=folder / "cache", state=folder / "state", data=folder / "data")
    window = build_window(parts, folder / "mine.db")
    window.show()
    window.importing.begin([article])
    view = window.importing.view
    while view.review is None:
        app.processEvents()
    QTest.keyClick(view.paragraphs, Qt.Key.Key_9)
    while not parts.drafts.of(window.desk.archive.id):
        app.processEvents()
    print("kept", flush=True)
    app.exec()
"""


def test_a_review_survives_kill_9(
    tmp_path: Path, composition: Composition, qtbot: QtBot, empty_window: MainWindow
) -> None:
    composition.create(tmp_path / "mine.db", name="mine").close()
    script, article = tmp_path / "review.py", tmp_path / "a.txt"
    script.write_text(_REVIEW, encoding="utf-8")
    article.write_text(ARTICLE, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path), str(article)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"kept"
        process.send_signal(signal.SIGKILL)
    empty_window.open_archive(tmp_path / "mine.db")
    assert "not saved" in empty_window.notice.text
    empty_window.notice.act()
    view = empty_window.importing.view
    assert view is not None
    qtbot.waitUntil(lambda: view.review is not None, timeout=20_000)
    assert label(view, 1) is Label.NOISE
