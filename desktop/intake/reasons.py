"""Say why each field has its value: by which rule, from which words, and how sure that is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.intake import bodies
from desktop.intake.certainty import certainty, gravest
from desktop.intake.signs import Signs
from desktop.records import (
    FieldReason,
    Label,
    LabelledLine,
    PlannedSession,
    Role,
    SessionFacts,
    SpeechFacts,
    SpeechKind,
)

_ACCOUNT = (Label.NARRATIVE, Label.ATTENDANCE)
_SAYS_WHO = (Label.SPEAKER, Label.CAPACITY, Label.REMARK_CUE)
_ROLES = {
    Role.CHAIR: ("chair", "chair-presides"),
    Role.LEADER: ("leaders", "leader-came"),
    Role.ATTENDEE: ("attendees", "attendee-listed"),
}
_LOOK_BACK, _CUE = 6, 24
# A paragraph whose label is less likely makes what stands in it doubtful.
_LIKELY = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where in an article a value was found."""

    line: LabelledLine | None = None
    cue: str = ""


def reasons_of(
    index: int, session: PlannedSession, lines: Sequence[LabelledLine], codes: frozenset[str]
) -> tuple[FieldReason, ...]:
    """Return the reasons for the fields of session `index` and of its speeches.

    `lines` are its article's, `codes` those of the article's warnings.
    """
    signs = Signs(session=session, lines=lines, codes=codes)
    people = {field: iter(session.facts.names(role)) for role, (field, _) in _ROLES.items()}
    found = []
    for field, rule, place in _of_session(session.facts, lines):
        against = signs.of_session(field, next(people[field]) if field in people else None)
        found.append(_reason((index, None, field), rule, place, against))
    for position, speech in enumerate(session.speeches):
        found += [
            _reason((index, position, field), rule, place, signs.of_speech(position, field))
            for field, rule, place in _of_speech(speech, lines)
        ]
    return tuple(found)


def _reason(
    where: tuple[int, int | None, str], rule: str, place: _Place, signs: frozenset[str]
) -> FieldReason:
    session, speech, field = where
    if place.line is not None and place.line.confidence < _LIKELY:
        signs |= {"line-unsure"}
    return FieldReason(
        session=session,
        speech=speech,
        field=field,
        rule=rule,
        cue=place.cue,
        line=place.line.n if place.line else None,
        certainty=round(certainty(field, rule, signs), 4),
        signs=signs,
        doubt=gravest(signs),
    )


def _of_session(facts: SessionFacts, lines: Sequence[LabelledLine]) -> Iterator[tuple[str, str, _Place]]:
    account = [line for line in lines if line.label in _ACCOUNT]
    if facts.body:
        yield "body", *_body_rule(facts.body, lines)
    if facts.name:
        numbered = facts.term is not None and facts.ordinal is not None
        yield "name", "name-numbered" if numbered else "name-by-kind", _place_of(facts.name, lines)
        yield "kind", f"kind-{facts.kind.value}", _place_of(facts.name, lines)
    if facts.held_on:
        day = re.compile(rf"{facts.held_on.month}月{facts.held_on.day}日|(?<!\d){facts.held_on.day}日")
        place = next(
            (_Place(line=line, cue=m.group()) for line in account if (m := day.search(line.text))), None
        )
        yield (
            "held_on",
            "day-printed" if place else "day-told",
            place or _Place(line=account[0] if account else None),
        )
    if facts.theme:
        place = _place_of(facts.theme, account or lines)
        quoted = bool(re.search(f"[“「『]{re.escape(facts.theme)}", place.line.text)) if place.line else False
        yield "theme", "theme-quoted" if quoted else "theme-told", place
    if facts.place:
        yield "place", "place-told", _place_of(facts.place, account)
    for person in facts.attendance:
        field, rule = _ROLES[person.role]
        yield field, rule, _place_of(person.name, account)


def _body_rule(body: str, lines: Sequence[LabelledLine]) -> tuple[str, _Place]:
    whole = "\n".join(ln.text for ln in lines)
    for label, rule in ((_ACCOUNT, "body-in-account"), ((Label.HEADLINE,), "body-in-headline")):
        line = next(
            (ln for ln in lines if ln.label in label and bodies.body_of(ln.text, whole) == body), None
        )
        if line:
            return rule, _Place(line=line, cue=body)
    line = next((ln for ln in lines if bodies.body_of(ln.text, whole) == body), None)
    return ("body-in-page", _Place(line=line, cue=body)) if line else ("body-from-page", _Place())


def _place_of(value: str, lines: Sequence[LabelledLine]) -> _Place:
    for line in lines:
        start = line.text.find(value)
        if start >= 0:
            return _Place(line=line, cue=line.text[max(0, start - 6) : start + min(len(value), _CUE) + 6])
    return _Place()


def _of_speech(speech: SpeechFacts, lines: Sequence[LabelledLine]) -> Iterator[tuple[str, str, _Place]]:
    n = speech.origins[0].line if speech.origins else None
    own = next((line for line in lines if line.n == n), None)
    above = [line for line in lines if n is not None and n - _LOOK_BACK <= line.n <= n]
    said = [line for line in above if line.label in _SAYS_WHO]
    who = speech.speaker_names[0] if speech.speakers else ""
    told = own is not None and own.label in _ACCOUNT
    place = _place_of(who, [own] if told and own else said) if who else _Place(line=own)
    form = "told" if told else "remark" if speech.kind is SpeechKind.REMARK else "block"
    yield "kind", f"kind-{speech.kind.value}-{form}", _Place(line=own)
    yield "speakers", _speaker_rule(speech, form, place), place
    yield "text", f"text-{form}", _Place(line=own, cue=speech.text[:_CUE])
    for field, value in (
        ("title", speech.title),
        ("office", speech.office),
        ("on_behalf_of", speech.on_behalf_of),
    ):
        if value:
            yield field, f"{field}-{form}", _place_of(value.split(" ")[0], above)
    if speech.passages:
        yield "passages", f"passages-{form}", _Place(line=own)


def _speaker_rule(speech: SpeechFacts, form: str, place: _Place) -> str:
    if not speech.speakers:
        return f"nobody-{form}"
    name = re.escape(speech.speaker_names[0])
    if form == "told" and place.line is None:
        return "speaker-by-pronoun"
    called = place.line is not None and re.search(name + "(?:委员|常委|代表)", place.line.text)
    return f"speaker-{form}-called" if called else f"speaker-{form}"
