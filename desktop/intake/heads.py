"""The heads of speeches in one document: lines of one shape, of which some certainly name who speaks."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from desktop.intake.speakers import Announcement, capacity_line, speaker_line, together
from desktop.intake.speech_fields import fields_voice
from desktop.intake.vocabulary import MARKS, filled
from desktop.intake.voices import Grade, Voice, is_office, voice_of
from desktop.records import Line

_NUMBER = r"\d{1,2}[.．、]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[一二三四五六七八九十]{1,3}、"
# A word of speaking between who speaks and the colon belongs to neither.
_SPEAKS = r"(?:说|问|答|提问|追问|回答|答复|回应|介绍|发言|总结|讲话)?"
_NOTE = r"(?:[（(][^（）()]{2,60}[）)])?"
# How a whole speech was given: 大会发言, 书面发言.
_KIND = "(?:大会|书面|口头|即席|主题|联组|小组)*"
_PHRASE = rf"[^。；;：:！？!?“”《》【】\[\]（）()]{{2,44}}?{_NOTE}"
# 【同期声】委员 甲：…, in the script of a broadcast.
_CUE = r"(?:[【\[（(]同期声?[】\]）)][\s　]*)?"
# What 甲 does in a heading of minutes: 一、某局局长甲通报情况：
_ACTS = r"(?:的?(?:通报|介绍|汇报|说明|发言|讲话|总结|答复|回应|点评|表态)[^。：:]{0,12})"
# Paragraphs of these features are furniture or particulars of the meeting, whatever their shape.
_OTHER = frozenset(
    ("meta", "spaced_meta", "publication", "byline", "footer_words", "navigation", "not_record")
)
# （某省政协副主席）：…, below the line that names the person.
_OFFICE_FIRST = re.compile(r"[（(](?P<office>[^（）()]{2,60})[）)][:：]?[\s　]*(?=\S)")
_MARKED = re.compile(rf"^[\s　]*[{MARKS}■●◆▲★☆○◎]+")
# 主持人：, where it comes again and again, opens a turn and no list of who was there.
_MODERATES = re.compile(r"[【\[]?主持人(?:[（(][^（）()]{2,40}[）)])?[】\]]?[:：].{4}")
_LONGEST_OFFICE, _FEWEST_TURNS = 50, 2
# What stands behind a name in a list and in an account, and how long an office before it may be.
_BEHIND, _LONGEST_TITLE = re.compile("[、和]|委员|主持|出席"), 16
_TEXT = frozenset(("sentence_end", "long"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a speech: what it says.

    `below`: the words stand above it, as `——甲` closes them. `with_office`: the next paragraph is the
    speaker's office. `goes_on`: the head began in the paragraph before. `moderates`: it is the
    moderator's. `tells`: it says in which session, as ——甲在某会上的发言. `title`: what it prints beside the
    speaker.
    """

    said: Announcement
    below: bool = False
    with_office: bool = False
    goes_on: bool = False
    moderates: bool = False
    tells: bool = False
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A paragraph that has the shape of a head: position from 0, shape, who, and where its text begins."""

    position: int
    shape: str
    voice: Voice
    start: int | None


@cache
def _shapes() -> dict[str, re.Pattern[str]]:
    mark = rf"[\s　]*{_CUE}(?P<mark>[{MARKS}#＃*＊■●◆▲]*)[\s　]*(?P<number>{_NUMBER})?[\s　]*"
    shapes = {
        "field": r"^(?P<who>.{4,80})$",
        "boxed": rf"^{mark}[【\[〔［](?P<who>{_PHRASE})[】\]〕］][:：]?[\s　]*(?P<rest>.*)$",
        "section": rf"^{mark}(?P<who>[^。；：:，（）()]{{2,30}}?){_ACTS}[:：]?$",
        "colon": rf"^{mark}(?P<who>{_PHRASE}){_SPEAKS}[:：][\s　]*(?P<rest>.*)$",
        "noted": rf"^{mark}(?P<who>[^。；：:，、（）()\s]{{2,8}}[（(][^（）()]{{3,60}}[）)])[\s　]*"
        r"(?!(?:委员|常委|代表|同志)?(?:还|也|则)?(?:@VERB@|在发言|发言|[就围]))(?P<rest>[^：:\s].*)?$",
        "line": rf"^{mark}(?P<who>{_PHRASE}?){_SPEAKS}$",
        "given": rf"^[（(]?{mark}(?P<who>{_PHRASE}?)(?:同志)?在[^。；，]{{4,40}}会议?上?的{_KIND}发言[）)]?$",
    }
    return {name: re.compile(filled(shape)) for name, shape in shapes.items()}


def heads_in(lines: Sequence[Line], shown: Sequence[Set[str]]) -> Mapping[int, Head]:
    """Return the heads of speeches by paragraph number from 1; `shown` are the features of each paragraph.

    A shape is that of heads if two paragraphs or more have it and one at least certainly names a person or
    a body that speaks; then all that have it are heads, whatever their surnames.
    """
    by_shape: dict[str, list[_Candidate]] = defaultdict(list)
    moderated = sum(bool(_MODERATES.match(line.text)) for line in lines) > 1
    for position, line in enumerate(lines):
        if not shown[position] & _OTHER or (moderated and _MODERATES.match(line.text)):
            for candidate in _candidates(position, line.text):
                by_shape[candidate.shape].append(candidate)
    found = _in_two_paragraphs(lines)
    for group in sorted(by_shape.values(), key=len, reverse=True):
        agreed = _agreed(group, lines)
        below = bool(agreed) and _stands_below(agreed, shown)
        for candidate in agreed:
            text = lines[candidate.position].text
            moderates = bool(_MODERATES.match(text))
            tells = candidate.shape.startswith("given")
            head = Head(said=_said(candidate, text), below=below, moderates=moderates, tells=tells)
            found.setdefault(candidate.position + 1, head)
    found |= _in_their_place(by_shape, found, shown)
    return _moderator_named(found) if moderated else found


def _in_their_place(
    by_shape: Mapping[str, Sequence[_Candidate]], heads: Mapping[int, Head], shown: Sequence[Set[str]]
) -> dict[int, Head]:
    """Return the lines that certainly name who speaks where heads stand: between no text and text."""
    found = {
        c.position + 1: Head(said=c.voice.said)
        for shape, group in by_shape.items()
        if shape.startswith(("line:::", "noted:::", "field"))
        for c in group
        if c.voice.grade is Grade.SURE and c.start is None and c.voice.form != "called"
        if c.position + 1 not in heads and _heads_text(c.position, shown)
    }
    others = any(_heads_text(n - 1, shown) and not head.below for n, head in heads.items())
    return found if others or len(found) > 1 else {}


def _heads_text(position: int, shown: Sequence[Set[str]]) -> bool:
    """Tell whether text stands below a paragraph, and no text but a title above it."""
    if not 0 < position < len(shown) - 1 or "in_head" in shown[position]:
        return False
    below = shown[position + 1]
    return bool(below & _TEXT) and "told" not in below and not shown[position - 1] & _TEXT


def _moderator_named(heads: Mapping[int, Head]) -> dict[int, Head]:
    """Give the one who is only called 主持人 further down the name that stood behind it before."""
    found: dict[int, Head] = {}
    name: tuple[str, ...] = ()
    for n, head in sorted(heads.items()):
        if head.moderates and not head.said.names and name:
            said = replace(head.said, names=name, office=None)
            found[n] = replace(head, said=said)
        else:
            name = head.said.names if head.moderates else name
            found[n] = head
    return found


def _in_two_paragraphs(lines: Sequence[Line]) -> dict[int, Head]:
    """Return heads of which one paragraph names the person and the next the office, twice or more.

    The text may go on behind the office: （某省政协副主席）：…
    """
    found: dict[int, Head] = {}
    pairs = sure = 0
    for line, after in pairwise(lines):
        voice = voice_of(_MARKED.sub("", line.text).strip())
        behind = _OFFICE_FIRST.match(after.text)
        note = behind.group("office") if behind else after.text.strip()
        if voice is None or voice.form != "bare" or not is_office(note) or len(note) > _LONGEST_OFFICE:
            continue
        pairs, sure = pairs + 1, sure + (voice.grade >= Grade.NAMED)
        said = together(voice.said, capacity_line(note)) if behind else voice.said
        found[line.n] = Head(said=said, with_office=not behind)
        if behind:
            start = behind.end()
            found[after.n] = Head(said=Announcement(rest=after.text[start:], rest_offset=start), goes_on=True)
    return found if pairs > 1 and sure else {}


def _candidates(position: int, text: str) -> Iterator[_Candidate]:
    for name, pattern in _shapes().items():
        match = pattern.match(text)
        read = fields_voice if name == "field" else voice_of
        voice = read(match.group("who")) if match else None
        if match is None or voice is None or (position == 0 and voice.grade is not Grade.SURE):
            continue
        groups = match.groupdict("")
        rest, mark, number = groups.get("rest", ""), groups.get("mark", ""), groups.get("number", "")
        shape = f"{name}:{mark[:1]}:{re.sub(r'[0-9一二三四五六七八九十]+', '0', number)}:{bool(rest)}"
        if name == "line" and not mark:
            shape += f":{'before' if voice.form == 'loose' else voice.form}"
        yield _Candidate(
            position=position, shape=shape, voice=voice, start=match.start("rest") if rest else None
        )


def _agreed(group: Sequence[_Candidate], lines: Sequence[Line]) -> list[_Candidate]:
    """Return those of a shape that are heads: all where it is certain, none where it is not."""
    sure = [c for c in group if c.voice.grade >= _least(c)] or _takes_turns(group)
    graded = [c for c in group if _is_graded(c.voice) or _is_known(c, lines)]
    if not sure or (len(graded) < 2 and not _announces(sure[0], lines)):
        return []
    loose = [c for c in graded if c.voice.form == "loose"]
    doubtful = loose if len(loose) > len(sure) else []
    return [c for c in group if (c in graded or c in sure or c.voice.form != "bare") and c not in doubtful]


def _least(candidate: _Candidate) -> Grade:
    """Return how certain a head has to be; one that says where the speech was given names a person."""
    if not candidate.shape.startswith("given") or candidate.voice.form == "role":
        return Grade.SURE
    return Grade.POSSIBLE if candidate.shape.startswith("given:—") else Grade.NAMED


def _takes_turns(group: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the names in brackets of a transcript, where known surnames come back among others."""
    named = [c for c in group if c.shape.startswith("boxed") and c.voice.grade is Grade.NAMED and c.start]
    turns = Counter(c.voice.said.names for c in named)
    return [c for c in named if turns[c.voice.said.names] > 1] if len(turns) > _FEWEST_TURNS else []


