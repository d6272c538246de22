"""The models and the plain parts beneath the window."""

import gc
import sys
import weakref

from PySide6.QtCore import QAbstractItemModel, Qt, QUrl
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.gui.main_window import MainWindow
from desktop.gui.models.history import History, Visit
from desktop.gui.models.scopes import Scope, ScopeModel, Scopes, scope_tree
from desktop.gui.models.words import speech_title
from desktop.gui.theme import sans
from desktop.gui.views.marked_text import lines_of
from desktop.gui.views.reader import Reader, Reading
from desktop.gui.views.reader_text import Places
from desktop.records import FacetValue, Passage, PassageKind, SearchQuery, Speaker, Speech, SpeechKind


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
    assert history.go_back().query == SearchQuery()
    assert not history.can_go_back
    assert history.go_back().query == SearchQuery()
    assert history.go_forward().query == SearchQuery(text="港口")
    assert not history.can_go_forward
    assert history.go_forward().query == SearchQuery(text="港口")


def test_a_record_that_another_led_to_is_a_step() -> None:
    history = History(SearchQuery())
    for speech_id in ("a", "b"):
        history.read(speech_id)
    history.follow("c")
    history.read("c")
    assert history.go_back() == Visit(query=SearchQuery(), speech_id="b")
    assert not history.can_go_back
    assert history.go_forward() == Visit(query=SearchQuery(), speech_id="c")


def test_untitled_speeches_have_names() -> None:
    names = (Speaker(name="蔺望川"),)
    assert speech_title(speech(kind=SpeechKind.REMARK, speakers=names), None) == "Remarks by 蔺望川"
    assert speech_title(speech(kind=SpeechKind.REPORTED), None) == "Members in the report"
    assert speech_title(speech(kind=SpeechKind.NARRATIVE), None) == "Session account"


def test_rare_characters_take_two_units_in_qt() -> None:
    places = Places("灯𬭎灯𬭎")
    assert [places.unit(place) for place in range(5)] == [0, 1, 3, 4, 6]
    assert [places.character(unit) for unit in (0, 1, 3, 4, 6)] == [0, 1, 2, 3, 4]


def test_a_long_text_comes_in_portions_and_is_whole_where_a_place_is_wanted(qtbot: QtBot) -> None:
    paragraph = "港口" * 75 + "。"
    text = "\n".join([paragraph] * 300)
    marks = ((0, 2), (len(text) - 3, len(text) - 1))
    passage = Passage(kind=PassageKind.PROPOSAL, start=len(paragraph) + 1, end=len(paragraph) * 200)
    reader = Reader(16)
    qtbot.addWidget(reader)
    reader.resize(700, 600)
    for is_waiting in (True, False):
        long = speech(text=text, passages=(passage,))
        reader.show_reading(None)
        reader.show_reading(Reading(speech=long, session=None, text_marks=marks))
        assert len(reader.toPlainText()) < len(text)
        assert reader.hits == 2
        if is_waiting:
            qtbot.waitUntil(lambda: reader.toPlainText().endswith(text))
        reader.step_hit(-1)
        assert reader.current_hit == "港口"
        assert reader.toPlainText().endswith(text)
        reader.selectAll()
        assert reader.selected == (0, len(text))


def test_only_the_last_line_of_an_excerpt_is_cut(qtbot: QtBot) -> None:
    text = "一艘船，“港口”里的2024年灯塔ABC照亮了河岸" * 8
    metrics = QFontMetrics(sans(13))
    for width in range(120, 400, 7):
        first, second = lines_of(text, ((0, 3), (len(text) - 2, len(text))), metrics, width=width, count=2)
        assert text.startswith(first.text)
        assert second.text.endswith("…")
        assert text[len(first.text) :].startswith(second.text[:-1])
        assert first.marks == ((0, 3),)
        assert second.marks == ()


def test_a_tree_of_scopes_goes_without_the_garbage_collector(qtbot: QtBot) -> None:
    gc.disable()
    root = Scope("")
    leaf = root.add(Scope("会议")).add(Scope("六届", SearchQuery(terms=(6,)), 3))
    model, gone = ScopeModel(root), weakref.ref(root)
    assert model.index_of(SearchQuery(terms=(6,))).parent().data() == "会议"
    model.release()
    del root, leaf, model
    assert gone() is None
    gc.enable()


def test_many_people_are_filed_under_letters() -> None:
    people = tuple(FacetValue(value=f"人{n}", label=f"人{n}", count=1) for n in range(400))
    initials = {one.value: "ba"[int(one.value[1:]) % 2] for one in people[:-1]}
    root = scope_tree(Scopes(sessions=(), facets={"speaker": people}, total=400, initials=initials))
    letters = root.children[1].children
    assert [letter.label for letter in letters] == ["#", "A", "B"]
    assert [letter.row for letter in letters] == [0, 1, 2]
    assert [len(letter.children) for letter in letters] == [1, 199, 200]
    few = scope_tree(Scopes(sessions=(), facets={"speaker": people[:3]}, total=3, initials=initials))
    assert [one.label for one in few.children[1].children] == ["人0", "人1", "人2"]
