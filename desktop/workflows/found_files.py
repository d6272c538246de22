"""Files to import: single ones, those of folders, and those inside zips, read one at a time."""

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from desktop.records import UnreadableSourceError

INPUT_LIMIT = 50_000_000
# Tables are lists of members, and no reports.
_TABLES = frozenset((".xls", ".xlsx", ".csv", ".et", ".ods"))
_NOT_A_PERSONS = frozenset(("thumbs.db", "desktop.ini"))
# Parts by which documents that are zips inside are told from zips of documents.
_DOCUMENTS = frozenset(("[content_types].xml", "_rels/.rels", "ofd.xml", "mimetype", "word/document.xml"))
_MOST_MEMBERS = 20_000
_SMALL, _MOST_RATIO = 10_000_000, 100
# A name must neither command the terminal that it is shown on nor turn its own letters around.
_NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ENCRYPTED, _UTF_8 = 0x1, 0x800


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file at `path`, or, where `member` is set, the file of that name in the zip there.

    `again` counts the members of the same name before it: a zip may hold several.
    """

    path: Path
    member: str | None = None
    shown: str = ""
    again: int = 0

    @property
    def name(self) -> str:
        """The file's own name: of a zip's member the last part only, whatever path it claims."""
        return PurePosixPath(self.shown.replace("\\", "/")).name or "?" if self.shown else self.path.name

    @property
    def place(self) -> str:
        """Where the file is, for people."""
        return f"{self.path} › {self.shown}" if self.member is not None else str(self.path)


def found_in(paths: Sequence[Path]) -> Iterator[FoundFile]:
    """Yield the files of paths in order: folders with their folders, zips with their members."""
    for path in paths:
        for file in files_in(path):
            yield from _members(file)


def is_table(path: Path) -> bool:
    """Tell by its name whether a file is a table, which may list members."""
    return path.suffix.lower() in _TABLES


def files_in(path: Path) -> Iterator[Path]:
    """Yield the file itself, or the files of a folder and its folders in order, hidden ones left out.

    Left out too is what Word and the desktop put beside a person's files.
    """
    if not path.is_dir():
        yield path
        return
    for inner in sorted(path.rglob("*")):
        if inner.is_file() and not _is_beside(inner.relative_to(path).parts):
            yield inner


def content_of(found: FoundFile) -> bytes:
    """Return a file's bytes; UnreadableSourceError where it cannot be read, is too large, or changes."""
    try:
        return _member(found) if found.member is not None else _file(found.path)
    except FileNotFoundError as error:
        raise UnreadableSourceError(
            "{name} is not there any more. Nothing was taken from it.", name=found.name
        ) from error
    except PermissionError as error:
        raise UnreadableSourceError(
            "{name} may not be read from this account. Ask for the right to read it and try again.",
            name=found.name,
        ) from error
    except OSError as error:
        raise UnreadableSourceError(
            "{name} cannot be opened: {reason}.", name=found.name, reason=error.strerror or error
        ) from error


def _is_beside(parts: Sequence[str]) -> bool:
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts if part not in (".", ".."))
    return hidden or parts[-1].lower() in _NOT_A_PERSONS


def _file(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        # A pipe or a device would be waited for without end.
        raise UnreadableSourceError("{name} is no file.", name=path.name)
    before = _state(path)
    if before[0] > INPUT_LIMIT:
        raise UnreadableSourceError("{name} is larger than 50 MB and was not read.", name=path.name)
    with path.open("rb") as file:
        content = file.read(INPUT_LIMIT + 1)
    if _state(path) != before or len(content) != before[0]:
        raise UnreadableSourceError(
            "{name} changed while it was read, so nothing was taken. Import it again when it is complete.",
            name=path.name,
        )
    return content


def _state(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _members(path: Path) -> Iterator[FoundFile]:
    """Yield a zip's members, or the file itself where it is no zip, a document, or not readable as one."""
    try:
        if not path.is_file() or not _starts_like_zip(path):
            yield FoundFile(path=path)
            return
        with zipfile.ZipFile(path) as package:
            members = [member for member in package.infolist() if not member.is_dir()]
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        yield FoundFile(path=path)
        return
    if len(members) > _MOST_MEMBERS or any(member.filename.lower() in _DOCUMENTS for member in members):
        yield FoundFile(path=path)
        return
    counts: Counter[str] = Counter()
    for member in members:
        again = counts[member.filename]
        counts[member.filename] += 1
        shown = _NOT_SHOWN.sub("\ufffd", _shown_name(member))
        if not _is_beside(PurePosixPath(shown.replace("\\", "/")).parts or ("?",)):
            yield FoundFile(path=path, member=member.filename, shown=shown, again=again)


def _starts_like_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def _shown_name(member: zipfile.ZipInfo) -> str:
    """Return a member's name: without its flag for UTF-8 it was read as that of an old American PC."""
    if member.flag_bits & _UTF_8:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _member(found: FoundFile) -> bytes:
    name = found.name
    try:
        with zipfile.ZipFile(found.path) as package:
            named = [member for member in package.infolist() if member.filename == found.member]
            member = named[found.again]
            _refuse(member, name)
            with package.open(member) as file:
                content = file.read(INPUT_LIMIT + 1)
    except (zipfile.BadZipFile, zlib.error, IndexError, EOFError, ValueError, NotImplementedError) as error:
        raise UnreadableSourceError("{name} is damaged and cannot be read.", name=name) from error
    return content


def _refuse(member: zipfile.ZipInfo, name: str) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableSourceError(
            "{name} is protected by a password. Open it in its program, remove the password and try again.",
            name=name,
        )
    if member.file_size > INPUT_LIMIT:
        raise UnreadableSourceError("{name} is larger than 50 MB and was not read.", name=name)
    if member.file_size > _SMALL and member.file_size > _MOST_RATIO * max(member.compress_size, 1):
        raise UnreadableSourceError(
            "{name} unpacks to more than a hundred times its size and was not opened.", name=name
        )
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # Other methods unpack without a limit of their own.
        raise UnreadableSourceError("{name} is packed in an unusual way. Unpack it and try again.", name=name)
