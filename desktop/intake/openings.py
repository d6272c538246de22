"""Where the sentences of a paragraph open what somebody says, in order."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from desktop.intake.lexicon import lexicon
from desktop.intake.quotations import begins_a_sentence, quotations
from desktop.intake.tellers import Teller, called
from desktop.intake.topics import topics_in
from desktop.intake.vocabulary import filled

# Nouns, places and times of the lexicon, as far as they are common: of rare words its classes are less sure.
_NOUNS, _COMMON = frozenset("nst"), 12.0
# What the pattern `opening` finds of words, or of a title.
_TELLING = (
    "title",
    "quoted",
    "verb",
    "verb_alone",
    "verb_and",
    "bare",
    "bare_alone",
    "proposes",
    "proposes_alone",
    "asks",
    "some",
    "quotes",
    "behalf",
    "first",
)
# With these words the account begins to tell what somebody spoke about (甲就某事提出建议).
TELLS_ABOUT = tuple("就围针对分剖阐探")
# 甲谈到某问题。他说，: what the words are about, which only follow.
_ONLY_ABOUT = re.compile("[^，。；：:“”]{2,24}[。；]据?[他她][^，。；：:“”]{1,6}[，,：:]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Words that open a speech, or end one: the kind of pattern (see `Teller`) and what it matched.

    They are the characters `start` to `end` of the paragraph, and what is said follows. `begin` is where the
    speech begins: before the quotation that the opening follows, if that is a sentence, or at `start`.
    Of a topic: `behalf`, for whom, and `about`, what the words are told to have been about, if no more is,
    and `stop`, where they end at the latest.
    """

    kind: str
    match: re.Match[str]
    start: int
    end: int
    begin: int
    behalf: str | None = None
    about: tuple[int, int] | None = None
    stop: int | None = None


def openings_in(text: str, teller: Teller) -> list[Opening]:
    """Return the openings of a paragraph, in order: none in a quotation, none in another."""
    quoted = quotations(text)
    found = list(_by_pattern(text, teller, quoted))
    topics = list(_free_topics(text, teller, quoted, found))
    told = [topic for topic in topics if topic.kind == "topic"]
    starts = [topic.start for topic in told]

    def stands(opening: Opening) -> bool:
        before = bisect_right(starts, opening.start)
        held = before > 0 and opening.start < told[before - 1].end
        return not (held and _tells_nothing(opening))

    return _without_asides_in_others([*filter(stands, found), *topics])


def _free_topics(
    text: str, teller: Teller, quoted: list[tuple[int, int]], found: list[Opening]
) -> Iterator[Opening]:
    """Yield the topics within which no pattern opens, and which none runs over, nor the topic before."""
    telling = sorted((o for o in found if not _tells_nothing(o)), key=lambda opening: opening.start)
    starts = [opening.start for opening in telling]
    reach = list(accumulate((opening.end for opening in telling), max, initial=-1))
    last = -1
    for topic in topics_in(text, teller, quoted):
        start, end = topic.match.start(), topic.end
        first = bisect_left(starts, start)
        within = telling[first : bisect_left(starts, end)]
        opens = any(opening.kind not in ("pronoun", "aside") for opening in within)
        if start < max(last, reach[bisect_right(starts, start)]) or opens or _inside(start, quoted):
            continue
        last = end
        opening = _opening("aside" if topic.silent else "topic", topic.match, end, quoted)
        yield replace(opening, behalf=topic.behalf, about=topic.about, stop=topic.stop)


def _by_pattern(text: str, teller: Teller, quoted: list[tuple[int, int]]) -> Iterator[Opening]:
    for kind, pattern in teller.openings:
        for match in pattern.finditer(text):
            inside = _inside(match.start(), quoted)
            if not inside and (kind != "opening" or _is_told(match, teller)):
                yield _opening(kind, match, match.end(), quoted)


def _opening(kind: str, match: re.Match[str], end: int, quoted: list[tuple[int, int]]) -> Opening:
    begin = _begin(match, quoted)
    return Opening(kind=kind, match=match, start=match.start(), end=end, begin=begin)


def _tells_nothing(opening: Opening) -> bool:
    """Tell whether an opening says only that somebody spoke (甲发言时，), or about what."""
    if opening.kind != "opening" or opening.match.string.startswith(TELLS_ABOUT, opening.end):
        return False
    told = opening.match.groupdict()
    about = opening.match.group().endswith(("到", "及", "起"))
    if about and _ONLY_ABOUT.match(opening.match.string, opening.end):
        return True
    return bool(told["speaks"]) and not any(told[name] for name in _TELLING)


def _is_told(match: re.Match[str], teller: Teller) -> bool:
    """Tell whether words without a reporting verb (甲接过话头：) follow who is known to be a person.

    甲委员郑重提出 is told by 甲, and not by somebody named 郑重 whose office is 甲委员.
    """
    if _is_a_person_called(match.group("office") or "", teller):
        return False
    bare = match.group("bare") or match.group("bare_alone")
    if bare and (_is_a_noun(bare) or _some().match(match.group("office") or "")):
        return False
    if bare and (_title_first().match(match.group("name")) or _within_a_sentence(match)):
        return match.group("name") in teller.names
    free = bool(bare or match.group("words_before"))
    by_office = called().search(match.group("name") or "")
    return not free or bool(
        any(match.group("office", "after")) or by_office or match.group("name") in teller.names
    )


def _is_a_noun(text: str) -> bool:
    """Tell whether a word of the language is a thing, and so no verb: 制度, 群众."""
    word = lexicon().get(text)
    return word is not None and word.kind in _NOUNS and word.cost < _COMMON


def _within_a_sentence(match: re.Match[str]) -> bool:
    """Tell whether an opening stands behind a semicolon, where one speaker's list may go on."""
    return match.string[: match.start()].endswith(("；", ";"))


@cache
def _some() -> re.Pattern[str]:
    """Return a pattern for the beginning of what many are called, and no one (有的公方代表)."""
    return re.compile("有[的些]|一些|某些|个别|部分|不少|许多|多数|各|全体|广大")


@cache
def _title_first() -> re.Pattern[str]:
    """Return a pattern for an office at the beginning of what would be a name (区长)."""
    return re.compile(filled("@TITLES@"))


def _is_a_person_called(office: str, teller: Teller) -> bool:
    """Tell whether an office is a known name with what its bearer is called (甲委员)."""
    own = called().search(office)
    return own is not None and office[: own.start()] in teller.names


def _without_asides_in_others(openings: list[Opening]) -> list[Opening]:
    """Return the openings in order, without asides that hold one, and pronouns that another one holds."""
    spans = sorted((o.start, o.end) for o in openings if o.kind not in ("aside", "pronoun"))
    ends = list(accumulate((end for _, end in spans), max))

    def stands(opening: Opening) -> bool:
        before = bisect_left(spans, (opening.start, 0))
        if opening.kind == "aside":
            return before == len(spans) or spans[before][0] >= opening.end
        held = before > 0 and ends[before - 1] > opening.start
        return opening.kind != "pronoun" or not held

    return sorted(filter(stands, openings), key=lambda opening: opening.start)


def _inside(position: int, quoted: list[tuple[int, int]]) -> bool:
    before = bisect_left(quoted, (position, 0))
    return before > 0 and position < quoted[before - 1][1]


def _begin(match: re.Match[str], quoted: list[tuple[int, int]]) -> int:
    before = bisect_left(quoted, (match.start(), 0))
    start, end = quoted[before - 1] if before else (0, -1)
    if end == match.start() and begins_a_sentence(match.string, start):
        return start
    return match.start()
