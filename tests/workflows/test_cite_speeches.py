"""Sources as papers cite them and as GB/T 7714 wants them."""

from datetime import date

from desktop.records import Passage, PassageKind, Session, Speaker, Speech, SpeechKind
from desktop.workflows.cite_speeches import citation, reference, with_marks

SESSION = Session(id="t", revision=1, body="澜川市政协", name="六届一次会议", held_on=date(2024, 1, 2))


def speech(*names: str, **facts: object) -> Speech:
    known = {"id": "s", "session_id": "t", "position": 0, "revision": 1, "sha256": "", "text": "正文。"}
    speakers = tuple(Speaker(name=name) for name in names)
    return Speech(**{"kind": SpeechKind.SPEECH, "speakers": speakers, **known, **facts})  # type: ignore[arg-type]


def test_a_citation_leaves_out_what_is_unknown() -> None:
    whole = citation(speech("蔺望川", title="灯"), SESSION)
    assert whole == "正文。\n——蔺望川：《灯》，澜川市政协六届一次会议，2024年1月2日"
    assert citation(speech(), None, "选段") == "选段\n——"


def test_a_reference_is_a_paper_within_proceedings() -> None:
    assert (
        reference(speech("蔺望川", title="灯"), SESSION)
        == "蔺望川. 灯[C]//澜川市政协六届一次会议, 2024-01-02."
    )


def test_a_reference_names_three_authors_at_most() -> None:
    assert reference(speech("甲", "乙", "丙", "丁", title="灯"), None) == "甲, 乙, 丙, 等. 灯[C]."
    assert reference(speech("甲", "乙", "丙", title="灯"), None) == "甲, 乙, 丙. 灯[C]."


def test_a_reference_without_a_title_says_what_the_record_is() -> None:
    assert (
        reference(speech("甲"), SESSION)
        == "甲. 在澜川市政协六届一次会议上的发言[C]//澜川市政协六届一次会议, 2024-01-02."
    )


def test_marks_stand_before_what_is_copied_of_problems_and_proposals() -> None:
    text = "起。\n一是难。\n一是修。"
    passages = (
        Passage(kind=PassageKind.PROBLEM, start=3, end=7, number=1),
        Passage(kind=PassageKind.PROPOSAL, start=8, end=12, number=1),
    )

    def label(passage: Passage) -> str:
        return f"{passage.kind.value} {passage.number}"

    said = speech(text=text, passages=passages)
    assert with_marks(said, (0, len(text)), label) == "起。\n【problem 1】一是难。\n【proposal 1】一是修。"
    assert with_marks(said, (4, 12), label) == "是难。\n【proposal 1】一是修。"
