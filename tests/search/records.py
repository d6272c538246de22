"""Invented records, and a store of them like the archive's."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from desktop.records import IndexDocument, SearchQuery, SearchResults, SpeechKind
from desktop.search import SpeechIndex
from desktop.search.results import Documents

BASE = IndexDocument(
    speech_id="",
    session_id="s1",
    session="澜川市政协六届七次常委会会议",
    kind=SpeechKind.SPEECH,
    position=0,
    title="",
    text="",
    speakers=("蔺望川",),
    office="市政协委员",
    sector="民革",
    on_behalf_of="民革界别活动小组",
    body="澜川市政协",
    theme="宜居港城",
    term=6,
    held_on=date(2023, 7, 18),
    problems=0,
    proposals=0,
)


def store(records: Sequence[IndexDocument]) -> Documents:
    """Give out records as the archive does."""

    def documents(speech_ids: Sequence[str] | None) -> Iterator[IndexDocument]:
        return (record for record in records if speech_ids is None or record.speech_id in speech_ids)

    return documents


def built(folder: Path, records: Sequence[IndexDocument]) -> SpeechIndex:
    index = SpeechIndex(folder, "archive")
    list(index.rebuild(records, total=len(records), revision=1))
    return index


def asked(index: SpeechIndex, records: Sequence[IndexDocument], query: SearchQuery) -> SearchResults:
    known = {record.speech_id: record.text for record in records}
    return index.search(query, lambda speech_ids: {one: known[one] for one in speech_ids if one in known})
