"""A number of people that an account tells, beside the number that was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.records.session import Role, SessionFacts
from desktop.records.speech import SpeechFacts, SpeechKind


class Counted(StrEnum):
    """What is counted: members who spoke, or people in a list of who was present."""

    SPEAKERS = "speakers"
    PRESENT = "present"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCount:
    """What paragraph `line` says of session `session` (from 0): `told` people, in the words of `cue`.

    `is_whole` is False where the source prints only some of the speeches, so that fewer are no fault.
    """

    session: int
    what: Counted
    told: int
    cue: str
    line: int
    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCount:
    """A told count with the number found; leaders who spoke may be among those told or not."""

    count: ToldCount
    found: int
    is_same: bool


def checked(
    count: ToldCount, facts: SessionFacts, speeches: Sequence[SpeechFacts], text: str
) -> CheckedCount | None:
    """Hold a count against a session; `text` is the paragraph that tells it.

    None where nothing can be said: nobody was found, or only some were printed and fewer were found, or
    a list names only the first of more (甲、乙等30人).
    """
    if count.what is Counted.PRESENT:
        named = {person.name for person in facts.attendance} | {n for s in speeches for n in s.speaker_names}
        found = sum(name in _sentence(text, count.cue) for name in named)
        unsaid = found < count.told and "等" in count.cue
        return _checked(count, (found,), is_said=not unsaid)
    spoke = [speech for speech in speeches if speech.kind is not SpeechKind.REMARK]
    leading = {person.name for person in facts.attendance if person.role is not Role.ATTENDEE}
    all_of_them = sum(max(1, len(speech.speakers)) for speech in spoke)
    members = all_of_them - sum(_leads(speech, leading) for speech in spoke)
    return _checked(count, (all_of_them, members), is_said=count.is_whole)


def _sentence(text: str, cue: str) -> str:
    """Return the sentence of a paragraph that some words stand in."""
    at = text.find(cue)
    return text[text.rfind("。", 0, max(0, at)) + 1 :].split("。", maxsplit=1)[0]


def _checked(count: ToldCount, found: tuple[int, ...], *, is_said: bool) -> CheckedCount | None:
    is_same = count.told in found
    if not found[0] or not (is_same or is_said):
        return None
    return CheckedCount(count=count, found=count.told if is_same else found[0], is_same=is_same)


def _leads(speech: SpeechFacts, leading: set[str]) -> bool:
    return "主席" in (speech.office or "") or bool(set(speech.speaker_names) & leading)
