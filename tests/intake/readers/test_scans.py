"""Pictures of text are recognised, where the part that does it is installed."""

import io
from typing import Any

import pytest

from desktop.intake.readers import read_source, scans
from desktop.records import Reading, Source, UnreadableSourceError
from tests.intake.readers import made

with_part = pytest.mark.skipif(not scans.available(), reason="yizheng[ocr] is not installed")
TEXT = "#align(center)[*澜川市政协召开协商会*]\n\n一是延后半小时；二是用小车接驳夜班工人。"
SHOWN = ["澜川市政协召开协商会", "一是延后半小时；二是用小车接驳夜班工人。"]


def read(content: bytes, name: str) -> Reading:
    return read_source(Source(content=content, media_type="", name=name))


def as_kind(kind: str, **options: Any) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    with Image.open(io.BytesIO(made.png(TEXT))) as picture:
        flat = picture.convert("RGB")
        more = {"append_images": [flat]} if options.pop("twice", False) else {}
        flat.save(buffer, kind, **more, **options)
    return buffer.getvalue()


@with_part
@pytest.mark.parametrize(
    ("kind", "options"), [("PNG", {}), ("JPEG", {}), ("TIFF", {}), ("PDF", {"resolution": 150})]
)
def test_a_scan_is_recognised_and_said_to_be(kind: str, options: dict[str, Any]) -> None:
    reading = read(as_kind(kind, **options), f"a.{kind.lower()}")
    assert [line.text for line in reading.lines] == SHOWN
    assert [warning.code for warning in reading.warnings] == ["mojibake"]
    assert reading.lines[0].centred


@with_part
def test_every_page_of_a_tiff_is_recognised() -> None:
    reading = read(as_kind("TIFF", save_all=True, twice=True), "a.tif")
    assert [(line.text, line.page) for line in reading.lines] == [(text, n) for n in (1, 2) for text in SHOWN]


@with_part
def test_a_row_of_which_the_recogniser_is_unsure_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.intake.readers.page_paragraphs.LEAST_SURE", 1.01)
    warnings = read(made.png(TEXT), "a.png").warnings
    assert [(warning.code, warning.line) for warning in warnings] == [
        ("mojibake", None),
        ("mojibake", 1),
        ("mojibake", 2),
    ]


@with_part
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (made.png("#rect()"), "holds no text"),
        (made.png(TEXT)[:2000], "is damaged"),
        (b"II*\0" + bytes(40), "is damaged"),
        (b"GIF89a\1\0\1\0" + bytes(40), "is damaged"),
    ],
)
def test_a_picture_that_gives_nothing_gets_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSourceError, match=sentence):
        read(content, "a.png")


@with_part
def test_a_picture_too_large_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.intake.readers.scans._MOST_POINTS", 1000)
    with pytest.raises(UnreadableSourceError, match="too large"):
        read(made.png(TEXT), "a.png")


def test_the_missing_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(UnreadableSourceError, match=r"yizheng\[ocr\]"):
        read(made.png(TEXT), "a.png")


@with_part
def test_a_page_of_an_ofd_that_is_a_picture_is_recognised() -> None:
    content = made.ofd([[(30, 40, "会议纪要第一页的文字")], [(100, 285, "2")]], pictures={1: made.png(TEXT)})
    reading = read(content, "a.ofd")
    assert [(line.text, line.page) for line in reading.lines] == [
        ("会议纪要第一页的文字", 1),
        *((text, 2) for text in SHOWN),
    ]
    assert [warning.code for warning in reading.warnings] == ["mojibake", "noise-in-speech"]


@with_part
def test_a_picture_in_an_ofd_that_is_damaged_is_named_by_its_page() -> None:
    content = made.ofd([[(30, 40, "会议纪要第一页的文字")], []], pictures={1: b"no picture"})
    reading = read(content, "a.ofd")
    assert [line.text for line in reading.lines] == ["会议纪要第一页的文字"]
    assert [(warning.code, warning.values) for warning in reading.warnings] == [
        ("truncated", (("pages", "2"),))
    ]


def test_the_missing_part_is_named_for_an_ofd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.intake.readers.scans.available", lambda: False)
    picture = b"never opened"
    with pytest.raises(UnreadableSourceError, match=r"yizheng\[ocr\]"):
        read(made.ofd([[]], pictures={0: picture}), "a.ofd")
    reading = read(made.ofd([[(30, 40, "会议纪要第一页的文字")], []], pictures={1: picture}), "a.ofd")
    assert [warning.code for warning in reading.warnings] == ["truncated"]
