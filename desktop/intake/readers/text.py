"""Plain text in the encodings that Chinese offices use."""

import codecs
from collections.abc import Iterable

from charset_normalizer import from_bytes

from desktop.records import IntakeWarning, Line, Reading, Source, UnreadableSourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Characters of nearly every Chinese text; a wrong decoding hits them by chance only.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们政委员会市议建議國會為這說員業與，。、："
)
_MOST_CONTROLS = 0.01


def decode(content: bytes, name: str) -> tuple[str, tuple[IntakeWarning, ...], str]:
    """Return text, warnings and encoding; UnreadableSourceError where the bytes are no text.

    A byte order mark decides; then UTF-8 where it holds strictly; then the one of UTF-16, GB18030 and Big5
    in which most characters are frequent Chinese ones.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(content.decode(encoding, errors="replace"), name, encoding)
    try:
        return _checked(content.decode("utf-8"), name, "utf-8")
    except UnicodeDecodeError:
        pass
    candidates = []
    for encoding in ("gb18030", "big5", "utf-16-le", "utf-16-be"):
        text = content.decode(encoding, errors="replace")
        candidates.append((_plausibility(text), encoding, text))
    score, encoding, text = max(candidates)
    if score <= 0:
        best = from_bytes(content).best()
        if best is None:
            raise UnreadableSourceError("{name} is no text: it holds binary data.", name=name)
        encoding, text = best.encoding, str(best)
    return _checked(text, name, encoding)


def _plausibility(text: str) -> float:
    sample = text[:20_000]
    frequent = sum(character in _FREQUENT for character in sample)
    broken = sample.count("\ufffd") + sum(
        character < " " and character not in "\t\r\n\f" for character in sample
    )
    private = sum("\ue000" <= character <= "\uf8ff" for character in sample)
    return (frequent - 5 * broken - 5 * private) / max(len(sample), 1)


def _checked(text: str, name: str, encoding: str) -> tuple[str, tuple[IntakeWarning, ...], str]:
    controls = sum(character < " " and character not in "\t\r\n\f\v" for character in text)
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


def lines_of(paragraphs: Iterable[str]) -> tuple[Line, ...]:
    """Number the non-blank paragraphs from 1; what only indents is noted and left out."""
    lines: list[Line] = []
    for paragraph in paragraphs:
        text = paragraph.strip().strip("\u200b\ufeff\u3000\xa0 \t")
        if text:
            lines.append(Line(n=len(lines) + 1, text=text, indented=paragraph[:1] in " \t\u3000\xa0"))
    return tuple(lines)


def read_text(source: Source, text: str, warnings: tuple[IntakeWarning, ...], encoding: str) -> Reading:
    """Take each line of a text as a paragraph."""
    kept = Source(content=source.content, media_type="text/plain", name=source.name, encoding=encoding)
    return Reading(source=kept, lines=lines_of(text.splitlines()), warnings=warnings)
