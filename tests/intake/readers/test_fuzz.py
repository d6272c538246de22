"""Damaged files end in paragraphs or in one sentence; what `make fuzz` once found stays found."""

import random
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.intake.readers import read_source
from desktop.intake.readers.members import read_members
from desktop.intake.readers.page_rows import Page, Piece, rows_of, strips_of
from desktop.records import Source, UnreadableSourceError
from tests.intake.readers import made
from tests.intake.readers.mutation import good_files, mutated

GOOD = good_files()


def read(content: bytes, name: str) -> int:
    """Return how many paragraphs or members a file has; any error but the one for people is a fault."""
    source = Source(content=content, media_type="", name=name)
    try:
        if name.startswith("members"):
            return len(read_members(source).listings)
        return len(read_source(source).lines)
    except UnreadableSourceError:
        return 0


@pytest.mark.parametrize("name", sorted(set(GOOD) - {"a.zip"}))
def test_the_good_files_are_good(name: str) -> None:
    assert read(GOOD[name], name) > 0


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.randoms(use_true_random=False))
def test_damaged_files_give_paragraphs_or_one_sentence(name: str, choice: random.Random) -> None:
    assert read(mutated(GOOD[name], choice), name) >= 0


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_file_that_breaks_off_anywhere_gives_paragraphs_or_one_sentence(name: str) -> None:
    content = GOOD[name]
    for part in range(1, 24):
        assert read(content[: len(content) * part // 24], name) >= 0


def test_a_package_whose_parts_lie_outside_it_is_damaged() -> None:
    content = bytearray(made.ofd([[(30, 40, "甲")]]))
    at = content.rindex(b"PK\x05\x06") + 16
    struct.pack_into("<I", content, at, struct.unpack_from("<I", content, at)[0] + 90)
    with pytest.raises(UnreadableSourceError, match="is damaged"):
        read_source(Source(content=bytes(content), media_type="", name="a.ofd"))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 99])
def test_a_document_packed_by_another_method_is_damaged(method: int) -> None:
    content = bytearray(GOOD["a.docx"])
    at = content.index(b"PK\x01\x02") + 10
    while at > 10:
        struct.pack_into("<H", content, at, method)
        at = content.find(b"PK\x01\x02", at) + 10
    with pytest.raises(UnreadableSourceError, match="is damaged"):
        read_source(Source(content=bytes(content), media_type="", name="a.docx"))


@pytest.mark.parametrize("name", ["a.docx", "a.ofd", "members.xlsx"])
def test_a_package_with_a_locked_part_is_protected(name: str) -> None:
    content = bytearray(GOOD[name])
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableSourceError, match="protected by a password"):
        read_source(Source(content=bytes(content), media_type="", name=name))


def test_folders_within_folders_without_end_are_damage() -> None:
    content = bytearray(made.doc("建议\r"))
    at = content.index("WordDocument".encode("utf-16-le"))
    # Every entry a folder that begins with the one after it, some thousand of them.
    kind, child = 66, 76
    content[at + kind] = 1
    struct.pack_into("<I", content, at + child, 1)
    assert read(bytes(content), "a.doc") == 0


def test_text_spread_over_any_distance_is_read_at_once() -> None:
    pieces = tuple(
        Piece(text="甲", left=n * 1e9, right=n * 1e9 + 1, top=n, bottom=n + 1, size=1.0) for n in range(9)
    )
    strips = strips_of(Page(number=1, width=100, height=100, pieces=pieces))
    assert len(list(rows_of({1: strips}))) == 9


def test_one_damaged_byte_in_one_long_line_costs_that_character() -> None:
    content = bytearray(("市政协委员们的建议都写在这里。" * 9).encode())
    content[30] = 0xFF
    (line,) = read_source(Source(content=bytes(content), media_type="", name="a.txt")).lines
    assert line.text.startswith("市政协委员们的建议")
    assert "\ufffd" in line.text


@pytest.mark.timeout(60)
def test_one_line_of_80_000_characters_is_read() -> None:
    text = (
        "3月11日，澜川市政协召开六届十五次常委会会议。蔺望川委员建议：一是延后半小时；二是用小车接驳。" * 2000
    )[:80_000]
    assert read(text.encode(), "a.txt") == 1
    assert read(f"<p>{text}".encode("gb18030"), "a.html") == 1
