"""The archive file: sessions, speeches and sources in SQLite, every change a revision."""

from desktop.archive.archive import Archive, ArchiveCounts
from desktop.archive.index_queue import PendingMark
from desktop.archive.provenance import Provenance
from desktop.archive.revisions import RevisionEntry
from desktop.archive.verification import VerifyReport

__all__ = ["Archive", "ArchiveCounts", "PendingMark", "Provenance", "RevisionEntry", "VerifyReport"]
