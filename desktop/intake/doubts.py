"""What is doubtful in a plan, as warnings with their places."""

import re
from collections.abc import Sequence

from desktop.intake import bodies, dates
from desktop.intake.bodies import N
from desktop.intake.vocabulary import number_of
from desktop.records import IntakeWarning, Label, LabelledLine, SessionFacts, SpeechFacts, SpeechKind

_ACCOUNT = (Label.NARRATIVE, Label.ATTENDANCE)
_SHORTEST_PARAGRAPH = 20
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
    if facts.body and facts.body not in (bodies.body_of(line.text) for line in account):
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
    line = next((line for line in lines if bodies.body_of(line.text) == body), None)
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


_COUNTED = re.compile(
    rf"(?P<n>{N})[位名](?:市|省|县|区|州|全国|政协|港澳|民主党派|的)*(?:委员|常委|代表)(?:和[^，。；]{{1,10}})?"
    r"(?:[^，。；]{0,40}?)(?:作了?|做了?|进行了?|先后|分别|登台)*(?:大会|口头|交流)?(?:发言|發言|建言)"
)
# Where only some of the speeches are printed the count says nothing.
_EXCERPTS = re.compile(r"摘登|摘编|摘要|选登|选编|选摘|部分发言|节选|侧记|（上）|\(上\)")


def count_doubts(speeches: tuple[SpeechFacts, ...], lines: Sequence[LabelledLine]) -> list[IntakeWarning]:
    """Return a doubt where the account counts other speakers than were found, and prints all of them."""
    spoke = [speech for speech in speeches if speech.kind is not SpeechKind.REMARK]
    found = sum(max(1, len(speech.speakers)) for speech in spoke)
    if not found or any(_EXCERPTS.search(line.text) for line in lines if line.label is not Label.BODY):
        return []
    for line in lines:
        counted = _COUNTED.search(line.text) if line.label in _ACCOUNT else None
        if counted and number_of(counted.group("n")) != found:
            message = "The account counts {told} speakers, and {found} were found."
            values = (("told", str(number_of(counted.group("n")))), ("found", str(found)))
            return [IntakeWarning(code="count-mismatch", message=message, line=line.n, values=values)]
    return []
