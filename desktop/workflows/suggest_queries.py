"""Complete what is being typed into the search box: fields, people, sectors, sessions, years."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.records import FacetValue
from desktop.workflows.query_parts import parts

# Field names that are offered, by what they complete; the first of each language is the one shown.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("标题", "title"),
    "text": ("正文", "text"),
    "problem": ("问题", "problem"),
    "proposal": ("建议", "proposal"),
    "speaker": ("发言人", "speaker"),
    "sector": ("界别", "sector"),
    "session": ("会议", "session"),
    "topic": ("主题", "topic"),
    "collection": ("收藏", "collection"),
    "year": ("年份", "year"),
    "term": ("届", "term"),
    "kind": ("类型", "kind"),
}
_ALIASES = {name: field for field, names in FIELDS.items() for name in names} | {"党派": "sector"}
# A single character stands in too many names and sessions to be worth a guess without a field.
_LEAST = {"speaker": 1, "sector": 1, "topic": 1, "collection": 1, "session": 2}
_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The values that an archive knows by field, most frequent first, and how names are read.

    `readings` gives for a name the ways it is typed in Latin letters: the syllables together, and their
    initials.
    """

    values: Mapping[str, Sequence[FacetValue]] = field(default_factory=dict)
    readings: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What may be meant: a field (value None: its name is completed), or a value of it as a facet has it.

    `label` is what is shown for the value; `count` is how many records have it.
    """

    field: str
    value: str | None = None
    label: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """Suggestions for the characters `start` to `end` of a query's text."""

    start: int
    end: int
    suggestions: tuple[Suggestion, ...] = ()


def typed_as(*readings: str) -> tuple[str, ...]:
    """Return how a name is typed whose readings (syllables separated by spaces) these are."""
    forms = []
    for reading in readings:
        syllables = reading.lower().split()
        forms += ["".join(syllables), "".join(syllable[0] for syllable in syllables)]
    return tuple(dict.fromkeys(forms))


def suggest(text: str, cursor: int, vocabulary: Vocabulary) -> Completion:
    """Return what the part of a query that ends at the cursor (in characters) may become."""
    part = next((one for one in parts(text) if one.start < cursor <= one.end), None)
    if part is None:
        return Completion(start=cursor, end=cursor)
    typed = text[part.start : cursor].lower()
    name, colon, value = typed.replace("：", ":").partition(":")
    named = _ALIASES.get(name)
    if colon and named:
        found = list(_values(named, value.strip('"“”'), vocabulary))
    elif colon:
        found = []
    else:
        found = list(_fields(typed))
        for known, least in _LEAST.items():
            if len(typed) >= least:
                found += _values(known, typed, vocabulary)
    return Completion(start=part.start, end=part.end, suggestions=tuple(found[:_SHOWN]))


def without_bare_field(text: str) -> str:
    """Return a query's text without a field at its end whose value is not typed yet."""
    last = next(reversed(parts(text)), None)
    name = last.text.rstrip(":：").lstrip("-").lower() if last and last.text[-1] in ":：" else ""
    return text[: last.start].rstrip() if last and name in _ALIASES else text


def completed(text: str, completion: Completion, by: str) -> tuple[str, int]:
    """Return a query's text with what a completion stands for put in place, and where the cursor goes."""
    before, after = text[: completion.start], text[completion.end :]
    return before + by + (after if by else after.lstrip()), len(before + by)


def _fields(typed: str) -> Iterator[Suggestion]:
    for known, names in FIELDS.items():
        name = next((name for name in names if name.startswith(typed)), None)
        if name is not None:
            yield Suggestion(field=known, label=name)


def _values(name: str, typed: str, vocabulary: Vocabulary) -> Iterator[Suggestion]:
    """Yield values that begin with what is typed, then those that hold it or are read like it."""
    inside = []
    readings = vocabulary.readings if name == "speaker" else {}
    for value in vocabulary.values.get(name, ()):
        said = Suggestion(field=name, value=value.value, label=value.label, count=value.count)
        label = value.label.lower()
        if label.startswith(typed):
            yield said
        elif typed in label or any(reading.startswith(typed) for reading in readings.get(value.value, ())):
            inside.append(said)
    yield from inside
