"""Read who speaks from a phrase, whatever the surname: what only a document that repeats it can confirm."""

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache

from desktop.intake.speakers import Announcement, capacity_line
from desktop.intake.vocabulary import (
    HAN,
    body_pattern,
    family_name_pattern,
    filled,
    name_pattern,
    words,
)


class Grade(IntEnum):
    """How certain a phrase alone is to name somebody who speaks."""

    POSSIBLE = 1
    NAMED = 2
    SURE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who a phrase names, how certain that is, and in which form (`note`, `joined`, `bare` …).

    The form `loose` is a known surname behind words that are no known office: only among its like it counts.
    """

    said: Announcement
    grade: Grade
    form: str


_LATIN = r"[A-Z][A-Za-z.'’-]*(?:[ ·][A-Z][A-Za-z.'’-]*){0,3}"
_DOTTED = rf"{HAN}{{1,6}}(?:[·•‧・．.]{HAN}{{1,6}})+"
_ANY = rf"(?:{_DOTTED}|{HAN}{{2,4}}?|{_LATIN})"
_CALLED = r"委员|常委|代表(?!团)|议员|同志|女士|先生|老师"
# 甲 乙, 甲　乙　丙: one name set wide in print.
_WIDE = re.compile(rf"(?<![^\s　:：、，,·（(]){HAN}(?:[ \xa0　]+{HAN}){{1,2}}(?![^\s　:：（(】\]、，,])")
# 令狐　冲: a name set wide behind its office.
_PARTED = re.compile(rf"(?P<before>.*[\s　])(?P<family>{HAN}{{1,2}})[ 　]+(?P<given>{HAN}{{1,2}})")
_GAP = re.compile(r"[\s　]+")
# Sentences are no names, and who made the page speaks not.
_SENTENCE = re.compile(r"[。；;！？!?“”《》…]|本[报刊台网]|摄影|通讯员|编辑|校对")
_LONGEST, _LONGEST_NAME, _SHORTEST_OFFICE = 48, 3, 4
_ROLES = re.compile(r"主席|主持人|秘书长|工作人员|记者|院长|议长|委员长|召集人")
# 群众代表老孙: whom somebody stands for, without a name.
_FOR_OTHERS = re.compile(r"[\u4e00-\u9fff]{2,8}代表(?:老|小|[\u4e00-\u9fff]{1,4}[老小])[\u4e00-\u9fff]")
# 甲（某省政协委员，代表某会发言）
_ON_BEHALF = re.compile(
    r"[，,、]?\s*代表(?![、，,\s　])(?P<who>[^。]{2,40}?)(?:(?:作|做)?(?:书面|大会)?发言)?$"
)
# 甲委员（代表某委会发言）, 甲委员代表某委会
_FOR_BODY = re.compile(
    r"(?P<who>[^（）()，,]{2,30}?)[（(，,]?代表(?P<behalf>[^（）()]{1,28}?(?:[会委界组社团联部室院局]|支部|界别|"
    + "|".join(words()["parties"])
    + r"))(?:(?:作|做)?(?:书面|大会)?发言)?[）)]?"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the forms in which a phrase names a person; the office stands before or behind the name."""
    office = r"[^，。；：:、\s　（）()【】]{0,28}?(?:@TITLES@)"
    offices = rf"(?:{office}[、，,·])*{office}|提案人|[^，。、]{{2,12}}(?:代表|界别?)"
    inside = "委员(?!会)|议员|院长|部长|次长|署长|局长|处长|司长|主席|秘书长"
    forms = {
        "note": rf"(?P<name>{_ANY})(?P<called>{_CALLED})?[（(](?P<office>[^（）()]{{2,60}})[）)]",
        "in_note": r"(?P<body>[^（）()]{2,40})[（(](?P<name>@NAME@)(?:执笔|并|代为|代表|宣读|发言)*[）)]",
        "joined": rf"(?P<office>{offices})(?!会)(?P<name>@NAME@|{_DOTTED}|{HAN}{{2,3}})"
        rf"(?P<called>{_CALLED})?",
        "called": rf"(?P<name>{_ANY})(?P<called>{_CALLED})|(?P<known>@NAME@)(?P<title>@TITLES@)",
        "split": rf"(?P<family>@FAMILY@)(?P<office>(?:副|常务副?|代理?|召集|主任|执行)?(?:{inside}))"
        rf"(?P<given>{_DOTTED}|{HAN}{{1,3}})",
        "bare": rf"(?P<name>{_ANY})",
        "office": rf".*(?:@TITLES@|{_CALLED}|@ORGANISATION@|@BODY@)",
        "offices": rf".*(?:(?:@TITLES@|{_CALLED})$|(?:@TITLES@|@ORGANISATION@)[、，,]|(?:@TITLES@)代表).*",
        "unnamed": r"(?:@UNNAMED@)\S{0,4}|(?:各|全体|与会|部分|有关).*",
        "noun": rf".*(?:@VERB@)|(?:{'|'.join(words()['not_names'])}).*|.*[的了在是和与等为被把].*",
    }
    return {name: re.compile(filled(form, {"NAME": name_pattern()})) for name, form in forms.items()}


