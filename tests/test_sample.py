"""The sample archive is what its texts say."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from desktop.archive import Archive
from desktop.records import PassageKind, SpeechKind

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "archive.db"


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample", ROOT / "build_spec/sample.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_archive_matches_its_texts(builder: ModuleType, tmp_path: Path) -> None:
    builder.build(tmp_path / "again.db")
    with (
        Archive.open(tmp_path / "again.db", read_only=True) as again,
        Archive.open(SAMPLE, read_only=True) as kept,
    ):
        assert list(again.dump()) == list(kept.dump())


def test_the_archive_is_rich_enough() -> None:
    with Archive.open(SAMPLE, read_only=True) as archive:
        sessions = archive.sessions()
        speeches = [speech for session in sessions for speech in archive.speeches(session.id)]
    set_out = [speech for speech in speeches if speech.kind is SpeechKind.SPEECH]
    assert len(sessions) >= 8
    assert len({session.held_on.year for session in sessions if session.held_on}) == 3
    assert len(set_out) >= 60
    assert sum(bool(speech.passage_texts(PassageKind.PROPOSAL)) for speech in set_out) > 40


def test_no_sentence_stands_twice() -> None:
    with Archive.open(SAMPLE, read_only=True) as archive:
        speeches = [speech for session in archive.sessions() for speech in archive.speeches(session.id)]
    texts = [speech.text for speech in speeches if speech.kind is not SpeechKind.NARRATIVE]
    sentences = [part.strip() for text in texts for part in re.split(r"[。！？；\n]", text)]
    long = [sentence for sentence in sentences if len(sentence) >= 20]
    assert sorted({sentence for sentence in long if long.count(sentence) > 1}) == []
