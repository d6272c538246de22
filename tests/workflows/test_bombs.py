"""Files made to fill the memory or the time end in one sentence, and the next file is read."""

import sys
from collections.abc import Iterator

import pytest

from desktop.records import Source, UnreadableSourceError
from desktop.workflows.reader_process import ReaderProcess
from tests.intake.readers import made

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="memory is not limited there")


@pytest.fixture(scope="module")
def process() -> Iterator[ReaderProcess]:
    made_once = ReaderProcess()
    yield made_once
    made_once.close()


def source(content: bytes, name: str) -> Source:
    return Source(content=content, media_type="", name=name)


def document(part: bytes) -> bytes:
    return made.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": part})


BOMBS = {
    "content.pdf": made.plain_pdf(made.bomb(4_000_000_000), filters="[/FlateDecode /FlateDecode]"),
    "text.docx": document(b"<w:t xmlns:w='w'>" + b"x" * 120_000_000 + b"</w:t>"),
    "deep.docx": document(b"<a>" * 3_000_000),
    "entities.docx": document(b"<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>"),
    "text.ofd": made.zipped({"OFD.xml": b"<OFD>" + b" " * 120_000_000 + b"</OFD>"}),
    "groups.rtf": b"{\\rtf1" + b"{" * 10_000_000,
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_bomb_gets_one_sentence_and_the_next_file_is_read(process: ReaderProcess, name: str) -> None:
    assert len(BOMBS[name]) < 12_000_000
    with pytest.raises(UnreadableSourceError) as caught:
        process.read(source(BOMBS[name], name))
    assert name in str(caught.value)
    good = process.read(source("市政协委员的建议".encode(), "a.txt"))
    assert good.lines[0].text == "市政协委员的建议"
