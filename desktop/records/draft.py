"""What was typed and is not saved yet, so that a crash loses none of it."""

from dataclasses import dataclass

from desktop.records.correction import Correction
from desktop.records.session import SessionFacts
from desktop.records.source import Source
from desktop.records.speech import SpeechFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDraft:
    """A review that was not finished: the source, and the steps of corrections made so far.

    `lines` is the SHA-256 of the paragraphs as read; when a later version reads other paragraphs, the
    corrections fit no more and only the source is offered.
    """

    source: Source
    steps: tuple[tuple[Correction, ...], ...]
    lines: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDraft:
    """A form that was not saved: the session or the speech as it stands in the form.

    UUIDs are None for what is being entered for the first time.
    """

    session_id: str | None
    session: SessionFacts | None = None
    speech_id: str | None = None
    speech: SpeechFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft under an id, of an archive (its UUID), with a name for people and the time in UTC."""

    id: str
    archive_id: str
    name: str
    at: str
    content: ImportDraft | RecordDraft
