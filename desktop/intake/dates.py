"""When a session was held, from what the narrative says and what the publication line adds."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.intake.vocabulary import number_of

_NUMBER = r"[〇零○一二三四五六七八九十\d]"
_FULL = re.compile(
    rf"(?P<y>{_NUMBER}{{4}})\s*[年.\-/]\s*(?P<m>{_NUMBER}{{1,3}})\s*[月.\-/]\s*(?P<d>{_NUMBER}{{1,3}})(?:日|(?!\d))"
)
_DAY_FIRST = re.compile(r"(?<!\d)(?P<d>\d{2})[./](?P<m>\d{2})[./](?P<y>\d{4})(?!\d)")
# Between the days of a meeting that lasts: 22日至23日, 22-23日.
_TO = r"\s*(?:至|到|[—–~～\-]{1,2})"
_TOLD = re.compile(
    rf"(?:(?P<year>{_NUMBER}{{4}})\s*年\s*)?(?<!\d)(?P<month>{_NUMBER}{{1,3}})\s*月\s*(?P<day>{_NUMBER}{{1,3}})"
    rf"(?:\s*[日号](?P<news>[讯电])?|(?={_TO}\s*{_NUMBER}{{1,3}}\s*[日号]))"
    r"|(?:本月|(?<![\d月年至到—–~～\-]))(?P<only>\d{1,2})[日号]"
    rf"(?=上午|下午|晚|，|,|举行|召开|首次|继续|在|[)）]|{_TO}\s*\d)"
    r"|(?P<word>今天|今日|今(?=[晨早晚])|昨天|昨日|前天|前日|昨)"
    r"(?=上午|下午|晚|晨|早|中午|[，,（(]|举行|召开|继续|闭幕|开幕|在|\s)"
)
# Years of the Republic: 民国109年 is 2020.
_REPUBLIC = re.compile(r"(?:中华)?民国\s*(\d{1,3})\s*年")
_BACK = {"今": 0, "昨": 1, "前": 2}
_HELD = re.compile(r"召开|举行|开幕|闭幕|来到|举办|参加|协商|会议|座谈|讨论|审议")
_NOT_THEN = re.compile(r"(?:截至|截止|从|自|到|[将定拟订]于|以前|去年|前年|明年|次年)$")
_DATELINE = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[讯电]|社(?P<alone>\d{1,2})日[讯电]"
)
# How long the beginning of a text is, and how soon after its dateline a text is printed.
_OPENING, _SOON = 24, timedelta(days=3)
_TITLES = re.compile(r"《[^》]*》")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A day, or what is missing of it: `doubt` is a warning code or None; `ambiguous`: another is named."""

    day: date | None
    doubt: str | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    found: FoundDate
    held: bool


def full_date(text: str) -> date | None:
    """Return the first date with a year in a text, the year before the month or (05.03.2015) behind it."""
    text = unicodedata.normalize("NFKC", text)
    for match in (*_FULL.finditer(text), *_DAY_FIRST.finditer(text)):
        year, month, day = (number_of(match.group(part).replace("○", "〇")) for part in ("y", "m", "d"))
        found = _valid(year, month, day)
        if found:
            return found
    return None


def date_before_dateline(text: str) -> date | None:
    """Return the day at the head of a text that runs on (2025-03-08 …3月8日电), if its dateline is near."""
    published, dateline = full_date(text[:_OPENING]), _DATELINE.search(text)
    if published is None or dateline is None or dateline.group("alone"):
        return None
    sent = _before(published, int(dateline.group("month")), int(dateline.group("day")))
    return published if sent and published - sent <= _SOON else None


def printed_date(text: str, published: date | None) -> FoundDate | None:
    """Return the day that the field of a date prints (2022-11-03 14:30, 民国109年4月20日, 3月5日), if any.

    A missing year comes from the publication.
    """
    if day := full_date(_REPUBLIC.sub(lambda match: f"{int(match.group(1)) + 1911}年", text)):
        return FoundDate(day=day)
    return next((found for match in _TOLD.finditer(text) if (found := _resolved(match, published))), None)


