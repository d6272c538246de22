"""Whom a sentence is about, and where in it and in the ones after it that person's words begin.

A sentence that begins with a person goes on about that person until another one is named: 甲多次走访，
逐项对比，她深有体会地说，…. So no list of what may stand between a name and its verb is needed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop.intake.quotations import ENDS_SENTENCE, Quotations, begins_a_sentence, quotations
from desktop.intake.tellers import Teller, called
from desktop.intake.vocabulary import filled, sentence_pattern

# Words are looked for so far behind the name, and in so many sentences.
_FARTHEST, _MOST_SENTENCES = 160, 3
_MARK = re.compile(r"[，,；;。！？!?：:]|——?|(?=[“「])")
_COMMAS, _COLONS = ("，", ","), ("：", ":")
# More people than this say nothing together; they are listed (委员甲、乙，常委丙、丁).
_MOST_NAMES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A person whom sentences are about, as matched, and the character at which that person's words begin.

    `behalf`: whom the person spoke for. `about`: the characters that tell what the words were about, if
    nothing else is told of them. `silent`: they say nothing. `stop`: where the words end at the latest.
    """

    match: re.Match[str]
    end: int
    behalf: str | None = None
    about: tuple[int, int] | None = None
    silent: bool = False
    stop: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A clause behind a name: characters `start` to `stop`, the mark behind it up to `end`.

    `first`: the name stands in it. `quoted`: it is a quotation.
    """

    start: int
    stop: int
    end: int
    mark: str
    first: bool = False
    quoted: bool = False


def topics_in(text: str, teller: Teller, quoted: list[tuple[int, int]]) -> Iterator[Topic]:
    """Yield those whose words begin behind the sentence or clause in which they are named."""
    quotations = Quotations.of(text, quoted)
    listed = len(text)
    for match in teller.topic.finditer(text):
        in_list = match.start() == listed + 1 and text[listed] not in ENDS_SENTENCE
        listed = match.end()
        if in_list or match.group("name").count("、") >= _MOST_NAMES or not _is_person(match, teller):
            continue
        if _keeps_order(match):
            yield Topic(match=match, end=match.end(), silent=True)
            continue
        end, said = _words_after(match, teller, quotations), _is_said_before(match, quotations)
        about = _about(match) if end is None else None
        if about is not None:
            yield Topic(match=match, end=about[0], behalf=_for_whom(match), about=about)
        elif said and (end is None or _goes_on_before(match, end, quotations)):
            end = _behind_quotation(match, quotations)
            yield Topic(match=match, end=end, stop=_stop(match, end, quotations))
        elif end is not None:
            yield Topic(match=match, end=end, behalf=_for_whom(match))
        elif _is_subject(match, teller):
            yield Topic(match=match, end=match.end(), silent=True)


def begins_with_a_topic(text: str) -> bool:
    """Tell whether a paragraph begins with somebody, or a quotation of somebody, whose words it tells."""
    quoted = quotations(text)
    start = quoted[0][1] if quoted and not text[: quoted[0][0]].strip() else 0
    return any(topic.match.start() <= start for topic in topics_in(text, Teller.knowing(), quoted))


def _is_person(match: re.Match[str], teller: Teller) -> bool:
    """Tell whether a name is known, or its bearer called by an office, behind it or right before it."""
    name = match.group("name")
    if (match.group("many") or "").startswith("等"):
        return False
    if name in teller.names or any(match.group("after", "many", "before")) or called().search(name):
        return True
    return bool(_own_office().search(match.group("office") or ""))


def _keeps_order(match: re.Match[str]) -> bool:
    """Tell whether somebody who presides is told to have kept order (主持会议的甲不时提醒)."""
    presides = _pattern("keeps-order").match(match.group("office") or "")
    return bool(presides and _pattern("reminds").match(match.string, match.end()))


def _is_subject(match: re.Match[str], teller: Teller) -> bool:
    """Tell whether a sentence begins with somebody whom the document knows: nobody's words go on."""
    text, start, name = match.string, match.start(), match.start("name")
    known = match.group("name") in teller.names or "、" in match.group("name")
    return known and begins_a_sentence(text, start) and not _pattern("not-subject").search(text[start:name])


def _words_after(match: re.Match[str], teller: Teller, quotations: Quotations) -> int | None:
    """Return where the words of a person begin that the clauses behind the name lead to, or None."""
    text, before, sentences = match.string, None, 1
    for clause in _clauses(text, match.end(), quotations):
        if not clause.first and teller.person_first.match(text, clause.start):
            return None
        begin = _set_off(text, clause) or _without_a_verb(text, before, clause)
        begin = _cue(text, clause) if begin is None else begin
        if begin is not None:
            return begin
        looks = bool(_pattern("looks-at").match(text, clause.start))
        if (clause.mark in _COMMAS and clause.first) or looks:
            before = clause
        sentences += clause.mark in ENDS_SENTENCE
        goes_on = clause.mark not in ENDS_SENTENCE or looks or _pattern("goes-on").match(text, clause.end)
        if sentences > _MOST_SENTENCES or not goes_on:
            return None
    return None


def _set_off(text: str, clause: _Clause) -> int | None:
    """Return where words begin that 是 sets off (甲的建议是…; 甲担心的是…; 让甲着急的是…), or None."""
    kind = "set-off" if clause.first else "set-off-later"
    said = _pattern(kind).match(text, clause.start, clause.end)
    return said.end() if said else None


