"""Look at sessions and speeches."""

from pathlib import Path

from desktop.archive import Archive, ArchiveCounts
from desktop.records import Session, Source, Speech
from desktop.records.revision import Revision

__all__ = ["ArchiveCounts", "BrowseArchive"]


class BrowseArchive:
    """Everything that can be read in an open archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @property
    def name(self) -> str:
        """The archive's name."""
        return self._archive.name

    @property
    def path(self) -> Path:
        """The archive's file."""
        return self._archive.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._archive.read_only

    def sessions(self) -> tuple[Session, ...]:
        """Return all sessions, newest first."""
        return self._archive.sessions()

    def session(self, session_id: str) -> Session:
        """Return one session; NotFoundError where there is none."""
        return self._archive.session(session_id)

    def speeches(self, session_id: str) -> tuple[Speech, ...]:
        """Return a session's records in order, its narrative first."""
        return self._archive.speeches(session_id)

    def speech(self, speech_id: str) -> Speech:
        """Return one speech; NotFoundError where there is none."""
        return self._archive.speech(speech_id)

    def source(self, session_id: str) -> Source | None:
        """Return the source a session came from."""
        return self._archive.source(session_id)

    def further_sources(self, session_id: str) -> tuple[Source, ...]:
        """Return the sources of what was merged into a session, in the order of merging."""
        return self._archive.further_sources(session_id)

    def counts(self) -> ArchiveCounts:
        """Count what the archive holds."""
        return self._archive.counts()

    def history(self, limit: int = 100) -> tuple[Revision, ...]:
        """Return the last changes, newest first."""
        return self._archive.ledger.history(limit)
