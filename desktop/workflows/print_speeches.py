"""Print speeches and whole sessions."""

from collections.abc import Generator, Sequence
from itertools import groupby
from pathlib import Path

from desktop.archive import Archive
from desktop.printing import Press
from desktop.records import Progress, SpeechKind
from desktop.records.printing import PrintedSession, PrintReport, PrintRequest


class PrintSpeeches:
    """Gathers what is to be printed and has it laid out."""

    def __init__(self, archive: Archive, press: Press | None = None) -> None:
        self._archive = archive
        self._press = press or Press()

    def write_pdf(self, request: PrintRequest, target: Path) -> Generator[Progress, None, PrintReport]:
        """Write what a request names to a PDF file.

        Raises NotFoundError or PrintingError; nothing is changed at `target` then.
        """
        whole = [self._whole(session_id) for session_id in request.session_ids]
        sessions = [*whole, *self._chosen(request.speech_ids)]
        return (yield from self._press.write_pdf(sessions, request.layout, target, request.options))

    def get_ready(self) -> None:
        """Have the next file take half the time; costs a process that waits until `rest`."""
        self._press.get_ready()

    def rest(self) -> None:
        """End the process that waits."""
        self._press.rest()

    def _whole(self, session_id: str) -> PrintedSession:
        session = self._archive.session(session_id)
        records = self._archive.speeches(session_id)
        speeches = tuple(speech for speech in records if speech.kind is not SpeechKind.NARRATIVE)
        return PrintedSession(session=session, speeches=speeches, whole=True)

    def _chosen(self, speech_ids: Sequence[str]) -> list[PrintedSession]:
        """Return speeches in the order given; neighbours of one session stay under one head."""
        speeches = [self._archive.speech(speech_id) for speech_id in speech_ids]
        return [
            PrintedSession(session=self._archive.session(session_id), speeches=tuple(group))
            for session_id, group in groupby(speeches, key=lambda speech: speech.session_id)
        ]
