"""What is printed, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.records.session import Session
from desktop.records.speech import Speech


class Layout(StrEnum):
    """The layouts; each is a Typst file of this name in `resources/layouts`."""

    OFFICIAL = "official"
    DIGEST = "digest"
    LARGE_PRINT = "large-print"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSession:
    """A session with the speeches of it that are printed, in order; `whole` prints its facts before them."""

    session: Session
    speeches: tuple[Speech, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitute:
    """A face of the standard that this machine lacks, and the one that is printed instead."""

    standard: str
    used: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintReport:
    """The PDF written, its pages, faces that were replaced, and characters that no font has (printed 〓)."""

    path: Path
    pages: int
    substitutes: tuple[Substitute, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """A page as `width` × `height` pixels of four bytes each: blue, green, red, unused."""

    width: int
    height: int
    pixels: bytes
