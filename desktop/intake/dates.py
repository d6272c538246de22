"""When a session was held, from what the narrative says and what the publication line adds."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.intake.vocabulary import number_of

_NUMBER = r"[〇零○一二三四五六七八九十\d]"
_FULL = re.compile(
    rf"({_NUMBER}{{4}})\s*[年.\-/]\s*({_NUMBER}{{1,3}})\s*[月.\-/]\s*({_NUMBER}{{1,3}})(?:日|(?!\d))"
)
_MONTH_DAY = re.compile(rf"(?<!\d)({_NUMBER}{{1,3}})月({_NUMBER}{{1,3}})日")
_DAY = re.compile(r"(?<![\d月年])(\d{1,2})日(?:上午|下午|晚|，|,|举行|召开|在|至)")
_RELATIVE = (("今天", 0), ("今日", 0), ("昨天", 1), ("昨日", 1), ("前天", 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A day, or what is missing of it: `doubt` is a warning code or None."""

    day: date | None
    doubt: str | None = None


def full_date(text: str) -> date | None:
    """Return the first date with a year in a text."""
    for match in _FULL.finditer(text):
        year, month, day = (number_of(part.replace("○", "〇")) for part in match.groups())
        found = _valid(year, month, day)
        if found:
            return found
    return None


def session_date(narrative: str, published: date | None) -> FoundDate:
    """Return the day that a narrative names; a missing year or month comes from the publication."""
    for match in _MONTH_DAY.finditer(narrative):
        month, day = (number_of(part) for part in match.groups())
        before = re.search(rf"({_NUMBER}{{4}})年\s*$", narrative[: match.start()])
        if before:
            return FoundDate(day=_valid(number_of(before.group(1).replace("○", "〇")), month, day))
        if published is None:
            return FoundDate(day=None, doubt="year-missing")
        return FoundDate(day=_before(published, month, day), doubt="year-from-publication")
    if published is not None:
        return _relative(narrative, published)
    return FoundDate(day=None, doubt="date-missing")


def _relative(narrative: str, published: date) -> FoundDate:
    day = _DAY.search(narrative)
    if day:
        for months_back in range(2):
            reference = published.replace(day=1) - timedelta(days=months_back)
            found = _valid(reference.year, reference.month, int(day.group(1)))
            if found and found <= published:
                return FoundDate(day=found, doubt="year-from-publication")
    for word, days in _RELATIVE:
        if word in narrative:
            return FoundDate(day=published - timedelta(days=days), doubt="year-from-publication")
    return FoundDate(day=None, doubt="date-missing")


def _before(published: date, month: int, day: int) -> date | None:
    """Return the last such day up to the publication: December news of January is of the year before."""
    found = _valid(published.year, month, day)
    if found and found > published + timedelta(days=1):
        return _valid(published.year - 1, month, day)
    return found


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year > 1900 else None
    except ValueError:
        return None
