"""What PDF files have besides text: passwords, pictures for pages, glyphs that name no characters."""

import io
import zlib

import pytest

from desktop.intake.readers import read_source, scans
from desktop.intake.readers.pdf import read_pdf
from desktop.records import Reading, Source, UnreadableSourceError
from tests.intake.readers import made


def read(content: bytes) -> Reading:
    return read_source(Source(content=content, media_type="", name="a.pdf"))


def shown(text: str, *, x: int = 72, y: int = 700) -> bytes:
    return f"BT /F1 12 Tf {x} {y} Td ({text}) Tj ET\n".encode()


def picture_page() -> bytes:
    """A page with nothing but a drawn picture of four points."""
    return b"q 400 0 0 400 72 300 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\xff\xff\x00 EI Q\n"


def test_letters_are_joined_with_spaces() -> None:
    reading = read(made.plain_pdf(shown("A report on") + shown("public transport", y=684)))
    assert [line.text for line in reading.lines] == ["A report on", "public transport"]


def test_a_password_is_named() -> None:
    lock = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
    content = made.plain_pdf(
        shown("x"), extra=lock, trailer=f"/Encrypt 6 0 R /ID [<{'43' * 16}> <{'43' * 16}>]"
    )
    with pytest.raises(UnreadableSourceError, match="protected by a password"):
        read(content)


def test_radicals_become_the_characters_they_stand_for() -> None:
    words = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange"
    words += " 2 beginbfchar <41> <2F08> <42> <2F24> endbfchar endcmap end"
    stream = f"<< /Length {len(words)} >>\nstream\n{words}\nendstream"
    reading = read(made.plain_pdf(shown("AB"), font="/ToUnicode 6 0 R", extra=stream))
    assert [line.text for line in reading.lines] == ["人大"]
    (warning,) = reading.warnings
    assert (warning.code, warning.values) == ("mojibake", (("count", 2),))


def test_a_scan_without_the_part_for_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "available", lambda: False)
    with pytest.raises(UnreadableSourceError, match=r"yizheng\[ocr\]"):
        read(made.plain_pdf(picture_page()))


@pytest.mark.skipif(not scans.available(), reason="yizheng[ocr] is not installed")
def test_a_page_that_shows_nothing_is_no_text() -> None:
    with pytest.raises(UnreadableSourceError, match="holds no text"):
        read(made.plain_pdf(picture_page()))


def test_pages_that_are_pictures_are_named_beside_text(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    monkeypatch.setattr(scans, "available", lambda: False)
    both = pypdfium2.PdfDocument.new()
    for content in (shown("words here"), picture_page()):
        both.import_pages(pypdfium2.PdfDocument(made.plain_pdf(content)))
    buffer = io.BytesIO()
    both.save(buffer)
    reading = read(buffer.getvalue())
    assert [line.text for line in reading.lines] == ["words here"]
    assert [(warning.code, warning.values) for warning in reading.warnings] == [
        ("truncated", (("pages", "2"),))
    ]


def test_too_many_pages_or_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source(
        content=made.plain_pdf(zlib.compress(shown("words")), filters="/FlateDecode"), media_type=""
    )
    monkeypatch.setattr("desktop.intake.readers.pdf._MOST_CHARACTERS", 3)
    with pytest.raises(UnreadableSourceError, match="too much text"):
        read_pdf(source)
    monkeypatch.setattr("desktop.intake.readers.pdf._MOST_PAGES", 0)
    with pytest.raises(UnreadableSourceError, match="more than 3,000 pages"):
        read_pdf(source)
