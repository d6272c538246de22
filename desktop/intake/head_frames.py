"""How a printed line can be divided where speeches are set out: mark, who speaks, title, first words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.intake.printed_names import KNOWN, PLACED, Who, guessed, is_capacity, who_in
from desktop.intake.speakers import Announcement, speaker_line
from desktop.intake.speech_fields import fields_voice, speech_fields_in
from desktop.intake.vocabulary import MARKS, number_of

_NUMBER = (
    r"\d{1,2}[.．、](?!\d)[\s　]*|0\d[\s　]+|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)][\s　]*"
    r"|[①-⑳][\s　]*"
    r"|[一二三四五六七八九十]{1,3}、[\s　]*|第[一二三四五六七八九十]{1,2}(?:位|个)?[:：、]"
    r"|(?:发言|建言|材料|委员|代表|观点|声音)(?:人|者)?[一二三四五六七八九十\d]{1,2}[:：、\s　]"
)
_MARK = re.compile(rf"[\s　]*(?P<mark>[{MARKS}#＃*＊■●◆▲★☆○◎]*)[\s　]*(?P<number>{_NUMBER})?[\s　]*")
_ORDINAL = re.compile(
    r"[【〔\[（(]?(?:(?:大会|书面|口头|交流)?(?:发言|材料|发言材料|建言)(?:人|者)?(?:之)?|第|之|No\.?)?"
    r"[\s　]*[（(]?"
    r"(?:[一二三四五六七八九十]{1,3}|0?\d{1,2}|[①-⑳])[）)]?(?:位|号|篇)?[】〕\]）)]?[.、:：]?"
)
_SIGNS = re.compile(rf"(?:[{MARKS}#＃*＊■●◆▲▼★☆○◎↓=_＿]+[\s　]*)+")
_BOXED = re.compile(r"[（(【\[〔](?P<who>[^【】\[\]〔〕]{2,62})[）)】\]〕][:：]?")
_OFFICE_FIRST = re.compile(r"[（(][^（）()]{2,60}[）)][:：]")
_COLON = re.compile(r"(?P<who>[^。；：:！？!?“”《》「」]{2,60})[:：][\s　]*(?P<rest>\S.*)")
_ALONE = re.compile(r"(?P<who>[^。；：:！？!?“”《》「」]{2,60})[:：]")
_TITLED = (
    re.compile(
        r"(?P<title>\S.{2,58}?)[\s　]*[（(【\[〔]"
        r"(?P<who>(?:[^（）()【】\[\]〔〕]|[（(][^（）()]*[）)]){2,60})[）)】\]〕]"
    ),
    re.compile(r"(?P<title>\S.{2,58}?)[\s　]*(?:——|--)[\s　]*(?P<who>[^—]{2,60})"),
    re.compile(r"(?P<title>\S.{2,58}?)[\s　]+(?P<who>\S.{1,60})"),
)
_BEHIND_TITLE = re.compile(r"《(?P<title>[^《》]{4,60})》[\s　]*(?:——|--)?(?P<who>[^《》。]{2,60})")
_NAMED_TITLE = re.compile(r"(?P<who>[^。；：:！？!?“”《》「」]{2,40}?)[\s　]*《(?P<title>[^《》]{4,60})》")
_SENTENCE = re.compile(r"[。！？；…!?;][”」』’）)]?$")
_TITLE = re.compile(r"[《“【](?P<title>[^《》【】“”]+)[》”】]")
_LONGEST_TITLE, _SHORTEST_TITLE, _LONGEST = 48, 4, 130
_OPENS = "（(【[〔"
# The frame, who speaks, the title if the line has one, and where its first words begin.
_Found = tuple[str, Who, str | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One way to divide a line: `frame` and `mark` are its shape, `start` is where its first words begin."""

    position: int
    frame: str
    mark: str
    who: Who
    title: str | None = None
    start: int | None = None

    @property
    def shape(self) -> tuple[str, str]:
        """What lines that open a speech in one document have in common."""
        return self.frame, self.mark


def mark_of(text: str) -> tuple[str, int | None, int]:
    """Return the class of the mark before a line, the number it counts, and where the words begin."""
    match = _MARK.match(text)
    if match is None:
        return "", None, 0
    number = match.group("number") or ""
    counted = re.search(r"[一二三四五六七八九十]+|\d+|[①-⑳]", number)
    value = None
    if counted:
        digit = counted.group()
        value = ord(digit) - ord("①") + 1 if "①" <= digit <= "⑳" else number_of(digit)
    shape = match.group("mark")[:1] + re.sub(r"[一二三四五六七八九十\d①-⑳]+|[\s　]+", "0", number)
    return shape, value, match.end()


def is_ordinal(text: str) -> bool:
    """Tell whether a line only counts or parts what is set out: 材料一, 第二位, 03, ◆◆◆."""
    plain = text.strip()
    return bool(_ORDINAL.fullmatch(plain) or _SIGNS.fullmatch(plain))


