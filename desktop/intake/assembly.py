"""Put labelled paragraphs together: sessions, remarks, speeches, and what is doubtful."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.intake import session_facts
from desktop.intake.articles import articles_of
from desktop.intake.cleaning import Cleaned, clean
from desktop.intake.cues import cue_at_start
from desktop.intake.doubts import speech_doubts, text_doubts
from desktop.intake.labelling import features_of, label
from desktop.intake.passages import passages_of
from desktop.intake.session_account import published_in, session_in
from desktop.intake.speakers import Announcement, capacity_line, speaker_line, together
from desktop.intake.stories import (
    Story,
    going_on,
    remarks_by,
    stories_of,
    teller_for,
    told_speeches,
)
from desktop.intake.vocabulary import sector_of
from desktop.records import (
    Attendance,
    IntakePlan,
    IntakeWarning,
    Label,
    LabelledLine,
    Line,
    Origin,
    PlannedSession,
    Reading,
    Role,
    SessionFacts,
    Speaker,
    SpeechFacts,
    SpeechKind,
)

_ACCOUNT = (Label.NARRATIVE, Label.ATTENDANCE)
# A page with this many members who are told to have spoken is a piece of a record without its head.
_FRAGMENT = 3
_MEMBERS = ("委员", "常委", "委員")
_SUMS_UP, _OPENING = re.compile(r"(?:小结|总结|总结讲话)[:：]"), 20
_MARKS = "●■◆▲★☆○◎• 　"
# A note under a speech that says whose it is.
_AUTHOR = re.compile(r"[（(](?:本文)?(?:作者|发言人|执笔|撰稿)")
_ANNOUNCING = (Label.SPEECH_TITLE, Label.SPEAKER, Label.CAPACITY)


@dataclass(slots=True)
class _Draft:
    """A speech while it is being collected."""

    kind: SpeechKind
    line: int
    title: list[str] = field(default_factory=list)
    said: Announcement = field(default_factory=Announcement)
    pieces: list[tuple[int, int, str]] = field(default_factory=list)

    def facts(self) -> SpeechFacts:
        text, origins = "", []
        for line, offset, piece in self.pieces:
            text += "\n" if text else ""
            origins.append(Origin(start=len(text), end=len(text) + len(piece), line=line, offset=offset))
            text += piece
        numbered = () if self.kind is SpeechKind.REMARK else passages_of(text)
        doubts = () if self.said.names else ("speaker-missing",)
        return SpeechFacts(
            kind=self.kind,
            title=" ".join(self.title) or None,
            speakers=tuple(Speaker(name=name) for name in self.said.names),
            office=self.said.office,
            on_behalf_of=self.said.on_behalf_of,
            sector=sector_of(self.said.on_behalf_of, self.said.office),
            text=text,
            passages=numbered,
            origins=tuple(origins),
            doubts=doubts if text else (*doubts, "text-missing"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    """One article of a source: its paragraphs, and its session if it holds one."""

    lines: tuple[LabelledLine, ...]
    session: PlannedSession | None = None
    warnings: tuple[IntakeWarning, ...] = ()


def plan_reading(reading: Reading, forced: Mapping[int, Label] | None = None) -> IntakePlan:
    """Return what a source holds: its sessions with speeches, the label of each paragraph, and warnings.

    A text that is no session record gives no session and the warning `no-session`.
    """
    cleaned = clean(reading.lines)
    labelled = label(cleaned.lines, forced)
    published = published_in(labelled)
    articles = [_article(lines, published) for lines in articles_of(labelled)]
    lines = tuple(line for article in articles for line in article.lines)
    sessions = tuple(_as_it_came(article.session, cleaned) for article in articles if article.session)
    warnings = [*reading.warnings, *cleaned.warnings, *text_doubts(lines)]
    warnings += [warning for article in articles for warning in article.warnings]
    if not sessions:
        warnings.append(IntakeWarning(code="no-session", message="The text is no session record."))
    if len(sessions) > 1:
        message = "The source holds several articles; each session was taken from its own."
        warnings.append(IntakeWarning(code="several-articles", message=message))
    return IntakePlan(reading=reading, lines=lines, sessions=sessions, warnings=tuple(warnings))


def _article(lines: tuple[LabelledLine, ...], published: date | None) -> _Article:
    facts, doubts = session_in(lines, _account(lines), published)
    leaders, teller = remarks_by(facts), teller_for(_account(lines), facts)
    lines = going_on(lines, teller, leaders)
    stories = stories_of(_account(lines), teller, leaders)
    drafts, left_over = _spoken(_drafts(lines))
    if not _is_record(lines, drafts, stories, facts.body):
        return _Article(lines=lines)
    speeches = _with_offices([draft.facts() for draft in drafts], facts)
    placed = zip((draft.line for draft in drafts), speeches, strict=True)
    whole = tuple(_in_order([*told_speeches(stories, facts), *placed]))
    narrative = "\n".join(line.text for line in _account(lines))
    facts = replace(facts, attendance=_without_speakers(facts, whole), narrative=narrative)
    heard = {name for speech in whole for name in speech.speaker_names}
    spoke = {name for story in stories for name in story.names} - leaders - heard
    return _Article(
        lines=lines,
        session=PlannedSession(facts=facts, speeches=whole),
        warnings=(*doubts, *left_over, *speech_doubts(whole, spoke)),
    )


def _as_it_came(session: PlannedSession, cleaned: Cleaned) -> PlannedSession:
    speeches = tuple(
        replace(speech, origins=tuple(cleaned.as_it_came(origin) for origin in speech.origins))
        for speech in session.speeches
    )
    return replace(session, speeches=speeches)


def _spoken(drafts: list[_Draft]) -> tuple[list[_Draft], list[IntakeWarning]]:
    """Leave out titles over nothing, by nobody: they belong to something else on the page."""
    empty = [draft for draft in drafts if not draft.pieces and draft.said == Announcement()]
    message = "A line belongs to no session and to no speech."
    return [draft for draft in drafts if draft not in empty], [
        IntakeWarning(code="text-left-over", message=message, line=draft.line) for draft in empty
    ]


def _account(lines: tuple[LabelledLine, ...]) -> list[LabelledLine]:
    return [line for line in lines if line.label in _ACCOUNT]


def _drafts(lines: tuple[LabelledLine, ...]) -> list[_Draft]:
    drafts: list[_Draft] = []
    current: _Draft | None = None
    for line in lines:
        if line.label is Label.REMARK_CUE:
            cue = cue_at_start(line.text + "：")
            current = _remark_by(cue.names if cue else (), line, drafts)
        elif line.label in _ANNOUNCING:
            current = _announced(line, drafts, current)
        elif line.label in (Label.BODY, Label.REMARK):
            if current is None or (line.label is Label.REMARK) != (current.kind is SpeechKind.REMARK):
                kind = SpeechKind.REMARK if line.label is Label.REMARK else SpeechKind.SPEECH
                current = _Draft(kind=kind, line=line.n)
                drafts.append(current)
            cue = cue_at_start(line.text) if current.kind is SpeechKind.REMARK else None
            if cue is None:
                current.pieces.append((line.n, 0, line.text))
            else:
                current = _remark_by(cue.names, line, drafts, current)
                current.pieces.append((line.n, cue.start, line.text[cue.start :]))
        elif line.label not in (Label.NOISE, Label.FOOTER):
            current = None
    return drafts


def _remark_by(
    names: tuple[str, ...], line: LabelledLine, drafts: list[_Draft], empty: _Draft | None = None
) -> _Draft:
    if empty is not None and not empty.pieces and drafts[-1] is empty:
        drafts.pop()
    last = drafts[-1] if drafts else None
    if last is not None and last.kind is SpeechKind.REMARK and last.said.names == names:
        return last
    drafts.append(_Draft(kind=SpeechKind.REMARK, line=line.n, said=Announcement(names=names)))
    return drafts[-1]


def _announced(line: LabelledLine, drafts: list[_Draft], current: _Draft | None) -> _Draft:
    if current is not None and current.pieces and not current.said.names and _AUTHOR.match(line.text):
        current.said = together(current.said, speaker_line(line.text))
        return current
    fresh = current is None or bool(current.pieces) or current.kind is not SpeechKind.SPEECH
    if fresh or current is None:
        current = _Draft(kind=SpeechKind.SPEECH, line=line.n)
        drafts.append(current)
    if line.label is Label.SPEECH_TITLE:
        current.title.append(line.text.lstrip(_MARKS))
    elif line.label is Label.SPEAKER:
        current.said = together(current.said, speaker_line(line.text))
        if _SUMS_UP.search(line.text[:_OPENING]):
            current.kind = SpeechKind.REMARK
        if current.said.rest:
            current.pieces.append((line.n, current.said.rest_offset, current.said.rest))
    else:
        current.said = together(current.said, capacity_line(line.text))
    return current


def _is_record(
    lines: tuple[LabelledLine, ...], drafts: list[_Draft], stories: list[Story], body: str | None
) -> bool:
    shown = {line.n: features_of(Line(n=line.n, text=line.text)) for line in lines}
    if any("not_record" in shown[line.n] for line in lines if line.n <= 3 or len(line.text) <= 60):
        return False
    announced = [draft for draft in drafts if draft.said.names or draft.said.on_behalf_of]
    held = body is not None and any(
        session_facts.name_of(line.text) for line in lines if line.label in (*_ACCOUNT, Label.HEADLINE)
    )
    dated = any(line.label is Label.PUBLICATION or "date" in shown[line.n] for line in lines)
    members = [story for story in stories if story.names and story.told.office in _MEMBERS]
    return bool(
        (held and dated and (announced or stories)) or len(announced) >= 2 or len(members) >= _FRAGMENT
    )


def _with_offices(speeches: list[SpeechFacts], facts: SessionFacts) -> list[SpeechFacts]:
    offices = {person.name: person.office for person in facts.attendance}
    return [
        replace(speech, office=offices.get(speech.speaker_names[0]))
        if speech.kind is SpeechKind.REMARK and not speech.office and speech.speakers
        else speech
        for speech in speeches
    ]


def _in_order(placed: list[tuple[int, SpeechFacts]]) -> list[SpeechFacts]:
    """Return all speeches in the order of the text; remarks that go on without a cue are joined."""
    ordered: list[SpeechFacts] = []
    for _, speech in sorted(placed, key=lambda pair: pair[0]):
        last = ordered[-1] if ordered else None
        goes_on = speech.kind is SpeechKind.REMARK and not speech.speakers
        if goes_on and last is not None and last.kind is SpeechKind.REMARK:
            ordered[-1] = _joined(last, speech)
        else:
            ordered.append(speech)
    return ordered


def _joined(first: SpeechFacts, second: SpeechFacts) -> SpeechFacts:
    shift = len(first.text) + 1
    moved = (replace(origin, start=origin.start + shift, end=origin.end + shift) for origin in second.origins)
    return replace(first, text=f"{first.text}\n{second.text}", origins=(*first.origins, *moved))


def _without_speakers(facts: SessionFacts, speeches: tuple[SpeechFacts, ...]) -> tuple[Attendance, ...]:
    speakers = {
        name for speech in speeches if speech.kind is not SpeechKind.REMARK for name in speech.speaker_names
    }
    return tuple(
        person for person in facts.attendance if person.role is Role.CHAIR or person.name not in speakers
    )
