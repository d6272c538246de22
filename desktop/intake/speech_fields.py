"""Fields that name a speech (发言人：… 发言单位：… 题目：… 内容：…), in brackets or before a colon.

A field is a name of `speech_fields` in `words.json`, letter-spaced or not; several may stand on one line.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from desktop.intake.speakers import Announcement, capacity_line
from desktop.intake.vocabulary import MARKS, words
from desktop.intake.voices import Grade, Voice, body_voice, field_voice, is_office
from desktop.records import Label, Line

_EDGES = " \t　\xa0|｜;；，,、（）()"
_LONGEST_LEAD = 40
_SAYS_WHO = frozenset(("who", "unit", "office"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechField:
    """A field: `kind` as in `speech_fields`, its value, where that begins, and whether brackets mark it."""

    kind: str
    value: str
    start: int
    boxed: bool


@cache
def _opening() -> re.Pattern[str]:
    kinds: dict[str, list[str]] = words()["speech_fields"]
    names = "|".join(
        f"(?P<{kind}>{'|'.join('[ 　]*'.join(name) for name in sorted(known, key=len, reverse=True))})"
        for kind, known in kinds.items()
    )
    return re.compile(
        rf"(?:^|(?<=[\s　|｜;；，,（(【\[〔{MARKS}]))(?:{names})(?P<box>[】\]〕][:：]?|[:：])[\s　]*"
    )


def speech_fields_in(text: str) -> tuple[SpeechField, ...]:
    """Return the fields of a line in order; only a body or an office may stand before the first."""
    opened = list(_opening().finditer(text))
    if not opened:
        return ()
    lead = text[: opened[0].start()]
    if lead.strip(_EDGES + "【[〔") and _lead(lead) is None:
        return ()
    found = []
    for match, after in zip(opened, [*opened[1:], None], strict=True):
        value = text[match.end() : after.start() if after else len(text)]
        boxed = match.group("box")[0] in "】]〕"
        kind = match.lastgroup if match.lastgroup != "box" else None
        kind = kind or next(k for k in words()["speech_fields"] if match.group(k))
        value = value.rstrip("【[〔").strip(_EDGES) if kind != "text" else value
        found.append(SpeechField(kind=kind, value=value, start=match.end(), boxed=boxed))
    return tuple(found)


def fields_voice(text: str) -> Voice | None:
    """Return who the fields of a line name: 发言单位：某委　发言人：甲, 某委（发言人：甲）."""
    fields = speech_fields_in(text)
    values = {field.kind: field.value for field in fields if field.value}
    voice = field_voice(values["who"]) if "who" in values else None
    first = _opening().search(text)
    if voice is None or first is None:
        return None
    lead, said = _lead(text[: first.start()]), voice.said
    if "unit" in values:
        said = replace(said, on_behalf_of=values["unit"])
    elif lead is not None:
        said = replace(said, on_behalf_of=lead.on_behalf_of, office=said.office or lead.office)
    if "office" in values:
        office = capacity_line(values["office"])
        said = replace(said, office=office.office, on_behalf_of=said.on_behalf_of or office.on_behalf_of)
    grade = Grade.SURE if voice.grade is Grade.NAMED else voice.grade
    return replace(voice, said=said, grade=grade)


def fields_line(text: str) -> Announcement | None:
    """Return what a line says that prints on whose behalf and who; None for a line of other fields."""
    voice = fields_voice(text)
    return voice.said if voice is not None and voice.said.on_behalf_of else None


def _lead(text: str) -> Announcement | None:
    """Return what stands before the first field: on whose behalf, or an office."""
    phrase = text.strip(_EDGES + "【[〔" + "—–-■●◆▲")
    voice = body_voice(phrase) if 1 < len(phrase) <= _LONGEST_LEAD else None
    if voice is not None:
        return voice.said
    return Announcement(office=phrase) if phrase and is_office(phrase) else None


def labels_of_speech_fields(lines: Sequence[Line]) -> dict[int, Label]:
    """Return the labels of lines of fields, by paragraph number, where the same stand twice or more."""
    fields = {line.n: found for line in lines if (found := speech_fields_in(line.text))}
    marked = {n: found for n, found in fields.items() if len(found) > 1 or found[0].boxed}
    sets = Counter(tuple(field.kind for field in found) for found in marked.values())
    return {n: _label(found) for n, found in marked.items() if sets[tuple(field.kind for field in found)] > 1}


def _label(fields: Sequence[SpeechField]) -> Label:
    kinds = {field.kind for field in fields}
    if "who" in kinds:
        return Label.SPEAKER
    if "text" in kinds:
        return Label.BODY
    return Label.CAPACITY if kinds & _SAYS_WHO else Label.SPEECH_TITLE
