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
    VOLUME = "volume"
    CARD = "card"
    ATTENDANCE = "attendance"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeArea:
    """Where a layout prints on A4, in millimetres from the edges of the paper, and its grid of characters.

    `inside` is the margin at the binding, left on odd pages; `lines` and `characters` are those of a full
    page and a full line, 0 where the layout has no such grid; `columns` share the width with `between` mm.
    """

    inside: float
    top: float
    width: float
    height: float
    lines: int = 0
    characters: int = 0
    columns: int = 1
    between: float = 0


_STANDARD = TypeArea(inside=28, top=37, width=156, height=225)

TYPE_AREAS = {
    # GB/T 9704-2012, 5.2.1 and 5.2.3.
    Layout.OFFICIAL: TypeArea(inside=28, top=37, width=156, height=225, lines=22, characters=28),
    Layout.DIGEST: TypeArea(inside=28, top=37, width=156, height=225, lines=38, columns=2, between=5),
    Layout.LARGE_PRINT: TypeArea(inside=25, top=30, width=160, height=237, lines=15, characters=20),
    Layout.VOLUME: TypeArea(inside=28, top=37, width=156, height=225, lines=33, characters=36),
    Layout.CARD: _STANDARD,
    Layout.ATTENDANCE: _STANDARD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """What is printed around a text: session name and date, the speaker's office, a citation after the end.

    `title` is what a volume is called on its cover; without one it is called after the sessions in it.
    """

    with_session: bool = True
    with_office: bool = True
    with_citation: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSession:
    """A session with the speeches of it that are printed, in order; `whole` prints its facts before them."""

    session: Session
    speeches: tuple[Speech, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRequest:
    """What is printed, whole sessions first, then single speeches in the order given, in which layout."""

    session_ids: tuple[str, ...] = ()
    speech_ids: tuple[str, ...] = ()
    layout: Layout = Layout.OFFICIAL
    options: PrintOptions = PrintOptions()


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


class Sides(StrEnum):
    """On which sides of a sheet is printed; the values are those of CUPS (and of RFC 8011)."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """A printer that the system knows; `reason` says why it is not ready, in the system's words."""

    name: str
    is_default: bool = False
    is_ready: bool = True
    accepts: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSettings:
    """How a file goes to a printer.

    `pages` are ranges of page numbers from 1, both ends included; none means all. A booklet puts two pages
    side by side on landscape A4, in the order for folding in the middle.
    """

    printer: str
    copies: int = 1
    pages: tuple[tuple[int, int], ...] = ()
    sides: Sides = Sides.ONE
    is_booklet: bool = False


class JobState(StrEnum):
    """What the spooler says of a job."""

    WAITING = "waiting"
    HELD = "held"
    PRINTING = "printing"
    STOPPED = "stopped"
    CANCELLED = "cancelled"
    FAILED = "failed"
    DONE = "done"


ENDED = frozenset({JobState.CANCELLED, JobState.FAILED, JobState.DONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """A job in the spooler: its number, the printer, its state and, where there is one, the reason for it."""

    number: int
    printer: str
    state: JobState
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceInUse:
    """A face that the standard asks for, under the role it has in the layouts, and the one that is used."""

    role: str
    standard: str
    used: str
    is_substitute: bool
    is_chosen: bool = False
