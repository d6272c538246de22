"""Whole folders and lists of members on the command line."""

import json
from pathlib import Path

import pytest

from desktop.cli import run
from tests.workflows.test_import_folder import ARTICLE, OTHER

LIST = "姓名,界别,职务\n蔺望川,教育界,校长\n卫承岳,经济界,工程师\n"


def test_a_folder_is_reported_and_its_new_speeches_are_merged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "b.txt").write_text(ARTICLE + OTHER, "utf-8")
    archive = ["--archive", str(tmp_path / "mine.db")]
    assert run([*archive, "import", str(folder), "--report", str(tmp_path / "report.csv")]) == 0
    shown = capsys.readouterr()
    assert "a.txt: " in shown.out
    assert "--same-session merge" in shown.err
    assert len((tmp_path / "report.csv").read_text("utf-8-sig").splitlines()) == 3
    assert run([*archive, "import", str(folder), "--same-session", "merge"]) == 0
    capsys.readouterr()
    assert run([*archive, "stats", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["speeches"] == 2


def test_a_file_that_fails_is_named_and_the_exit_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 broken")
    assert run(["--archive", str(tmp_path / "mine.db"), "import", str(tmp_path / "a.pdf")]) == 1
    assert "yizheng: " in capsys.readouterr().err


def test_a_list_of_members_is_shown_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "list.csv"
    table.write_text(LIST + "卫承岳,医卫界,医生\n", "utf-8")
    archive = ["--archive", str(tmp_path / "mine.db")]
    assert run(["members", str(table), "--dry-run"]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines()[0] == "蔺望川  教育界  校长"
    assert "卫承岳" in shown.err
    assert run(["members", str(table), "--dry-run", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 3
    assert run([*archive, "members", str(table)]) == 0
    table.write_text(LIST.replace("校长", "教授"), "utf-8")
    capsys.readouterr()
    assert run([*archive, "members", str(table)]) == 0
    assert "蔺望川" in capsys.readouterr().err
