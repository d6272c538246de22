"""Files are found in folders and zips, and read whole or not at all."""

import contextlib
import io
import os
import random
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.records import UnreadableSourceError
from desktop.workflows import found_files
from desktop.workflows.found_files import FoundFile, content_of, found_in
from tests.intake.readers.made import zipped
from tests.intake.readers.mutation import mutated

GOOD = zipped({"会议/甲.txt": "内容" * 40, "乙.html": "<p>内容"})


def test_a_file_that_changes_while_it_is_read_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    states = iter([(3, 1), (3, 2)])
    monkeypatch.setattr(found_files, "_state", lambda _path: next(states))
    with pytest.raises(UnreadableSourceError, match="changed while it was read"):
        content_of(FoundFile(path=path))


def test_a_file_that_went_away_or_may_not_be_read_gets_a_sentence_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnreadableSourceError, match="is not there any more"):
        content_of(FoundFile(path=tmp_path / "a.txt"))

    def refused(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(found_files, "_file", refused)
    with pytest.raises(UnreadableSourceError, match="may not be read from this account"):
        content_of(FoundFile(path=tmp_path / "a.txt"))


def test_members_of_one_name_are_all_read(tmp_path: Path) -> None:
    content = zipped({"a.txt": "one", "b.txt": "two"})
    (tmp_path / "a.zip").write_bytes(content.replace(b"b.txt", b"a.txt"))
    found = list(found_in([tmp_path]))
    assert [content_of(file) for file in found] == [b"one", b"two"]
    assert len({(file.member, file.again) for file in found}) == 2


def test_a_member_s_name_commands_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a\x1b[31m\nb\u202etxt.exe": "内容"}))
    (found,) = found_in([tmp_path])
    assert found.name == "a\ufffd[31m\ufffdb\ufffdtxt.exe"
    assert content_of(found) == "内容".encode()


def test_documents_that_are_zips_stay_whole(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(zipped({"[Content_Types].xml": "", "word/document.xml": ""}))
    (tmp_path / "b.ofd").write_bytes(zipped({"OFD.xml": ""}))
    (tmp_path / "c.zip").write_bytes(b"PK\x03\x04 broken")
    assert [found.member for found in found_in([tmp_path])] == [None] * 3


def test_members_have_the_names_that_chinese_programs_gave_them(tmp_path: Path) -> None:
    for encoding in ("gb18030", "utf-8"):
        # zipfile writes such names with the flag for UTF-8, so the bytes are put in by hand.
        raw = "会议/纪要.txt".encode(encoding)
        plain = b"x" * len(raw)
        content = zipped({plain.decode(): "text"}).replace(plain, raw)
        (tmp_path / f"{encoding}.zip").write_bytes(content)
    shown = [found.shown for found in found_in([tmp_path])]
    assert shown == ["会议/纪要.txt", "会议/纪要.txt"]
    assert [content_of(found) for found in found_in([tmp_path])] == [b"text", b"text"]


def with_flag(content: bytes, flag: int) -> bytes:
    at = content.index(b"PK\x01\x02") + 8
    return content[:at] + bytes([flag]) + content[at + 1 :]


def test_members_that_cannot_be_trusted_get_one_sentence(tmp_path: Path) -> None:
    bomb = zipped({"a.txt": bytes(60_000_000)})
    ratio = zipped({"a.txt": bytes(20_000_000)})
    sealed = with_flag(zipped({"a.txt": "x"}), 1)
    damaged = zipped({"a.txt": os.urandom(500)}).replace(b"PK\x03\x04\x14", b"PK\x03\x05\x14")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("a.txt", "x")
    cases = {
        "larger than 50 MB": bomb,
        "a hundred times": ratio,
        "password": sealed,
        "is damaged": b"PK\x03\x04" + damaged[4:],
        "unusual way": buffer.getvalue(),
    }
    for sentence, content in cases.items():
        (tmp_path / "a.zip").write_bytes(content)
        (found,) = found_in([tmp_path / "a.zip"])
        if sentence == "is damaged":
            (tmp_path / "a.zip").write_bytes(content[:40])
        with pytest.raises(UnreadableSourceError, match=sentence):
            content_of(found)


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False))
def test_damaged_zips_give_files_or_one_sentence(choice: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        path.write_bytes(mutated(GOOD, choice))
        for found in found_in([path]):
            with contextlib.suppress(UnreadableSourceError):
                assert isinstance(content_of(found), bytes)
