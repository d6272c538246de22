"""Wrongly decoded texts are restored, never silently, and what is lost is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.intake.readers import read_source
from desktop.intake.readers.mojibake import mended
from desktop.records import Line, Reading, Source

SIMPLIFIED = "3月11日，澜川市政协召开六届十五次常委会会议，围绕“夜间公共交通”协商议政。"
TRADITIONAL = "市政協召開會議，委員們的建議都寫在這裡。"
GOOD = "委员们的建议，都写在这里。"


def after(*texts: str) -> Reading:
    lines = tuple(Line(n=n, text=text) for n, text in enumerate(texts, start=1))
    return mended(Reading(source=Source(content=b"", media_type=""), lines=lines))


@pytest.mark.parametrize(
    ("text", "was", "read_as"),
    [
        (SIMPLIFIED, "utf-8", "latin-1"),
        (SIMPLIFIED, "gb18030", "latin-1"),
        (SIMPLIFIED, "gb18030", "cp1252"),
        (TRADITIONAL, "big5", "gb18030"),
        (TRADITIONAL, "big5", "latin-1"),
        ("委员们的建议", "utf-8", "gb18030"),
        ("I don’t know", "utf-8", "cp1252"),
    ],
)
def test_a_wrong_decoding_is_undone_and_named(text: str, was: str, read_as: str) -> None:
    reading = after(GOOD, text.encode(was).decode(read_as, errors="ignore"))
    assert [line.text for line in reading.lines] == [GOOD, text]
    (warning,) = reading.warnings
    assert (warning.code, warning.line, warning.values) == ("mojibake", 2, (("count", 1),))


@pytest.mark.parametrize("garbled", ["锟斤拷锟斤拷的建议", SIMPLIFIED.encode().decode("gb18030", "ignore")])
def test_what_cannot_be_restored_stays_and_is_named(garbled: str) -> None:
    reading = after(GOOD, garbled)
    assert reading.lines[1].text == garbled
    assert [(warning.code, warning.line) for warning in reading.warnings] == [("mojibake", 2)]


@pytest.mark.parametrize(
    "text",
    [
        SIMPLIFIED,
        TRADITIONAL,
        "Le président a présenté les résultats de l'assemblée générale – “très” bien",
        "Ça été où? naïve café à Größe übermäßig für Öl",
        "喆祎玥珺翀 麴黼爨 烜赫彧闳",
        "2025 / 03 / 11",
    ],
)
def test_good_texts_stay(text: str) -> None:
    assert after(text) == Reading(
        source=Source(content=b"", media_type=""), lines=(Line(n=1, text=text),), warnings=()
    )


def test_damage_that_the_decoder_named_is_not_named_twice() -> None:
    content = "好的。\n建议的".encode() + b"\xff" + "市政协委员的建议是在这里。".encode()
    reading = read_source(Source(content=content, media_type="", name="a.txt"))
    assert [warning.code for warning in reading.warnings] == ["mojibake"]


@given(st.text(max_size=60))
def test_no_text_breaks_the_mending(text: str) -> None:
    assert len(after(text).lines) == 1