def boxed_title(text: str) -> str | None:
    """Return the title that brackets behind the mark and number of a line hold whole (1.《…》)."""
    boxed = _TITLE.fullmatch(text[mark_of(text)[2] :].strip())
    return boxed.group("title") if boxed else None


def plain_title(text: str) -> str:
    """Return a title without its mark and number, and without brackets that hold all of it."""
    return boxed_title(text) or text[mark_of(text)[2] :].strip()


def divisions_of(position: int, text: str) -> Iterator[Division]:
    """Yield the ways in which a line names who speaks; `position` is that of the paragraph from 0."""
    if is_ordinal(text):
        return
    mark, _, start = mark_of(text)
    words = text[start:].rstrip()
    for frame, who, title, begins in _divided(words):
        yield Division(
            position=position,
            frame=frame,
            mark=mark,
            who=who,
            title=title and plain_title(title),
            start=begins + start if begins is not None else None,
        )


def _divided(words: str) -> Iterator[_Found]:
    if not words:
        return
    said = _by_fields(words)
    if said is not None:
        yield _frame(words), Who(said=said, weight=KNOWN + PLACED, placed=True), None, None
        return
    yield from _by_colon(words)
    if len(words) > _LONGEST or _SENTENCE.search(words):
        return
    for frame, pattern in ((_frame(words), _BOXED), ("alone:", _ALONE)):
        match = pattern.fullmatch(words)
        if match and (who_else := who_in(match.group("who")) or guessed(match.group("who"))):
            yield frame, who_else, None, None
            return
    whole = who_in(words)
    around = whole or guessed(words)
    if around and (whole or around.said.names):
        yield "whole", around, None, None
    yield from _with_title(words, whole)


def _frame(words: str) -> str:
    """Return how a line is set that is nothing but who speaks: round brackets stand below as above."""
    return "boxed" if words[0] in "（(" else "framed" if words[0] in _OPENS else "whole"


def _by_fields(words: str) -> Announcement | None:
    """Return who the fields of a line name: 发言单位：某委　发言人：甲, （提案单位：某委；发言人：甲）."""
    voice = fields_voice(words)
    if voice is not None:
        return voice.said if voice.said.names else None
    kinds = {field.kind for field in speech_fields_in(words)}
    said = speaker_line(words) if {"who", "unit"} <= kinds else Announcement()
    return said if said.names else None


def _by_colon(words: str) -> Iterator[_Found]:
    colon = _COLON.fullmatch(words)
    if not colon or not _is_whole(colon.group("who")) or _OFFICE_FIRST.match(words):
        return
    who, rest = who_in(colon.group("who")), colon.group("rest")
    if who is None:
        return
    if _SENTENCE.search(rest) or len(rest) > _LONGEST_TITLE:
        yield "who:text", who, None, colon.start("rest")
    elif (all_of_it := who_in(words)) is None or all_of_it.weight <= who.weight:
        yield "who:title", who, rest, None


def _is_whole(text: str) -> bool:
    """Tell whether a text closes each bracket that it opens."""
    return all(text.count(opens) == text.count(closes) for opens, closes in ("（）", "()", "【】", "[]"))


def _with_title(words: str, whole: Who | None) -> Iterator[_Found]:
    behind = _BEHIND_TITLE.fullmatch(words)
    if behind and (who := who_in(behind.group("who")) or guessed(behind.group("who"))):
        boxed = behind.group("who")[0] in _OPENS
        yield "title(who)" if boxed else "title who", who, behind.group("title"), None
        return
    named = _NAMED_TITLE.fullmatch(words)
    if named and (who := who_in(named.group("who"))):
        yield "who title", who, named.group("title"), None
    for frame, pattern in zip(("title(who)", "title—who", "title who"), _TITLED, strict=True):
        found = [
            (who, match.group("title"))
            for match in _ways(pattern, words)
            if (who := who_in(match.group("who"))) and _may_be_title(match.group("title"))
        ]
        best = max(found, key=lambda pair: pair[0].weight, default=None)
        if best and (whole is None or best[0].weight > whole.weight):
            yield frame, best[0], best[1], None


def _ways(pattern: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
    """Yield each way to part a line in two at its spaces, or the only one at its marks."""
    match = pattern.fullmatch(words)
    if match is None or not pattern.pattern.endswith(r"[\s　]+(?P<who>\S.{1,60})"):
        yield from [match] if match else []
        return
    for gap in re.finditer(r"[\s　]+", words):
        part = re.compile(rf"(?P<title>.{{{gap.start()}}})[\s　]+(?P<who>\S.{{1,60}})").fullmatch(words)
        if part:
            yield part


def _may_be_title(text: str) -> bool:
    bare = plain_title(text)
    return len(bare) >= _SHORTEST_TITLE and who_in(bare) is None and not is_capacity(bare)
