"""Write a segment of the index, and bring it safely to the disk."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import numpy as np
from typing_extensions import override
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from desktop.search.codec import ArrayCodec
from desktop.search.fields import CharacterText
from desktop.search.inversion import Inverter
from desktop.search.merging import SegmentTerms, TermSource, merged_terms
from desktop.search.schema import PLACES, Entry, characters_of
from desktop.search.segments import Segment
from desktop.search.tables import Integers


class SyncedStorage(FileStorage):  # type: ignore[misc]
    """A folder whose renamed files survive a power cut: Whoosh itself never asks the disk to write."""

    @override
    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        folder = Path(self.folder)
        sync(folder / oldname)
        super().rename_file(oldname, newname, safe)
        sync(folder)

    def sync_files(self, prefix: str) -> None:
        """Bring every file whose name begins with `prefix` to the disk."""
        for file in Path(self.folder).iterdir():
            if file.name.startswith(prefix) and file.is_file():
                sync(file)


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk; Windows has no such call for folders."""
    if path.is_dir():
        if os.name == "nt":
            return
        flags = os.O_RDONLY
    else:
        flags = os.O_RDWR | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class BatchWriter(SegmentWriter):  # type: ignore[misc]
    """Writes one new segment, from records or from segments that it takes the place of.

    It holds Whoosh's lock of the folder until `commit` or `cancel`.
    """

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, codec=ArrayCodec(), compound=False, limitmb=32)
        self._runs = Path(self.storage.folder) / "runs"
        # Whatever an interrupted writer left: this one holds the lock.
        shutil.rmtree(self._runs, ignore_errors=True)
        self._inverters = {place: Inverter(self._runs / place) for place in PLACES}
        self._merged: list[tuple[Segment, Integers]] = []
        self._is_written = False

    def add(self, entry: Entry) -> None:
        """Add a record, which must not be in the index, or must have been removed."""
        for place, text in entry.places.items():
            self._inverters[place].add(self.docnum, text)
        self._add_record(entry.values)

    def remove(self, speech_ids: Sequence[bytes], opened: Mapping[str, Segment]) -> None:
        """Remove records from the index's segments, some of which are open; unknown ones are passed over."""
        for known in self.segments:
            segment = opened.get(known.segment_id())
            if segment is not None:
                places = list(segment.places_of(speech_ids))
            else:
                # Another program made it a moment ago.
                with closing(Segment(self.storage, self.schema, known)) as segment:
                    places = list(segment.places_of(speech_ids))
            for place in places:
                known.delete_document(place)

    def merge_in(self, segment: Segment, removed: Iterable[int]) -> None:
        """Take in the living records of a segment; the caller leaves the segment out of the index."""
        gone = set(removed)
        numbers = np.full(segment.size, -1, np.int32)
        columns = {name: segment.values(name) for name, field in self.schema.items() if field.column_type}
        for old in range(segment.size):
            if old not in gone:
                numbers[old] = self.docnum
                self._add_record({name: column[old] for name, column in columns.items()})
        self._merged.append((segment, numbers))

    def _add_record(self, values: dict[str, Any]) -> None:
        self.perdocwriter.start_doc(self.docnum)
        for name, value in values.items():
            self.perdocwriter.add_column_value(name, self.schema[name].column_type, value)
        self.perdocwriter.finish_doc()
        self.docnum += 1
        self._added = True

    def write_terms(self) -> Iterator[float]:
        """Write the terms of all records step by step, before `commit`; yields the share that is done."""
        total = 2 * sum(inverter.characters_in_all for inverter in self._inverters.values()) or 1
        done = 0
        for place, inverter in self._inverters.items():
            for name in (place, characters_of(place)):
                is_character = isinstance(self.schema[name], CharacterText)
                new = inverter.characters() if is_character else inverter.pairs()
                old = [SegmentTerms(segment, name, numbers) for segment, numbers in self._merged]
                sources: list[TermSource] = [*old, *new]
                for table in merged_terms(sources):
                    self.fieldwriter.add_table(name, table)
                    done += len(table.is_first)
                    yield min(done / total, 1.0)
        self._is_written = True

    @override
    def _flush_segment(self) -> None:
        if not self._is_written:
            for _share in self.write_terms():
                pass
        super()._flush_segment()

    @override
    def _commit_toc(self, segments: list[Any]) -> None:
        self.storage.sync_files(self.newsegment.segment_id())
        super()._commit_toc(segments)

    @override
    def _finish(self) -> None:
        self._discard_runs()
        super()._finish()

    @override
    def _cleanup_on_error(self) -> None:
        self._discard_runs()
        super()._cleanup_on_error()

    def _discard_runs(self) -> None:
        # Windows removes no file that is mapped.
        for inverter in self._inverters.values():
            inverter.discard()
        shutil.rmtree(self._runs, ignore_errors=True)

    @override
    def cancel(self) -> None:
        """Give the segment up: the folder is as it was before."""
        # A commit that failed has closed the writer already.
        if not self.is_closed:
            super().cancel()
        for file in Path(self.storage.folder).glob(f"{self.newsegment.segment_id()}.*"):
            with suppress(OSError):
                file.unlink()
