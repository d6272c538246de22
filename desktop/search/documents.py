"""Records as the index knows them: everything that a page of hits shows but for the text."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from desktop.records import IndexDocument, Passage, PassageKind
from desktop.search.columns import decoded
from desktop.search.schema import KINDS, SEPARATOR
from desktop.search.segments import Segment

_RANGE = np.dtype("<u4")
_PASSAGES = (PassageKind.PROBLEM, PassageKind.PROPOSAL)


def speech_id(segment: Segment, number: int) -> str:
    """Return the UUID of a segment's record."""
    return decoded(segment.pieces("speech_id")[number])


def document(segment: Segment, number: int, text: str) -> IndexDocument:
    """Return a segment's record with a text from elsewhere; its body is not known."""
    session, _, session_id = _text(segment, "session_key", number).rpartition(SEPARATOR)
    day, term, kind, position, problems, proposals = (
        int(segment.numbers(name)[number])
        for name in ("day", "term", "kind", "position", "problems", "proposals")
    )
    return IndexDocument(
        speech_id=speech_id(segment, number),
        session_id=session_id,
        session=session,
        kind=KINDS[kind],
        position=position,
        title=decoded(segment.pieces("title_text")[number]),
        text=text,
        speakers=_several(_text(segment, "speakers", number)),
        office=_text(segment, "office", number) or None,
        sector=_text(segment, "sector_name", number) or None,
        on_behalf_of=_text(segment, "on_behalf_of", number) or None,
        body=None,
        theme=_text(segment, "theme", number) or None,
        term=term - 1 if term else None,
        held_on=date.fromordinal(day) if day else None,
        problems=problems,
        proposals=proposals,
        topics=_several(_text(segment, "topics", number)),
        passages=tuple(_passages(segment.pieces("ranges")[number])),
    )


def _text(segment: Segment, column: str, number: int) -> str:
    return decoded(segment.distinct(column)[int(segment.numbers(column)[number])])


def _several(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(SEPARATOR)) if joined else ()


def _passages(ranges: bytes) -> Iterator[Passage]:
    for kind, start, end in np.frombuffer(ranges, _RANGE).reshape(-1, 3).tolist():
        yield Passage(kind=_PASSAGES[kind], start=start, end=end)
