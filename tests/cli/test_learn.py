"""The command line learns from corrections, asks before it spoils a label, and forgets."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.archive import Archive
from desktop.cli import run
from desktop.records.correction import Correction
from desktop.workflows.import_records import ImportRecords
from tests.workflows.test_learn_labels import HOUSE, article


def saved(path: Path, reports: Sequence[tuple[int, Sequence[Correction]]]) -> list[str]:
    with Archive.create(path, name="mine") as archive:
        imports = ImportRecords(archive)
        for n, corrections in reports:
            imports.save(imports.plan(imports.read_text(article(n)), corrections), corrections)
        imports.close()
    return ["--archive", str(path)]


def test_learning_is_told_and_forgotten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = saved(tmp_path / "mine.db", [(1, HOUSE), (2, HOUSE)])
    assert run([*archive, "learn"]) == 0
    assert "from 4 corrections; 4 labels" in capsys.readouterr().out
    assert run([*archive, "learn", "--reset"]) == 0
    assert run([*archive, "learn"]) == 1
    assert "nothing to learn" in capsys.readouterr().err


def test_a_spoiled_label_is_named_and_nothing_is_used_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = saved(tmp_path / "mine.db", [(1, ()), *((n, HOUSE) for n in range(2, 6))])
    assert run([*archive, "learn"]) == 1
    assert "would become footer: ※本台记者1号机位" in capsys.readouterr().err
    assert run([*archive, "learn", "--anyway"]) == 0


def test_a_dry_run_reads_as_the_named_archive_has_learned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = saved(tmp_path / "mine.db", [(1, HOUSE), (2, HOUSE)])
    (tmp_path / "nine.txt").write_text(article(9), encoding="utf-8")
    dry = ["import", "--dry-run", "--json", str(tmp_path / "nine.txt")]

    def label(arguments: Sequence[str]) -> str:
        capsys.readouterr()
        assert run([*arguments, *dry]) == 0
        found: str = json.loads(capsys.readouterr().out)["lines"][1]["label"]
        return found

    assert label(archive) != "footer"
    run([*archive, "learn"])
    assert label(archive) == "footer"
    assert label([]) != "footer"
