"""The layout process answers with where it failed, and why."""

import json
import multiprocessing
from pathlib import Path

import pytest

from desktop.printing import fonts
from desktop.printing.child import Job, serve


def answer(tmp_path: Path, template: str, output: Path) -> tuple[str, str]:
    (tmp_path / "a.typ").write_text(template, "utf-8")
    job = Job(template=tmp_path / "a.typ", data=json.dumps({}), folders=fonts.folders(), made_on=None)
    ours, theirs = multiprocessing.Pipe()
    ours.send((job, output))
    serve(theirs, job.folders)
    said: tuple[str, str] = ours.recv()
    return said


def test_a_whole_file_is_written_without_a_word(tmp_path: Path) -> None:
    assert answer(tmp_path, '#set document(title: "a")\n= a', tmp_path / "a.pdf") == ("", "")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("template", "folder", "stage"), [('#panic("no")', ".", "layout"), ("= a", "gone", "disk")]
)
def test_a_failure_is_told(tmp_path: Path, template: str, folder: str, stage: str) -> None:
    assert answer(tmp_path, template, tmp_path / folder / "a.pdf")[0] == stage
    assert not list(tmp_path.rglob("*.pdf"))


def test_a_child_that_gets_no_document_ends() -> None:
    ours, theirs = multiprocessing.Pipe()
    ours.close()
    serve(theirs, ())
    theirs.close()
    assert ours.closed
