"""Facts as canonical JSON, the form in which revisions keep them, and back."""

import json
from typing import TypeVar

from cattrs.preconf.json import make_converter

from desktop.records import SessionFacts, SpeechFacts
from desktop.records.collection import CollectionFacts, Decision, SavedSearchFacts
from desktop.records.lesson import LearnedFacts, LessonFacts
from desktop.records.person import OrganisationFacts, PersonFacts
from desktop.records.properties import ArchiveProperties
from desktop.records.source import SourceFacts

Facts = (
    SessionFacts
    | SpeechFacts
    | PersonFacts
    | OrganisationFacts
    | CollectionFacts
    | SavedSearchFacts
    | Decision
    | LessonFacts
    | LearnedFacts
    | SourceFacts
    | ArchiveProperties
    | tuple[str, ...]
)
Known = TypeVar("Known")

_KINDS = (
    SessionFacts,
    SpeechFacts,
    PersonFacts,
    OrganisationFacts,
    CollectionFacts,
    SavedSearchFacts,
    Decision,
    LessonFacts,
    LearnedFacts,
    SourceFacts,
    ArchiveProperties,
    tuple,
)
_converter = make_converter()


def as_json(facts: Facts) -> str:
    """Return facts, without what the archive adds to a kept record, as canonical JSON."""
    kind = next(kind for kind in _KINDS if isinstance(facts, kind))
    return json.dumps(_converter.unstructure(facts, kind), ensure_ascii=False, sort_keys=True)


def from_json(image: str, kind: type[Known]) -> Known:
    """Return facts of a kind from `as_json`."""
    return _converter.structure(json.loads(image), kind)