def voice_of(phrase: str) -> Voice | None:
    """Return who a phrase names that stands where a speech is announced; None for any other words."""
    text = _WIDE.sub(lambda match: _GAP.sub("", match.group()), phrase.strip()).strip()
    if not 2 <= len(text) <= _LONGEST or _SENTENCE.search(text) or _patterns()["unnamed"].fullmatch(text):
        return None
    parted = _PARTED.fullmatch(text)
    if parted and re.fullmatch(family_name_pattern(), parted.group("family")):
        text = "".join(parted.group("before", "family", "given"))
    return (
        _for_others(text)
        or body_voice(text)
        or _in_note(text)
        or _noted(text)
        or _apart(text)
        or _joined(text)
        or _alone(text)
    )


def _for_others(text: str) -> Voice | None:
    """Read 甲委员代表某委, 甲（代表某界发言）: who speaks, and on whose behalf."""
    match = _FOR_BODY.fullmatch(text)
    voice = voice_of(match.group("who")) if match else None
    if match is None or voice is None or voice.grade < Grade.NAMED or not voice.said.names:
        return None
    return replace(voice, said=replace(voice.said, on_behalf_of=match.group("behalf")))


def is_office(phrase: str) -> bool:
    """Tell whether a phrase names an office, or a place of work, alone or first of several."""
    return any(_patterns()[form].fullmatch(phrase) for form in ("office", "offices"))


def field_voice(phrase: str) -> Voice | None:
    """Return who a field such as 发言人： names; what stands behind the name may be any office there."""
    read = voice_of(phrase)
    if read is not None:
        return read
    name, *rest = _GAP.split(phrase.strip(), maxsplit=1)
    if not re.fullmatch(_ANY, name) or not rest:
        return None
    return _person(name, capacity_line(rest[0]), "note", with_office=True)


def body_voice(text: str) -> Voice | None:
    """Return the body that a phrase names which speaks for itself."""
    plain = _GAP.sub("", text)
    parties = "|".join(words()["parties"])
    party = re.fullmatch(rf"(?:{parties})(?:人士|界别?|\S{{0,12}}(?:{body_pattern()}))?", plain)
    other = re.fullmatch(rf"[^，,、（）()]{{2,22}}{body_pattern()}", plain)
    if not (party or other) or re.search("代表|委员(?!会)|常委(?!会)|主席", plain):
        return None
    said = Announcement(on_behalf_of=plain)
    return Voice(said=said, grade=Grade.SURE if party else Grade.NAMED, form="body")


def _in_note(text: str) -> Voice | None:
    """Read 某委（甲执笔并发言）: the body that speaks, and in the note the person."""
    match = _patterns()["in_note"].fullmatch(text)
    body = body_voice(match.group("body")) if match else None
    if match is None or body is None:
        return None
    return _person(match.group("name"), body.said, "note", with_office=True)


