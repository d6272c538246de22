"""A font file chosen for a face is used for it until it is given back."""

from collections import deque
from pathlib import Path

import pytest
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

from desktop.printing import FontShelf, Press, missing_characters
from desktop.records import PrintingError
from desktop.records.printing import Layout, PrintedSession
from tests.printing.conftest import pages_of, session, speech

SANS = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
SERIF = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")


@pytest.fixture
def shelf(tmp_path: Path) -> FontShelf:
    if not (SANS.exists() and SERIF.exists()):
        pytest.skip("needs fonts-noto-cjk")
    system = tmp_path / "system"
    system.mkdir()
    (system / SERIF.name).symlink_to(SERIF)
    return FontShelf(tmp_path / "own", system=(system,))


def used(shelf: FontShelf, role: str) -> tuple[str, bool, bool]:
    face = next(face for face in shelf.faces() if face.role == role)
    return face.used.removesuffix(" SC").removesuffix(" JP"), face.is_substitute, face.is_chosen


def test_a_chosen_file_is_used_for_its_face_only(shelf: FontShelf) -> None:
    assert used(shelf, "number")[1:] == (True, False)
    shelf.take(SANS, "number")
    assert used(shelf, "number") == ("Noto Sans CJK", False, True)
    assert shelf.choice().families["large"][0].startswith("Noto Sans CJK")
    assert used(shelf, "title")[0] == "Noto Serif CJK"


def test_a_face_is_given_back(shelf: FontShelf) -> None:
    shelf.take(SANS, "title")
    shelf.give_back("title")
    assert used(shelf, "title") == ("Noto Serif CJK", True, False)


@pytest.mark.parametrize("content", [b"", b"no font", b"OTTO\x00\x01"])
def test_what_is_no_font_changes_nothing(shelf: FontShelf, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.ttf").write_bytes(content)
    with pytest.raises(PrintingError, match="not a font file"):
        shelf.take(tmp_path / "a.ttf", "title")
    assert used(shelf, "title")[0] == "Noto Serif CJK"


def test_a_folder_that_cannot_be_made_is_said(shelf: FontShelf, tmp_path: Path) -> None:
    (tmp_path / "own").write_bytes(b"a file in the place of the folder")
    with pytest.raises(PrintingError, match="could not be kept"):
        shelf.take(SANS, "title")


def test_kept_nonsense_is_passed_over(shelf: FontShelf, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/roles.json").write_text("{nonsense")
    assert used(shelf, "title")[0] == "Noto Serif CJK"
    assert missing_characters(shelf.choice(), ["喆\U000f0000"]) == ("\U000f0000",)


def test_a_character_that_a_face_lacks_comes_from_the_next(shelf: FontShelf, tmp_path: Path) -> None:
    with TTFont(SANS, fontNumber=2) as font:
        smaller = Subsetter()
        smaller.populate(text="政夜班公交。")
        smaller.subset(font)
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = "FangSong"
        font.save(tmp_path / "system" / "fangsong.otf")
    press = Press(shelf)
    whole = PrintedSession(session=session(), speeches=(speech("夜班公交。曾喆说话。"),))
    deque(press.write_pdf([whole], Layout.OFFICIAL, tmp_path / "fallback.pdf"), maxlen=0)
    assert shelf.choice().families["body"][0] == "FangSong"
    assert "FangSong" in shelf.choice().thin
    assert "夜班公交。曾喆说话。" in pages_of(tmp_path / "fallback.pdf")[0]
    content = (tmp_path / "fallback.pdf").read_bytes()
    assert content.count(b"/FontFile3") >= 2
