"""What the paragraphs of a document are before it is known who speaks: sentences, short lines, furniture."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum

from desktop.intake.extents import goes_on
from desktop.intake.head_frames import Division, divisions_of, is_ordinal
from desktop.intake.heads import Head
from desktop.intake.printed_names import BODY, KNOWN, PLACED, Who, is_capacity
from desktop.intake.speech_fields import speech_fields_in
from desktop.intake.vocabulary import filled
from desktop.records import Line

_FURNITURE = frozenset(
    "caption publication byline footer_words navigation bracket_date spaced_meta meta".split()
)
NO_HEAD = frozenset(("publication", "navigation", "bracket_date", "session_note"))
_JUMP = re.compile(r"[（(]?[上下][接转]第?\S{1,6}版[）)]?|[（(](?:以上|本组|上述|图片)[^（）()]{2,40}[）)]")
_LEADERS = re.compile(r"目\s*录|.*(?:…{2,}|\.{5,}|·{5,}|—{5,}).*\d+[）)]?")
_DRAFTED = re.compile(r"[（(]?(?:本文)?执笔")
_PART = re.compile(
    r"[【〔\[]?(?:部分|精彩|现场)?(?:委员|部门|大会|专家)?"
    r"(?:发言|建言|回应|声音|观点|提问|答复|书面发言)(?:摘要|摘登|选登|摘编)?[】〕\]]?"
)
_GREETS = re.compile(filled(r"(?:@SALUTES@)[^。]{0,40}[：:]"))
_SENTENCE = re.compile(r"[。！？；…!?;][”」』’）)]?$|[:：]$")
_LONGEST, _MOST_LEFT = 60, 4

_OFFICE_ALONE = frozenset(("capacity", "sector_on_behalf"))


class Kind(Enum):
    """What a paragraph is, whatever it says: a sentence, a short line, one that counts, furniture."""

    TEXT = "text"
    POINT = "point"
    SHORT = "short"
    MARKER = "marker"
    NOISE = "noise"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The paragraphs of a document with what they show, what they are, and how each may name who speaks."""

    lines: Sequence[Line]
    shown: Sequence[Set[str]]
    kinds: Sequence[Kind]
    divisions: Sequence[Sequence[Division]]

    def is_head(self, position: int) -> bool:
        """Tell whether a line surely names who speaks, whatever its shape."""
        return any(division.who.weight >= BODY for division in self.divisions[position])

    def near(self, position: int, step: int) -> int | None:
        """Return the next paragraph up or down that is no furniture."""
        position += step
        while 0 <= position < len(self.lines) and self.kinds[position] in (Kind.NOISE, Kind.MARKER):
            position += step
        return position if 0 <= position < len(self.lines) else None

    def is_short(self, position: int | None) -> bool:
        """Tell whether a paragraph is a short line that is no sentence."""
        return position is not None and self.kinds[position] in (Kind.SHORT, Kind.POINT)

    def goes_on(self, before: Division, division: Division) -> bool:
        """Tell whether two heads without words between are one speaker's."""
        if before.start is not None or self.has_text(before.position + 1, division.position):
            return False
        first, second = before.who.said.names, division.who.said.names
        return first == second or not first or not second

    def has_text(self, start: int, end: int) -> bool:
        """Tell whether sentences stand from one paragraph up to another."""
        return any(kind in (Kind.TEXT, Kind.ACCOUNT) for kind in self.kinds[max(start, 0) : end])

    def without_nameless(self, inside: Sequence[int]) -> Sequence[int]:
        """Leave out of a speech what stands under a title and an office without a name: nobody's speech."""
        for i, position in enumerate(inside[1:], start=1):
            office = self.kinds[position] is Kind.SHORT and self.shown[position] & _OFFICE_ALONE
            if office and self.kinds[inside[i - 1]] is Kind.SHORT:
                while i and self.kinds[inside[i - 1]] is Kind.SHORT:
                    i -= 1  # noqa: PLW2901
                return inside[:i]
        return inside

    def left(self, positions: Sequence[int]) -> int:
        """Count the sentences from a paragraph on, up to the account of the meeting or the end."""
        found = 0
        for position in positions:
            if self.kinds[position] is Kind.ACCOUNT or found == _MOST_LEFT:
                break
            found += self.kinds[position] is Kind.TEXT
        return found

    def is_capacity(self, position: int, head: Division) -> bool:
        """Tell whether a line right below a name is only the office of that person."""
        if not head.who.said.names or head.who.said.office or self.kinds[position] is not Kind.SHORT:
            return False
        fields = {field.kind for field in speech_fields_in(self.lines[position].text)}
        if fields:
            return bool(fields & {"office", "unit"})
        return bool(self.shown[position] & _OFFICE_ALONE) or is_capacity(self.lines[position].text)


def page_of(lines: Sequence[Line], shown: Sequence[Set[str]], known: Mapping[int, Head]) -> Page:
    """Return the paragraphs of a document: `shown` are the features of each, `known` heads by number."""
    kinds = [_kind(position, lines, features) for position, features in enumerate(shown)]
    divisions = [
        [d for d in divisions_of(position, lines[position].text) if not _is_headline(d, features)]
        if not features & NO_HEAD
        else []
        for position, features in enumerate(shown)
    ]
    for n, head in known.items():
        if not divisions[n - 1] and head.said.names and not (head.said.rest or head.goes_on):
            who = Who(said=head.said, weight=KNOWN + PLACED, placed=True)
            divisions[n - 1].append(Division(position=n - 1, frame="known", mark="", who=who))
    return Page(lines=lines, shown=shown, kinds=kinds, divisions=divisions)


def _is_headline(division: Division, features: Set[str]) -> bool:
    """Tell whether a line names the body that meets, and nobody; of the first one that is likely."""
    if "first" in features:
        return division.frame != "who:text" and division.who.weight < KNOWN + PLACED
    return not division.who.said.names and "session_name" in features


def _kind(position: int, lines: Sequence[Line], features: Set[str]) -> Kind:
    text = lines[position].text.strip()
    if is_ordinal(text) or _PART.fullmatch(text):
        return Kind.MARKER
    if not text or _JUMP.fullmatch(text) or _LEADERS.fullmatch(text) or _DRAFTED.match(text):
        return Kind.NOISE
    if features & _FURNITURE and not ("enumerated" in features and text.endswith("。")):
        return Kind.NOISE
    if _GREETS.fullmatch(text):
        return Kind.TEXT
    if _SENTENCE.search(text) or len(text) > _LONGEST:
        return Kind.TEXT if goes_on(position, lines, features) and not _is_account(features) else Kind.ACCOUNT
    return Kind.POINT if "enumerated" in features else Kind.SHORT


def _is_account(features: Set[str]) -> bool:
    meets = "session_name" in features or "date" in features
    return "here" in features or (meets and bool(features & {"opens", "presides"}))
