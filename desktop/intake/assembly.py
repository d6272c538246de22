"""Put labelled paragraphs together: sessions, remarks, speeches, and what is doubtful."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.intake import dates, session_facts
from desktop.intake.cleaning import clean
from desktop.intake.doubts import session_doubts, speech_doubts
from desktop.intake.labelling import features_of, label
from desktop.intake.passages import passages_of
from desktop.intake.people import attendance_of
from desktop.intake.reported import cue_at_start, reported_speeches
from desktop.intake.speakers import Announcement, capacity_line, speaker_line, together
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


def plan_reading(reading: Reading, forced: Mapping[int, Label] | None = None) -> IntakePlan:
    """Return what a source holds: its sessions with speeches, the label of each paragraph, and warnings.

    A text that is no session record gives no session and the warning `no-session`.
    """
    cleaned = clean(reading.lines)
    lines = label(cleaned.lines, forced)
    drafts = _drafts(lines)
    account = [line for line in lines if line.label in _ACCOUNT]
    if not _is_record(lines, drafts, account):
        warning = IntakeWarning(code="no-session", message="The text is no session record.")
        return IntakePlan(
            reading=reading,
            lines=lines,
            sessions=(),
            warnings=(*reading.warnings, *cleaned.warnings, warning),
        )
    facts, doubts = _session(lines, account)
    remarks_by = {person.name for person in facts.attendance if person.role is not Role.ATTENDEE}
    told = _told(account, remarks_by, facts)
    spoke = {
        name for line in account for speech in reported_speeches(line.n, line.text) for name in speech.names
    }
    speeches = _with_offices([draft.facts() for draft in drafts], facts)
    whole = tuple(
        replace(speech, origins=tuple(cleaned.as_it_came(origin) for origin in speech.origins))
        for speech in _in_order(told, speeches)
    )
    facts = replace(facts, attendance=_without_speakers(facts, whole))
    warnings = (*reading.warnings, *cleaned.warnings, *doubts, *speech_doubts(whole, spoke - remarks_by))
    session = PlannedSession(facts=facts, speeches=whole)
    return IntakePlan(reading=reading, lines=lines, sessions=(session,), warnings=warnings)


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
    fresh = current is None or bool(current.pieces) or current.kind is not SpeechKind.SPEECH
    if fresh or current is None:
        current = _Draft(kind=SpeechKind.SPEECH, line=line.n)
        drafts.append(current)
    if line.label is Label.SPEECH_TITLE:
        current.title.append(line.text)
    elif line.label is Label.SPEAKER:
        current.said = together(current.said, speaker_line(line.text))
        if current.said.rest:
            current.pieces.append((line.n, current.said.rest_offset, current.said.rest))
    else:
        current.said = together(current.said, capacity_line(line.text))
    return current


def _is_record(lines: tuple[LabelledLine, ...], drafts: list[_Draft], account: list[LabelledLine]) -> bool:
    shown = {line.n: features_of(Line(n=line.n, text=line.text)) for line in lines}
    if any("not_record" in shown[line.n] for line in lines if line.n <= 3 or len(line.text) <= 60):
        return False
    told = any(True for line in account for _ in reported_speeches(line.n, line.text))
    announced = [draft for draft in drafts if draft.said.names or draft.said.on_behalf_of]
    named = any(
        session_facts.name_of(line.text) for line in lines if line.label in (*_ACCOUNT, Label.HEADLINE)
    )
    held = named and any(session_facts.body_of(line.text) for line in lines)
    dated = any(line.label is Label.PUBLICATION or "date" in shown[line.n] for line in lines)
    return bool((held and dated and (announced or told)) or len(announced) >= 2)


def _session(
    lines: tuple[LabelledLine, ...], account: list[LabelledLine]
) -> tuple[SessionFacts, list[IntakeWarning]]:
    published = next(
        (day for line in lines if line.label is Label.PUBLICATION and (day := dates.full_date(line.text))),
        None,
    )
    narrative = "\n".join(line.text for line in account)
    headline = "\n".join(line.text for line in lines if line.label is Label.HEADLINE)
    everything = "\n".join(line.text for line in lines)
    body = next((b for text in (narrative, headline, everything) if (b := session_facts.body_of(text))), None)
    named_in, match = next(
        (
            (text, found)
            for text in (narrative, headline, everything)
            if (found := session_facts.name_of(text))
        ),
        ("", None),
    )
    term, ordinal, sub_ordinal = session_facts.numbers_of(match, named_in) if match else (None, None, None)
    name = match.group().strip() if match else None
    when = dates.session_date(narrative or headline, published)
    facts = SessionFacts(
        body=body,
        name=name,
        kind=session_facts.kind_of(name or "", headline),
        term=term,
        ordinal=ordinal,
        sub_ordinal=sub_ordinal,
        held_on=when.day,
        place=session_facts.place_of(narrative),
        theme=session_facts.theme_of(narrative) or session_facts.theme_of(headline),
        attendance=attendance_of([line.text for line in account], frozenset()),
        narrative=narrative,
    )
    return facts, session_doubts(facts, when, lines)


def _told(
    account: list[LabelledLine], remarks_by: set[str], facts: SessionFacts
) -> list[tuple[int, SpeechFacts]]:
    found = []
    for line in account:
        for speech in reported_speeches(line.n, line.text):
            text = line.text[speech.start : speech.end].strip()
            kind = SpeechKind.REMARK if set(speech.names) & remarks_by else SpeechKind.REPORTED
            if not text or (kind is SpeechKind.REMARK and len(text) < 12):
                continue
            origin = Origin(start=0, end=len(text), line=line.n, offset=speech.start)
            offices = {person.name: person.office for person in facts.attendance}
            found.append(
                (
                    line.n,
                    SpeechFacts(
                        kind=kind,
                        title=speech.title,
                        speakers=tuple(Speaker(name=name) for name in speech.names),
                        office=speech.office or (offices.get(speech.names[0]) if speech.names else None),
                        on_behalf_of=speech.on_behalf_of,
                        sector=sector_of(speech.on_behalf_of, speech.office),
                        text=text,
                        passages=() if kind is SpeechKind.REMARK else passages_of(text),
                        origins=(origin,),
                        doubts=() if speech.names else ("speaker-missing",),
                    ),
                )
            )
    return found


def _with_offices(speeches: list[SpeechFacts], facts: SessionFacts) -> list[SpeechFacts]:
    offices = {person.name: person.office for person in facts.attendance}
    return [
        replace(speech, office=offices.get(speech.speaker_names[0]))
        if speech.kind is SpeechKind.REMARK and not speech.office and speech.speakers
        else speech
        for speech in speeches
    ]


def _in_order(told: list[tuple[int, SpeechFacts]], speeches: list[SpeechFacts]) -> list[SpeechFacts]:
    """Return all speeches in the order of the text; remarks that go on without a cue are joined."""
    placed = [*told, *((speech.origins[0].line if speech.origins else 10**9, speech) for speech in speeches)]
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
