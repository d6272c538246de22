"""Print speeches and whole sessions."""

from collections.abc import Generator, Sequence
from pathlib import Path

from desktop.archive import Archive
from desktop.printing import Press
from desktop.records import Progress, SpeechKind
from desktop.records.printing import Layout, PrintedSession, PrintReport


class PrintSpeeches:
    """Gathers what is to be printed and has it laid out."""

    def __init__(self, archive: Archive, press: Press | None = None) -> None:
        self._archive = archive
        self._press = press or Press()

    def write_pdf(
        self, *, session_id: str | None = None, speech_ids: Sequence[str] = (), layout: Layout, target: Path
    ) -> Generator[Progress, None, PrintReport]:
        """Write a session's speeches, or some speeches in the order given, to a PDF file.

        Raises NotFoundError or PrintingError; nothing is changed at `target` then.
        """
        if session_id is not None:
            session = self._archive.session(session_id)
            speeches = tuple(
                speech
                for speech in self._archive.speeches(session_id)
                if speech.kind is not SpeechKind.NARRATIVE
            )
            sessions = [PrintedSession(session=session, speeches=speeches, whole=True)]
        else:
            sessions = [self._alone(speech_id) for speech_id in speech_ids]
        return (yield from self._press.write_pdf(sessions, layout, target))

    def _alone(self, speech_id: str) -> PrintedSession:
        speech = self._archive.speech(speech_id)
        return PrintedSession(session=self._archive.session(speech.session_id), speeches=(speech,))
