"""Collect the speeches that labelled paragraphs set out, before the facts of the session are known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.intake.cues import cue_at_start
from desktop.intake.heads import Head
from desktop.intake.labelling import features_of
from desktop.intake.passages import passages_of
from desktop.intake.speakers import Announcement, capacity_line, speaker_line, title_line, together
from desktop.intake.speech_fields import fields_line, speech_fields_in
from desktop.intake.vocabulary import HAN, sector_of
from desktop.records import (
    IntakeWarning,
    Label,
    LabelledLine,
    Line,
    Origin,
    Speaker,
    SpeechFacts,
    SpeechKind,
)

_SUMS_UP, _OPENING = re.compile(r"(?:小结|总结|总结讲话)[:：]"), 20
# A sentence ends in it, though an aside such as （笑声） may stand behind.
_SENTENCE = re.compile(r"[。！？；…!?;.”」’，,：](?:[（(][^）)]{1,8}[）)])?$")
_LONGEST_TITLE = 36
_QUOTED = re.compile("^《([^《》]*)》$")
# A note under a speech that says whose it is.
_AUTHOR = re.compile(r"[（(].+[）)]$|[—–]")
# （执笔人：甲） under a body that speaks: who wrote it down speaks not.
_DRAFTED = re.compile(r"[（(]?(?:本文)?执笔")
# 甲委员（某校校长）说： at the end of the paragraph before.
_NEXT = re.compile(
    rf"(?<=[。！？])(?:{HAN}|·){{2,8}}(?:委员|常委|代表)[（(][^（）()。]{{2,40}}[）)](?:说|发言)?[:：]$"
)
_ANNOUNCING = (Label.SPEECH_TITLE, Label.SPEAKER, Label.CAPACITY)


@dataclass(slots=True)
class Draft:
    """A speech while it is being collected."""

    kind: SpeechKind
    line: int
    title: list[str] = field(default_factory=list)
    said: Announcement = field(default_factory=Announcement)
    pieces: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def is_half(self) -> bool:
        """Whether a speech has no text, or a member's has no title."""
        return not self.pieces or (self.kind is SpeechKind.SPEECH and not self.title)

    def facts(self) -> SpeechFacts:
        """Return what was collected as the facts of a speech, with its numbered passages."""
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


def spoken(drafts: list[Draft]) -> tuple[list[Draft], list[IntakeWarning]]:
    """Leave out titles over nothing, and texts without a title, by nobody: they are something else's.

    The name of a body over nothing (供稿：某办公室) is nobody's speech either.
    """
    empty = [draft for draft in drafts if draft.said == Announcement() and draft.is_half]
    bare = [draft for draft in drafts if not (draft.said.names or draft.title or draft.pieces)]
    message = "A line belongs to no session and to no speech."
    return [draft for draft in drafts if draft not in (*empty, *bare)], [
        IntakeWarning(code="text-left-over", message=message, line=draft.line) for draft in empty
    ]


def drafts_of(lines: tuple[LabelledLine, ...], heads: Mapping[int, Head] | None = None) -> list[Draft]:
    """Return the speeches that labelled paragraphs set out, in order.

    `heads` are those that the whole document agrees on, by paragraph number.
    """
    heads = heads or {}
    drafts: list[Draft] = []
    current: Draft | None = None
    for line in lines:
        if line.label is Label.REMARK_CUE:
            cue = cue_at_start(line.text + "：")
            current = _remark_by(cue.names if cue else (), line, drafts)
        elif line.label is Label.SPEAKER and line.n in heads and heads[line.n].below:
            _sign(heads[line.n].said, line, drafts, current)
            current = None
        elif line.label in _ANNOUNCING:
            current = _announced(line, drafts, current, heads.get(line.n))
        elif line.label in (Label.BODY, Label.REMARK):
            current = _spoken_in(line, drafts, current)
        elif not _stands_between(line, current):
            current = None
    return drafts


