"""Who presided, who came, who was there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from desktop.intake.name_lists import Named, ends_in_list, names_in
from desktop.intake.vocabulary import is_leading, name_pattern, office_pattern
from desktop.records import Attendance, Role, SessionFacts

_SENTENCE = re.compile(r"[^。！？；;\n]+")
_CHAIRS = re.compile(r"主持(?!人|制定|设计|编|完成|词|稿)|(?:当|担任|充当)主持人")
# 甲市政协主席, with the place by name.
_CONFERENCE = re.compile(r"(?P<place>[\u3400-\u9fff]{2,7}[省市县区州盟旗])政协")
# Who presides over a part of a session only is its chair when nobody presides over the whole.
_OVER_A_PART = re.compile(
    "主持(?:了)?[^，。]{0,10}?(?:环节|阶段|仪式|议程|半场|半段|部分)"
    "|第?[一二三四五六前后上下][^，]{0,3}(?:环节|阶段|议程|半场|半段|部分)[^，]{0,4}由"
)
_LEADS = re.compile(
    r"到会|来到|(?<!参加)看望|听取|(?<!的)讲话(?!精神|中)|致辞|出席并讲|倾听"
    r"|走[进到](?:会场|委员)|坐在[^，。；]{1,6}听|^(?:并|还)?与(?:政协)?委员[^，。]{0,8}(?:互动|交流)|^不时[^，。]{0,12}(?:交流|插话|询问|追问|记录|互动|问)"
)
_PRESENT = re.compile(r"出席|参加|列席|参会|就座|就坐|到场")
# What ends the list of those who do something.
_ACTS = re.compile(
    rf"{_CHAIRS.pattern}|{_LEADS.pattern}|{_PRESENT.pattern}|通报|介绍|宣布|应邀|专程|现场|受邀|在?主席台|前排"
    "|一同|共同|作了?[^，]{0,6}讲话"
)
_GOES_ON = re.compile(rf"(?:并|还|不时|一起|共同|认真|分别|现场|亲切)*(?:{_ACTS.pattern})")
# 出席会议的有甲、乙: the list stands behind.
_LISTED = re.compile(r"(?:出席|参加|列席|就座)[^，]{0,12}的[^，、]{0,8}?(?:(?:领导)?还?有|领导)[:：]?")
# 主持人甲 presides, whatever the sentence tells.
_HOSTS = re.compile(
    rf"(?<!主席团)(?<!主席团会议)主持人[、，]?(?:{office_pattern()})?(?P<name>{name_pattern()})(?:委员|常委)?(?![和、])"
)
# 主持会议的副主席甲宣布…: who does something else is called by presiding.
_WHO_CHAIRS = re.compile(
    r"主持(?:会议|讨论|大会|座谈|协商|活动|小组|[^，。；的“”]{0,6}会)的"
    rf"(?P<office>{office_pattern()})?(?P<name>{name_pattern()})"
)
# A leader who says this has the word, in whatever part of the text.
_LEADS_ON = (
    "(?:[^，。、；：“]{0,8}(?:插话|追问|询问|回应|点评|指出|强调|要求|总结说|问道|回答)"
    "|(?:不时|边听)[^。]{0,16}(?:说|问|记))"
)
_JOINS_IN = "(?:[^，。、；：“]{0,6}(?:插话|追问|点评)|不时[^。]{0,16}(?:问|记|交流|互动))"
# 由甲主持, 由甲任召集人主持; 任 may be a name, too.
_BY = re.compile("由(?P<who>[^，]+?)(?:担任[^，]{2,8}|任[^，]{0,6}(?:人|主席|组长))?主持")
# 委员们认为，甲在讲话中…: whom members speak of need not be there.
_MEMBERS_SAY = re.compile(
    "(?:[^，]{0,8}委员们?|大家|代表们?|与会[^，]{0,6})(?:一致|普遍|纷纷)?(?:认为|表示|指出)"
)
# Who sends another to do it is not there.
_SENT = re.compile(r"受[^，]{2,30}?(?:委托|指派)[，,]?")
# 省政协委员、甲县副县长: a member speaks.
_MEMBER = re.compile("(?:[^、，]{0,8}政协|特邀)?(?:委员|常委)[、，]")


def attendance_of(
    paragraphs: Iterable[str], listed: Mapping[str, Attendance] | None = None
) -> tuple[Attendance, ...]:
    """Return chair, leaders and attendees that the account of a session names, each person once.

    `listed` are those whom field lines name, by name; they come with their roles.

    Leaders are those who came to listen or made remarks; those of whom only presence is said are
    attendees.
    """
    told = list(paragraphs)
    roles = _roles_in(told, listed, of_parts=False)
    if all(role is not Role.CHAIR for role, _ in roles.values()):
        roles = _roles_in(told, listed, of_parts=True)
    _raise_who_speaks(roles, "\n".join(told))
    ranked = {Role.CHAIR: 0, Role.LEADER: 1, Role.ATTENDEE: 2}
    kept = [Attendance(role=role, name=name, office=office) for name, (role, office) in roles.items()]
    return tuple(sorted(kept, key=lambda person: ranked[person.role]))


def _roles_in(
    told: Iterable[str], listed: Mapping[str, Attendance] | None, *, of_parts: bool
) -> dict[str, tuple[Role, str | None]]:
    """Return role and office of each person; `of_parts`: who presided over a part is a chair, too."""
    roles = {person.name: (person.role, person.office) for person in (listed or {}).values()}
    for paragraph in told:
        for match in _SENTENCE.finditer(paragraph):
            _read_sentence(match.group(), roles, of_parts)
    return roles


def _raise_who_speaks(roles: dict[str, tuple[Role, str | None]], text: str) -> None:
    """Make those in a leading office leaders who ask, answer or point out what others hear."""
    for name, (role, office) in list(roles.items()):
        speaks = re.search(rf"{re.escape(name)}(?:同志|书记|主席)?{_LEADS_ON}", text)
        if role is Role.ATTENDEE and leads(office) and speaks:
            roles[name] = (Role.LEADER, office)
    for match in _interjecting().finditer(text):
        name = match.group("name")
        offices = re.finditer(rf"(?P<office>{office_pattern()}){re.escape(name)}", text)
        leading = (found.group("office") for found in offices if leads(found.group("office")))
        if name not in roles and (office := next(leading, None)):
            roles[name] = (Role.LEADER, office)


@cache
def _interjecting() -> re.Pattern[str]:
    """Return a pattern for somebody who takes the word between the others' speeches."""
    return re.compile(rf"(?P<name>{name_pattern()})(?:书记|市长|主席)?{_JOINS_IN}")


