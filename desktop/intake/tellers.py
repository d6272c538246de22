"""The ways in which sentences of one text open a speech."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from desktop.intake.trimming import trimmed
from desktop.intake.vocabulary import HAN, filled, sentence_pattern, spaced_name_pattern, unnamed_pattern

# So far before 委员 its own name is looked for.
_LONGEST_CALLED = 12
# 甲和乙 are two; 易中和 is one.
_AND = re.compile(r"、|(?<=\S\S)和(?=\S\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """The patterns of `sentences.json` for one text, with the names that the text holds.

    `opening`: a named person says something; `topic`: a person whom a sentence is about, `person_first`: one
    whom a clause begins with; `several`, `several_called`, `titled`: a list of members says something;
    `group`, `group_says`: a body does; `pronoun`, `anonymous`: somebody named before, or nobody. `aside`: the
    account's own words again. `person`: a name wherever it stands; `reporter`: who gives a report;
    `names`: those that the text holds.
    """

    opening: re.Pattern[str]
    topic: re.Pattern[str]
    person_first: re.Pattern[str]
    several: re.Pattern[str]
    several_called: re.Pattern[str]
    titled: re.Pattern[str]
    group: re.Pattern[str]
    group_says: re.Pattern[str]
    pronoun: re.Pattern[str]
    anonymous: re.Pattern[str]
    aside: re.Pattern[str]
    person: re.Pattern[str]
    reporter: re.Pattern[str]
    names: frozenset[str] = frozenset()

    @classmethod
    def knowing(cls, names: frozenset[str] = frozenset(), text: str | None = None) -> "Teller":
        """Return a teller for a text in which these names are known already, of whatever surname.

        One for a given text is made several times faster, and is for the paragraphs of that text alone.
        """
        return _teller(names, text)

    @property
    def openings(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """All patterns that open a speech or end one, each with its name."""
        return (
            ("opening", self.opening),
            ("several", self.several),
            ("several_called", self.several_called),
            ("titled", self.titled),
            ("group", self.group),
            ("group_says", self.group_says),
            ("pronoun", self.pronoun),
            ("anonymous", self.anonymous),
            ("aside", self.aside),
        )


def names_called(text: str) -> frozenset[str]:
    """Return the names before 委员 or 常委, and between an office and a verb, whatever their surname.

    Names in a list behind an office (委员甲、乙), and names with a common surname at the beginning of a
    sentence (甲表示，), are among them.
    """
    return frozenset(
        _without_office().sub("", re.sub(r"[ 　]|(?<=\S\S)等$", "", name))
        for pattern in map(_fixed, ("called", "called-together", "office-called", "named-and-says"))
        for match in pattern.finditer(text)
        for name in _AND.split(match.group("name"))
        if not _called_before(match)
        and not re.search(unnamed_pattern(), name)
        and not _fixed("no-name").search(name)
    )


def _called_before(match: re.Match[str]) -> bool:
    """Tell whether 委员 before a name is what somebody else is called (甲委员郑重说)."""
    begin = match.start("name")
    before = match.string[max(0, begin - _LONGEST_CALLED) : begin]
    pattern = sentence_pattern("called-before").replace("@NAME@", spaced_name_pattern())
    return re.search(pattern, before) is not None


@cache
def _without_office() -> re.Pattern[str]:
    """Return a pattern for an office before a name of two or three characters (律师甲乙)."""
    return re.compile(filled(r"^(?:@TITLES@)(?=@HAN@{2,3}$)"))


@cache
def called() -> re.Pattern[str]:
    """Return a pattern for the end of a name with what its bearer is called (甲委员, 甲同志)."""
    return re.compile(f"(?:{sentence_pattern('after')}|代表)$")


@lru_cache(maxsize=8)
def _teller(names: frozenset[str], text: str | None) -> Teller:
    known = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    spaced = [r"[ 　]?".join(map(re.escape, name)) for name in known]
    marks = {"NAME": _for(text, _name_pattern(spaced)), "KNOWN": "|".join([*spaced, ""])}

    def with_name(kind: str) -> re.Pattern[str]:
        return re.compile(filled(_for(text, sentence_pattern(kind)), marks))

    return Teller(
        opening=with_name("opening"),
        topic=with_name("topic"),
        person_first=with_name("person-first"),
        several=_fixed("several"),
        several_called=_fixed("several-called"),
        titled=_fixed("each-a-title"),
        group=_fixed("group"),
        group_says=_fixed("group-says"),
        pronoun=_fixed("pronoun"),
        anonymous=_fixed("anonymous"),
        aside=with_name("aside"),
        reporter=with_name("reporter"),
        person=with_name("person"),
        names=names,
    )


def _name_pattern(known: list[str]) -> str:
    """Return an expression for a known name or one that looks like one, but never for both in one place.

    In a list of thirty names that can each be read in two ways, an expression would try all billion ways.
    """
    if not known:
        return spaced_name_pattern()
    either = "|".join(known)
    ends = f"(?:{sentence_pattern('after')}|(?!{HAN}))"
    return f"(?:{either}|(?!(?:{either}){ends}){spaced_name_pattern()})"


def _for(text: str | None, expression: str) -> str:
    return expression if text is None else trimmed(expression, text)


@cache
def _fixed(kind: str) -> re.Pattern[str]:
    return re.compile(sentence_pattern(kind))