def _announces(candidate: _Candidate, lines: Sequence[Line]) -> bool:
    """Tell whether a head alone says enough: 一、某局局长甲通报情况：, ——甲在某会上的发言."""
    ends = lines[candidate.position].text.rstrip().endswith(("：", ":"))
    given = candidate.shape.startswith("given")
    return given or (candidate.shape.startswith("section") and ends and bool(candidate.voice.said.office))


def _is_graded(voice: Voice) -> bool:
    with_office = bool(voice.said.names and voice.said.office)
    return voice.grade >= Grade.NAMED or with_office


def _is_known(candidate: _Candidate, lines: Sequence[Line]) -> bool:
    names = candidate.voice.said.names
    return bool(names) and named_elsewhere(names[0], candidate.position, lines)


@cache
def _lists() -> re.Pattern[str]:
    """Return what stands right in front of a name in a list, or behind an office."""
    return re.compile(filled(r"(?:[、和]|@TITLES@)[\s　]?$"))


def named_elsewhere(name: str, position: int, lines: Sequence[Line]) -> bool:
    """Tell whether another paragraph than the one at a position (from 0) names a person as one does.

    That is in a list, or behind an office.
    """
    others = (line.text for i, line in enumerate(lines) if i != position and name in line.text)
    return any(_names(text, place, name) for text in others for place in _places(text, name))


