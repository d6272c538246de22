"""A large archive of invented speeches, the same for the same size."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from desktop.archive import Archive
from desktop.records import (
    Attendance,
    IntakePlan,
    Passage,
    PassageKind,
    PlannedSession,
    Reading,
    Role,
    SessionFacts,
    SessionKind,
    Source,
    Speaker,
    SpeechFacts,
    SpeechKind,
)

_CHARACTERS = (
    "港渔船灯桥河路街社区公交学校医院老人孩子科技人才企业产业环境文化旅游水电气房屋市场农村教育养老就业"
)
_NAMES = "阚蔺卞敖阙丛倪储厉宓宿祁尹邬戚郗卫苗荀卓蔄单屠骆"
_GIVEN = "承岳若水以澄砺行青蘅归帆望川雨眠远航静昭霖松年长汀月悟修竹素衡沛然"
_SECTORS = (
    "民革 民盟 民建 民进 农工党 致公党 九三学社 台盟 工商联 科协 教育 医药卫生 经济 农业 妇联 工会".split()
)
_PER_SESSION, _PARAGRAPH, _LONGEST = 20, 150, 80_000


def fill(path: Path, records: int) -> None:
    """Write an archive of so many speeches; the very first one is 80,000 characters long."""
    chance = random.Random(records)
    people = [chance.choice(_NAMES) + "".join(chance.sample(_GIVEN, 2)) for _person in range(records // 20)]
    with Archive.create(path, name="measured", body="澜川市政协") as archive:
        sessions = list(_sessions(chance, people, records))
        for number, session in enumerate(sessions):
            source = Source(content=str(number).encode(), media_type="text/plain")
            reading = Reading(source=source, lines=())
            archive.save_plan(IntakePlan(reading=reading, lines=(), sessions=(session,), warnings=()))


def _sessions(chance: random.Random, people: list[str], records: int) -> Iterator[PlannedSession]:
    for number in range(records // _PER_SESSION):
        day = date(2025, 12, 1) - timedelta(days=number % 5_000)
        present = tuple(Attendance(role=Role.ATTENDEE, name=name) for name in chance.sample(people, 8))
        facts = SessionFacts(
            body="澜川市政协",
            name=f"{6 - number // 1_500}届{number}次常委会会议",
            kind=SessionKind.STANDING_COMMITTEE,
            term=6 - number // 1_500,
            ordinal=number,
            held_on=day,
            attendance=present,
        )
        speeches = [_speech(chance, people, 900) for _place in range(_PER_SESSION)]
        if number == 0:
            speeches[0] = _speech(chance, people, _LONGEST)
        yield PlannedSession(facts=facts, speeches=tuple(speeches))


def _speech(chance: random.Random, people: list[str], length: int) -> SpeechFacts:
    paragraphs = [
        "".join(chance.choices(_CHARACTERS, k=_PARAGRAPH - 1)) + "。" for _part in range(length // _PARAGRAPH)
    ]
    text = "\n".join(paragraphs)
    passages = tuple(
        Passage(kind=PassageKind.PROPOSAL, start=place, end=place + _PARAGRAPH - 1, number=number)
        for number, place in enumerate(range(_PARAGRAPH + 1, len(text) - _PARAGRAPH, _PARAGRAPH + 1), start=1)
    )
    return SpeechFacts(
        kind=SpeechKind.SPEECH,
        title="".join(chance.choices(_CHARACTERS, k=12)),
        speakers=(Speaker(name=chance.choice(people)),),
        office="市政协委员",
        sector=chance.choice(_SECTORS),
        text=text,
        passages=passages,
    )
