"""Plain text in the encodings that Chinese offices use."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from charset_normalizer import from_bytes

from desktop.intake.readers import left_out
from desktop.intake.readers.hard_wraps import unwrapped
from desktop.intake.readers.pipes import with_tables_as_lines
from desktop.intake.readers.tables import TableLine
from desktop.records import IntakeWarning, Line, Reading, Source, UnreadableSourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Characters of nearly every Chinese text; a wrong decoding hits them by chance only.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们政委员会市议建議國會為這說員業與，。、：“”（）《》"
)
_FORMER = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# What a character tells about a decoding, and how many characters are looked at.
_TELLS_FREQUENT, _TELLS_COMMON, _TELLS_RARE, _TELLS_WRONG = 1.0, 0.5, -0.25, -1.5
_SAMPLE = 20_000
_ASCII = re.compile(r"[\t\r\n\f\v -~]+")
_MOST_CONTROLS = 0.01
_CONTROLS = frozenset(chr(code) for code in range(32)) - frozenset("\t\r\n\f\v")

# A page that was pasted as one row: so few rows, so long, are parted where a sentence, a heading in a box
# or a field ends and a gap follows, and before the page's own date and the account's.
_FEW_ROWS, _PAGE = 3, 300
_GAPS = re.compile(
    r"(?<=[。！？】：])[ \u3000]+|[ \u3000]+(?=【|\d{4}-\d{1,2}-\d{1,2}|(?:\d{4}年)?\d{1,2}月\d{1,2}日"
    r"|(?:上一[条篇]|下一[条篇]|责任编辑|编辑)[:：])|[ \u3000]+(?=\S{4,40}(?:摘登|摘编|选登|摘要)[ \u3000])"
)

Decoded = tuple[str, tuple[IntakeWarning, ...], str]


def decode(content: bytes, name: str) -> Decoded:
    """Return text, warnings and encoding; UnreadableSourceError where the bytes are no text.

    A byte order mark decides; then UTF-8 where it holds strictly; then a mixture of UTF-8 and GB18030, line
    by line; then the one of GB18030, Big5 and UTF-16 whose characters are most like those of Chinese texts.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(content.decode(encoding, errors="replace"), name, encoding)
    try:
        text = content.decode("utf-8")
        if "\0" not in text:
            return _checked(text, name, "utf-8")
    except UnicodeDecodeError:
        mixed = _mixed(content, name)
        if mixed is not None:
            return mixed
    candidates = [(encoding, content.decode(encoding, errors="replace")) for encoding in _FORMER]
    encoding, text = max(candidates, key=lambda candidate: plausibility(candidate[1]))
    if plausibility(text) <= 0:
        best = from_bytes(content).best()
        if best is None:
            raise UnreadableSourceError("{name} is no text: it holds binary data.", name=name)
        encoding, text = best.encoding, str(best)
    return _checked(text, name, encoding)


def _mixed(content: bytes, name: str) -> Decoded | None:
    """Read UTF-8 with lines of GB18030 or damaged places in it; None where no line is Chinese in UTF-8."""
    texts: list[str] = []
    chinese = others = 0
    for line in content.split(b"\n"):
        try:
            text = line.decode("utf-8")
            chinese += any(_is_han(character) for character in text)
        except UnicodeDecodeError:
            text = line.decode("gb18030", errors="replace")
            damaged = line.decode("utf-8", errors="replace")
            if plausibility(damaged) >= plausibility(text):
                text = damaged
                chinese += any(_is_han(character) for character in text)
            else:
                others += 1
        texts.append(text)
    if not chinese:
        return None
    text, warnings, encoding = _checked("\n".join(texts), name, "utf-8")
    if others:
        message = "Parts of the source are written in another encoding than the rest."
        warnings = (*warnings, IntakeWarning(code="encoding-differs", message=message))
    return text, warnings, encoding


def plausibility(text: str) -> float:
    """Return how much a decoding looks like Chinese text, from -1.5 to 1; 0 and less is: hardly.

    Plain ASCII, of which a page's head may be full, tells nothing and is passed over.
    """
    sample = _ASCII.sub("", text)[:_SAMPLE]
    return sum(_tells(character) for character in sample) / max(len(sample), 1)


def _tells(character: str) -> float:
    if character in _FREQUENT:
        return _TELLS_FREQUENT
    if character in _CONTROLS or character == "\ufffd":
        return _TELLS_WRONG
    if "\u3000" <= character <= "\u301f" or "\uff01" <= character <= "\uff5e":
        return 0.0
    if _is_han(character):
        return _TELLS_COMMON if _is_common(character) else _TELLS_RARE
    return _TELLS_WRONG if "\uac00" <= character <= "\uf8ff" else _TELLS_RARE


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def _is_common(character: str) -> bool:
    """Whether a character is in the first level of GB 2312 or of Big5, which hold the common ones."""
    simplified = character.encode("gb2312", errors="ignore")
    traditional = character.encode("big5", errors="ignore")
    return b"\xb0" <= simplified < b"\xd8" or b"\xa4" <= traditional < b"\xc9"


def _checked(text: str, name: str, encoding: str) -> Decoded:
    controls = sum(text.count(control) for control in _CONTROLS)
    if controls > max(len(text) * _MOST_CONTROLS, 3):
        raise UnreadableSourceError("{name} is no text: it holds binary data.", name=name)
    if not text.strip():
        raise UnreadableSourceError("{name} is empty.", name=name)
    warnings: tuple[IntakeWarning, ...] = ()
    if "\ufffd" in text:
        place = text[: text.index("\ufffd")]
        line = sum(1 for paragraph in place.splitlines() if paragraph.strip()) or 1
        message = "Some characters are damaged in the source."
        warnings = (IntakeWarning(code="mojibake", message=message, line=line),)
    return text, warnings, encoding


def lines_of(paragraphs: Iterable[str | TableLine]) -> tuple[Line, ...]:
    """Number the non-blank paragraphs from 1; what only indents is noted and left out."""
    lines: list[Line] = []
    for paragraph in paragraphs:
        if isinstance(paragraph, TableLine):
            lines.append(Line(n=len(lines) + 1, text=paragraph.text, label=paragraph.label))
            continue
        text = paragraph.strip().strip("\u200b\ufeff\u3000\xa0 \t")
        if text:
            lines.append(Line(n=len(lines) + 1, text=text, indented=paragraph[:1] in " \t\u3000\xa0"))
    return tuple(lines)


def read_text(source: Source, text: str, warnings: tuple[IntakeWarning, ...], encoding: str) -> Reading:
    """Take each line of a text as a paragraph; lines broken at one width are joined, tables made lines."""
    kept = Source(content=source.content, media_type="text/plain", name=source.name, encoding=encoding)
    rows = text.splitlines()
    if sum(1 for row in rows if row.strip()) <= _FEW_ROWS:
        rows = [part for row in rows for part in (_GAPS.split(row) if len(row) >= _PAGE else [row])]
    paragraphs, removed = unwrapped(with_tables_as_lines(rows))
    if removed:
        warnings = (*warnings, left_out.furniture(removed))
    lines = lines_of(paragraphs)
    return Reading(source=kept, lines=lines, warnings=tuple(_placed(warnings, lines)))


def _placed(warnings: Iterable[IntakeWarning], lines: tuple[Line, ...]) -> Iterator[IntakeWarning]:
    """Yield warnings with the paragraphs that they are about, after rows were joined or parted."""
    damaged = next((line.n for line in lines if "\ufffd" in line.text), None)
    for warning in warnings:
        yield replace(warning, line=damaged) if warning.line else warning
