"""Every part of the program, built once and handed to the parts that need it."""

import gettext
import os
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs

from desktop.archive import Archive, Provenance, put_back
from desktop.printing import FontShelf, Press
from desktop.records import Progress
from desktop.records.resources import resource
from desktop.search import SpeechIndex
from desktop.workflows.browse_archive import BrowseArchive
from desktop.workflows.choose_fonts import ChooseFonts
from desktop.workflows.edit_records import EditRecords
from desktop.workflows.gather_speeches import GatherSpeeches
from desktop.workflows.import_folder import ImportFolder
from desktop.workflows.import_records import ImportRecords
from desktop.workflows.keep_drafts import KeepDrafts
from desktop.workflows.keep_safe import KeepSafe
from desktop.workflows.keep_searches import KeepSearches
from desktop.workflows.know_people import KnowPeople
from desktop.workflows.learn_labels import LearnLabels
from desktop.workflows.list_members import ListMembers
from desktop.workflows.operator_name import OperatorName
from desktop.workflows.preview_paper import PreviewPaper
from desktop.workflows.print_speeches import PrintSpeeches
from desktop.workflows.recent_archives import RecentArchives
from desktop.workflows.refresh_index import RefreshIndex
from desktop.workflows.search_speeches import SearchSpeeches
from desktop.workflows.use_printers import UsePrinters
from desktop.workflows.watch_folder import WatchFolder

SAMPLE = resource(".").parent / "archive.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All that a person can do with one open archive; closing it closes the archive and its index."""

    archive: Archive
    index: SpeechIndex
    browse: BrowseArchive
    imports: ImportRecords
    folders: ImportFolder
    search: SearchSpeeches
    refresh: RefreshIndex
    prints: PrintSpeeches
    preview: PreviewPaper
    printers: UsePrinters
    fonts: ChooseFonts
    keep_safe: KeepSafe
    edit: EditRecords
    gather: GatherSpeeches
    searches: KeepSearches
    people: KnowPeople
    learning: LearnLabels
    members: ListMembers

    def close(self) -> None:
        """Stop the reader's child process, remove what was previewed, and close index and archive."""
        self.imports.close()
        self.members.close()
        self.preview.close()
        self.index.close()
        self.archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Composition:
    """Makes desks over folders that are made when needed.

    `cache` holds indexes, `state` what is remembered, `data` what a person would miss: drafts, copies and
    chosen fonts.
    """

    def __init__(
        self, *, cache: Path | None = None, state: Path | None = None, data: Path | None = None
    ) -> None:
        self._cache = cache or Path(platformdirs.user_cache_dir("yizheng", appauthor=False))
        self.state = state or Path(platformdirs.user_state_dir("yizheng", appauthor=False))
        self.data = data or Path(platformdirs.user_data_dir("yizheng", appauthor=False))
        self.recent = RecentArchives(self.state / "recent.json")
        self.operator = OperatorName(self.state / "operator.txt")
        self.drafts = KeepDrafts(self.data / "drafts")
        self.watch = WatchFolder(self.state / "watch.json")
        self._press = Press(FontShelf(self.data / "fonts"))
        self.sample = SAMPLE

    def open(self, path: Path, *, read_only: bool = False) -> Desk:
        """Open the archive at `path`; the sample is always opened for reading only.

        Raises ArchiveFileError when it is missing, no archive, newer than this program or damaged.
        """
        is_sample = path.exists() and self.sample.exists() and path.samefile(self.sample)
        opened = Archive.open(path, read_only=read_only or is_sample, provenance=self._provenance())
        desk = self._desk(opened)
        if not is_sample:
            self.recent.add(path)
        return desk

    def create(self, path: Path, *, name: str, body: str | None = None) -> Desk:
        """Make a new, empty archive at `path`; ArchiveFileError when something is there already."""
        desk = self._desk(Archive.create(path, name=name, body=body, provenance=self._provenance()))
        self.recent.add(path)
        return desk

    def restore(self, copy: Path, target: Path) -> Generator[Progress, None, Path | None]:
        """Put a verified copy in the place of an archive that is closed here; see `put_back`."""
        return put_back(copy, target, self._provenance())

    def dry_imports(self) -> ImportRecords:
        """Return an import that can read and plan but has no archive to save to."""
        return ImportRecords(None)

    def _provenance(self) -> Provenance:
        return Provenance(operator=self.operator.get())

    def _desk(self, archive: Archive) -> Desk:
        index = SpeechIndex(self._cache / "index", archive.id)
        imports = ImportRecords(archive)
        gather = GatherSpeeches(archive)
        own_searches = self.data / "searches" / f"{archive.id}.json"
        prints = PrintSpeeches(archive, self._press)
        return Desk(
            archive=archive,
            index=index,
            browse=BrowseArchive(archive),
            imports=imports,
            folders=ImportFolder(archive, imports, self.data / "imports"),
            search=SearchSpeeches(archive, index),
            refresh=RefreshIndex(archive, index),
            prints=prints,
            preview=PreviewPaper(prints),
            printers=UsePrinters(),
            fonts=ChooseFonts(self._press),
            keep_safe=KeepSafe(archive, self.data / "copies"),
            edit=EditRecords(archive),
            gather=gather,
            searches=KeepSearches(gather, own_searches, read_only=archive.read_only),
            people=KnowPeople(archive),
            learning=LearnLabels(archive),
            members=ListMembers(),
        )


def speak(language: str) -> None:
    """Make this process, and the children it starts, speak `language` (zh_CN or en)."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("yizheng", resource("locale"))
    gettext.textdomain("yizheng")
