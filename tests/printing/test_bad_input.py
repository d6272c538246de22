"""Whatever is printed and wherever to: every layout gives a whole file, or a sentence and nothing."""

import shutil
import subprocess
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.printing import Press
from desktop.records import Attendance, PrintingError, Role
from desktop.records.printing import Layout, PrintedSession
from tests.printing.conftest import Printer, pages_of, session, speech

TEXT = [layout for layout in Layout if layout is not Layout.ATTENDANCE]
MARKUP = '#panic("x") *粗* $x$ @a <b> `c` = 题 \\ // /* [ ] { } ~ -- "q" http://x.y'


@pytest.mark.parametrize("layout", TEXT)
def test_a_title_of_ten_thousand_characters_is_printed_whole(printed: Printer, layout: Layout) -> None:
    spoken = (speech("同意。", title="甍" * 10_000),)
    pages = pages_of(printed(layout, [PrintedSession(session=session(), speeches=spoken)]))
    # A volume has it in the contents, too.
    assert "".join(pages).count("甍") == (20_000 if layout is Layout.VOLUME else 10_000)


@pytest.mark.parametrize("layout", TEXT)
def test_an_empty_speech_of_an_unknown_session_is_printed(printed: Printer, layout: Layout) -> None:
    unknown = replace(session(), body=None, name=None, held_on=None, place=None, theme=None, attendance=())
    empty = replace(speech(""), title=None, speakers=(), office=None, on_behalf_of=None)
    assert pages_of(printed(layout, [PrintedSession(session=unknown, speeches=(empty,), whole=True)]))


@pytest.mark.parametrize("layout", Layout)
def test_nothing_in_a_text_is_taken_for_markup(printed: Printer, layout: Layout) -> None:
    odd = replace(
        session(),
        name=MARKUP,
        place=MARKUP,
        attendance=(Attendance(role=Role.CHAIR, name=MARKUP, office=MARKUP),),
    )
    spoken = (speech(MARKUP, title=MARKUP, name=MARKUP),)
    pages = pages_of(printed(layout, [PrintedSession(session=odd, speeches=spoken, whole=True)]))
    assert "//" in "".join(pages)
    assert "#panic" in "".join(pages)


@pytest.mark.parametrize("layout", [Layout.DIGEST, Layout.VOLUME, Layout.CARD])
def test_without_speeches_there_is_nothing_to_print(printed: Printer, layout: Layout) -> None:
    with pytest.raises(PrintingError, match="nothing to print"):
        printed(layout, [PrintedSession(session=session(), speeches=(), whole=True)])


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Path]:
    """A folder that even root cannot write to."""
    folder = tmp_path / "sealed"
    folder.mkdir()
    mount = shutil.which("mount")
    sealing = [str(mount), "-t", "tmpfs", "-o", "ro,size=64k", "none", str(folder)]
    if not mount or subprocess.run(sealing, check=False, capture_output=True).returncode:
        pytest.skip("mounting a read-only disk is not permitted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_folder_that_is_only_read_is_said(sealed: Path) -> None:
    whole = PrintedSession(session=session(), speeches=(speech("同意。"),))
    with pytest.raises(PrintingError, match="Read-only"):
        deque(Press().write_pdf([whole], Layout.OFFICIAL, sealed / "a.pdf"), maxlen=0)
    assert list(sealed.iterdir()) == []


def test_a_file_that_is_open_elsewhere_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows does not replace a file that another program has open."""
    (tmp_path / "a.pdf").write_bytes(b"old")

    def refused(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "The file is in use")

    monkeypatch.setattr(Path, "replace", refused)
    whole = PrintedSession(session=session(), speeches=(speech("同意。"),))
    with pytest.raises(PrintingError, match="in use"):
        deque(Press().write_pdf([whole], Layout.OFFICIAL, tmp_path / "a.pdf"), maxlen=0)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.pdf", b"old")]
