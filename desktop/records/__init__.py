"""The words of the product as frozen records: no input, no output, no library."""

from desktop.records.errors import (
    ArchiveError,
    ArchiveFileError,
    NotFoundError,
    PrintingError,
    QueryError,
    ReadOnlyArchiveError,
    UnreadableSourceError,
)
from desktop.records.label import Label
from desktop.records.plan import FieldReason, IntakePlan, LabelledLine, PlannedSession
from desktop.records.progress import Progress
from desktop.records.query import (
    FacetValue,
    Hit,
    IndexDocument,
    Marked,
    QueryChip,
    SearchQuery,
    SearchResults,
    Sort,
)
from desktop.records.session import Attendance, Role, Session, SessionFacts, SessionKind
from desktop.records.source import IntakeWarning, Line, Reading, Source
from desktop.records.speech import (
    Origin,
    Passage,
    PassageKind,
    Speaker,
    Speech,
    SpeechFacts,
    SpeechKind,
)

__all__ = [
    "ArchiveError",
    "ArchiveFileError",
    "Attendance",
    "FacetValue",
    "FieldReason",
    "Hit",
    "IndexDocument",
    "IntakePlan",
    "IntakeWarning",
    "Label",
    "LabelledLine",
    "Line",
    "Marked",
    "NotFoundError",
    "Origin",
    "Passage",
    "PassageKind",
    "PlannedSession",
    "PrintingError",
    "Progress",
    "QueryChip",
    "QueryError",
    "ReadOnlyArchiveError",
    "Reading",
    "Role",
    "SearchQuery",
    "SearchResults",
    "Session",
    "SessionFacts",
    "SessionKind",
    "Sort",
    "Source",
    "Speaker",
    "Speech",
    "SpeechFacts",
    "SpeechKind",
    "UnreadableSourceError",
]
