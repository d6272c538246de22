"""The file or pasted text that a session came from."""

from dataclasses import dataclass

from desktop.records.label import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source kept byte for byte.

    `media_type` is the kind of file (text/plain, text/html …); `name` is the file's name, or None for
    pasted text. `content` holds the bytes; for pasted text they are its UTF-8 form.
    """

    content: bytes
    media_type: str
    name: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """What tells a kept source from another: what it was called, how it is read, and its SHA-256 in hex."""

    name: str | None
    media_type: str
    encoding: str | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One non-blank paragraph of a source as a reader gives it, `n` from 1, with layout hints.

    `label` is set where the source's own structure says what the paragraph is, as the columns of a table do.
    """

    n: int
    text: str
    bold: bool = False
    centred: bool = False
    heading: int = 0
    list_number: str | None = None
    page: int | None = None
    indented: bool = False
    label: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of a source: its paragraphs, and warnings about the file itself."""

    source: Source
    lines: tuple[Line, ...]
    warnings: tuple["IntakeWarning", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeWarning:
    """Something doubtful: a code of the list in the design, a sentence, the paragraph (from 1) if known.

    `message` is an English template as in `ArchiveError`, `values` are its fields.
    """

    code: str
    message: str
    line: int | None = None
    values: tuple[tuple[str, object], ...] = ()
