"""Markdown: its marks taken off, its structure noted."""

import re

from desktop.intake.readers import left_out
from desktop.intake.readers.hard_wraps import unwrapped
from desktop.intake.readers.pipes import with_tables_as_lines
from desktop.intake.readers.tables import TableLine
from desktop.records import IntakeWarning, Line, Reading, Source

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_DATE = re.compile(r"^date:\s*[\"']?(\d{4}-\d{1,2}-\d{1,2})", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})\s+")
_LEADING = re.compile(r"^(?:>\s*|[-*+]\s+)+")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$")


def read_markdown(source: Source, text: str, warnings: tuple[IntakeWarning, ...]) -> Reading:
    """Return paragraphs without marks; of the front matter only the date is kept, as a publication line."""
    text = text.replace("\r\n", "\n")
    lines: list[Line] = []
    front = _FRONT.match(text)
    date = _DATE.search(front.group(1)) if front else None
    if date:
        lines.append(Line(n=1, text=f"发布时间：{date.group(1)}"))
    rows, removed = unwrapped(with_tables_as_lines(text[front.end() if front else 0 :].split("\n")))
    if removed:
        warnings = (*warnings, left_out.furniture(removed))
    for paragraph in rows:
        line = _line(paragraph, len(lines) + 1)
        if line:
            lines.append(line)
    message = "The source is Markdown; its marks were taken off."
    kept = Source(content=source.content, media_type="text/markdown", name=source.name)
    warning = IntakeWarning(code="markdown", message=message)
    return Reading(source=kept, lines=tuple(lines), warnings=(warning, *warnings))


def _line(paragraph: str | TableLine, n: int) -> Line | None:
    if isinstance(paragraph, TableLine):
        text = _without_marks(paragraph.text)
        return Line(n=n, text=text, label=paragraph.label) if text else None
    if _RULE.match(paragraph):
        return None
    heading = _HEADING.match(paragraph)
    text = _without_marks(_LEADING.sub("", _HEADING.sub("", paragraph)))
    if not text:
        return None
    return Line(n=n, text=text, heading=len(heading.group(1)) if heading else 0)


def _without_marks(text: str) -> str:
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _IMAGE.sub("", text))).strip()
