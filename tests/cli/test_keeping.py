"""The command line keeps an archive safe and tells what became of it."""

import json
from pathlib import Path

import pytest

from desktop.cli import run
from desktop.records.resources import resource

ARTICLE = resource("sample/texts/2025-10-standing-committee.txt")


def test_a_copy_is_put_back_in_place_of_a_changed_archive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = ["--archive", str(tmp_path / "mine.db")]
    assert run([*archive, "import", str(ARTICLE)]) == 0
    assert run([*archive, "backup", "-o", str(tmp_path / "copy.db")]) == 0
    (tmp_path / "mine.db").write_bytes(b"broken")
    assert run([*archive, "restore", str(tmp_path / "copy.db")]) == 0
    assert (tmp_path / "mine-replaced.db").read_bytes() == b"broken"
    assert run([*archive, "verify"]) == 0
    (tmp_path / "mine.db").unlink()
    assert run([*archive, "restore", str(tmp_path / "copy.db")]) == 0
    assert run([*archive, "restore", str(ARTICLE)]) == 1
    assert "not a Yizheng archive" in capsys.readouterr().err


def test_the_history_tells_when_who_and_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = ["--archive", str(tmp_path / "mine.db")]
    run([*archive, "import", str(ARTICLE)])
    capsys.readouterr()
    assert run([*archive, "history"]) == 0
    line, first = capsys.readouterr().out.splitlines()
    assert "add  session" in line
    assert "create  archive" in first
    assert run([*archive, "history", "--json", "--limit", "1"]) == 0
    (change,) = json.loads(capsys.readouterr().out)
    assert (change["action"], change["entity"]) == ("add", "session")
