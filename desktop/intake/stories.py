"""The speeches that an account tells, each put together from the sentences and paragraphs it runs over."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from desktop.intake.passages import passages_of
from desktop.intake.readers import alive
from desktop.intake.reported import reported_speeches
from desktop.intake.tellers import Teller, names_called
from desktop.intake.told_speech import ReportedSpeech
from desktop.intake.trimming import trimmed
from desktop.intake.vocabulary import HAN, office_pattern, sector_of, spaced_name_pattern
from desktop.records import (
    Label,
    LabelledLine,
    Origin,
    Role,
    SessionFacts,
    Speaker,
    SpeechFacts,
    SpeechKind,
)

_GOES_ON = re.compile(
    r"^(?:[^，。；]{0,14}[，,])?[^，。；“]{0,12}?(?:要|希望|必须|应当|不能|务必)|^(?:下一步|新的一年)"
)
_NEW_MATTER = re.compile(
    r"^(?:会上|会前|会后|会议|据|当日|当天|委员们|大家|与会|市领导|省领导|县领导|区领导|\S{0,12}负责人|有关)"
    r"|(?:出席|参加|列席)(?:了)?(?:会议|活动|座谈会|协商会|讨论|联组会)?。$"
)
_COUNTS_ON = re.compile(
    r"[\s　]*(?:——|—{2}|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，,、]"
    r"|[（(][一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.．、](?!\d)|(?:首先|其次|再次|最后|此外)[，,])"
)
# 报告指出，: of the report that somebody was told to give.
_REPORT = re.compile(r"[\s　]*(?:工作)?报告")
_CLAUSE_END = re.compile("[。，；：！？\n]")
_MAY_GO_ON = (Label.NARRATIVE, Label.BODY, Label.REMARK, Label.REMARK_CUE, Label.CAPACITY, Label.SPEAKER)
_SHORTEST_REMARK = 12
_ENDS = "。！？；…!?;.”』」’）)"


@dataclass(slots=True)
class Story:
    """A speech as told: who, the pieces of it as paragraph, offset and text, and a heading over it."""

    told: ReportedSpeech
    title: str | None = None
    pieces: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The speakers' names; none for 委员们."""
        return self.told.names

    @property
    def is_own(self) -> bool:
        """Whether one person is told to have said something, and not for a party or as its title."""
        told = self.told
        return len(told.names) == 1 and bool(self.pieces) and not (told.on_behalf_of or told.title)

    def add(self, line: LabelledLine, speech: ReportedSpeech) -> None:
        """Add what a paragraph tells; with its pronoun if it goes on with the words before in one piece."""
        found = [(line.n, start, line.text[start:end].strip()) for start, end in speech.ranges]
        last = self.pieces[-1] if self.pieces else None
        adjoins = (
            last is not None and last[0] == line.n and last[1] + len(last[2]) >= (speech.goes_on or 0) - 1
        )
        if speech.goes_on is not None and last is not None and adjoins:
            self.pieces[-1] = (line.n, last[1], line.text[last[1] : speech.ranges[-1][1]].strip())
        else:
            self.pieces += [piece for piece in found if piece[2]]

    def runs_into(self, text: str) -> bool:
        """Whether a paragraph goes on with what was told last: that broke off, or this counts on."""
        said = self.pieces[-1][2] if self.pieces else ""
        return said[-1:] not in _ENDS or bool(_COUNTS_ON.match(text))


def teller_for(lines: Iterable[LabelledLine], account: Iterable[LabelledLine], facts: SessionFacts) -> Teller:
    """Return a teller for an article's lines that knows everybody whom its account names beyond doubt."""
    names = {person.name for person in facts.attendance}
    for line in account:
        names |= names_called(line.text)
    return Teller.knowing(frozenset(names), "\n".join(line.text for line in lines))


def remarks_by(facts: SessionFacts) -> frozenset[str]:
    """Return the names of those whose words are remarks: who presided, came to listen, or led."""
    return frozenset(person.name for person in facts.attendance if person.role is not Role.ATTENDEE)


def going_on(
    lines: Sequence[LabelledLine], teller: Teller, leaders: frozenset[str]
) -> tuple[LabelledLine, ...]:
    """Return the paragraphs with those relabelled as account that go on with a remark told before them.

    Such a paragraph names nobody and says what is to be done (要…, 希望…), so that alone it looks like the
    body of a speech.
    """
    spoke: tuple[str, ...] = ()
    found = []
    for line in alive.steps(lines):
        told = list(reported_speeches(line.n, line.text, teller, spoke)) if line.label in _MAY_GO_ON else []
        part = bool(spoke) and line.label in _MAY_GO_ON and bool(told or _goes_on(line.text))
        found.append(replace(line, label=Label.NARRATIVE) if part else line)
        if told and found[-1].label is Label.NARRATIVE:
            spoke = told[-1].names if told[-1].names and set(told[-1].names) <= leaders else ()
        elif line.label not in (Label.NOISE, Label.FOOTER) and not _goes_on(line.text):
            spoke = ()
    return tuple(found)