def _places(text: str, name: str) -> Iterator[int]:
    place = text.find(name)
    while place >= 0:
        yield place
        place = text.find(name, place + 1)


def _names(text: str, place: int, name: str) -> bool:
    before = text[max(place - _LONGEST_TITLE, 0) : place]
    return bool(_BEHIND.match(text, place + len(name)) or _lists().search(before))


def _stands_below(heads: Sequence[_Candidate], shown: Sequence[Set[str]]) -> bool:
    """Tell whether heads `——甲` close what they head: text above the first, none right below the last."""
    if not heads[0].shape.startswith(("line:—", "line:–")):
        return False
    above = all(c.position and shown[c.position - 1] & _TEXT for c in heads)
    after = heads[-1].position + 1
    return above and not (after < len(shown) and shown[after] & _TEXT and "told" not in shown[after])


def _said(candidate: _Candidate, text: str) -> Announcement:
    """Return what a head says; what is read of known surnames alone is kept where it agrees."""
    said, mine = speaker_line(text), candidate.voice.said
    if candidate.shape.startswith(("field", "given")):
        return mine
    start = candidate.start
    rest = (text[start:], start) if start is not None else ("", 0)
    agree = said.names == mine.names if mine.names else said.on_behalf_of == mine.on_behalf_of
    if mine.office and said.office and said.office != mine.office and said.office.endswith(mine.office):
        agree = False
    together = len(said.names) > 1 or (said.names and not mine.names)
    if together or ((said.names or said.on_behalf_of) and agree and said.rest_offset == (start or 0)):
        return said
    return replace(mine, rest=rest[0], rest_offset=rest[1])
