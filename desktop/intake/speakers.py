"""Read the lines that say who speaks: name, office, on whose behalf, in every printed order."""

import re
from dataclasses import dataclass, replace
from functools import cache

from desktop.intake.vocabulary import (
    HAN,
    MARKS,
    body_pattern,
    family_name_pattern,
    filled,
    name_pattern,
    office_pattern,
    sentence_pattern,
    words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What lines before a speech say: names, office, on whose behalf, and text on the same line."""

    names: tuple[str, ...] = ()
    office: str | None = None
    on_behalf_of: str | None = None
    rest: str = ""
    rest_offset: int = 0


_AROUND = re.compile(rf"^[【{MARKS}\s]+|[】{MARKS}\s]+$")
_BEFORE = re.compile(rf"^[{MARKS}\s]+")
_GAP = r"(?:[\s　]+|[\s　]*[:：，,|｜丨/／][\s　]*)"
_BOXED = re.compile(r"^【([^】]+)】$")
_BEHALF = re.compile(r"[，,、]?\s*代表(?![、，,])(?P<who>[^。]{2,40}?)(?:(?:作|做)?(?:书面|大会)?发言)?$")
# 【同期声】委员 甲, in a broadcast.
_SOUND = re.compile(r"^[【\[（(]同期声?[】\]）)][\s　]*")
_PERSON = re.compile("代表|副?主委|副?主席|委员(?!会)|常委(?!会)")
_NOTE = re.compile(r"[（(][^）)]*[）)]")
_UNIT = re.compile(r"提案单位[:：](?P<unit>[^；;，,）)]+)")
_SAYS = re.compile(rf"发言人[:：]\s*(?P<name>(?:{HAN}|·){{2,8}})(?:[，,](?P<office>[^）)]+))?(?=[；;）)]|$)")
# 发言单位：某委, on whose behalf.
_FIELD = re.compile(r"^(?:发言)?单位[:：]\s*(?P<unit>\S.{1,40})$")
# 甲委员（书面）, 甲（女，回族）: how somebody spoke and what somebody is are no offices.
_HOW_OR_WHAT = re.compile(r"^(?:(?:书面|口头|视频)(?:发言|连线)?|[男女]|\S{1,5}族)(?:[，,、\s　]+|$)")
_ANY_NAME = re.compile(rf"{HAN}{{2,4}}(?:·{HAN}{{1,6}})*")
_THEME_FIELD = re.compile(r"^主题[:：]\s*[《“]?(?P<title>.{2,60}?)[》”]?$")
# 1. 甲委员《…》: who speaks, and the title.
_NAMED_TITLE = re.compile(
    r"(?:\d{1,2}[.．、]|[（(]?[一二三四五六七八九十]{1,2}[）)、])?\s*(?P<who>[^。；《》]{2,40}?)[:：]?《(?P<title>[^》]{4,60})》$"
)
_CALLED = re.compile(rf"(?P<name>(?:{HAN}|·){{2,8}}?)(?P<office>委员|常委|代表)$")
# 甲委员（某校校长）说：
_SAYS_SO = re.compile(r"(?<=[）)员委表])(?:说|发言)(?=[:：]$)")


@cache
def _parties() -> str:
    return "|".join(words()["parties"])


@cache
def _field(kind: str) -> re.Pattern[str]:
    """单位及职务：, 发言人：, before an office or before who speaks."""
    return re.compile(sentence_pattern(f"{kind}-field"))


def speaker_line(text: str) -> Announcement:
    """Return what a line labelled `speaker` says."""
    bare = _bare(text)
    plain = _field("who").sub("", bare)
    if plain != bare:
        alone = _ANY_NAME.fullmatch(plain) and not _is_body(plain)
        return Announcement(names=(plain,)) if alone else speaker_line(plain)
    return (
        _with_title(text, plain)
        or _with_unit(plain)
        or _name_or_body(plain)
        or _together(plain)
        or _announced(plain)
        or _name_and_office(plain)
        or _question(text)
        or _all_names(plain)
    )


def _with_title(text: str, plain: str) -> Announcement | None:
    titled = _NAMED_TITLE.match(plain)
    if titled and (said := speaker_line(titled.group("who"))) and (said.names or said.on_behalf_of):
        return replace(said, rest=titled.group("title"), rest_offset=text.find(titled.group("title")))
    return None


def _with_unit(plain: str) -> Announcement | None:
    unit, says = _UNIT.search(plain), _SAYS.search(plain)
    return says and Announcement(
        names=(says.group("name"),),
        office=says.group("office"),
        on_behalf_of=unit.group("unit") if unit else None,
    )


def _name_or_body(plain: str) -> Announcement | None:
    spaced = re.sub(r"[\s　]+", "", plain)
    named = re.search(rf"[\s　]{name_pattern()}$", plain)
    if re.fullmatch(name_pattern(), spaced) and len(spaced) <= 4:
        return Announcement(names=(spaced,))
    called = _CALLED.fullmatch(spaced)
    if called and re.fullmatch(name_pattern(), called.group("name")):
        return Announcement(names=(called.group("name"),), office=called.group("office"))
    spaced = spaced.rstrip("：:") if not re.search(name_pattern() + "$", spaced.rstrip("：:")) else spaced
    if _is_body(spaced) and not (named or _PERSON.search(spaced)):
        return Announcement(on_behalf_of=spaced.rstrip("：:"))
    return None


def _is_body(text: str) -> bool:
    return bool(re.fullmatch(rf"\S{{0,26}}{body_pattern()}|(?:{_parties()})\S{{0,14}}", text))


def _bare(text: str) -> str:
    """Return a line without the marks and brackets around it."""
    plain = _AROUND.sub("", _SOUND.sub("", text.strip()))
    author = re.fullmatch(
        r"[（(](?:(?:本文)?(?:作者|发言人|执笔人?|撰稿)(?:系|为|是|[:：]))?(?P<who>[^（）()]+?)(?:供稿|撰稿)?[）)]",
        plain,
    )
    return _SAYS_SO.sub("", author.group("who") if author else plain).strip()


@cache
def _announcement() -> re.Pattern[str]:
    """甲委员代表某会发言——, 甲的发言, 某局局长甲（某会主席）发言：, however it is ordered."""
    return re.compile(filled(sentence_pattern("announced"), {"NAME": name_pattern()}))


def _announced(plain: str) -> Announcement | None:
    match = _announcement().match(plain)
    if not match or not any(match.group("before", "office", "note", "speaks")):
        return None
    said = capacity_line(match.group("before") or "，".join(filter(None, match.group("office", "note"))))
    return replace(
        said,
        names=(match.group("name"),),
        on_behalf_of=match.group("behalf") or said.on_behalf_of,
    )


@cache
def _each_with_office() -> re.Pattern[str]:
    """某局局长 甲 某校校长 乙: two or more who speak together."""
    office, gap = office_pattern(), r"[\s　]+"
    return re.compile(rf"(?P<office>{office}(?:、{office})*){gap}(?P<name>{name_pattern()})(?:{gap}|、|$)")


def _together(plain: str) -> Announcement | None:
    each = list(_each_with_office().finditer(plain))
    if len(each) < 2 or "".join(match.group() for match in each) != plain:
        return None
    return Announcement(names=tuple(match.group("name") for match in each), office=each[0].group("office"))


def _name_and_office(plain: str) -> Announcement | None:
    name = name_pattern()
    before = re.match(
        rf"^(?P<name>{name})(?:[（(](?P<note>[^）)]*)[）)])?{_GAP}(?P<office>.+)$",
        plain,
    )
    after = re.match(
        rf"^(?P<office>.+?)(?:(?:[\s　]+|[:：])(?P<name>{name}|{family_name_pattern()}[ 　]{{1,2}}{HAN})"
        rf"|[\s　]{{2,}}(?P<other>{HAN}{{2,3}})|(?<=委员|常委)[\s　]+(?P<rare>{HAN}{{2,5}}))$",
        plain,
    )
    for match in (before, after):
        if match and re.search(
            rf"{office_pattern()}(?=$|[、，,；;兼\s　（(])|代表|会$|社$|中心|{body_pattern()}$",
            match.group("office"),
        ):
            if len(match.group("office")) > 60 or match.group("office").endswith(("。", "；")):
                continue
            found = match.groupdict("")
            return replace(
                capacity_line(match.group("office")),
                names=(re.sub("[ 　]", "", found["name"]) or found.get("other") or found.get("rare", ""),),
            )
    inside = re.fullmatch(
        rf"(?P<name>{name})(?P<title>委员|常委|代表|主席)?[（(](?P<office>[^）)]*)[）)]?[:：]?", plain
    )
    if inside:
        said = capacity_line("，".join(filter(None, inside.group("title", "office"))))
        return replace(said, names=(inside.group("name"),))
    return None


@cache
def _asked() -> re.Pattern[str]:
    """甲委员：…, 市政协委员、某院院长甲：…; the name may follow its offices without a space."""
    return re.compile(filled(sentence_pattern("asked"), {"NAME": name_pattern()}))


@cache
def _noted() -> re.Pattern[str]:
    """甲（某校校长）…: an old digest; the text follows the note without a mark."""
    return re.compile(
        rf"(?P<name>{name_pattern()})[（(](?P<note>[^（）()]{{2,60}})[）)][\s　]*(?=[^\s：:].{{20}})"
    )


@cache
def _split() -> re.Pattern[str]:
    """蔺委员望川：…, as the records of some legislatures print it: the office inside the name."""
    return re.compile(sentence_pattern("split-name"))


def _question(text: str) -> Announcement | None:
    noted = _noted().match(text)
    if noted and re.search(office_pattern(), noted.group("note")):
        said = capacity_line(noted.group("note"))
        return replace(said, names=(noted.group("name"),), rest=text[noted.end() :], rest_offset=noted.end())
    split = _split().match(text)
    if split:
        return Announcement(
            names=(split.group("family") + split.group("given"),),
            office=split.group("office"),
            rest=text[split.end() :],
            rest_offset=split.end(),
        )
    match = _asked().match(text)
    if not match:
        # 房屋局局長：…, 群众代表老孙：…: whoever speaks, the text follows the colon.
        office = re.match(rf"(?P<office>{office_pattern()})[:：]\s*", text) or re.match(
            r"(?P<office>[^，。；：:“”《》]{2,20})[:：]\s*(?=.+[。！？”]$)", text
        )
        return office and Announcement(
            office=office.group("office"), rest=text[office.end() :], rest_offset=office.end()
        )
    note = match.group("before") or match.group("note")
    said = capacity_line(note) if note else Announcement()
    return replace(
        said,
        names=(match.group("name"),),
        office=said.office.strip("、，, 　") if said.office else match.group("office"),
        rest=text[match.end() :],
        rest_offset=match.end(),
    )


def _all_names(plain: str) -> Announcement:
    names = [name for name in re.split(r"[、，,\s　]+", _NOTE.sub("", plain)) if name]
    if names and all(re.fullmatch(name_pattern(), name) for name in names):
        return Announcement(names=tuple(names))
    return Announcement(office=plain)


def title_line(text: str) -> str:
    """Return the title on a line labelled `speech-title`, without marks and without 主题：."""
    plain = _BOXED.sub(r"\1", _BEFORE.sub("", text))
    field = _THEME_FIELD.match(plain)
    return field.group("title") if field else plain


def capacity_line(text: str) -> Announcement:
    """Return office and on whose behalf a line labelled `capacity` says."""
    plain = _HOW_OR_WHAT.sub("", text.strip().strip("（）()").strip())
    field = _FIELD.match(plain)
    if field:
        return Announcement(on_behalf_of=field.group("unit").strip())
    plain = _field("office").sub("", plain)
    match = _BEHALF.search(plain)
    if not match and re.fullmatch(rf"(?:{_parties()})\S{{0,14}}?(?:委员?会|支部|总支|[省市县区州]委)", plain):
        return Announcement(on_behalf_of=plain)
    if not match:
        return Announcement(office=plain or None)
    return Announcement(office=plain[: match.start()].strip() or None, on_behalf_of=match.group("who"))


def together(first: Announcement, second: Announcement) -> Announcement:
    """Join what two lines say; the first one wins where both say something."""
    return Announcement(
        names=first.names or second.names,
        office=first.office or second.office,
        on_behalf_of=first.on_behalf_of or second.on_behalf_of,
        rest=first.rest or second.rest,
        rest_offset=first.rest_offset or second.rest_offset,
    )