def _goes_on(text: str) -> bool:
    return bool(_GOES_ON.search(text)) and not _NEW_MATTER.search(text)


def stories_of(account: Sequence[LabelledLine], teller: Teller, leaders: frozenset[str]) -> list[Story]:
    """Return the speeches that an account tells; what one person says in a row is one speech."""
    stories: list[Story] = []
    open_story: Story | None = None
    reporter: tuple[str, ...] = ()
    for line in alive.steps(account):
        spoke = open_story.names if open_story else ()
        if _REPORT.match(line.text):
            spoke = spoke or reporter
        told = list(reported_speeches(line.n, line.text, teller, spoke))
        remark = bool(spoke) and set(spoke) <= leaders
        if open_story and not told and (open_story.runs_into(line.text) or (remark and _goes_on(line.text))):
            open_story.pieces.append((line.n, 0, line.text))
            continue
        reports = teller.reporter.search(line.text)
        reporter = (reports.group("name"),) if reports else reporter
        if not told:
            open_story = None
        for speech in told:
            if open_story is None or open_story.names != speech.names or not speech.names or speech.title:
                open_story = Story(told=speech)
                stories.append(open_story)
            open_story.add(line, speech)
    _give_offices(stories, "\n".join(line.text for line in account))
    return stories


def _give_offices(stories: Iterable[Story], text: str) -> None:
    for story in stories:
        if len(story.names) == 1 and not story.told.office:
            story.told = replace(story.told, office=_office_in(text, story.names[0]))


def _office_in(text: str, name: str) -> str | None:
    """Return the office that a text names somewhere right behind a name, or right before it."""
    called = re.search(rf"{name}(委员|常委|代表)(?=[在说的，,]|表示|认为|建议|提出|发言)", text)
    if called:
        return called.group(1)
    # An office and whom it is before stand in one clause.
    near = "\n".join(clause for clause in _CLAUSE_END.split(text) if name in clause)
    office, other = trimmed(office_pattern(), near), trimmed(spaced_name_pattern(), near)
    offices = rf"(?:听取了?|会议由|由|请|(?<!{HAN}))((?:{office}、){{0,3}}{office})"
    # 委员甲、乙: the office before a list is that of all members in it.
    listed = rf"(?<=委员|常委|代表)(?:{other}[、和])+"
    # 市领导 is what several people are called together.
    alone = next((m for m in re.finditer(offices + name, near) if "领导" not in m.group(1)), None)
    match = alone or re.search(offices + listed + name, near)
    return re.sub("^.*的(?:还)?有", "", match.group(1)) if match else None


def told_speeches(stories: Iterable[Story], facts: SessionFacts) -> list[tuple[int, SpeechFacts]]:
    """Return the speeches that stories tell, each with the paragraph it begins in."""
    leaders = remarks_by(facts)
    offices = {person.name: person.office for person in facts.attendance}
    found = []
    for story in stories:
        if not story.pieces and not story.told.title:
            continue
        kind = SpeechKind.REMARK if set(story.names) & leaders else SpeechKind.REPORTED
        speech = _facts(story, kind, offices)
        if kind is SpeechKind.REMARK and len(speech.text) < _SHORTEST_REMARK:
            continue
        found.append((story.told.line, speech))
    return found


def _facts(story: Story, kind: SpeechKind, offices: dict[str, str | None]) -> SpeechFacts:
    told = story.told
    text, origins = "", []
    for line, offset, piece in story.pieces:
        text += "\n" if text else ""
        origins.append(Origin(start=len(text), end=len(text) + len(piece), line=line, offset=offset))
        text += piece
    doubts = [] if told.names else ["speaker-missing"]
    if told.subjects_only:
        doubts.append("text-missing")
    return SpeechFacts(
        kind=kind,
        title=told.title or story.title,
        speakers=tuple(Speaker(name=name) for name in told.names),
        office=told.office or (offices.get(told.names[0]) if told.names else None),
        on_behalf_of=told.on_behalf_of,
        sector=sector_of(told.on_behalf_of, told.office),
        text=text,
        passages=() if kind is SpeechKind.REMARK else passages_of(text),
        origins=tuple(origins),
        doubts=tuple(doubts if text else [*doubts, "text-missing"]),
    )
