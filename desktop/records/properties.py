"""What an archive says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveProperties:
    """The archive's name, and the body whose sessions it mostly holds; None: not said."""

    name: str
    body: str | None = None
