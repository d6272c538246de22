"""Tables of speeches and of fields as lines; the names of columns and rows tell what a table is."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from desktop.intake.scripts import simplified
from desktop.records import Label
from desktop.records.resources import resource

# A table may have a title and fields above the names of its columns.
_HEADED_WITHIN = 12
_LONGEST_HEADING = 12
_LONGEST_NAME = 40
_LONGEST_FIELD = 10
_FIELD_SHARE = 0.5
_LEAST_FIELDS = 2
_NO_NAME = re.compile(r"[。；！？：:]")
_ASIDE = re.compile(r"[（(][^（）()]*[)）]|[*_`\s　：:]")
_CALLED = re.compile(r"(?:委员|常委|代表|主席|议员|同志)$|会$|[)）]$|[、，]")
_SESSION, _CONTENT = "会议", "内容"

Cells = Sequence[Sequence[str]]
"""The rows of a table; the paragraphs within a cell stand in lines of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    """A line that a table says; `label` is what its structure tells it to be."""

    text: str
    label: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """The columns of a table of speeches, by what stands in them."""

    name: int
    offices: tuple[int, ...]
    title: int | None
    words: tuple[tuple[int, str], ...]
    calls: str

    def speaker(self, row: Sequence[str]) -> str:
        """Return who speaks in a row, with office, as an announcement; empty where no name is given."""
        name = _plain(_at(row, self.name))
        if not name:
            return ""
        office = "，".join(dict.fromkeys(text for n in self.offices if (text := _plain(_at(row, n)))))
        called = name if _CALLED.search(name) else name + self.calls
        return f"{called}（{office}）：" if office else f"{called}："


@dataclass(slots=True)
class _Speeches:
    """Turns the rows below the names of columns into lines; one without a new name goes on with the last."""

    columns: _Columns
    speaker: str = ""
    title: str = ""
    lines: list[TableLine] = field(default_factory=list)

    def take(self, row: Sequence[str]) -> None:
        """Add what a row says."""
        texts = {cell.strip() for cell in row if cell.strip()}
        if len(texts) <= 1:
            self.lines += [TableLine(text=part) for text in texts for part in _parts(text)]
            return
        speaker, title = self.columns.speaker(row), self._title(row)
        if (title and title != self.title) or (speaker and speaker != self.speaker):
            self.lines += [TableLine(text=title, label=Label.SPEECH_TITLE)] if title else []
            self.lines += [TableLine(text=speaker or self.speaker, label=Label.SPEAKER)]
            self.speaker, self.title = speaker or self.speaker, title
        for n, heading in self.columns.words:
            for i, part in enumerate(_parts(_at(row, n))):
                text = f"{heading}：{part}" if heading and i == 0 else part
                self.lines.append(TableLine(text=text, label=Label.BODY))

    def _title(self, row: Sequence[str]) -> str:
        return "" if self.columns.title is None else _plain(_at(row, self.columns.title))


def lines_of_table(rows: Cells) -> tuple[TableLine, ...] | None:
    """Return the lines that a table of speeches or of fields says; None for any other table.

    A table of speeches has, among its first rows, one that names a column of names and one of words or
    titles. In a table of fields, rows begin with names such as 时间 and 主持人.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    for n, row in enumerate(filled[:_HEADED_WITHIN]):
        columns = _columns(row)
        below = filled[n + 1 :]
        if columns is not None and below and _are_names(below, columns):
            speeches = _Speeches(columns=columns)
            for other in below:
                speeches.take(other)
            return (*_above(filled[:n]), *speeches.lines)
    return tuple(_field_lines(filled)) if _are_fields(filled) else None


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = json.loads(resource("intake/tables.json").read_text("utf-8"))
    return words


@cache
def _fields() -> Mapping[str, str]:
    return {name: shown for shown, names in _words()["fields"].items() for name in names}


def _columns(row: Sequence[str]) -> _Columns | None:
    headings = [_heading(cell) for cell in row]
    if any(len(heading) > _LONGEST_HEADING for heading in headings):
        return None
    found: dict[str, list[int]] = {
        kind: [n for n, heading in enumerate(headings) if heading in _words()[kind]]
        for kind in ("name", "office", "title", "words")
    }
    if not found["name"] or not (found["words"] or found["title"]):
        return None
    name = found["name"][0]
    single = len(found["words"]) == 1
    return _Columns(
        name=name,
        offices=tuple(n for n in found["office"] if n != name),
        title=next(iter(found["title"]), None),
        words=tuple((n, "" if single else headings[n]) for n in found["words"]),
        calls="委员" if headings[name] in _words()["member"] else "",
    )


def _are_names(rows: Cells, columns: _Columns) -> bool:
    names = [_plain(_at(row, columns.name)) for row in rows]
    return any(names) and all(len(name) <= _LONGEST_NAME and not _NO_NAME.search(name) for name in names)


def _are_fields(rows: Cells) -> bool:
    known = sum(bool(_pairs(row)) for row in rows)
    return known >= _LEAST_FIELDS and known >= _FIELD_SHARE * len(rows)


def _above(rows: Cells) -> Iterator[TableLine]:
    """Yield what stands above the names of columns: fields, or titles."""
    yield from _field_lines(rows)


def _field_lines(rows: Cells) -> Iterator[TableLine]:
    """Yield fields as 名：值, the session's name before all others, and what else the rows hold."""
    lines: list[TableLine] = []
    for row in rows:
        pairs = _pairs(row)
        if not pairs:
            lines += [TableLine(text=part) for cell in dict.fromkeys(row) for part in _parts(cell)]
        for name, value in pairs:
            parts = _parts(value)
            if name == _SESSION:
                yield from (TableLine(text=part, label=Label.HEADLINE) for part in parts)
            elif name == _CONTENT:
                lines += [TableLine(text=part) for part in parts]
            elif parts:
                label = Label.NARRATIVE if name in _words()["fields"] else None
                lines.append(TableLine(text=f"{name}：{parts[0]}", label=label))
                lines += [TableLine(text=part, label=label) for part in parts[1:]]
    yield from lines


def _pairs(row: Sequence[str]) -> list[tuple[str, str]]:
    """Return the fields of a row, of which one at least has a known name; none for another row."""
    cells = [cell for n, cell in enumerate(row) if cell.strip() and (n == 0 or cell != row[n - 1])]
    if len(cells) < 2 or len(cells) % 2:
        return []
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    names = [_heading(name) for name, _value in pairs]
    if not any(name in _fields() for name in names) or any(len(name) > _LONGEST_FIELD for name in names):
        return []
    return [
        (_fields().get(name, _plain(shown).rstrip("：:")), value)
        for name, (shown, value) in zip(names, pairs, strict=True)
    ]


def _heading(cell: str) -> str:
    return simplified(_ASIDE.sub("", cell))


def _plain(cell: str) -> str:
    """Return a short cell in one line, its characters not set apart."""
    text = " ".join(cell.split())
    return re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", text)


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.splitlines() if part.strip()]


def _at(row: Sequence[str], n: int) -> str:
    return row[n] if n < len(row) else ""
