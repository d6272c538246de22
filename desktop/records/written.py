"""Facts as a person writes them in a field, and what such writing means."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import replace

from desktop.records.session import Attendance, Role
from desktop.records.speech import Origin

_PERSON = re.compile(r"([^、，,；;（()）]+)(?:[（(]([^）)]*)[）)])?")
_BETWEEN = re.compile(r"[、，,；;]")
# Characters times characters: about a tenth of a second.
_COMPARED = 1_000_000


def people_written(people: Iterable[Attendance], role: Role) -> str:
    """Return the people of one role: separated by 、 with the office in brackets after the name."""
    return "、".join(
        f"{one.name}（{one.office}）" if one.office else one.name for one in people if one.role is role
    )


def people_read(text: str, role: Role) -> tuple[Attendance, ...]:
    """Return the people that a person wrote, in their order."""
    return tuple(
        Attendance(role=role, name=name.strip(), office=office.strip() or None)
        for name, office in _PERSON.findall(text)
        if name.strip()
    )


def linked_as(known: Iterable[Attendance], written: Iterable[Attendance]) -> tuple[Attendance, ...]:
    """Return people as written, each linked to the person that the same name and office was linked to."""
    links = {(one.name, one.office): one.person_id for one in known}
    return tuple(replace(one, person_id=links.get((one.name, one.office))) for one in written)


def names_read(text: str) -> tuple[str, ...]:
    """Return the names that a person wrote with 、 between them."""
    return tuple(name.strip() for name in _BETWEEN.split(text) if name.strip())


def moved_origins(before: str, after: str, origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Return where a text that was edited still stands in its source: the parts that stayed the same."""
    kept = _kept_parts(before, after)
    moved = []
    for origin in origins:
        for start, shifted, size in kept:
            first, last = max(origin.start, start), min(origin.end, start + size)
            if first < last:
                moved.append(
                    Origin(
                        start=first - start + shifted,
                        end=last - start + shifted,
                        line=origin.line,
                        offset=origin.offset + first - origin.start,
                    )
                )
    return tuple(moved)


def _kept_parts(before: str, after: str) -> list[tuple[int, int, int]]:
    """Return the parts of two texts that are the same: place before, place after, length.

    Most edits are in one place, so only what lies between the common beginning and end is compared, and
    only up to a size that takes no time to notice.
    """
    head = _same(before, after)
    tail = _same(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    parts = [(0, 0, head), (len(before) - tail, len(after) - tail, tail)]
    if 0 < len(old) * len(new) <= _COMPARED:
        blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        parts += [(head + block.a, head + block.b, block.size) for block in blocks]
    return sorted(parts)


def _same(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
