"""Every part of the program, built once and handed to the parts that need it."""

import gettext
import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs

from desktop.archive import Archive
from desktop.records.resources import resource
from desktop.search import SpeechIndex
from desktop.workflows.browse_archive import BrowseArchive
from desktop.workflows.import_records import ImportRecords
from desktop.workflows.keep_safe import KeepSafe
from desktop.workflows.print_speeches import PrintSpeeches
from desktop.workflows.recent_archives import RecentArchives
from desktop.workflows.refresh_index import RefreshIndex
from desktop.workflows.search_speeches import SearchSpeeches

SAMPLE = resource(".").parent / "archive.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All that a person can do with one open archive; closing it closes the archive and its index."""

    archive: Archive
    index: SpeechIndex
    browse: BrowseArchive
    imports: ImportRecords
    search: SearchSpeeches
    refresh: RefreshIndex
    prints: PrintSpeeches
    keep_safe: KeepSafe

    def close(self) -> None:
        """Stop the reader's child process and close index and archive."""
        self.imports.close()
        self.index.close()
        self.archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Composition:
    """Makes desks; `cache` holds indexes and `state` what is remembered, both folders made when needed."""

    def __init__(self, *, cache: Path | None = None, state: Path | None = None) -> None:
        self._cache = cache or Path(platformdirs.user_cache_dir("yizheng", appauthor=False))
        state = state or Path(platformdirs.user_state_dir("yizheng", appauthor=False))
        self.recent = RecentArchives(state / "recent.json")
        self.sample = SAMPLE

    def open(self, path: Path, *, read_only: bool = False) -> Desk:
        """Open the archive at `path`; the sample is always opened for reading only.

        Raises ArchiveFileError when it is missing, no archive, newer than this program or damaged.
        """
        is_sample = path.exists() and self.sample.exists() and path.samefile(self.sample)
        desk = self._desk(Archive.open(path, read_only=read_only or is_sample))
        if not is_sample:
            self.recent.add(path)
        return desk

    def create(self, path: Path, *, name: str, body: str | None = None) -> Desk:
        """Make a new, empty archive at `path`; ArchiveFileError when something is there already."""
        desk = self._desk(Archive.create(path, name=name, body=body))
        self.recent.add(path)
        return desk

    def dry_imports(self) -> ImportRecords:
        """Return an import that can read and plan but has no archive to save to."""
        return ImportRecords(None)

    def _desk(self, archive: Archive) -> Desk:
        index = SpeechIndex(self._cache / "index", archive.id)
        return Desk(
            archive=archive,
            index=index,
            browse=BrowseArchive(archive),
            imports=ImportRecords(archive),
            search=SearchSpeeches(archive, index),
            refresh=RefreshIndex(archive, index),
            prints=PrintSpeeches(archive),
            keep_safe=KeepSafe(archive),
        )


def speak(language: str) -> None:
    """Make this process, and the children it starts, speak `language` (zh_CN or en)."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("yizheng", resource("locale"))
    gettext.textdomain("yizheng")
