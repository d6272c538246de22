"""Bring the full-text index up to the archive."""

from collections.abc import Generator, Sequence

from desktop.archive import Archive, PendingMark
from desktop.records import ArchiveFileError, Progress
from desktop.search import SpeechIndex


class RefreshIndex:
    """Catches the index up with the archive's changes, or makes it anew."""

    def __init__(self, archive: Archive, index: SpeechIndex) -> None:
        self._archive = archive
        self._index = index

    @property
    def needed(self) -> bool:
        """Whether the index does not stand for the archive as it is."""
        return self._index.revision != self._archive.revision

    def run(self) -> Generator[Progress, None, None]:
        """Take in what changed, then tidy up; where that fails or there is no index, make it anew."""
        known = self._index.revision
        if known == self._archive.revision:
            return
        if known is not None and known < self._archive.revision:
            yield Progress(done=0)
            try:
                marks = self._catch_up(known)
                # What changed is found from now on; that the queue forgets it can come after.
                yield Progress(done=1, total=1)
                self._settle(marks)
                yield from self._index.tidy()
            except Exception:  # noqa: BLE001 - whatever is wrong with an index, it is made anew
                yield from self.rebuild()
            return
        yield from self.rebuild()

    def rebuild(self) -> Generator[Progress, None, None]:
        """Make the index anew; stopping leaves the old one."""
        revision, marks = self._archive.revision, self._archive.pending()
        documents, total = self._archive.index_documents(), self._archive.record_count()
        try:
            yield from self._index.rebuild(documents, total=total, revision=revision)
        except OSError as error:
            raise ArchiveFileError(
                "The search index could not be written. The archive is safe, and searching goes on, more"
                " slowly. Make room on the disk, then search again."
            ) from error
        self._settle(marks)

    def _settle(self, marks: Sequence[PendingMark]) -> None:
        if marks and not self._archive.read_only:
            self._archive.settle(marks[-1].sequence)

    def _catch_up(self, known: int) -> Sequence[PendingMark]:
        """Take in what the queue holds, and what revisions touched since this computer's index was made.

        Return the marks that can be settled then.

        The queue alone does not tell: another computer may have settled it for an index of its own.
        """
        revision, marks = self._archive.revision, self._archive.pending()
        speech_ids = {mark.speech_id for mark in marks} | set(self._archive.changed_since(known))
        documents = list(self._archive.index_documents(sorted(speech_ids)))
        removed = speech_ids - {document.speech_id for document in documents}
        self._index.update(documents, removed=removed, revision=revision)
        return marks
