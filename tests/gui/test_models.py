"""The models and the plain parts beneath the window."""

import sys

from PySide6.QtCore import QAbstractItemModel, Qt, QUrl
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.models.history import History
from desktop.gui.models.words import speech_title
from desktop.gui.views.reader_text import utf16
from desktop.records import SearchQuery, Speaker, Speech, SpeechKind


def speech(**facts: object) -> Speech:
    known = {"id": "s", "session_id": "t", "position": 0, "revision": 1, "sha256": "", "text": "正文。"}
    return Speech(**{"kind": SpeechKind.SPEECH, **known, **facts})  # type: ignore[arg-type]


def test_models_keep_qt_s_rules(window: MainWindow, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    page = window.page
    assert page is not None
    with qtbot.waitSignal(page.found):
        window.bar.search.setText("建议")
    models = (page.model, page.sidebar.scopes.model(), page.sidebar.facets.model())
    for model in models:
        assert isinstance(model, QAbstractItemModel)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_row_is_a_sentence_for_screen_readers(window: MainWindow) -> None:
    page = window.page
    assert page is not None
    said = str(page.model.index(3).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "proposal" in said
    hit = page.model.hit(3)
    assert hit is not None
    assert hit.speakers[0] in said


def test_the_reader_loads_nothing(window: MainWindow) -> None:
    page = window.page
    assert page is not None
    assert page.reader.loadResource(2, QUrl("file:///etc/hostname")) is None


def test_void_calls_keep_their_references(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(5_000):
        label.setText(str(number))
        label.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 1_000


def test_typing_is_one_step_of_the_history() -> None:
    history = History(SearchQuery())
    for text in ("港", "港口", "港口"):
        history.visit(SearchQuery(text=text))
    assert history.go_back() == SearchQuery()
    assert not history.can_go_back
    assert history.go_back() == SearchQuery()
    assert history.go_forward() == SearchQuery(text="港口")
    assert not history.can_go_forward
    assert history.go_forward() == SearchQuery(text="港口")


def test_untitled_speeches_have_names() -> None:
    names = (Speaker(name="蔺望川"),)
    assert speech_title(speech(kind=SpeechKind.REMARK, speakers=names), None) == "Remarks by 蔺望川"
    assert speech_title(speech(kind=SpeechKind.REPORTED), None) == "Members in the report"
    assert speech_title(speech(kind=SpeechKind.NARRATIVE), None) == "Session account"


def test_rare_characters_take_two_units_in_qt() -> None:
    assert utf16("𬭎灯", 1) == 2
    assert utf16("𬭎灯", 2) == 3
