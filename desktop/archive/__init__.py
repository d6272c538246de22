"""The archive file: sessions, speeches and sources in SQLite, every change a revision."""

from desktop.archive.archive import Archive, ArchiveCounts
from desktop.archive.backup import put_back
from desktop.archive.changes import Changes
from desktop.archive.index_queue import PendingMark
from desktop.archive.provenance import Provenance
from desktop.archive.verification import VerifyReport

__all__ = [
    "Archive",
    "ArchiveCounts",
    "Changes",
    "PendingMark",
    "Provenance",
    "VerifyReport",
    "put_back",
]
