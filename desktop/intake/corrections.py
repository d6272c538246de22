"""Replay a person's corrections: edit the paragraphs, assemble again, then set what was written by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.intake.assembly import plan_reading
from desktop.intake.label_model import LabelModel
from desktop.intake.vocabulary import sector_of
from desktop.records import (
    IntakePlan,
    Label,
    Line,
    Origin,
    PlannedSession,
    Reading,
    Role,
    SessionFacts,
    Speaker,
    SpeechFacts,
)
from desktop.records.correction import (
    Anchor,
    Correction,
    DropSpeech,
    EditedLine,
    MergeLine,
    MoveSpeech,
    MoveToSession,
    Relabel,
    SessionField,
    SetSessionField,
    SetSpeechField,
    SettleDoubt,
    SpeechField,
    SplitLine,
    anchor_of,
    number_at,
)
from desktop.records.written import names_read, people_read

_ROLES = {
    SessionField.CHAIR: Role.CHAIR,
    SessionField.LEADERS: Role.LEADER,
    SessionField.ATTENDEES: Role.ATTENDEE,
}
_SETTLED_BY = {
    SessionField.HELD_ON: {"year-from-publication", "year-missing", "date-missing"},
    SessionField.NAME: {"session-missing"},
}


def replan(
    reading: Reading, corrections: Sequence[Correction] = (), model: LabelModel | None = None
) -> IntakePlan:
    """Return the plan of a reading after all corrections, in their order.

    `model` is the labeller that learned from earlier corrections, if there is one.

    The plan's paragraphs and warnings are numbered after splits and merges (see `edited_lines`); the
    origins of the speeches stay places in the source. A field that was set wins over every label.
    Raises ValueError for a date that is not YYYY-MM-DD.
    """
    lines = _edited(reading, corrections)[0]
    edited, forced = corrected_lines(reading, corrections)
    plan = plan_reading(replace(reading, lines=edited), forced, model)
    plan = replace(plan, reading=reading, sessions=tuple(_at_source(s, lines) for s in plan.sessions))
    for correction in corrections:
        plan = _applied(plan, correction, lines)
    return plan


def edited_lines(reading: Reading, corrections: Sequence[Correction] = ()) -> tuple[EditedLine, ...]:
    """Return the paragraphs after splits and merges; a split outside its paragraph changes nothing."""
    return tuple(_edited(reading, corrections)[0])


def corrected_lines(
    reading: Reading, corrections: Sequence[Correction]
) -> tuple[tuple[Line, ...], dict[int, Label]]:
    """Return the paragraphs after splits and merges with their hints, and the labels a person has set."""
    lines, forced = _edited(reading, corrections)
    hints = {line.n: line for line in reading.lines}
    edited = tuple(_line(line, hints) for line in lines)
    return edited, {line.n: forced[line.anchor] for line in lines if line.anchor in forced}


def _edited(
    reading: Reading, corrections: Sequence[Correction]
) -> tuple[list[EditedLine], dict[Anchor, Label]]:
    forced: dict[Anchor, Label] = {}
    lines = [
        EditedLine(
            n=line.n, text=line.text, origins=(Origin(start=0, end=len(line.text), line=line.n, offset=0),)
        )
        for line in reading.lines
    ]
    for correction in corrections:
        if isinstance(correction, SplitLine):
            lines = _split(lines, correction)
        elif isinstance(correction, MergeLine):
            lines = _merged(lines, correction)
        elif isinstance(correction, Relabel) and 1 <= correction.line <= len(lines):
            forced[lines[correction.line - 1].anchor] = correction.label
    return lines, forced


def _split(lines: list[EditedLine], split: SplitLine) -> list[EditedLine]:
    at = split.line - 1
    if not (0 <= at < len(lines) and 0 < split.offset < len(lines[at].text)):
        return lines
    line, length = lines[at], len(lines[at].text)
    halves = [_part(line, 0, split.offset), _part(line, split.offset, length)]
    return _numbered([*lines[:at], *halves, *lines[at + 1 :]])


def _merged(lines: list[EditedLine], merge: MergeLine) -> list[EditedLine]:
    at = merge.line - 1
    if not 1 <= at < len(lines):
        return lines
    first, second = lines[at - 1], lines[at]
    shift = len(first.text)
    moved = (replace(o, start=o.start + shift, end=o.end + shift) for o in second.origins)
    whole = EditedLine(n=0, text=first.text + second.text, origins=(*first.origins, *moved))
    return _numbered([*lines[: at - 1], whole, *lines[at + 1 :]])


def _numbered(lines: list[EditedLine]) -> list[EditedLine]:
    return [replace(line, n=n) for n, line in enumerate(lines, 1)]


def _part(line: EditedLine, start: int, end: int) -> EditedLine:
    return EditedLine(n=line.n, text=line.text[start:end], origins=_sources(line, start, end, 0))


def _sources(line: EditedLine, start: int, end: int, shift: int) -> tuple[Origin, ...]:
    """The places in the source of characters `start` to `end` of a paragraph, standing from `shift` on."""
    found = []
    for origin in line.origins:
        first, last = max(start, origin.start), min(end, origin.end)
        if first < last:
            found.append(
                Origin(
                    start=shift + first - start,
                    end=shift + last - start,
                    line=origin.line,
                    offset=origin.offset + first - origin.start,
                )
            )
    return tuple(found)


def _line(line: EditedLine, hints: dict[int, Line]) -> Line:
    return replace(hints[line.anchor.line], n=line.n, text=line.text)


def _at_source(session: PlannedSession, lines: list[EditedLine]) -> PlannedSession:
    return replace(session, speeches=tuple(_speech_at_source(s, lines) for s in session.speeches))


def _speech_at_source(speech: SpeechFacts, lines: list[EditedLine]) -> SpeechFacts:
    origins = (
        source
        for o in speech.origins
        for source in _sources(lines[o.line - 1], o.offset, o.offset + o.end - o.start, o.start)
    )
    return replace(speech, origins=tuple(origins))


def _applied(plan: IntakePlan, correction: Correction, lines: list[EditedLine]) -> IntakePlan:
    match correction:
        case SetSessionField():
            plan = _with_session_field(plan, correction)
        case SetSpeechField():
            plan = _with_speech_field(plan, correction, lines)
        case DropSpeech():
            kept = tuple(_without(session, correction.anchor) for session in plan.sessions)
            plan = _settled(replace(plan, sessions=kept), None, correction.anchor, lines)
        case MoveSpeech():
            plan = replace(plan, sessions=tuple(_moved(session, correction) for session in plan.sessions))
        case MoveToSession():
            plan = _in_session(plan, correction)
        case SettleDoubt():
            plan = _settled(plan, correction.code, correction.anchor, lines)
    return plan


def _without(session: PlannedSession, anchor: Anchor) -> PlannedSession:
    return replace(session, speeches=tuple(s for s in session.speeches if anchor_of(s) != anchor))


def _moved(session: PlannedSession, move: MoveSpeech) -> PlannedSession:
    speeches = list(session.speeches)
    at = next((i for i, speech in enumerate(speeches) if anchor_of(speech) == move.anchor), None)
    if at is None:
        return session
    speech = speeches.pop(at)
    speeches.insert(max(0, at + move.by), speech)
    return replace(session, speeches=tuple(speeches))


def _in_session(plan: IntakePlan, move: MoveToSession) -> IntakePlan:
    """Put a speech at the end of a session; where there is no such session or speech nothing moves."""
    moved = tuple(s for one in plan.sessions for s in one.speeches if anchor_of(s) == move.anchor)
    if not moved or not 0 <= move.session < len(plan.sessions):
        return plan
    sessions = [_without(session, move.anchor) for session in plan.sessions]
    target = sessions[move.session]
    sessions[move.session] = replace(target, speeches=(*target.speeches, *moved))
    return replace(plan, sessions=tuple(sessions))


def _settled(
    plan: IntakePlan, code: str | None, anchor: Anchor | None, lines: list[EditedLine]
) -> IntakePlan:
    """Take away the warnings of a code (None: of all) at a place, and the doubt from the speech there."""
    n = number_at(lines, anchor) if anchor else None
    if anchor and n is None:
        return plan
    kept = tuple(w for w in plan.warnings if not (w.line == n and code in (None, w.code)))
    sessions = tuple(
        replace(
            session,
            speeches=tuple(
                replace(s, doubts=tuple(d for d in s.doubts if d != code))
                if anchor is not None and _starts_on(s, n, lines)
                else s
                for s in session.speeches
            ),
        )
        for session in plan.sessions
    )
    return replace(plan, warnings=kept, sessions=sessions)


def _starts_on(speech: SpeechFacts, n: int | None, lines: list[EditedLine]) -> bool:
    anchor = anchor_of(speech)
    return anchor is not None and number_at(lines, anchor) == n


def _with_session_field(plan: IntakePlan, edit: SetSessionField) -> IntakePlan:
    if edit.session >= len(plan.sessions):
        return plan
    sessions = list(plan.sessions)
    planned = sessions[edit.session]
    sessions[edit.session] = replace(planned, facts=_session_facts(planned.facts, edit))
    settled = _SETTLED_BY.get(edit.field, set()) if edit.value.strip() else set()
    warnings = tuple(w for w in plan.warnings if w.code not in settled)
    return replace(plan, sessions=tuple(sessions), warnings=warnings)


def _session_facts(facts: SessionFacts, edit: SetSessionField) -> SessionFacts:
    value = edit.value.strip()
    if edit.field is SessionField.HELD_ON:
        return replace(facts, held_on=date.fromisoformat(value) if value else None)
    if edit.field is SessionField.NAME:
        return replace(facts, name=value or None)
    if edit.field is SessionField.THEME:
        return replace(facts, theme=value or None)
    role = _ROLES[edit.field]
    people = people_read(value, role)
    others = tuple(person for person in facts.attendance if person.role is not role)
    return replace(facts, attendance=(*others, *people))


def _with_speech_field(plan: IntakePlan, edit: SetSpeechField, lines: list[EditedLine]) -> IntakePlan:
    sessions = tuple(
        replace(
            session,
            speeches=tuple(
                _speech_facts(s, edit) if anchor_of(s) == edit.anchor else s for s in session.speeches
            ),
        )
        for session in plan.sessions
    )
    plan = replace(plan, sessions=sessions)
    if edit.field is SpeechField.SPEAKERS and edit.value.strip():
        plan = _settled(plan, "speaker-missing", edit.anchor, lines)
        plan = _settled(plan, "maybe-same-speech", edit.anchor, lines)
    return plan


def _speech_facts(speech: SpeechFacts, edit: SetSpeechField) -> SpeechFacts:
    value = edit.value.strip()
    if edit.field is SpeechField.SPEAKERS:
        return replace(speech, speakers=tuple(Speaker(name=name) for name in names_read(value)))
    if edit.field is SpeechField.TITLE:
        return replace(speech, title=value or None)
    if edit.field is SpeechField.OFFICE:
        speech = replace(speech, office=value or None)
    else:
        speech = replace(speech, on_behalf_of=value or None)
    return replace(speech, sector=sector_of(speech.on_behalf_of, speech.office))
