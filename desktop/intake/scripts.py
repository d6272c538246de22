"""Read traditional characters as simplified and marks and digits in their usual width, and give them back."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from desktop.intake.masks import masked
from desktop.records import LabelledLine, Line, PlannedSession, SessionFacts, Speaker, SpeechFacts
from desktop.records.resources import resource


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for line in resource("search/variants.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            table.update(dict.fromkeys(map(ord, line[1:]), line[0]))
    return table


_HAN = "\u3400-\u9fff”’」』》）"
_NARROW = re.compile(rf"(?<=[{_HAN}%\"'])[,:;?!]|(?<=[{_HAN}%\"'])\.(?![\d.])")
_BRACKETS = re.compile(r"\(([^()]*[\u3400-\u9fff][^()]*)\)")
_WIDE = dict(zip(map(ord, ",.:;?!"), "，。：；？！", strict=True))
_DIGITS = dict(zip(range(ord("０"), ord("９") + 1), "0123456789", strict=True))


def widened(text: str) -> str:
    """Return Chinese text with its marks full-width, its digits half-width; each stands where it stood."""
    text = text.translate(_DIGITS)
    if not re.search('[,.:;?!()"]', text) or not re.search("[\u3400-\u9fff]", text):
        return text
    text = _BRACKETS.sub(r"（\1）", text)
    text = _NARROW.sub(lambda mark: mark.group().translate(_WIDE), text)
    pieces = text.split('"')
    if len(pieces) % 2 == 0:
        return text
    return pieces[0] + "".join(
        mark + piece for mark, piece in zip("“”" * len(pieces), pieces[1:], strict=False)
    )


def simplified(text: str) -> str:
    """Return a text in simplified characters; each stands where it stood, so that offsets stay."""
    return text if text.isascii() else text.translate(_table())


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A source in simplified characters (`lines`, `text`), and as it was printed (by paragraph number).

    `closed` is the text without spaces, `places` where each of its characters stands in the text.
    """

    lines: tuple[Line, ...]
    text: str
    printed: Mapping[int, str]
    whole: str
    closed: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Printed":
        """Return the paragraphs of a source for reading."""
        plain = [simplified(widened(line.text)) for line in lines]
        read = tuple(replace(line, text=text) for line, text in zip(lines, masked(plain), strict=True))
        text = "\n".join(line.text for line in read)
        places = tuple(i for i, character in enumerate(text) if not character.isspace())
        return cls(
            lines=read,
            text=text,
            printed={line.n: line.text for line in lines},
            whole="\n".join(line.text for line in lines),
            closed="".join(text[i] for i in places),
            places=places,
        )

    def labelled(self, lines: Sequence[LabelledLine]) -> tuple[LabelledLine, ...]:
        """Return labelled paragraphs as they were printed."""
        return tuple(replace(line, text=self.printed[line.n]) for line in lines)

    def session(self, session: PlannedSession) -> PlannedSession:
        """Return a session that was found in `lines` with all words as they were printed."""
        if self.text == self.whole:
            return session
        return PlannedSession(
            facts=self._facts(session.facts), speeches=tuple(map(self._speech, session.speeches))
        )

    def _facts(self, facts: SessionFacts) -> SessionFacts:
        attendance = (
            replace(person, name=self._words(person.name), office=self._words_or_none(person.office))
            for person in facts.attendance
        )
        return replace(
            facts,
            body=self._words_or_none(facts.body),
            name=self._words_or_none(facts.name),
            place=self._words_or_none(facts.place),
            theme=self._words_or_none(facts.theme),
            attendance=tuple(attendance),
            narrative="\n".join(map(self._words, facts.narrative.split("\n"))),
        )

    def _speech(self, speech: SpeechFacts) -> SpeechFacts:
        text = list(speech.text)
        for origin in speech.origins:
            length = origin.end - origin.start
            text[origin.start : origin.end] = self.printed[origin.line][
                origin.offset : origin.offset + length
            ]
        return replace(
            speech,
            title=self._words_or_none(speech.title),
            speakers=tuple(Speaker(name=self._words(name)) for name in speech.speaker_names),
            office=self._words_or_none(speech.office),
            on_behalf_of=self._words_or_none(speech.on_behalf_of),
            text="".join(text),
        )

    def _words_or_none(self, words: str | None) -> str | None:
        return None if words is None else self._words(words)

    def _words(self, words: str) -> str:
        """Return words as the source prints them; words that it prints nowhere so, character by character."""
        start, end = self._span(words)
        if start == end:
            usual = _usual(self.text, self.whole)
            return "".join(usual.get(character, character) for character in words)
        printed = self.whole[start:end]
        return printed if len(printed) == len(words) else re.sub(r"[\s　]", "", printed)

    def _span(self, words: str) -> tuple[int, int]:
        """Return where the text first holds words, with spaces between them or not; (0, 0) if nowhere."""
        bare = "".join(words.split())
        first = self.closed.find(bare)
        if not bare or first < 0:
            return 0, 0
        start, end = self.places[first], self.places[first + len(bare) - 1] + 1
        if bare == words or (self.text.startswith(words, start) and not words[-1].isspace()):
            return start, end
        # Spaces that the words have stand elsewhere; some place further down may have them.
        found = re.search(r"[\s　]*".join(map(re.escape, words)), self.text)
        return found.span() if found else (0, 0)


@lru_cache(maxsize=1)
def _usual(read: str, printed: str) -> dict[str, str]:
    """Return as what each character is printed most often."""
    counted = Counter(zip(read, printed, strict=True))
    return {character: shown for (character, shown), _ in reversed(counted.most_common())}