def _spoken_in(line: LabelledLine, drafts: list[Draft], current: Draft | None) -> Draft:
    """Add a paragraph of text to the speech that it goes on with; its end may say who speaks next."""
    kind = SpeechKind.REMARK if line.label is Label.REMARK else SpeechKind.SPEECH
    if current is None or (kind is SpeechKind.REMARK) != (current.kind is SpeechKind.REMARK):
        current = Draft(kind=kind, line=line.n)
        drafts.append(current)
    cue = cue_at_start(line.text) if current.kind is SpeechKind.REMARK else None
    if cue is not None:
        current = _remark_by(cue.names, line, drafts, current)
    field = None if current.pieces else next(iter(speech_fields_in(line.text)), None)
    start = cue.start if cue else field.start if field and field.kind == "text" else 0
    following = _NEXT.search(line.text)
    current.pieces.append((line.n, start, line.text[start : following.start() if following else None]))
    if following:
        current = Draft(kind=SpeechKind.SPEECH, line=line.n, said=speaker_line(following.group()))
        drafts.append(current)
    return current


def _stands_between(line: LabelledLine, current: Draft | None) -> bool:
    """Tell whether a speech goes on below a paragraph: furniture, or below its title where it was."""
    if line.label in (Label.NOISE, Label.FOOTER):
        return True
    under_title = current is not None and not current.pieces
    shown = features_of(Line(n=line.n, text=line.text))
    return under_title and (line.label is Label.PUBLICATION or bool(shown & {"session_note", "bracket_date"}))


def _remark_by(
    names: tuple[str, ...], line: LabelledLine, drafts: list[Draft], empty: Draft | None = None
) -> Draft:
    if empty is not None and not empty.pieces and drafts[-1] is empty:
        drafts.pop()
    last = drafts[-1] if drafts else None
    if last is not None and last.kind is SpeechKind.REMARK and last.said.names == names:
        return last
    drafts.append(Draft(kind=SpeechKind.REMARK, line=line.n, said=Announcement(names=names)))
    return drafts[-1]


def _sign(said: Announcement, line: LabelledLine, drafts: list[Draft], current: Draft | None) -> None:
    """Say of the words above whose they are; what stands below is somebody else's."""
    if current is None or current.said != Announcement():
        current = Draft(kind=SpeechKind.SPEECH, line=line.n)
        drafts.append(current)
    current.said = said


def _announced(
    line: LabelledLine, drafts: list[Draft], current: Draft | None, head: Head | None = None
) -> Draft:
    if current is not None and current.pieces and current.said == Announcement() and _AUTHOR.match(line.text):
        current.said = together(current.said, speaker_line(line.text))
        return current
    fresh = current is None or bool(current.pieces) or current.kind is not SpeechKind.SPEECH
    if head is not None and not head.goes_on:
        fresh = fresh or (current is not None and _names_again(head.said, current.said))
    if fresh or current is None:
        current = Draft(kind=SpeechKind.SPEECH, line=line.n)
        drafts.append(current)
    _add(line, current, head)
    return current


def _names_again(said: Announcement, before: Announcement) -> bool:
    """Tell whether a head names another than the one right above it, not the same one's body or office."""
    return bool((said.names and before.names) or (said.on_behalf_of and before.on_behalf_of))


def _add(line: LabelledLine, current: Draft, head: Head | None) -> None:
    """Add what an announcing line says to a speech."""
    if current.said.on_behalf_of and _DRAFTED.match(line.text):
        return
    if line.label is Label.SPEECH_TITLE:
        current.title.append(head.title if head and head.title else _title_in(line.text))
    elif line.label is Label.SPEAKER:
        current.said = together(
            current.said, head.said if head else fields_line(line.text) or speaker_line(line.text)
        )
        if _SUMS_UP.search(line.text[:_OPENING]):
            current.kind = SpeechKind.REMARK
        if head is not None and head.title:
            current.title.append(head.title)
        elif current.said.rest and _is_title(current.said.rest) and not current.title:
            current.title.append(current.said.rest)
        elif current.said.rest:
            current.pieces.append((line.n, current.said.rest_offset, current.said.rest))
    else:
        current.said = together(current.said, capacity_line(line.text))


def _title_in(text: str) -> str:
    field = next(iter(speech_fields_in(text)), None)
    titled = field is not None and field.kind == "title"
    return title_line(_QUOTED.sub(r"\1", field.value) if field and titled else text)


def _is_title(text: str) -> bool:
    """Tell whether what follows a speaker on the same line is a title: short, and no sentence."""
    return len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text)
