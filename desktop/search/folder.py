"""The folder that an archive's index lies in: which of the indexes in it stands, for what revision."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from desktop.search.folding import folding_version
from desktop.search.schema import make_schema
from desktop.search.writer import SyncedStorage, sync

FORMAT = 3
_STAMP = "archive.json"
_LOCK = "MAIN_WRITELOCK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What stands: the index in the folder `name`, in its `generation`, for the archive's `revision`."""

    name: str
    generation: int
    revision: int


class IndexFolder:
    """Every index is made in a folder of its own, and a stamp, replaced at once, says which one stands.

    So two programs that build at the same time do not disturb each other, and a power cut leaves the one
    or the other. The folder's name holds the version of the format and of the folding rules: an index
    holds pickles and folded texts, so none is opened that this version did not write.
    """

    def __init__(self, cache: Path, archive_id: str) -> None:
        self._cache = cache
        self._archive_id = archive_id
        self.path = cache / f"v{FORMAT}-{folding_version()}-{archive_id}"

    @property
    def stamp(self) -> Stamp | None:
        """What stands, or None where there is no whole index."""
        try:
            known = json.loads((self.path / _STAMP).read_text("utf-8"))
            return Stamp(
                name=str(known["name"]), generation=int(known["generation"]), revision=int(known["revision"])
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def set_stamp(self, stamp: Stamp) -> None:
        """Let an index stand, all at once and safely on the disk."""
        written = self.path / f"{_STAMP}.{uuid4().hex}"
        values = {"name": stamp.name, "generation": stamp.generation, "revision": stamp.revision}
        written.write_text(json.dumps(values), encoding="utf-8")
        sync(written)
        written.replace(self.path / _STAMP)
        sync(self.path)

    def remove_stamp(self) -> None:
        """Let no index stand."""
        (self.path / _STAMP).unlink(missing_ok=True)

    def create(self) -> tuple[str, FileIndex]:
        """Make a folder with an empty index in it; return its name and the index."""
        name = uuid4().hex
        (self.path / name).mkdir(parents=True)
        return name, FileIndex.create(SyncedStorage(str(self.path / name)), make_schema())

    def open(self, name: str) -> FileIndex:
        """Open an index; anything may be raised where it is damaged."""
        return FileIndex(SyncedStorage(str(self.path / name)))

    def remove(self, name: str) -> None:
        """Remove an index that no program writes to."""
        folder = self.path / name
        lock = FileStorage(str(folder)).lock(_LOCK)
        if not lock.acquire(blocking=False):
            return
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)

    def clean(self) -> None:
        """Remove what programs that were interrupted left behind, and indexes of other versions."""
        stamp = self.stamp
        for name in self._folders():
            if stamp is None or name != stamp.name:
                self.remove(name)
        for file in self.path.glob(f"{_STAMP}.*"):
            with suppress(OSError):
                file.unlink()
        for other in self._cache.glob(f"v*-{self._archive_id}*"):
            if other != self.path:
                shutil.rmtree(other, ignore_errors=True)

    def _folders(self) -> Iterator[str]:
        yield from (one.name for one in self.path.iterdir() if one.is_dir())
