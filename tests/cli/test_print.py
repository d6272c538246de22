"""The command line prints for real and says what the spooler says."""

from pathlib import Path

import pytest

from desktop.cli import run
from desktop.composition import SAMPLE, Composition
from desktop.printing import Spooler
from tests.printing.conftest import PrintService


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