def session_date(narrative: str, published: date | None, year: int | None = None) -> FoundDate:
    """Return the day that a narrative names; a missing year or month comes from the publication.

    Without a publication the year is `year`, which the meeting is called after (2018年提案办理协商会).

    The first day in a sentence that tells of a meeting wins; `ambiguous` says that such a sentence names
    another day.
    """
    candidates = list(_candidates(narrative, published, year))
    if not candidates:
        return FoundDate(day=None, doubt="date-missing")
    held = [candidate.found for candidate in candidates if candidate.held]
    chosen = held[0] if held else candidates[0].found
    others = {found.day for found in held if found.day} - {chosen.day}
    return FoundDate(day=chosen.day, doubt=chosen.doubt, ambiguous=bool(others and chosen.day))


def _candidates(narrative: str, published: date | None, year: int | None) -> Iterator[_Candidate]:
    dated = _DATELINE.search(narrative) is not None
    published = _dateline(narrative, published) or published
    text = _TITLES.sub(lambda title: "　" * len(title.group()), narrative)
    for match in _TOLD.finditer(text):
        if _NOT_THEN.search(text[max(0, match.start() - 3) : match.start()]):
            continue
        found = _resolved(match, published, year)
        if dated and match.group("only") and published is None:
            # 3月5日电 gives 5日 its month, but neither of them has a year.
            found = FoundDate(day=None, doubt="year-missing")
        if found is not None:
            sentence = text[match.end() : match.end() + 60].split("。")[0].split("\n")[0]
            opens = re.search(
                r"(?:^|[。\n，,（(：:】)）]|讯|会议|于)[\s　]*$",
                text[max(0, match.start() - 8) : match.start()],
            )
            held = bool(opens and _HELD.search(sentence)) and not match.group("news")
            yield _Candidate(found, held)


def _dateline(narrative: str, published: date | None) -> date | None:
    """Return the day of a dateline (1月10日讯), from which 今天 and 昨天 are counted."""
    match = _DATELINE.search(narrative)
    if match is None:
        return None
    if match.group("year"):
        return _valid(*map(int, match.group("year", "month", "day")))
    if published is None:
        return None
    if match.group("alone"):
        only = _day_only(int(match.group("alone")), published)
        return only.day if only else None
    return _before(published, int(match.group("month")), int(match.group("day")))


def _resolved(match: re.Match[str], published: date | None, year: int | None = None) -> FoundDate | None:
    if match.group("word") and published is not None:
        day = published - timedelta(days=_BACK[match.group("word")[0]])
        return FoundDate(day=day, doubt="year-from-publication")
    if match.group("only") and published is not None:
        return _day_only(int(match.group("only")), published)
    found = _month_and_day(match, published) if match.group("month") else None
    if found and found.doubt == "year-missing" and year:
        named = _valid(year, number_of(match.group("month")), number_of(match.group("day")))
        return FoundDate(day=named, doubt="year-missing")
    return found


def _month_and_day(match: re.Match[str], published: date | None) -> FoundDate | None:
    month, day_of_month = number_of(match.group("month")), number_of(match.group("day"))
    if match.group("year"):
        printed = _valid(number_of(match.group("year").replace("○", "〇")), month, day_of_month)
        return FoundDate(day=printed) if printed else None
    if _valid(2000, month, day_of_month) is None:
        return None
    if published is None:
        return FoundDate(day=None, doubt="year-missing")
    return FoundDate(day=_before(published, month, day_of_month), doubt="year-from-publication")


def _day_only(day_of_month: int, published: date) -> FoundDate | None:
    """Return the last such day up to the publication: of its month or of the one before."""
    last_month = published.replace(day=1) - timedelta(days=1)
    for reference in (published, last_month):
        found = _valid(reference.year, reference.month, day_of_month)
        if found and found <= published:
            return FoundDate(day=found, doubt="year-from-publication")
    return None


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
