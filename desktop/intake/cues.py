"""The words before a leader's remarks (甲强调，), which are no part of them."""

import re
from dataclasses import dataclass
from functools import cache

from desktop.intake.vocabulary import name_pattern, verb_pattern


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<name>{name_pattern()})(?:同志|主席|副主席|书记|市长|副市长)?(?:在[^，。]{{0,12}}(?:时|中|上))?"
        rf"(?:{verb_pattern()}|讲话)(?:道)?[，,:：]+"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words such as 甲强调， before a leader's remarks; those begin at character `start`."""

    names: tuple[str, ...]
    start: int


def cue_at_start(text: str) -> Cue | None:
    """Return the cue with which a paragraph begins, if it begins with one."""
    match = _cue().match(text)
    return Cue(names=(match.group("name"),), start=match.end()) if match else None
