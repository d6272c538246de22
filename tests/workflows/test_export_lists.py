"""Lists become tables that a spreadsheet program opens and does not run."""

import csv
from collections.abc import Generator
from pathlib import Path

import pytest

from desktop.records import Progress
from desktop.workflows.export_lists import ExportError, safe_cell, write_bytes, write_csv


def drain(target: Path, rows: list[tuple[object, ...]]) -> Path:
    def written() -> Generator[Progress, None, None]:
        paths.append((yield from write_csv(target, ("甲", "乙"), rows)))

    paths: list[Path] = []
    list(written())
    return paths[0]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_what_would_run_is_prefixed(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


def test_numbers_and_words_stay_as_they_are() -> None:
    assert [safe_cell(cell) for cell in ("一、港口", 5, -5, None)] == ["一、港口", "5", "-5", ""]


def test_a_table_is_whole_and_is_read_back(tmp_path: Path) -> None:
    path = drain(tmp_path / "表.csv", [("=x", 1), ("a,b", "c\nd")])
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["甲", "乙"], ["'=x", "1"], ["a,b", "c\nd"]]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [one.name for one in tmp_path.iterdir()] == ["表.csv"]


def test_stopping_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "表.csv"
    target.write_text("before")
    steps = write_csv(target, ("甲",), [("x",)] * 1000)
    next(steps)
    next(steps)
    steps.close()
    assert target.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["表.csv"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="could not be written"):
        drain(tmp_path / "nowhere" / "x.csv", [])
    with pytest.raises(ExportError, match="could not be written"):
        write_bytes(tmp_path / "nowhere" / "x.txt", b"")
