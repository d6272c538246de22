"""What is doubtful in a plan, as warnings with their places."""

import re
from collections.abc import Sequence

from desktop.intake import bodies, dates
from desktop.records import (
    IntakeWarning,
    Label,
    LabelledLine,
    PlannedSession,
    SessionFacts,
    SpeechFacts,
    SpeechKind,
)
from desktop.records.counts import Counted, ToldCount, checked

_ACCOUNT = (Label.NARRATIVE, Label.ATTENDANCE)
_SHORTEST_PARAGRAPH = 20
_SHORT = {Label.BODY: "b", Label.NOISE: "n", Label.FOOTER: "n"}
_MESSAGES = {
    "year-from-publication": "The year was taken from the publication date.",
    "year-missing": "The date has no year.",
    "date-missing": "No date of the session was found.",
}


def session_doubts(
    facts: SessionFacts, when: dates.FoundDate, lines: tuple[LabelledLine, ...]
) -> list[IntakeWarning]:
    """Return what is doubtful of a session: its day, where its body was found, a missing name."""
    account = [line for line in lines if line.label in _ACCOUNT]
    first = account[0].n if account else None
    doubts = []
    if when.doubt:
        doubts.append(IntakeWarning(code=when.doubt, message=_MESSAGES[when.doubt], line=first))
    if when.ambiguous:
        message = "The account names more than one day."
        doubts.append(IntakeWarning(code="date-ambiguous", message=message, line=first))
    whole = "\n".join(line.text for line in lines)
    if facts.body and facts.body not in (bodies.body_of(line.text, whole) for line in account):
        doubts += _body_doubts(lines, facts.body)
    if facts.name is None:
        doubts.append(IntakeWarning(code="session-missing", message="No session is named in the text."))
    return doubts


_BODY_PLACES = {
    Label.FOOTER: ("body-from-footer", "The body's name was found in the footer only."),
    Label.NOISE: ("body-from-site-name", "The body's name was found in the page's furniture only."),
    Label.PUBLICATION: ("body-from-site-name", "The body's name was found in the page's furniture only."),
}


def _body_doubts(lines: tuple[LabelledLine, ...], body: str) -> list[IntakeWarning]:
    whole = "\n".join(line.text for line in lines)
    line = next((line for line in lines if bodies.body_of(line.text, whole) == body), None)
    line = line or next((line for line in lines if bodies.place_of_page(line.text)), None)
    if line is None or line.label not in _BODY_PLACES:
        return []
    code, message = _BODY_PLACES[line.label]
    return [IntakeWarning(code=code, message=message, line=line.n)]


def text_doubts(lines: tuple[LabelledLine, ...]) -> list[IntakeWarning]:
    """Return what is doubtful of a text as a whole: its language, and whether it breaks off."""
    doubts = []
    text = "".join(line.text for line in lines)
    latin = sum(character.isascii() and character.isalpha() for character in text)
    if text and latin * 2 > len(text):
        doubts.append(IntakeWarning(code="language-english", message="The text is in English."))
    cut = re.search("b(n+)b", "".join(_SHORT.get(line.label, "-") for line in lines))
    if cut is not None:
        message = "A note of the page was cut out of a text."
        doubts.append(IntakeWarning(code="noise-in-speech", message=message, line=lines[cut.start(1)].n))
    told = [line for line in lines if line.label in (*_ACCOUNT, Label.BODY, Label.REMARK, Label.SPEAKER)]
    if told and len(told[-1].text) >= _SHORTEST_PARAGRAPH and told[-1].text[-1] in "，,、：:":
        doubts.append(IntakeWarning(code="truncated", message="The text breaks off.", line=told[-1].n))
    return doubts


def speech_doubts(speeches: tuple[SpeechFacts, ...], spoke: set[str]) -> list[IntakeWarning]:
    """Return what is doubtful of speeches; `spoke` are the members that the account says spoke."""
    doubts = []
    for speech in speeches:
        line = speech.origins[0].line if speech.origins else None
        if "speaker-missing" in speech.doubts:
            message = "A speech has no speaker's name."
            doubts.append(IntakeWarning(code="speaker-missing", message=message, line=line))
        if "text-missing" in speech.doubts:
            message = "A title or a speaker has no words."
            doubts.append(IntakeWarning(code="text-missing", message=message, line=line))
    nameless = [s for s in speeches if not s.speakers and s.kind is SpeechKind.SPEECH]
    if nameless and spoke:
        message = "The account names who spoke, and a speech without a name may be that one."
        line = nameless[0].origins[0].line if nameless[0].origins else None
        doubts.append(IntakeWarning(code="maybe-same-speech", message=message, line=line))
    return doubts


def count_doubts(
    session: PlannedSession, counts: Sequence[ToldCount], lines: Sequence[LabelledLine]
) -> list[IntakeWarning]:
    """Return a doubt where the account counts other speakers than were found, and prints all of them."""
    texts = {line.n: line.text for line in lines}
    for count in counts:
        held = checked(count, session.facts, session.speeches, texts[count.line])
        if held is not None and not held.is_same and count.what is Counted.SPEAKERS:
            message = "The account counts {told} speakers, and {found} were found."
            values = (("told", str(count.told)), ("found", str(held.found)))
            return [IntakeWarning(code="count-mismatch", message=message, line=count.line, values=values)]
    return []