def _noted(text: str) -> Voice | None:
    match = _patterns()["note"].fullmatch(text)
    if match is None:
        return None
    if _ROLES.fullmatch(match.group("name")):
        return voice_of(match.group("office"))
    if not is_office(match.group("office")):
        return None
    said = capacity_line("，".join(filter(None, match.group("called", "office"))))
    return _person(match.group("name"), said, "note", with_office=True)


def _apart(text: str) -> Voice | None:
    """Read 某校校长 甲 or 甲 某校校长: the side that names an office tells which is the name."""
    behalf = _ON_BEHALF.search(text)
    plain = text[: behalf.start()] if behalf else text
    parts = _GAP.split(plain.strip())
    first, last = (parts[0], parts[-1]) if len(parts) > 1 else ("", "")
    for name, office in ((last, plain[: -len(last)]), (first, plain[len(first) :])):
        shown = office.strip().strip("，,、·/|｜")
        if name and re.fullmatch(_ANY, name) and shown and _patterns()["office"].fullmatch(shown):
            said = replace(capacity_line(shown), on_behalf_of=behalf.group("who") if behalf else None)
            return _person(name, said, "before" if name == last else "behind", with_office=True)
    if last and re.fullmatch(name_pattern(), last) and len(plain) - len(last) > _SHORTEST_OFFICE:
        return _person(last, Announcement(office=plain[: -len(last)].strip()), "loose", with_office=False)
    latin = re.fullmatch(rf"(?P<office>.*[\u4e00-\u9fff])[\s　]+(?P<name>{_LATIN})", plain)
    if latin and _patterns()["office"].fullmatch(latin.group("office")):
        return _person(latin.group("name"), capacity_line(latin.group("office")), "before", with_office=True)
    return None


def _joined(text: str) -> Voice | None:
    match = _patterns()["joined"].fullmatch(text)
    split = _patterns()["split"].fullmatch(text)
    if match is None or (split and not re.fullmatch(name_pattern(), split.group("given"))):
        return None
    asks = match.group("office") == "提案人"
    said = Announcement(office=match.group("called") if asks else match.group("office"))
    return _person(match.group("name"), said, "joined", with_office=True)


def _alone(text: str) -> Voice | None:
    plain = _GAP.sub("", text) if not re.fullmatch(_LATIN, text) else text
    if _ROLES.fullmatch(plain) or _FOR_OTHERS.fullmatch(plain):
        return Voice(said=Announcement(office=plain), grade=Grade.POSSIBLE, form="role")
    split = _patterns()["split"].fullmatch(plain)
    if split and not _patterns()["noun"].fullmatch(split.group("given")):
        said = Announcement(office=split.group("office"))
        return _person("".join(split.group("family", "given")), said, "split", with_office=True)
    called = _patterns()["called"].fullmatch(plain)
    if called:
        said = Announcement(office=called.group("called") or called.group("title"))
        return _person(called.group("name") or called.group("known"), said, "called", with_office=True)
    if _patterns()["bare"].fullmatch(plain):
        return _person(plain, Announcement(), "bare", with_office=False)
    return None


def _person(name: str, said: Announcement, form: str, *, with_office: bool) -> Voice | None:
    """Grade a person: a known surname beside an office is sure; a bare word may be any noun."""
    known = re.fullmatch(name_pattern(), name) or re.search("[·•‧・．]", name)
    opens = name.startswith(tuple(words()["predicate_openers"]))
    if opens or _ROLES.fullmatch(name) or _patterns()["unnamed"].fullmatch(name):
        return None
    if not known and _patterns()["noun"].fullmatch(name):
        return None
    grade = Grade.POSSIBLE
    if known:
        grade = Grade.SURE if with_office else Grade.NAMED
    elif with_office and form in ("note", "joined", "before", "behind") and len(name) <= _LONGEST_NAME:
        grade = Grade.NAMED
    return Voice(said=replace(said, names=(name,)), grade=grade, form=form)