def _without_a_verb(text: str, before: _Clause | None, clause: _Clause) -> int | None:
    """Return where words begin that follow a clause `before` without a verb of speech, or None.

    A clause that only says what the person looks at (甲把目光转向农村，) leads to words, and any first clause
    does if the next sentence urges something (…。建议…).
    """
    if before is None:
        return None
    leads = "tells" if before.mark in _COMMAS else "looks-at"
    kinds = {leads, "looks-at"} if before.end == clause.start else ()
    looks = any(_pattern(kind).match(text, before.start) for kind in kinds)
    if looks and not clause.quoted and not _pattern("leads-on").match(text, clause.start):
        return None if _cue(text, clause) else before.end
    urges = text[clause.start - 1] in ENDS_SENTENCE and _pattern("urges").match(text, clause.start)
    return before.end if urges else None


def _clauses(text: str, start: int, quotations: Quotations) -> Iterator[_Clause]:
    """Yield the clauses behind a name; quoted words are a clause, a quoted term is part of one."""
    spoken = quotations.spoken
    begun, first = start, True
    while start < len(text) and start - begun < _FARTHEST:
        if start in spoken:
            end = spoken[start]
            clause = _Clause(start=start, stop=end, end=end, mark="", first=first, quoted=True)
        else:
            stop, end = _mark_after(text, start, quotations)
            clause = _Clause(start=start, stop=stop, end=end, mark=text[stop:end], first=first)
        yield clause
        start, first = max(clause.end, start + 1), False


def _mark_after(text: str, start: int, quotations: Quotations) -> tuple[int, int]:
    """Return where the next mark stands that ends a clause, and where it ends; none in a term counts."""
    mark = _MARK.search(text, start)
    while mark:
        term = quotations.end_of_term(mark.start())
        if term is None:
            return mark.span()
        mark = _MARK.search(text, term)
    return len(text), len(text)


def _cue(text: str, clause: _Clause) -> int | None:
    """Return where words begin that a clause leads to (甲说，…; 他的方案是：…; 建议…), or None."""
    if clause.quoted:
        follows = text[clause.start - 1 : clause.start] in tuple("。，,：:！？")
        return clause.start if follows and not clause.first else None
    words, following = text[clause.start : clause.stop], text[clause.end : clause.end + 1]
    if (
        clause.mark in _COLONS
        and following not in ("", "《", " ", "　")
        and not _pattern("lists").search(words)
    ):
        return clause.end
    quoted = following in tuple("“「") or clause.mark == ""
    asks = not clause.first and not quoted and _pattern("asks-last").search(words)
    if (clause.mark in _COMMAS or quoted) and _pattern("says-last").search(words) and not asks:
        return clause.end
    later = _pattern("by-pronoun").match(text, clause.end)
    if later and clause.mark in ENDS_SENTENCE and _pattern("only-about").match(words):
        # 甲谈到普通话问题。他说，…
        return None
    said = _pattern("says-first").match(words)
    if said and said.end() < len(words):
        return clause.start + said.end()
    return clause.end if said and clause.mark in _COMMAS else None


def _about(match: re.Match[str]) -> tuple[int, int] | None:
    """Return where clauses behind a name tell what its bearer spoke about (甲围绕某事作了发言), or None."""
    text = match.string
    told = _pattern("speaks-about").match(text[match.end() : _end_of_sentence(match)].rstrip("。！？!?；;"))
    if told is None:
        return None
    start, end = next(told.span(name) for name in ("about", "about_it", "matter") if told.group(name))
    return match.end() + start, match.end() + end


def _is_said_before(match: re.Match[str], quotations: Quotations) -> bool:
    """Tell whether a sentence in quotation marks stands right before a name: its bearer said it."""
    start = quotations.by_end.get(match.start())
    return start is not None and begins_a_sentence(match.string, start)


def _behind_quotation(match: re.Match[str], quotations: Quotations) -> int:
    """Return where the words go on of whom a quotation stands before (“…。”甲站起身来，…)."""
    first = next(_clauses(match.string, match.end(), quotations), None)
    if first is None or first.mark not in _COMMAS or _pattern("not-words").match(match.string, first.start):
        return _end_of_sentence(match)
    return first.end


def _goes_on_before(match: re.Match[str], end: int, quotations: Quotations) -> bool:
    """Tell whether words go on, with whom a quotation stands before, before those that a verb leads to."""
    text, begin = match.string, _behind_quotation(match, quotations)
    return (
        text[begin - 1] in _COMMAS
        and begin < end
        and not (_pattern("leads-on").match(text, begin) or end <= _mark_after(text, begin, quotations)[1])
    )


def _stop(match: re.Match[str], end: int, quotations: Quotations) -> int | None:
    """Return where words end that are all quoted: the quotation before the name, and those behind it."""
    if match.string[end - 1] in _COMMAS:
        return None
    while end in quotations.spoken:
        end = quotations.spoken[end]
    return end


def _end_of_sentence(match: re.Match[str]) -> int:
    found = (match.string.find(mark, match.end()) for mark in ENDS_SENTENCE)
    return min((place + 1 for place in found if place >= 0), default=len(match.string))


def _for_whom(match: re.Match[str]) -> str | None:
    found = _pattern("for-whom").match(match.string, match.end())
    return found.group("behalf") if found else None


@cache
def _own_office() -> re.Pattern[str]:
    """Return a pattern for an office that is one person's: not 各位委员 or 把委员."""
    return re.compile(
        filled(
            "^(?!.*(?:[各每们把对向让与]|[一两几][位名些]|听[到取了]|全体|广大|有关|所有|部分))"
            ".*(?:@TITLES@)[、，, 　]?$"
        )
    )


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(sentence_pattern(kind))
