"""Keep searches under names: in the archive, or beside it where the archive is open for reading only."""

import json
import uuid
from pathlib import Path

from desktop.records import ArchiveError
from desktop.records.collection import SavedSearch
from desktop.workflows.gather_speeches import GatherSpeeches


class KeepSearches:
    """Saved searches of one archive.

    A member's copy is often read-only: what is saved then stands in `file`, in the user's data folder, and
    is listed after the archive's own. The file may be absent or damaged.
    """

    def __init__(self, gather: GatherSpeeches, file: Path, *, read_only: bool) -> None:
        self._gather = gather
        self._file = file
        self._read_only = read_only

    def all(self) -> tuple[SavedSearch, ...]:
        """Return the archive's searches, oldest first, then one's own."""
        return (*self._gather.searches(), *self._own())

    def save(self, name: str, query: str) -> str:
        """Keep a query's text under a name; one of the same name is replaced. Return its id."""
        if not self._read_only:
            return self._gather.save_search(name, query)
        kept = SavedSearch(id=uuid.uuid4().hex, revision=0, name=name, query=query)
        self._write((*(one for one in self._own() if one.name != name), kept))
        return kept.id

    def delete(self, search: SavedSearch) -> None:
        """Take a saved search away; ReadOnlyArchiveError for one of an archive that cannot be changed."""
        own = self._own()
        if search in own:
            self._write(tuple(one for one in own if one != search))
        else:
            self._gather.delete_search(search.id)

    def _own(self) -> tuple[SavedSearch, ...]:
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            return tuple(SavedSearch(revision=0, **{key: str(one[key]) for key in _KEYS}) for one in stored)
        except (OSError, ValueError, KeyError, TypeError):
            return ()

    def _write(self, searches: tuple[SavedSearch, ...]) -> None:
        rows = [{key: getattr(one, key) for key in _KEYS} for one in searches]
        aside = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
            aside.replace(self._file)
        except OSError as error:
            raise ArchiveError(
                "The search could not be kept in {name}: {cause}. Nothing else was changed.",
                name=self._file,
                cause=error.strerror or error,
            ) from error


_KEYS = ("id", "name", "query")
