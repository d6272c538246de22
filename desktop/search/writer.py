"""Write a segment of the index, and bring it safely to the disk."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from typing_extensions import override
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from desktop.search.codec import ArrayCodec, CharacterText
from desktop.search.inversion import Inverter
from desktop.search.merging import SegmentTerms, merged_terms
from desktop.search.schema import PLACES, Entry, characters_of
from desktop.search.segments import Segment

_STEP = 200_000


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
        self._merged: list[SegmentTerms] = []
        self._characters = dict.fromkeys(PLACES, 0)
        self._is_written = False

    def add(self, entry: Entry) -> None:
        """Add a record, which must not be in the index, or must have been removed."""
        self._start(entry.speech_id.encode("utf-8", "surrogatepass"))
        lengths = {place: len(codes) for place, codes in entry.places.items()}
        for place, codes in entry.places.items():
            self._inverters[place].add(self.docnum, codes)
        self._finish_record(entry.values, lengths)

    def remove(self, speech_ids: Iterable[str]) -> None:
        """Remove records from the segments that there are; unknown ones are passed over."""
        reader = self.reader()
        with reader:
            for speech_id in speech_ids:
                term = speech_id.encode("utf-8", "surrogatepass")
                if ("speech_id", term) in reader:
                    for number in list(reader.postings("speech_id", term).all_ids()):
                        self.delete_document(number)

    def merge_in(self, segment: Segment, removed: Iterable[int]) -> None:
        """Take in the living records of a segment; the caller leaves the segment out of the index."""
        gone = set(removed)
        numbers = np.full(segment.size, -1, np.int32)
        columns = {
            name: list(segment.values(name)) for name, field in self.schema.items() if field.column_type
        }
        for old in range(segment.size):
            if old in gone:
                continue
            numbers[old] = self.docnum
            values = {name: column[old] for name, column in columns.items()}
            self._start(bytes(values.pop("speech_id")))
            self._finish_record(values, {place: segment.length(old, place) for place in PLACES})
        self._merged.append(SegmentTerms(segment, numbers))

    def _start(self, speech_id: bytes) -> None:
        self.perdocwriter.start_doc(self.docnum)
        self.pool.add(("speech_id", speech_id, self.docnum, 1.0, b""))
        field = self.schema["speech_id"]
        self.perdocwriter.add_field("speech_id", field, None, 0)
        self.perdocwriter.add_column_value("speech_id", field.column_type, speech_id)

    def _finish_record(self, values: dict[str, Any], lengths: dict[str, int]) -> None:
        for name, value in values.items():
            self.perdocwriter.add_column_value(name, self.schema[name].column_type, value)
        for place, length in lengths.items():
            self.perdocwriter.add_field(place, self.schema[place], None, length)
            self._characters[place] += length
        self.perdocwriter.finish_doc()
        self.docnum += 1
        self._added = True

    def write_terms(self) -> Iterator[float]:
        """Write the terms of all records step by step, before `commit`; yields the share that is done."""
        total = 2 * sum(self._characters.values()) or 1
        done = 0
        for place in PLACES:
            for name in (place, characters_of(place)):
                for count in self._write_field(place, name):
                    done += count
                    yield min(done / total, 1.0)
        self._is_written = True

    def _write_field(self, place: str, name: str) -> Iterator[int]:
        inverter, field = self._inverters[place], self.schema[name]
        terms = inverter.characters() if isinstance(field, CharacterText) else inverter.pairs()
        self.fieldwriter.start_field(name, field)
        count = 0
        for term, postings in merged_terms(name, terms, self._merged):
            self.fieldwriter.add_block(term, postings)
            count += postings.total
            if count > _STEP:
                yield count
                count = 0
        self.fieldwriter.finish_field()
        yield count

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
        super().cancel()
        for file in Path(self.storage.folder).glob(f"{self.newsegment.segment_id()}.*"):
            with suppress(OSError):
                file.unlink()
