"""How far a long job has come."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`done` of `total` steps (total None: not known); `item` names what is being worked on."""

    done: int
    total: int | None = None
    item: str = ""
