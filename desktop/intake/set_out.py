"""Speeches that a document sets out one after another: the template that its lines repeat."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from desktop.intake.head_frames import Division, boxed_title, mark_of
from desktop.intake.heads import Head
from desktop.intake.set_out_page import NO_HEAD, Kind, Page, page_of
from desktop.intake.set_out_template import Template, heads_by_template
from desktop.intake.speakers import Announcement
from desktop.records import Label, Line

# By so many characters the halves of a title on two lines differ at most (4 over 7 are none).
_HALVES = 1
_SUBTITLE = re.compile(r"\s*(?:——|--|—)")
_AGAIN = re.compile(
    r"[\s　]*(?:[（(](?P<note>[^（）()]{2,60})[）)]|(?P<who>[^。；：:]{2,60}))[:：][\s　]*(?=\S)"
)
_FIELD = re.compile("[:：]")
_BODIES = frozenset(("group", "group_colon"))
_OF_THE_MEETING = frozenset(("meta", "spaced_meta", "attends", "presides", "date"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOut:
    """What the template gives: heads and labels by paragraph number from 1."""

    heads: Mapping[int, Head] = field(default_factory=dict)
    labels: Mapping[int, Label] = field(default_factory=dict)


def set_out_in(lines: Sequence[Line], shown: Sequence[Set[str]], known: Mapping[int, Head]) -> SetOut:
    """Return the speeches that lines of one shape set out, two or more; nothing where no shape comes back.

    `shown` are the features of each paragraph, `known` the heads that are found otherwise, by number.
    """
    page = page_of(lines, shown, known)
    taken = heads_by_template(page)
    return _Blocks(page, taken).read() if taken else SetOut()


class _Blocks:
    """Reads the blocks of a page from its heads in order."""

    def __init__(self, page: Page, taken: Sequence[tuple[Division, Template]]) -> None:
        self._page, self._taken = page, taken
        self._heads: dict[int, Head] = {}
        self._labels: dict[int, Label] = {}

    def read(self) -> SetOut:
        """Return the heads and labels."""
        if self._taken[0][1].below:
            self._read_below()
        else:
            self._read_above()
        return SetOut(heads=self._heads, labels=self._labels)

    def _label(self, position: int, label: Label) -> None:
        self._labels[position + 1] = label

    def _title(self, position: int) -> None:
        self._label(position, Label.SPEECH_TITLE)
        title = boxed_title(self._page.lines[position].text)
        if title is not None:
            self._heads[position + 1] = Head(said=Announcement(), title=title)

    def _head(self, division: Division, *, below: bool, goes_on: bool = False) -> None:
        said, text = division.who.said, self._page.lines[division.position].text
        if division.start is not None:
            said = Announcement(
                names=said.names,
                office=said.office,
                on_behalf_of=said.on_behalf_of,
                rest=text[division.start :],
                rest_offset=division.start,
            )
        head = Head(said=said, below=below, goes_on=goes_on, title=division.title)
        self._heads[division.position + 1] = head
        self._label(division.position, Label.SPEAKER)

    def _read_below(self) -> None:
        start = self._first_line()
        self._above(start)
        for division, template in self._taken:
            inside = [p for p in range(start, division.position) if not self._is_between(p)]
            if template.title == "above":
                inside = self._titled(inside)
            for position in inside:
                self._label(position, Label.BODY)
            self._head(division, below=True)
            start = division.position + 1
        for position in range(start, len(self._page.lines)):
            if self._page.kinds[position] in (Kind.TEXT, Kind.ACCOUNT):
                self._label(position, Label.NARRATIVE)

    def _titled(self, inside: list[int]) -> list[int]:
        """Label the title that opens a block: of several short lines the one above the text."""
        kinds = [self._page.kinds[position] for position in inside]
        opens = next((i for i, kind in enumerate(kinds) if kind not in (Kind.SHORT, Kind.POINT)), 0)
        short = [i for i in range(opens) if kinds[i] is Kind.SHORT]
        if opens:
            title = short[-1] if short else 0
            self._title(inside[title])
            for position in inside[:title]:
                self._label(position, Label.EXCERPT_HEADING)
            return inside[title + 1 :]
        return inside

    def _first_line(self) -> int:
        """Return where the first block begins whose head stands below it: under the account."""
        first = self._taken[0][0].position
        kinds = self._page.kinds
        accounts = [
            p
            for p in range(first)
            if (kinds[p] is Kind.ACCOUNT and "ends_in_colon" not in self._page.shown[p])
            or "publication" in self._page.shown[p]
        ]
        start = max(accounts, default=-1) + 1
        if start == first or not accounts:
            texts = [p for p in range(first) if kinds[p] in (Kind.TEXT, Kind.ACCOUNT)]
            start = max(min(texts, default=first) - 1, 0)
        marks = {
            mark_of(self._page.lines[n].text)[0]
            for d, _ in self._taken[:-1]
            if (n := self._page.near(d.position, 1))
        }
        titled = [
            p
            for p in range(start, first)
            if mark_of(self._page.lines[p].text)[0] in marks and kinds[p] is not Kind.TEXT
        ]
        return titled[0] if titled and len(marks) == 1 and self._taken[0][1].title == "above" else start

    def _above(self, start: int) -> None:
        """Label as headlines the short lines at the top that say nothing of the meeting."""
        for position in range(start):
            kind, shown = self._page.kinds[position], self._page.shown[position]
            if kind in (Kind.TEXT, Kind.ACCOUNT):
                break
            if (
                kind is Kind.SHORT
                and not shown & _OF_THE_MEETING
                and not _FIELD.search(self._page.lines[position].text)
            ):
                self._labels.setdefault(position + 1, Label.HEADLINE)

    def _is_between(self, position: int) -> bool:
        """Label what belongs to no speech; tell whether that is so."""
        kind = self._page.kinds[position]
        if kind is Kind.NOISE and not self._page.shown[position] & NO_HEAD:
            self._label(position, Label.NOISE)
        elif kind is Kind.MARKER:
            self._label(position, Label.EXCERPT_HEADING)
        return kind in (Kind.NOISE, Kind.MARKER)

    def _read_above(self) -> None:
        before: Division | None = None
        opens: Division | None = None
        starts: list[int] = []
        titles: set[int] = set()
        for division, template in self._taken:
            joined = before is not None and self._page.goes_on(before, division)
            self._head(division, below=False, goes_on=joined)
            opens = opens if joined and opens is not None else division
            titled = opens.position in titles
            first = division.position
            if template.title == "above" and not titled:
                first = self._title_above(opens, template.depth)
                titles.add(opens.position)
                if joined:
                    starts[-1] = min(starts[-1], first)
                    first = division.position
            starts.append(first)
            before = division
        for position in range(starts[0] - 1, -1, -1):
            if not self._is_between(position):
                break
        self._above(starts[0])
        ends = [*starts[1:], len(self._page.lines)]
        for (division, template), end, last in zip(
            self._taken, ends, [False] * (len(ends) - 1) + [True], strict=True
        ):
            self._fill(division, template, end, last=last)

    def _names_again(self, division: Division, position: int) -> bool:
        """Read a line below a name that opens the text with the office: （某局局长）：…, 某局局长甲：…."""
        name = next(iter(division.who.said.names), "")
        text = self._page.lines[position].text
        match = _AGAIN.match(text) if name and division.start is None else None
        if match is None or not (match.group("note") or name in match.group("who")):
            return False
        office = (match.group("note") or match.group("who").partition(name)[0]).strip("，,、 　") or None
        said = Announcement(office=office, rest=text[match.end() :], rest_offset=match.end())
        self._heads[position + 1] = Head(said=said, goes_on=True)
        self._label(position, Label.SPEAKER)
        return True

    def _title_above(self, division: Division, depth: int) -> int:
        """Label the title above a head; return where the block begins."""
        first, left = division.position, depth
        below = self._page.near(first, 1)
        has_office = below is not None and self._page.is_capacity(below, division)
        while (above := self._page.near(first, -1)) is not None and self._page.is_short(above):
            if above + 1 in self._heads or not (left or self._goes_on_below(above, first)):
                break
            if self._page.is_capacity(above, division) and not has_office:
                self._label(above, Label.CAPACITY)
            else:
                self._title(above)
                left = max(left - 1, 0)
            first = above
        return first

    def _goes_on_below(self, position: int, below: int) -> bool:
        """Tell whether a title goes on in the line below it: as ——副题, or in a half as long as its own."""
        upper, lower = (self._page.lines[p].text.strip() for p in (position, below))
        is_half = below + 1 in self._labels and self._labels[below + 1] is Label.SPEECH_TITLE
        alike = abs(len(upper) - len(lower)) <= _HALVES
        plain = not (mark_of(upper)[0] or _FIELD.search(upper))
        over = self._page.near(position, -1)
        opens = over is not None and self._page.kinds[over] in (Kind.TEXT, Kind.MARKER, Kind.ACCOUNT)
        return bool(_SUBTITLE.match(lower)) or (is_half and alike and plain and opens)

    def _fill(self, division: Division, template: Template, end: int, *, last: bool) -> None:
        """Label what stands between a head and the next block: office, title, text, headings over others."""
        inside = [p for p in range(division.position + 1, end) if not self._is_between(p)]
        if inside and self._names_again(division, inside[0]):
            inside.pop(0)
        if inside and self._page.is_capacity(inside[0], division):
            self._label(inside.pop(0), Label.CAPACITY)
        depth = template.depth if template.title == "below" else 0
        while depth and inside and self._page.is_short(inside[0]):
            self._title(inside.pop(0))
            depth -= 1
        self._label_text(inside, last=last)

    def _label_text(self, inside: Sequence[int], *, last: bool) -> None:
        """Label the words of a speech, and behind them headings; the last one's end at an account."""
        kinds = self._page.kinds
        inside = self._before_group(self._page.without_nameless(inside))
        words = max((p for p in inside if kinds[p] is Kind.TEXT), default=-1)
        for position in inside:
            if last and kinds[position] is Kind.ACCOUNT:
                break
            if position <= words and kinds[position] is not Kind.ACCOUNT:
                self._label(position, Label.BODY)
            elif position > words and not last and kinds[position] is Kind.SHORT:
                self._label(position, Label.EXCERPT_HEADING)

    def _before_group(self, inside: Sequence[int]) -> Sequence[int]:
        """Return what stands above a body that speaks among people (●某某课题组), and above its title."""
        kinds = self._page.kinds
        for i, position in enumerate(inside[:-1]):
            opens = kinds[position] is Kind.SHORT and kinds[inside[i + 1]] is Kind.TEXT
            if opens and self._page.shown[position] & _BODIES:
                words = [n for n, above in enumerate(inside[:i], start=1) if kinds[above] is not Kind.SHORT]
                return inside[: max(words, default=0)]
        return inside
