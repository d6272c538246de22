"""The command line prints for real and says what the spooler says."""

from pathlib import Path

import pypdfium2
import pytest

from desktop.cli import run
from desktop.composition import SAMPLE, Composition
from desktop.printing import Spooler
from desktop.records.resources import resource
from tests.printing.conftest import PrintService

ARTICLE = resource("sample/texts/2025-10-standing-committee.txt")


@pytest.fixture
def speech_id(tmp_path: Path) -> str:
    with Composition(cache=tmp_path / "c", state=tmp_path / "s").open(SAMPLE) as desk:
        session = desk.browse.sessions()[0]
        return desk.browse.speeches(session.id)[-1].id


def printed(speech_id: str, printer: str) -> int:
    return run(
        ["--archive", str(SAMPLE), "print", "--speech", speech_id, "--printer", printer, "--copies", "2"]
    )


def test_a_speech_is_printed(
    speech_id: str, spooler: Spooler, print_service: PrintService, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(speech_id, "Kept") == 0
    assert "Kept has printed it" in capsys.readouterr().err
    assert print_service.kept.read_bytes().startswith(b"%PDF-")


def test_a_stopped_printer_is_no_error_and_named(
    speech_id: str, spooler: Spooler, print_service: PrintService, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(speech_id, "Off") == 0
    assert "Off is stopped (out of paper)" in capsys.readouterr().err
    print_service.run("cancel", "-a", "Off")


def test_a_printer_that_takes_nothing_is_an_error(
    speech_id: str, spooler: Spooler, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(speech_id, "Full") == 1
    assert "Nothing was printed" in capsys.readouterr().err


def test_neither_file_nor_printer_is_wrong_usage(speech_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--archive", str(SAMPLE), "print", "--speech", speech_id]) == 2
    assert "--printer" in capsys.readouterr().err


def test_two_sessions_become_one_volume(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Composition(cache=tmp_path / "c", state=tmp_path / "s").open(SAMPLE) as desk:
        first, second = desk.browse.sessions()[:2]
    chosen = ["--session", first.id, "--session", second.id, "--layout", "volume", "--title", "履职录"]
    target = tmp_path / "a.pdf"
    assert run(["--archive", str(SAMPLE), "print", *chosen, "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_collection_is_printed_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "mine.db"
    assert run(["--archive", str(archive), "import", str(ARTICLE)]) == 0
    with Composition(cache=tmp_path / "c", state=tmp_path / "s", data=tmp_path / "d").open(archive) as desk:
        speeches = desk.browse.speeches(desk.browse.sessions()[0].id)
        desk.gather.start_collection("选编", [speeches[-1].id, speeches[-2].id])
    target = tmp_path / "a.pdf"
    chosen = ["--archive", str(archive), "print", "--layout", "card", "-o", str(target), "--collection"]
    assert run([*chosen, "选编"]) == 0
    with pypdfium2.PdfDocument(target) as document:
        assert len(document) == 2
    assert run([*chosen, "无名"]) == 1
    assert "No collection is called 无名" in capsys.readouterr().err