def _read_sentence(sentence: str, roles: dict[str, tuple[Role, str | None]], of_parts: bool) -> None:
    """Give those who stand in the list before a verb the role that it tells; 市领导甲，秘书长乙出席."""
    if _MEMBERS_SAY.match(sentence):
        return
    for host in _HOSTS.finditer(sentence):
        roles.setdefault(host.group("name"), (Role.CHAIR, None))
    if chair := _WHO_CHAIRS.search(sentence):
        _, office = roles.get(chair.group("name"), (Role.CHAIR, None))
        roles[chair.group("name")] = (Role.CHAIR, chair.group("office") or office)
    before: list[str] = []
    last: list[Named] = []
    for part in re.split(r"[，,]", _SENT.sub("", sentence)):
        role = _role_of(part, of_parts)
        if role is None:
            before = [*before, part] if ends_in_list(part) else []
            continue
        # 甲出席会议，乙列席，听取发言: those who are not named again are the ones before.
        named = _doers(part, before)
        for person in named or (last if _GOES_ON.match(part) else []):
            known = roles.get(person.name)
            if known is None or _stronger(role, known[0]):
                roles[person.name] = (role, person.office or (known[1] if known else None))
        last = [*last, *named] if role is Role.ATTENDEE else named or last
        before = []


def _doers(part: str, before: list[str]) -> list[Named]:
    """Return those who do what a part of a sentence tells; `before` are the parts of the list before it."""
    listed = _LISTED.search(part)
    if listed:
        return names_in(part[listed.end() :])
    by = _BY.search(part)
    if by:
        return names_in(by.group("who"))
    verb = _ACTS.search(part)
    own = part[: verb.start()] if verb else part
    again = names_in(own)
    if again and all(person.name in "，".join(before) for person in again):
        # 执行主席是甲、乙，甲主持: who is named again does it alone.
        return again
    return names_in("，".join([*before, own]))


def _role_of(part: str, of_parts: bool) -> Role | None:
    if _CHAIRS.search(part):
        return Role.CHAIR if of_parts or not _OVER_A_PART.search(part) else Role.ATTENDEE
    if _LEADS.search(part):
        return Role.LEADER
    return Role.ATTENDEE if _PRESENT.search(part) else None


def _stronger(role: Role, known: Role) -> bool:
    order = (Role.ATTENDEE, Role.LEADER, Role.CHAIR)
    return order.index(role) > order.index(known)


def leads(office: str | None, body: str | None = None) -> bool:
    """Tell whether words are a leader's: not those of a member who holds a leading office elsewhere.

    The chairman of another conference than the one that meets (`body`) is a guest.
    """
    elsewhere = _CONFERENCE.match(office or "")
    if elsewhere and body and not body.startswith(elsewhere.group("place")):
        return False
    return is_leading(office) and not _MEMBER.match(office or "")


def with_moderator(facts: SessionFacts, moderators: Iterable[str]) -> SessionFacts:
    """Return the facts with who moderates a transcript as chair, where the account names no other."""
    name = next(iter(moderators), None)
    if name is None or any(person.role is Role.CHAIR for person in facts.attendance):
        return facts
    others = tuple(person for person in facts.attendance if person.name != name)
    office = next((person.office for person in facts.attendance if person.name == name), None)
    chair = Attendance(role=Role.CHAIR, name=name, office=office)
    return replace(facts, attendance=(chair, *others))


def with_leaders(facts: SessionFacts, told: Iterable[tuple[str, str | None]]) -> SessionFacts:
    """Return the facts with those as leaders who spoke in a leading office (name and office as told).

    Who presided stays the chair; an office that only the account's list names counts too.
    """
    known = {person.name: person for person in facts.attendance}
    changed = dict(known)
    for name, office in told:
        if any(other != name and other.startswith(name) for other in known):
            # 甲乙丙笑着说: a name that was cut is that of the one who is known.
            continue
        person = known.get(name) or Attendance(role=Role.LEADER, name=name, office=office)
        if person.role is not Role.CHAIR and leads(office or person.office, facts.body):
            changed[name] = replace(person, role=Role.LEADER)
    ranked = (Role.CHAIR, Role.LEADER, Role.ATTENDEE)
    attendance = sorted(changed.values(), key=lambda person: ranked.index(person.role))
    return replace(facts, attendance=tuple(attendance))
