"""An archive of invented speeches: made-up words, used as often as words of a language are, by topics.

Speech `n` depends on the seed and `n` alone, so a large archive begins with the smaller one.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from desktop.archive import Archive
from desktop.records import (
    IntakePlan,
    Passage,
    PassageKind,
    PlannedSession,
    Reading,
    SessionFacts,
    SessionKind,
    Source,
    Speaker,
    SpeechFacts,
    SpeechKind,
)

SEED = 20251125
PER_SESSION = 40
_SECTORS = tuple(
    f"{name}界" for name in "渔盐 舟楫 桥闸 灯塔 织染 陶瓷 茶果 药圃 书印 戏曲 测绘 邮驿".split()
)
_CITY = "澜川市政协"
# {a} common verb, {b} common noun, {c} a word of the topic, {d} any word, {e} a compound, {n} a number
_SENTENCES = (
    "{a}{b}{c}，{a}{e}和{c}，{a}{d}{b}。",
    "当前，{c}{b}仍有{b}不足、{d}{a}等问题。",
    "要把{a}{c}{b}摆在突出位置，{a}{e}，{a}{d}。",
    "围绕{e}，{a}{c}{b}，{a}“{c}+{d}”{b}。",
    "截至去年，全市{c}{b}达{n}个，投入{n}万元，增长{n}.{n}%。",
    "由{d}{b}牵头，{c}{b}配合，{a}{c}，{a}{d}。",
    "一些{b}反映，{c}{b}滞后，{d}{a}不够，影响{e}。",
    "借鉴外地做法，{a}{c}{b}，{a}{d}{b}{a}{e}。",
)
_PROBLEM = "{c}{b}{a}不够，{d}{b}缺少{e}。"
_PROPOSAL = "建议{a}{e}，{a}{c}{b}，{a}{d}。"


@dataclass(frozen=True, slots=True)
class _Words:
    """Words with the sums of their weights, to be drawn by."""

    words: Sequence[str]
    sums: Sequence[float]

    def draw(self, chance: random.Random) -> str:
        return chance.choices(self.words, cum_weights=self.sums)[0]


class Vocabulary:
    """Invented words of two to four characters; the n-th is drawn about 1/n times as often as the first."""

    def __init__(self) -> None:
        chance = random.Random(SEED)
        # The 3,755 common characters of GB 2312, in an order of our own.
        rows = range(0xB0, 0xD8)
        codes = [bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF)][:3755]
        characters = [code.decode("gb2312") for code in codes]
        chance.shuffle(characters)
        sums = _zipf(len(characters), 0.6)
        made: dict[str, None] = {}
        while len(made) < 40_000:
            made["".join(chance.choices(characters, cum_weights=sums, k=chance.choice((2, 2, 2, 3, 4))))] = (
                None
            )
        words = list(made)
        self.verbs = _weighted([word for word in words[:400] if len(word) == 2], 0.9)
        self.nouns = _weighted([word for word in words[400:900] if len(word) == 2], 0.9)
        self.any = _weighted(words[900:30_000], 1.0)
        self.compounds = _weighted(
            [a + b for a, b in zip(words[30_000:31_000], words[31_000:32_000], strict=True)], 0.7
        )
        self.names = [word for word in words[32_000:40_000] if len(word) in (2, 3)]
        self.topics = [_weighted(chance.sample(words[900:30_000], 80), 0.9) for _ in range(80)]


def _zipf(size: int, exponent: float) -> list[float]:
    return list(accumulate(1 / (place + 3) ** exponent for place in range(size)))


def _weighted(words: Sequence[str], exponent: float) -> _Words:
    return _Words(words, _zipf(len(words), exponent))


class Speeches:
    """Makes the speech of a number."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()

    def facts(self, number: int) -> SpeechFacts:
        """Return the speech of a number: 300 to 3,000 characters, about 900 in the middle."""
        chance = random.Random((SEED << 32) ^ number)
        topic = int(80 * chance.random() ** 1.5)
        size = min(3000, max(300, int(chance.lognormvariate(6.8, 0.55))))
        text, passages = self._text(chance, topic, size)
        sector = _SECTORS[int(len(_SECTORS) * chance.random() ** 1.5)]
        return SpeechFacts(
            kind=chance.choices((SpeechKind.SPEECH, SpeechKind.REMARK, SpeechKind.REPORTED), (8, 1, 2))[0],
            title=self._fill(chance, topic, "关于{a}{c}{e}的发言"),
            speakers=(Speaker(name=self.vocabulary.names[int(4000 * chance.random() ** 2)]),),
            office=f"{_CITY}委员、{self._fill(chance, topic, '{d}{b}')}负责人",
            on_behalf_of=f"{sector}别活动小组",
            sector=sector,
            text=text,
            passages=passages,
        )

    def _text(self, chance: random.Random, topic: int, size: int) -> tuple[str, tuple[Passage, ...]]:
        lines = ["".join(self._sentences(chance, topic, size * 0.6))]
        passages = []
        for kind, template, marks in (
            (PassageKind.PROBLEM, _PROBLEM, "一是 二是".split()),
            (PassageKind.PROPOSAL, _PROPOSAL, "一是 二是 三是".split()),
        ):
            for place, mark in enumerate(marks, 1):
                rest = "".join(self._sentences(chance, topic, size * 0.05))
                line = mark + self._fill(chance, topic, template) + rest
                start = sum(map(len, lines)) + len(lines)
                passages.append(Passage(kind=kind, start=start, end=start + len(line), number=place))
                lines.append(line)
        return "\n".join(lines), tuple(passages)

    def _sentences(self, chance: random.Random, topic: int, size: float) -> Iterator[str]:
        while size > 0:
            sentence = self._fill(chance, topic, chance.choice(_SENTENCES))
            size -= len(sentence)
            yield sentence

    def _fill(self, chance: random.Random, topic: int, template: str) -> str:
        words = self.vocabulary
        drawn = {
            "a": words.verbs,
            "b": words.nouns,
            "c": words.topics[topic],
            "d": words.any,
            "e": words.compounds,
        }
        first, *pieces = template.split("{")
        filled = [first]
        for piece in pieces:
            kind = piece[0]
            filled.append(str(chance.randint(1, 99)) if kind == "n" else drawn[kind].draw(chance))
            filled.append(piece[2:])
        return "".join(filled)


def fill(archive: Archive, size: int) -> Iterator[int]:
    """Save `size` speeches through the storage layer, forty to a session; yields how many are saved."""
    speeches = Speeches()
    for first in range(0, size, PER_SESSION):
        numbers = range(first, min(first + PER_SESSION, size))
        archive.save_plan(_plan(first // PER_SESSION, tuple(map(speeches.facts, numbers))))
        yield numbers[-1] + 1


def _plan(number: int, speeches: tuple[SpeechFacts, ...]) -> IntakePlan:
    held_on = date(1998, 1, 15) + timedelta(days=(number * 37) % 10_000)
    term = 1 + (held_on.year - 1998) // 5
    name = f"{term}届第{number}次专题协商会"
    facts = SessionFacts(
        body=_CITY, name=name, kind=SessionKind.CONSULTATION, term=term, ordinal=number, held_on=held_on
    )
    source = Source(content=name.encode(), media_type="text/plain")
    return IntakePlan(
        reading=Reading(source=source, lines=()),
        lines=(),
        sessions=(PlannedSession(facts=facts, speeches=speeches),),
        warnings=(),
    )


def archive_path(folder: Path, size: int) -> Path:
    """Return where the archive of a size is kept, to be measured again without being filled again."""
    return folder / f"speeches-{size}.db"
