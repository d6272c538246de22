"""The command line does what its users' scripts rely on."""

import json
from pathlib import Path

import pytest

from desktop.cli import run
from desktop.composition import SAMPLE
from desktop.records.resources import resource

ARTICLE = resource("sample/texts/2025-10-standing-committee.txt")


def documents(capsys: pytest.CaptureFixture[str]) -> object:
    return json.loads(capsys.readouterr().out)


def test_a_dry_run_prints_one_document_and_saves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--archive", str(tmp_path / "a.db"), "import", "--dry-run", "--json", str(ARTICLE)]) == 0
    plan = documents(capsys)
    assert isinstance(plan, dict)
    assert len(plan["sessions"]) == 1
    assert list(tmp_path.iterdir()) == []


def test_several_paths_give_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "--dry-run", "--json", str(ARTICLE), str(ARTICLE)]) == 0
    plans = documents(capsys)
    assert isinstance(plans, list)
    assert len(plans) == 2


def test_a_text_without_a_session_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "notice.txt"
    text.write_text("停水通知\n\n因管网检修，明日八时至十七时停水，请提前储水。\n", encoding="utf-8")
    assert run(["import", "--dry-run", "--json", str(text)]) == 0
    plan = documents(capsys)
    assert isinstance(plan, dict)
    assert plan["sessions"] == []
    assert [warning["code"] for warning in plan["warnings"]] == ["no-session"]


def test_from_article_to_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = ["--archive", str(tmp_path / "mine.db")]
    assert run([*archive, "import", str(ARTICLE)]) == 0
    capsys.readouterr()
    assert run([*archive, "search", "公共", "--json", "--facets"]) == 0
    found = documents(capsys)
    assert isinstance(found, dict)
    assert found["total"] >= 1
    assert found["facets"]["year"][0]["value"] == "2025"
    assert (
        run([*archive, "print", "--speech", found["hits"][0]["speech"], "-o", str(tmp_path / "a.pdf")]) == 0
    )
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert run([*archive, "verify"]) == 0
    assert run([*archive, "backup", "-o", str(tmp_path / "copy.db")]) == 0
    assert run(["--archive", str(tmp_path / "copy.db"), "verify"]) == 0


def test_a_second_import_of_the_same_article_saves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = ["--archive", str(tmp_path / "mine.db")]
    assert run([*archive, "import", str(ARTICLE)]) == 0
    assert run([*archive, "import", str(ARTICLE)]) == 0
    capsys.readouterr()
    assert run([*archive, "stats", "--json"]) == 0
    counts = documents(capsys)
    assert isinstance(counts, dict)
    assert counts["sessions"] == 1


def test_sessions_and_speeches_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    archive = ["--archive", str(SAMPLE)]
    assert run([*archive, "sessions", "--json"]) == 0
    listed = documents(capsys)
    assert isinstance(listed, list)
    assert run([*archive, "show", listed[0]["id"], "--json"]) == 0
    session = documents(capsys)
    assert isinstance(session, dict)
    assert run([*archive, "show", session["speeches"][-1]["id"]]) == 0
    assert session["speeches"][-1]["text"] in capsys.readouterr().out
    assert run([*archive, "show", listed[0]["id"]]) == 0
    assert run([*archive, "sessions"]) == 0
    assert run([*archive, "search", "公共", "--facets"]) == 0
    assert "⟦公共⟧" in capsys.readouterr().out


def test_the_sample_archive_is_never_written(capsys: pytest.CaptureFixture[str]) -> None:
    before = SAMPLE.read_bytes()
    assert run(["--archive", str(SAMPLE), "import", str(ARTICLE)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert SAMPLE.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["stats"], 1),
        (["--archive", "missing.db", "stats"], 1),
        (["--archive", str(SAMPLE), "show", "nobody"], 1),
        (["--archive", str(SAMPLE), "print", "-o", "x.pdf"], 2),
        (["--archive", str(SAMPLE), "print", "--query", "没有这样的话", "-o", "x.pdf"], 1),
        (["nonsense"], 2),
        (["import", "--dry-run", "missing.txt"], 1),
    ],
)
def test_errors_are_one_sentence_and_a_code(
    arguments: list[str],
    code: int,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err
    if code == 1:
        assert printed.err.startswith("yizheng: ")
        assert printed.err.count("\n") == 1


def test_the_archive_opened_last_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--archive", str(tmp_path / "mine.db"), "import", str(ARTICLE)]) == 0
    capsys.readouterr()
    assert run(["stats"]) == 0
    assert "sessions 1" in capsys.readouterr().out


def test_the_index_is_made_anew(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--archive", str(SAMPLE), "reindex"]) == 0
    assert capsys.readouterr().out


def test_the_program_checks_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--self-check"]) == 0
    assert capsys.readouterr().out.count("\n") == 4


def test_training_writes_weights_and_says_how_good_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "headline\t澜川市政协召开协商会\nnarrative\t1月11日，澜川市政协召开协商会，卫承岳主持会议。\n"
    for name in ("one.tsv", "two.tsv"):
        (tmp_path / name).write_text(rows, encoding="utf-8")
    assert run(["train", str(tmp_path), "-o", str(tmp_path / "weights.json")]) == 0
    assert "2" in capsys.readouterr().out
    assert (tmp_path / "weights.json").exists()
