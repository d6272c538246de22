"""What was typed survives a crash; what cannot be read is passed over."""

from datetime import date
from pathlib import Path

import pytest

from desktop.records import Label, Line, SessionFacts, Source, SpeechFacts, SpeechKind
from desktop.records.correction import (
    Anchor,
    DropSpeech,
    MergeLine,
    MoveSpeech,
    Relabel,
    SessionField,
    SetSessionField,
    SetSpeechField,
    SettleDoubt,
    SpeechField,
    SplitLine,
)
from desktop.records.draft import ImportDraft, RecordDraft
from desktop.workflows.keep_drafts import KeepDrafts, fingerprint

ANCHOR = Anchor(line=3, offset=2)
IMPORT = ImportDraft(
    source=Source(content=b"\xff\x00abc", media_type="text/html", name="a.html", encoding="gb18030"),
    steps=(
        (Relabel(line=1, label=Label.BODY), SplitLine(line=2, offset=4)),
        (MergeLine(line=3), SetSessionField(session=0, field=SessionField.NAME, value="会")),
        (SetSpeechField(anchor=ANCHOR, field=SpeechField.TITLE, value="题"), DropSpeech(anchor=ANCHOR)),
        (MoveSpeech(anchor=ANCHOR, by=-1), SettleDoubt(code="x", anchor=None)),
    ),
    lines="abc",
)
RECORD = RecordDraft(
    session_id="s",
    session=SessionFacts(name="会", held_on=date(2024, 5, 6)),
    speech_id=None,
    speech=SpeechFacts(kind=SpeechKind.SPEECH, text="写到一半"),
)


def test_drafts_come_back_as_they_were_kept(tmp_path: Path) -> None:
    drafts = KeepDrafts(tmp_path / "drafts")
    assert drafts.keep("one", "archive", "甲", IMPORT)
    assert drafts.keep("two", "archive", "乙", RECORD)
    assert drafts.keep("three", "another", "丙", RECORD)
    assert {draft.id: draft.content for draft in KeepDrafts(tmp_path / "drafts").of("archive")} == {
        "one": IMPORT,
        "two": RECORD,
    }
    drafts.forget("one")
    drafts.forget("one")
    assert [draft.name for draft in drafts.of("archive")] == ["乙"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"id": 1}', '{"id": "a", "content": {"_type": "X"}}'])
def test_a_damaged_draft_is_passed_over_and_left(tmp_path: Path, content: str) -> None:
    drafts = KeepDrafts(tmp_path)
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    drafts.keep("good", "archive", "甲", RECORD)
    assert [draft.id for draft in drafts.of("archive")] == ["good"]
    assert (tmp_path / "bad.json").exists()


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    drafts = KeepDrafts(tmp_path / "file")
    assert not drafts.keep(drafts.new_id(), "archive", "甲", RECORD)
    assert drafts.of("archive") == ()


def test_other_paragraphs_have_another_fingerprint() -> None:
    assert fingerprint([Line(n=1, text="甲")]) != fingerprint([Line(n=1, text="乙")])
