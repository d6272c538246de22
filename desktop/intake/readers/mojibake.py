"""Characters that were decoded wrongly before the text came here: undone where they can be, named always."""

import re
from collections.abc import Iterator
from dataclasses import replace

import ftfy
from ftfy.badness import badness

from desktop.intake.readers.text import plausibility
from desktop.records import IntakeWarning, Reading

# Chinese in a wrong decoding is letters of western Europe, or han characters that nobody uses.
_WESTERN = re.compile("[\u0080-\u00ff\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
# What was read as, and what it was: the second is tried on the bytes of the first.
_WAYS = (
    ("sloppy-windows-1252", "gb18030"),
    ("latin-1", "gb18030"),
    ("sloppy-windows-1252", "big5hkscs"),
    ("gb18030", "utf-8"),
    ("big5hkscs", "gb18030"),
    ("gb18030", "big5hkscs"),
)
# So much more like Chinese has a text to be; below the first mark it is looked at at all.
_SUSPECT = 0.35
_BETTER = 0.35
_SHORTEST = 4
# A text of so many characters that is so little like Chinese is no text; names alone are shorter.
_GARBLED, _GARBLED_LENGTH = 0.1, 20
# What programs put where a character could not be decoded, and what that became later.
_LOST = re.compile("\ufffd|锟斤拷|锟斤|斤拷|烫烫烫|屯屯屯")


def mended(reading: Reading) -> Reading:
    """Return a reading whose wrongly decoded paragraphs are decoded rightly, with a warning of where.

    Paragraphs with characters that are lost for good stay as they are and are named too.
    """
    texts = [_mended(line.text) for line in reading.lines]
    lines = tuple(
        line if text is None else replace(line, text=text)
        for line, text in zip(reading.lines, texts, strict=True)
    )
    undone = [line.n for line, text in zip(lines, texts, strict=True) if text is not None]
    lost = [line.n for line in lines if _is_lost(line.text)]
    if not (undone or lost):
        return reading
    named = any(warning.code == "mojibake" and warning.line for warning in reading.warnings)
    warnings = tuple(_warnings(undone, [] if named else lost))
    return replace(reading, lines=lines, warnings=(*reading.warnings, *warnings))


def _warnings(undone: list[int], lost: list[int]) -> Iterator[IntakeWarning]:
    if undone:
        message = "Garbled characters were restored in {count} paragraphs. Compare them with the source."
        values = (("count", len(undone)),)
        yield IntakeWarning(code="mojibake", message=message, line=undone[0], values=values)
    if lost:
        message = "Some characters are damaged in the source."
        yield IntakeWarning(code="mojibake", message=message, line=lost[0])


def _mended(text: str) -> str | None:
    """Return what a text was before it was decoded wrongly; None where nothing better is found."""
    if len(text) < _SHORTEST or text.isascii():
        return None
    for read_as in ("sloppy-windows-1252", "latin-1"):
        # UTF-8 holds by its own rules: what is whole in it was it.
        whole = _decoded(text, read_as, "utf-8")
        if whole:
            return whole
    now = plausibility(text)
    if now < _SUSPECT and not _is_western(text):
        candidates = [other for other in (_decoded(text, *way) for way in _WAYS) if other]
        best = max(candidates, key=plausibility, default=text)
        if best != text and plausibility(best) >= now + _BETTER:
            return best
    fixed = ftfy.fix_encoding(text) if badness(text) else text
    return fixed if fixed != text and badness(fixed) < badness(text) else None


def _is_western(text: str) -> bool:
    """Whether letters with accents stand among others, as in a text of a western language."""
    accented = len(_WESTERN.findall(text))
    return accented > 0 and sum(map(str.isalpha, text)) > 2 * accented


def _is_lost(text: str) -> bool:
    if _LOST.search(text):
        return True
    han = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return han >= _GARBLED_LENGTH and han * 2 > len(text) and plausibility(text) < _GARBLED


def _decoded(text: str, read_as: str, was: str) -> str | None:
    try:
        return text.encode(read_as).decode(was)
    except UnicodeError:
        return None
