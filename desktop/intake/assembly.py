"""Put labelled paragraphs together: sessions, remarks, speeches, and what is doubtful."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop.intake.articles import articles_of
from desktop.intake.cleaning import Cleaned, clean
from desktop.intake.counts import counts_in
from desktop.intake.doubts import count_doubts, speech_doubts, text_doubts
from desktop.intake.drafts import Draft, drafts_of, spoken
from desktop.intake.heads import Head
from desktop.intake.label_model import LabelModel
from desktop.intake.labelling import label, outline_of
from desktop.intake.people import with_leaders, with_moderator
from desktop.intake.reasons import reasons_of
from desktop.intake.recognition import is_record
from desktop.intake.scripts import Printed
from desktop.intake.session_account import published_in, session_in, with_closing
from desktop.intake.stories import (
    Story,
    going_on,
    remarks_by,
    stories_of,
    teller_for,
    told_speeches,
)
from desktop.intake.vocabulary import is_leading
from desktop.records import (
    Attendance,
    IntakePlan,
    IntakeWarning,
    Label,
    LabelledLine,
    PlannedSession,
    Reading,
    Role,
    SessionFacts,
    SpeechFacts,
    SpeechKind,
)
from desktop.records.counts import ToldCount

_ACCOUNT = (Label.NARRATIVE, Label.ATTENDANCE)
# The heading of a page with a leader's whole address.
_ADDRESS = re.compile(r"^[（(—–\-\s]*在[^。]{4,40}上的(?:讲话|致辞)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    """One article of a source: its paragraphs, and its session if it holds one."""

    lines: tuple[LabelledLine, ...]
    session: PlannedSession | None = None
    warnings: tuple[IntakeWarning, ...] = ()
    counts: tuple[ToldCount, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """The codes of what is doubtful in it."""
        return frozenset(warning.code for warning in self.warnings)


def plan_reading(
    reading: Reading, forced: Mapping[int, Label] | None = None, model: LabelModel | None = None
) -> IntakePlan:
    """Return what a source holds: its sessions with speeches, the label of each paragraph, and warnings.

    A text that is no session record gives no session and the warning `no-session`. `forced` are labels by
    paragraph number that a person has set; `model` is the labeller that has learned from corrections, the
    trained one that comes with the program when it is None.
    """
    cleaned = clean(reading.lines)
    printed = Printed.of(cleaned.lines)
    outline = outline_of(printed.lines)
    labelled = label(printed.lines, forced, model, outline)
    published = published_in(labelled)
    parts = articles_of(with_closing(labelled))
    articles = [
        _article(part, published_in(part) or published, cleaned.goes_on, outline.heads) for part in parts
    ]
    lines = tuple(line for article in articles for line in article.lines)
    with_session = [article for article in articles if article.session]
    held = [(printed.session(a.session), printed.labelled(a.lines)) for a in with_session if a.session]
    sessions = tuple(_as_it_came(session, cleaned) for session, _ in held)
    reasons = [
        reason
        for i, (session, own) in enumerate(held)
        for reason in reasons_of(i, session, own, with_session[i].codes)
    ]
    warnings = [*reading.warnings, *cleaned.warnings, *text_doubts(lines)]
    warnings += [warning for article in articles for warning in article.warnings]
    return IntakePlan(
        reading=reading,
        lines=printed.labelled(lines),
        sessions=sessions,
        warnings=(*warnings, *_about_their_number(len(sessions))),
        reasons=tuple(reasons),
        counts=tuple(
            replace(count, session=i) for i, article in enumerate(with_session) for count in article.counts
        ),
    )


def _about_their_number(sessions: int) -> list[IntakeWarning]:
    """Return what is said of a source that holds no session, or several."""
    if not sessions:
        return [IntakeWarning(code="no-session", message="The text is no session record.")]
    message = "The source holds several articles; each session was taken from its own."
    return [IntakeWarning(code="several-articles", message=message)] if sessions > 1 else []


def _article(
    lines: tuple[LabelledLine, ...], published: date | None, goes_on: bool, heads: Mapping[int, Head]
) -> _Article:
    named = [line for line in lines if line.n in heads and heads[line.n].tells]
    facts, doubts = session_in(lines, _account(lines) or named, published)
    teller = teller_for(lines, _account(lines), facts)
    told = stories_of(_account(lines), teller, remarks_by(facts))
    facts = with_leaders(facts, ((s.names[0], s.told.office) for s in told if s.names and s.is_own))
    spans = range(lines[0].n, lines[-1].n + 1) if lines else ()
    moderating = (heads[n].said.names[0] for n in spans if n in heads and _moderates(heads[n]))
    facts = with_moderator(facts, moderating)
    leaders = remarks_by(facts)
    lines = going_on(lines, teller, leaders)
    stories = stories_of(_account(lines), teller, leaders)
    drafts, left_over = spoken(_without_headings(drafts_of(lines, heads), stories))
    facts = _with_address(facts, drafts, lines)
    if not (is_record(lines, drafts, stories, facts) or (goes_on and facts.attendance)):
        return _Article(lines=lines)
    speeches = _with_offices([draft.facts() for draft in drafts], facts)
    placed = zip((draft.line for draft in drafts), speeches, strict=True)
    whole = tuple(_in_order([*told_speeches(stories, facts), *placed]))
    narrative = "\n".join(line.text for line in _account(lines))
    facts = replace(facts, attendance=_without_speakers(facts, whole), narrative=narrative)
    heard = {name for speech in whole for name in speech.speaker_names}
    spoke = {name for story in stories for name in story.names} - leaders - heard
    session, counts = PlannedSession(facts=facts, speeches=whole), counts_in(0, lines)
    counted = count_doubts(session, counts, lines)
    return _Article(
        lines=lines,
        session=session,
        warnings=(*doubts, *left_over, *speech_doubts(whole, spoke), *counted),
        counts=counts,
    )


def _moderates(head: Head) -> bool:
    return head.moderates and bool(head.said.names)


def _without_headings(drafts: list[Draft], stories: list[Story]) -> list[Draft]:
    """Leave out headings such as 甲：要… over what 甲 is then told to have said; they give its title."""
    told = {story.names: story for story in reversed(stories)}
    headings = [draft for draft in drafts if not draft.pieces and draft.said.names in told]
    for heading in headings:
        told[heading.said.names].title = " ".join(heading.title) or None
    return [draft for draft in drafts if draft not in headings]


def _with_address(facts: SessionFacts, drafts: list[Draft], lines: tuple[LabelledLine, ...]) -> SessionFacts:
    """Make the only speech of a page headed 在…会议上的讲话 a leader's remarks."""
    address = len(drafts) == 1 and any(_ADDRESS.search(line.text) for line in _account(lines))
    if not address or not is_leading(drafts[0].said.office):
        return facts
    drafts[0].kind = SpeechKind.REMARK
    return with_leaders(facts, ((name, drafts[0].said.office) for name in drafts[0].said.names))


def _as_it_came(session: PlannedSession, cleaned: Cleaned) -> PlannedSession:
    speeches = tuple(
        replace(speech, origins=tuple(cleaned.as_it_came(origin) for origin in speech.origins))
        for speech in session.speeches
    )
    return replace(session, speeches=speeches)


def _account(lines: tuple[LabelledLine, ...]) -> list[LabelledLine]:
    return [line for line in lines if line.label in _ACCOUNT]


def _with_offices(speeches: list[SpeechFacts], facts: SessionFacts) -> list[SpeechFacts]:
    """Give those who are only named the office that the account tells; a leader's words are remarks."""
    present = {person.name: person for person in facts.attendance if person.role is not Role.ATTENDEE}
    found = []
    for speech in speeches:
        person = present.get(speech.speaker_names[0]) if len(speech.speakers) == 1 else None
        if person is not None and not speech.office and not speech.title:
            leads = is_leading(person.office)
            kind, passages = (SpeechKind.REMARK, ()) if leads else (speech.kind, speech.passages)
            speech = replace(speech, office=person.office, kind=kind, passages=passages)  # noqa: PLW2901
        found.append(speech)
    return found


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
