"""Field lines of minutes and transcripts (时间：… 地点：… 主持：… 出席：…), in any order and on any mark.

A field is a name of `session_fields` in `words.json`, letter-spaced or not, at the start of a line or behind
a mark, a space or the pipe of a table; its value goes on to the next field or stands on the next line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from desktop.intake.bodies import N
from desktop.intake.name_lists import Named, is_list, listed
from desktop.intake.vocabulary import MARKS, name_pattern, words
from desktop.records import Attendance, Label, LabelledLine, Line, Role

_Lines: TypeAlias = Sequence[Line] | Sequence[LabelledLine]
_PEOPLE = ("chair", "presides", "present")
_CHAIRS = _PEOPLE[:2]
# Of these a line says nothing unless it stands with another field: 时间：… is a page's, too.
# 主席：甲 is one who was elected, and 主席：… what the chair says.
_IN_BLOCKS = ("when", "theme", "name", "presides")
_EDGES = " \t　|｜;；。■◆●▲"
_LONGEST = 80
_LONGEST_PLACE = 30
_NEXT_LINES = 6
_HEARD = re.compile("听取|讲话|致辞")


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionField:
    """A field of a session: `kind` as in `session_fields`, its value, and the paragraphs that print it."""

    kind: str
    value: str
    lines: tuple[int, ...]


@cache
def _opening() -> re.Pattern[str]:
    """Return the pattern of a field's name with the mark behind it; letter-spaced it needs no mark."""
    kinds: dict[str, list[str]] = words()["session_fields"]
    plain, spaced = [], []
    for kind, names in kinds.items():
        ordered = sorted(names, key=len, reverse=True)
        plain.append(f"(?P<{kind}>{'|'.join('[ 　]*'.join(name) for name in ordered)})")
        spaced.append("|".join("[ 　]+".join(name) for name in ordered if len(name) == 2))
    count = rf"(?:[（(][^）)]{{0,4}}{N}[人位名][）)])?"
    marked = rf"(?:{'|'.join(plain)}){count}(?:[】\]]|[】\]]?[ 　]*[:：][ 　]*[|｜]?|[ 　]*[|｜])"
    unmarked = "|".join(filter(None, spaced))
    chair = rf"主席(?={name_pattern()}议员(?:[，,]|$))"
    bare = rf"(?P<bare>(?<![^\n])(?:(?:{unmarked})(?=[　 ]|$)|{chair}))"
    return re.compile(rf"(?:(?<![^\n])|(?<=[\s　|｜【\[{MARKS}]))(?:{marked}|{bare})")


@cache
def _kind_of(name: str) -> str:
    """Return the kind of a name without a mark; 主席甲议员 is the chair's own line."""
    if name == "主席":
        return "chair"
    kinds: dict[str, list[str]] = words()["session_fields"]
    return next(kind for kind, names in kinds.items() if re.sub(r"\s", "", name) in names)


def fields_in(lines: _Lines) -> tuple[SessionField, ...]:
    """Return the fields that lines print of a session, in their order."""
    found = [field for i in range(len(lines)) for field in _fields_at(lines, i)]
    kinds = {field.kind for field in found}
    if len(kinds) > 1:
        return tuple(found)
    return tuple(field for field in found if field.kind not in _IN_BLOCKS)


def _fields_at(lines: _Lines, position: int) -> Iterator[SessionField]:
    line = lines[position]
    text = line.text.strip(" 　")
    opened = list(_opening().finditer(text))
    if not opened or text[: opened[0].start()].strip(_EDGES + "【["):
        return
    for match, after in zip(opened, [*opened[1:], None], strict=True):
        value = text[match.end() : after.start() if after else len(text)].strip(_EDGES + "【[")
        kind = match.lastgroup if match.lastgroup != "bare" else _kind_of(match.group("bare"))
        below = () if value or after else _below(lines, position + 1, kind or "")
        value = value or "、".join(lines[i].text.strip(_EDGES) for i in below)
        if kind and _fits(kind, value):
            yield SessionField(kind=kind, value=value, lines=(line.n, *(lines[i].n for i in below)))


def _below(lines: _Lines, start: int, kind: str) -> tuple[int, ...]:
    """Return the positions of the lines that are the value of a field whose own line prints none."""
    end = start
    longest = _NEXT_LINES if kind in _PEOPLE else 1
    while end < min(len(lines), start + longest) and not _opening().match(lines[end].text.strip(" 　")):
        if kind in _PEOPLE and not (listed(lines[end].text) and _fits(kind, lines[end].text)):
            break
        end += 1
    return tuple(range(start, end))


def _fits(kind: str, value: str) -> bool:
    """Tell whether a value is of the kind that its field names; 主席：现在开会。 is what somebody says."""
    if kind in _CHAIRS:
        return (
            bool(value) and len(value) <= _LONGEST and not re.search("[。！？：…]", value) and is_list(value)
        )
    if kind == "present":
        return bool(value) and not re.search("[。！？](?=.)", value)
    longest = _LONGEST_PLACE if kind == "place" else _LONGEST
    return 1 < len(value) <= longest and not re.search("[。！？]", value)


def labels_of_fields(lines: _Lines) -> dict[int, Label]:
    """Return the labels of the lines of a block of fields, by paragraph number."""
    by_line: dict[int, list[SessionField]] = {}
    for field in fields_in(lines):
        for n in field.lines:
            by_line.setdefault(n, []).append(field)
    found: dict[int, Label] = {}
    for run in _runs(sorted(by_line)):
        if len({field.kind for n in run for field in by_line[n]}) > 1:
            found |= {n: _label(by_line[n]) for n in run}
    return found


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return paragraph numbers in runs without a gap of more than one paragraph."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n - runs[-1][-1] <= 2:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def _label(fields: Sequence[SessionField]) -> Label:
    return Label.ATTENDANCE if all(field.kind in _PEOPLE for field in fields) else Label.NARRATIVE


def first_of(fields: Sequence[SessionField], kind: str) -> str | None:
    """Return the value of the first field of a kind."""
    return next((field.value for field in fields if field.kind == kind), None)


def present_in(fields: Sequence[SessionField]) -> Mapping[str, Attendance]:
    """Return who presided and came as the fields say, by name; who came to listen leads."""
    found: dict[str, Attendance] = {}
    for field in fields:
        if field.kind not in _PEOPLE:
            continue
        for person in listed(field.value):
            found.setdefault(person.name, _attendance(field, person))
    return found


def _attendance(field: SessionField, person: Named) -> Attendance:
    if field.kind in _CHAIRS:
        return Attendance(role=Role.CHAIR, name=person.name, office=person.office)
    note = re.match(r"[（(]([^）)]*)", field.value.partition(person.name)[2])
    heard = note is not None and bool(_HEARD.search(note.group(1)))
    return Attendance(role=Role.LEADER if heard else Role.ATTENDEE, name=person.name, office=person.office)
